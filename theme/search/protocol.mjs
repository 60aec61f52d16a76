// The kinds of messages between the theme's search box and the search; SETUP says that somebody is about to ask.

export const SETUP = 0;
export const READY = 1;
export const QUERY = 2;
export const RESULT = 3;
