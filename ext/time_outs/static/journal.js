/** Holds the place of journal.js. */
