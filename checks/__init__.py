"""Finds what an author of pages can get wrong, in seconds and without a browser."""
