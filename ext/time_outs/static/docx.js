/** Holds the place of docx.js. */
