"""The words of the script, in the language of the site.

They are translated when a page is written, and reach the script as one attribute of its tag.
"""

from __future__ import annotations

from sphinx.locale import get_translation

_ = get_translation("mnemonic_cards")


def script_words() -> dict[str, str]:
    """Return what the script says, by the names that it has for it.

    Words in braces are filled in by the script. No sentence counts in its grammar, so that
    none needs plural forms.
    """
    words = {
        "practise": _("Test yourself"),
        "showAll": _("Show all"),
        "hideAll": _("Hide all"),
        # Practice
        "left": _("To go: {count}"),
        "askWord": _("Letter {number}, {letter}: which word?"),
        "askTerm": _("Which term is this?"),
        "askExplanation": _("How would you explain it?"),
        "askForTerm": _("Ask me for the term"),
        "shuffle": _("Shuffle"),
        "leave": _("Leave"),
        "check": _("Check"),
        "show": _("Show the answer"),
        "empty": _("Nothing is written yet. Write an answer, or have it shown."),
        "right": _("Right: {term}."),
        "nearly": _("Right, but for a slip: {term}."),
        "wrong": _("Not this time. You wrote “{answer}”; it is {term}."),
        "shown": _("It is {term}."),
        "knew": _("I knew it"),
        "didNot": _("I did not"),
        "next": _("Next"),
        "score": _("At the first try: {known} of {count}."),
        "missed": _("To look at again: {terms}."),
        "again": _("Once more"),
        "onlyMissed": _("Only those"),
        # Progress
        "keep": _("Keep my progress on this device"),
        "keepNote": _("It is sent nowhere. On a shared computer, others may see it."),
        "forget": _("Forget my progress"),
        "due": _("Due today: {count}."),
        "practiseDue": _("Practise what is due"),
        "blocked": _("This browser lets the page keep nothing, so no progress is kept."),
        "full": _("There is no room to keep more. What was kept before is still there."),
        "unreadable": _(
            "The progress that is kept on this device cannot be read. It stays as it is, and "
            "nothing new is kept."
        ),
        "newer": _(
            "The progress that is kept on this device is from a newer version of this site. "
            "It stays as it is, and nothing new is kept."
        ),
    }
    # Some are proxies, which know their text only when they are asked for it.
    return {name: str(text) for name, text in words.items()}
