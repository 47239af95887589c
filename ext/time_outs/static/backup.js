/** Holds the place of backup.js. */
