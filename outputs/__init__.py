"""What can be taken away from the site: an EPUB, a PDF and an archive that needs no server."""
