// Know where the site stands: the script lies in its assets/, on the web as in a folder.

/** Where this script lies; its name holds its hash. */
export const SCRIPT = document.currentScript.src;

export const SITE = new URL("../", SCRIPT).href;

/** Whether the page was opened from a folder. */
export const FROM_FOLDER = location.protocol === "file:";
