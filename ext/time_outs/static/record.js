/** Holds the place of record.js. */
