"""How the nodes of a time out are written.

In HTML, with room to write on paper, which the script puts fields in the place of:

    <section class="time-out" id="time-out-NAME" data-activity="NAME" data-minutes="10"
             aria-labelledby="time-out-NAME-title">
      <p class="time-out-title" id="time-out-NAME-title">Time out: <strong
        class="time-out-name">…</strong> <span
        class="time-out-minutes">about 10 minutes</span></p>
      <div class="time-out-text">…</div>
      <ol class="time-out-prompts">
        <li data-prompt="PROMPT">
          <div class="time-out-prompt" id="time-out-NAME-1">…</div>
          <div class="time-out-room"></div>
        </li>
      </ol>
    </section>

A draft has the class `time-out-draft`, `data-open-prompt` and, behind the prompts,
`<ul class="time-out-checks"><li data-check="1">…</li></ul>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from directive_parts.blocks import IN_LATEX, IN_MAN

from .nodes import (
    reflections,
    time_out,
    time_out_check,
    time_out_checks,
    time_out_entry,
    time_out_item,
    time_out_line,
    time_out_list,
    time_out_minutes,
    time_out_name,
    time_out_open_prompt,
    time_out_prompt,
    time_out_prompts,
    time_out_room,
    time_out_text,
    time_out_title,
    time_outs,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.text import TextTranslator

    Visitors = tuple[Callable[[Any, Any], None], Callable[[Any, Any], None]]

RULES = 3
"""How many lines there are to write on."""


def visit_time_out(translator: HTML5Translator, node: time_out) -> None:
    """Open the section, which bears the title's name."""
    attributes: dict[str, Any] = {}
    if "name" in node:
        attributes["data-activity"] = node["name"]
    if node["minutes"]:
        attributes["data-minutes"] = node["minutes"]
    if node.title and node.title["ids"]:
        attributes["aria-labelledby"] = node.title["ids"][0]
    if node.open_prompt:
        attributes["data-open-prompt"] = node.open_prompt
    css_class = "time-out time-out-draft" if node["draft"] else "time-out"
    translator.body.append(translator.starttag(node, "section", CLASS=css_class, **attributes))


def in_html(tag: str, css_class: str = "", **data: str) -> Visitors:
    """Return visitors that write a node as an element.

    Args:
        tag: The element.
        css_class: Its class.
        data: For each `data-` attribute, the node's attribute that it takes its value from.
    """

    def visit(translator: HTML5Translator, node: nodes.Element) -> None:
        attributes: dict[str, Any] = {"class": css_class} if css_class else {}
        attributes |= {f"data-{name}": node[source] for name, source in data.items()}
        translator.body.append(translator.starttag(node, tag, **attributes))

    def depart(translator: HTML5Translator, _node: nodes.Element) -> None:
        translator.body.append(f"</{tag}>\n")

    return visit, depart


def pass_by(_translator: nodes.NodeVisitor, _node: nodes.Element) -> None:
    """Show the node's children alone."""


def skip(_translator: nodes.NodeVisitor, _node: nodes.Element) -> None:
    """Show nothing."""
    raise nodes.SkipNode


def visit_minutes(translator: LaTeXTranslator, _node: nodes.Element) -> None:
    """Open a bracket, where no style sets the minutes apart."""
    translator.body.append("(")


def depart_minutes(translator: LaTeXTranslator, _node: nodes.Element) -> None:
    """Close the bracket."""
    translator.body.append(")")


def visit_minutes_in_text(translator: TextTranslator, _node: nodes.Element) -> None:
    """Open a bracket."""
    translator.add_text("(")


def depart_minutes_in_text(translator: TextTranslator, _node: nodes.Element) -> None:
    """Close the bracket."""
    translator.add_text(")")


def visit_room_in_latex(translator: LaTeXTranslator, _node: nodes.Element) -> None:
    """Draw lines to write on, the first on the page of the prompt."""
    rule = "\\noindent\\rule{\\linewidth}{0.4pt}\\par\n"
    translator.body.append("\n\n\\nobreak" + f"\\vspace{{5mm}}{rule}" * RULES)


def visit_room_in_text(translator: TextTranslator, _node: nodes.Element) -> None:
    """Draw lines to write on."""
    for _rule in range(RULES):
        translator.new_state(0)
        translator.add_text("_" * 50)
        translator.end_state()


def setup(app: Sphinx) -> None:
    """Register the nodes; a format without visitors here uses those of the base class."""
    close = in_html("section")[1]
    app.add_node(time_out, html=(visit_time_out, close), latex=IN_LATEX, man=IN_MAN)
    in_others = (visit_minutes, depart_minutes)
    app.add_node(
        time_out_minutes,
        latex=in_others,
        man=in_others,
        texinfo=in_others,
        text=(visit_minutes_in_text, depart_minutes_in_text),
    )
    app.add_node(time_out_title)
    app.add_node(time_out_name)
    app.add_node(time_out_text, html=in_html("div", "time-out-text"), man=IN_MAN)
    app.add_node(time_out_prompts, html=in_html("ol", "time-out-prompts"))
    app.add_node(time_out_item, html=in_html("li", prompt="prompt"))
    app.add_node(time_out_prompt, html=in_html("div", "time-out-prompt"))
    app.add_node(
        time_out_room,
        html=in_html("div", "time-out-room"),
        latex=(visit_room_in_latex, pass_by),
        text=(visit_room_in_text, pass_by),
    )
    app.add_node(time_out_checks, html=in_html("ul", "time-out-checks"))
    app.add_node(time_out_check, html=in_html("li", check="number"))
    nowhere = (skip, pass_by)
    app.add_node(
        time_out_open_prompt,
        html=nowhere,
        latex=nowhere,
        man=nowhere,
        texinfo=nowhere,
        text=nowhere,
    )
    app.add_node(time_outs)
    app.add_node(reflections, html=in_html("section", "reflections"), man=IN_MAN)
    app.add_node(time_out_list, html=in_html("ul"))
    app.add_node(time_out_entry, html=in_html("li", activity="activity", prompts="prompts"))
    app.add_node(time_out_line, html=(pass_by, pass_by))
