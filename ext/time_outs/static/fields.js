/** Holds the place of fields.js. */
