"""Deliberate breakages: each promise of the site is broken once, and a test has to say so.

`promises/*.toml` hold the breakages. A copy of the project is broken, never the project itself.
"""
