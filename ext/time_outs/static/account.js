/** Holds the place of account.js. */
