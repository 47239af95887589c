"""What lines of an acrostic are also called: 'the second T' of a list that spells a word."""

from __future__ import annotations

from docutils import nodes

ORDINALS = ("first", "second", "third", "fourth", "fifth")


def keywords(item: nodes.definition_list_item) -> str:
    """Return what else a line is called, as `second T of ATTACH`.

    That is nothing unless the first letters of the list's terms spell what stands, alone, right
    before the list.
    """
    terms = [
        line[0].astext().strip() for line in item.parent if isinstance(line, nodes.Element)
    ]
    word = "".join(term[:1] for term in terms).upper()
    title = _before(item.parent)
    if len(word) < 2 or title.upper() != word:
        return ""
    place = item.parent.index(item)
    times = word[: place + 1].count(word[place])
    ordinal = (
        ORDINALS[times - 1] if word.count(word[place]) > 1 and times <= len(ORDINALS) else ""
    )
    return f"{ordinal} {word[place]} of {title}".strip()


def _before(node: nodes.Element) -> str:
    """Return the text of the nearest paragraph before a node, or before what it begins."""
    if not node.parent.index(node) and isinstance(node.parent.parent, nodes.Element):
        node = node.parent
    siblings = node.parent.children[: node.parent.index(node)]
    texts = [n for n in siblings if isinstance(n, (nodes.paragraph, nodes.title, nodes.rubric))]
    return str(texts[-1].astext().strip()) if texts else ""
