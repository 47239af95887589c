"""A small site with time outs, for the tests of the extension."""

from __future__ import annotations

CONF = {
    "extensions": ["myst_parser", "time_outs"],
    "version": "1",
    "release": "1",
    "copyright": "none",
    "epub_copyright": "none",
}

TIME_OUT = """\
:::{time-out} First *meetings*
:name: first-meetings
:minutes: 10

Before you begin, see {time-out:activity}`leaving`.

- What was *said* first, in the first meeting?
- What was not?

Talk about it, [again](#time-out-first-meetings).
:::
"""

DRAFT = """\
:::{reflection-draft} An account
:name: account
:open-prompt: In your own words

Who reads it?

1. What happened?
2. What did you learn?

Before it leaves:

- No names
- No places

The end.
:::
"""

PAGES = {
    "index.md": f"# Home\n\n{TIME_OUT}\nAfter it.\n\n```{{toctree}}\nother\nmine\n```\n",
    "other.md": """\
# Other

:::{time-out} Leaving
:name: leaving

- Who left?
:::

::::{time-out} A minute
:name: minute
:minutes: 1

* Breathe.
::::
""",
    "mine.md": f"""\
# My reflections

:::{{reflections}}
Without a script, print the pages.
:::

{DRAFT}

```{{time-outs}}
```
""",
}
"""Three pages: two time outs on one of them, and a page of reflections."""


def time_out_called(name: str, title: str = "Time", prompt: str = "What?") -> str:
    """Return the source of a time out."""
    return f":::{{time-out}} {title}\n:name: {name}\n\n- {prompt}\n:::\n"
