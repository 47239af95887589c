"""The words of the script, in the language of the site.

They are translated when a page is written. Those that stand on a page at first reach the script
as one attribute of its tag, the others come with the practice, when a reader asks for it.
"""

from __future__ import annotations

from sphinx.locale import get_translation

_ = get_translation("mnemonic_cards")


def script_words() -> dict[str, str]:
    """Return what the script says, by the names that it has for it.

    The script fills in the numbers in braces. No sentence counts in its grammar ("2 cards
    are"), so that none needs plural forms.
    """
    words = {**_reading(), **_asking(), **_answering(), **_summary(), **_progress()}
    # Some are proxies, which know their text only when they are asked for it.
    return {name: str(text) for name, text in words.items()}


def first_words() -> dict[str, str]:
    """Return those of the words that stand on a page before anybody practises."""
    return {name: str(text) for name, text in _reading().items()}


def _reading() -> dict[str, str]:
    return {
        "practise": _("Test yourself"),
        "showAll": _("Show all"),
        "hideAll": _("Hide all"),
    }


def _asking() -> dict[str, str]:
    return {
        # Translators: {0} is how many cards are left.
        "left": _("To go: {0}"),
        # Translators: {0} is a letter's place in the word, {1} the letter.
        "askWord": _("Letter {0}, {1}: which word?"),
        "askTerm": _("Which term is this?"),
        "askExplanation": _("How would you explain it?"),
        "check": _("Check"),
        "show": _("Show the answer"),
        # Translators: a checkbox: the cards come in random order.
        "shuffle": _("Shuffle"),
        # Translators: a checkbox: the term is shown and the explanation is asked for.
        "termFirst": _("Show the term first"),
        "leave": _("Leave"),
    }


def _answering() -> dict[str, str]:
    return {
        "empty": _("Nothing is written yet. Write an answer, or have it shown."),
        # Translators: {0} is the right term.
        "right": _("Right: {0}."),
        # Translators: {0} is the right term.
        "nearly": _("Right, but for a slip: {0}."),
        # Translators: {0} is the right term, {1} what the reader wrote.
        "wrong": _("Not this time. You wrote “{1}”; it is {0}."),
        # Translators: {0} is the right term.
        "shown": _("It is {0}."),
        "knew": _("I knew it"),
        "didNot": _("I did not"),
        "next": _("Next"),
    }


def _summary() -> dict[str, str]:
    return {
        # Translators: {0} is how many were known, {1} how many were asked.
        "score": _("Known at first try: {0} of {1}."),
        # Translators: {0} is a list of terms.
        "missed": _("Missed at first: {0}."),
        "again": _("The whole deck again"),
        "onlyMissed": _("Only the missed ones"),
    }


def _progress() -> dict[str, str]:
    return {
        "keep": _("Keep my progress on this device"),
        "keepNote": _(
            "It stays in this browser and is sent nowhere. On a shared computer, others can "
            "see it."
        ),
        "forget": _("Forget my progress"),
        # Translators: {0} is how many.
        "due": _("Cards due today: {0}."),
        "practiseDue": _("Practise what is due"),
        "blocked": _("This browser does not let the page keep anything; nothing is kept."),
        "full": _(
            "There is no room left in this browser. What was kept before is still there; "
            "nothing new is kept."
        ),
        "unreadable": _(
            "What was kept here cannot be read. It stays as it is until you choose 'Forget my "
            "progress'; nothing new is kept."
        ),
        "newer": _(
            "Your progress was kept by a newer version of this site. It stays as it is; "
            "nothing new is kept. Reloading the page may help."
        ),
    }
