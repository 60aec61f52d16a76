"""Names of the environment's variables that tell MkDocs' hook which edition of the site is wanted."""

OFFLINE = "YUQI_OFFLINE"
AS_OF = "YUQI_AS_OF"
QUICK = "YUQI_QUICK"
