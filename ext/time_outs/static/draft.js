/** Holds the place of draft.js. */
