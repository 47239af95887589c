"""What directives with a title, a name and options have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Callable


class AnyOption(dict[str, "Callable[[str | None], str]"]):
    """Options of any name: the directive itself reports one that it does not know.

    docutils would replace all that the directive holds by an error, for a slip in one option.
    """

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, _name: str) -> Callable[[str | None], str]:
        return lambda value: (value or "").strip()


class TitledDirective(SphinxDirective):
    """A directive with a title, options and content, whose mistakes lose nothing.

    Each mistake is reported by `report`, under the kinds `title`, `option` and `duplicate`.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = AnyOption()

    options_known: ClassVar[tuple[str, ...]] = ()
    """The options that there are, as they are written: `:name:`."""

    def report(self, kind: str, message: str, place: nodes.Node | str) -> None:
        """Report a mistake of a kind at a node or at a file and line."""
        raise NotImplementedError

    def report_unknown_options(self) -> None:
        """Report the options that the directive does not know."""
        for name in self.options:
            if f":{name}:" not in self.options_known:
                known = ", ".join(self.options_known)
                message = f"there is no option ':{name}:'. There are {known}."
                self.report("option", message, self.place_of(name))

    def read_classes(self, node: nodes.Element) -> None:
        """Give `node` what the option :class: says."""
        try:
            node["classes"] += directives.class_option(self.options.get("class", ""))
        except ValueError as error:
            self.report("option", f"{error}.", self.place_of("class"))

    def title_nodes(self, title: nodes.Element) -> list[nodes.Node]:
        """Fill `title` with the text behind the directive, if there is one.

        Returns:
            The title, and what docutils has to say about it.
        """
        if not self.arguments:
            message = f"it has no title. Write it behind '{self.name}'."
            self.report("title", message, self.get_location())
            return []
        children, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
        title.rawsource = self.arguments[0]
        title += children
        self.set_source_info(title)
        return [title, *messages]

    def take_address(self, node: nodes.Element, name: str, node_id: str) -> bool:
        """Give `node` this name and this id; report where the id is taken on the page."""
        taken = self.take_id(node, node_id)
        if taken:
            node["name"] = name
        return taken

    def take_id(self, node: nodes.Element, node_id: str) -> bool:
        """Give `node` this id; report where it is taken on the page."""
        if node_id in self.state.document.ids:
            message = f"the address '{node_id}' is taken on this page. Choose another :name:."
            self.report("duplicate", message, node)
            return False
        node["ids"].append(node_id)
        self.state.document.note_explicit_target(node)
        return True

    def place_of(self, option: str) -> str:
        """Return the file and the line of an option."""
        source, line = self.state_machine.get_source_and_line(self.line_of(option))
        return f"{source}:{line}"

    def line_of(self, option: str) -> int:
        """Return the line of an option, as docutils counts lines here."""
        for number, line in enumerate(self.block_text.splitlines()):
            if re.match(rf"\s*:?{re.escape(option)}:", line):
                return self.lineno + number
        return self.lineno


def with_headings(content: list[nodes.Node]) -> list[nodes.Node]:
    """Return `content` with the headings that reStructuredText has refused, as MyST has them.

    docutils puts such a heading into a message that Sphinx does not show: it would be lost.
    """
    parent = nodes.Element("", *content)
    for message in list(parent.findall(nodes.system_message)):
        text = message.astext()
        if "Unexpected section title" in text:
            for block in message.findall(nodes.literal_block):
                heading = nodes.rubric("", block.astext().strip("\n").splitlines()[0], level=2)
                heading.source, heading.line = message["source"], message["line"]
                message.replace_self([heading])
    return list(parent.children)


def is_heading(node: nodes.Node) -> bool:
    """Tell whether MyST has made `node`, a rubric that knows its level, of a heading."""
    return isinstance(node, nodes.rubric) and "level" in node
