/** Holds the place of store.js. */
