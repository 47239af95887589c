/** Holds the place of markdown.js. */
