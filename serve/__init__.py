"""Shows the site at an address on this machine, and follows every change."""
