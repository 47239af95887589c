/** Holds the place of book.js. */
