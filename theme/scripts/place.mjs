// This file knows where the site stands: the script lies in its assets/, on the web as in a folder.

export const SITE = new URL("../", document.currentScript.src).href;

/** Whether the page was opened from a folder. */
export const FROM_FOLDER = location.protocol === "file:";
