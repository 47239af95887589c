"""What the tests of the content share."""

from whole_site import site

__all__ = ["site"]
