"""A style sheet loses the rules that nothing can meet, and no other."""

from __future__ import annotations

import re

import pytest

from lean_pages import rules


@pytest.mark.parametrize(
    ("css", "rest"),
    [
        ("p{a:b}", "p{a:b}"),
        (".sig{a:b}p{c:d}", "p{c:d}"),
        (".sig,p{a:b}", "p{a:b}"),
        (".signature{a:b}", ".signature{a:b}"),
        ("p .sig>a:hover{a:b}", ""),
        ("p:not(.sig){a:b}", "p:not(.sig){a:b}"),
        (":is(.sig,p){a:b}", ":is(.sig,p){a:b}"),
        (":is(.x,.y) .sig,p{a:b}", "p{a:b}"),
        ("@media print{.sig{a:b}p{c:d}}", "@media print{p{c:d}}"),
        ("@media print{.sig{a:b}}p{c:d}", "p{c:d}"),
        ("@media print{@supports (a:b){.sig{a:b}i{a:b}}}",
         "@media print{@supports (a:b){i{a:b}}}"),
        ('@charset "utf-8";.sig{a:b}', '@charset "utf-8";'),
        ("@font-face{font-family:x}", "@font-face{font-family:x}"),
        ('p{content:"}.sig{"}', 'p{content:"}.sig{"}'),
        ('[title=".sig,x"]{a:b}', '[title=".sig,x"]{a:b}'),
        ("/*! MIT */.sig{a:b}p{a:b}", "/*! MIT */p{a:b}"),
    ],
)  # fmt: skip
def test_a_rule_goes_if_all_its_selectors_need_an_unused_class(css, rest):
    assert rules.without_unused(css, re.compile("sig")) == rest


def test_the_classes_are_those_that_a_selector_needs():
    css = "/*! a.b */.one,p.two:not(.three){a:b}@media print{.four{a:.5em}}@page{margin:.6in}"
    assert rules.classes(css) == {"one", "two", "four"}


@pytest.mark.parametrize(
    ("css", "rest"),
    [
        ("p{--a:1;color:var(--a)}", "p{--a:1;color:var(--a)}"),
        ("p{--a:1;color:red}", "p{color:red}"),
        ("p{--a:var(--b);--b:1}", "p{}"),
        ("p{--a: 1 ;--b:var(--a)}i{x:var( --b )}", "p{--a: 1 ;--b:var(--a)}i{x:var( --b )}"),
        ('p{--a:url("data:;x{}\')");c:d}', "p{c:d}"),
        ("p{--a:1}", "p{}"),
        ("p-q--a:hover{c:d}", "p-q--a:hover{c:d}"),
        ("@keyframes in{0%{a:b}to{c:d}}p{e:f}", "p{e:f}"),
        (
            "@keyframes in{0%{a:b}}p{animation:in 1s}",
            "@keyframes in{0%{a:b}}p{animation:in 1s}",
        ),
    ],
)
def test_a_custom_property_goes_if_nothing_asks_for_it(css, rest):
    assert rules.without_unused_properties(css) == rest


def test_comments_go_save_licences_and_what_is_quoted():
    assert rules.without_comments("/* a */p{c:'/* b */'}/*! d */") == "p{c:'/* b */'}/*! d */"
