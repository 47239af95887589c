"""What Sphinx extensions with directives of their own have in common.

This is a library, not an extension: it has no `setup`.
"""
