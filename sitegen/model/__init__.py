"""These files say what may stand in a content file, kind by kind."""
