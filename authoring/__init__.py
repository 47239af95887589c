"""What helps an author to add something: `kb.py new-reference` and `kb.py new-page`."""
