"""The site is shown, follows every change, and says what is wrong."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from websockets.sync.client import connect

HOME = Path(__file__).parents[2]
CONF = """\
import sys
from pathlib import Path
sys.path.insert(0, str(Path("../ext").resolve()))
extensions = ["myst_parser", "sphinxcontrib.bibtex", "csl_references", "source_trail"]
extensions += ["content_policy", "time_outs"]
extensions += ["plain_warnings", "greeting"]
bibtex_bibfiles = ["../references.bib"]
bibtex_default_style, bibtex_reference_style = "csl-apa", "apa"
bibtex_cite_id = "cite-{key}"
html_theme = "basic"
html_static_path = ["_static"]
show_warning_types = False
"""
GREETING = """\
def setup(app):
    app.connect("source-read", lambda app, name, text: text.append(text.pop() + "\\n\\n{}\\n"))
    return dict(parallel_read_safe=True, parallel_write_safe=True)
"""
WORK = "@book{{{}, author={{{}, Ada}}, title={{T}}, year={{2001}}, publisher={{P}}}}\n"
FILES = {
    "docs/conf.py": CONF,
    "docs/index.md": "# Home\n\n{cite:p}`grey2001`\n\n```{toctree}\nother\nworks\n```\n",
    "docs/other.md": "# Other\n",
    "docs/works.md": "# Works\n\n```{bibliography}\n```\n",
    "docs/_static/site.css": "p { color: black }\n",
    "ext/greeting.py": GREETING.format("Hello."),
    "references.bib": WORK.format("grey2001", "Grey"),
}


class Served:
    """A site that is being served."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text)
        self.process = start(folder)
        self.said = self.read_until("Ctrl+C")
        (self.address,) = re.findall(r"http://(\S+)/ ", self.said[-1])
        self.browser = None

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read_until(self, words):
        """Return the lines that are said next, up to one with the words."""
        lines = []
        for line in self.process.stdout:
            lines.append(line.rstrip())
            if words in line:
                return lines
        pytest.fail(f"it ended: {lines}")

    def change(self, name, text):
        """Change a file, and return what is said of that."""
        self.write(name, text)
        lines = self.read_until(" changed: ")
        assert lines[-1].startswith(f"{name} changed: "), lines
        return lines

    def page(self, name="index.html"):
        with urllib.request.urlopen(f"http://{self.address}/{name}") as response:
            return response.read().decode()

    def is_told(self):
        """Wait until the browser is told to load its page again."""
        assert self.browser.recv() == "refresh"
        return True


def start(folder, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "serve", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )


@pytest.fixture
def served(tmp_path):
    served = Served(tmp_path)
    with connect(f"ws://{served.address}/websocket-reload") as served.browser:
        yield served
    if served.process.poll() is None:
        os.killpg(served.process.pid, signal.SIGINT)
        served.process.wait()
    served.process.stdout.close()


def test_a_page_and_a_style_are_followed(served):
    (line,) = served.change("docs/other.md", "# Other\n\nZanzibar\n")
    assert re.fullmatch(r"docs/other\.md changed: shown in \d+\.\d s\.", line)
    assert served.is_told()
    assert "Zanzibar" in served.page("other.html")
    assert "/websocket-reload" in served.page("other.html")
    served.change("docs/_static/site.css", "p { color: red }\n")
    assert served.is_told()
    assert "red" in served.page("_static/site.css")


def test_a_mistake_is_said_and_the_page_is_shown(served):
    mistake, line = served.change("docs/other.md", "# Other\n\n[x](indx.md)\n")
    assert mistake == (
        "docs/other.md:3: the link leads nowhere: there is no page 'indx.md': did you mean "
        "'index.md'?"
    )
    assert line.endswith(", with the mistakes above.")
    assert served.is_told()


def test_the_last_good_pages_stay_while_the_bibliography_is_broken(served):
    mistake, line = served.change(
        "references.bib", "@book{grey2001, author={Grey}\n title={T}}"
    )
    assert mistake.startswith("references.bib:2: the work here, or the one before it, cannot")
    assert line.startswith("references.bib changed: not shown; the pages stay as they were")
    assert "Grey" in served.page()
    served.change("references.bib", WORK.format("grey2001", "Green"))
    assert served.is_told()
    assert "Green" in served.page()


def test_pages_follow_the_bibliography_that_they_cite(served):
    served.change("references.bib", WORK.format("grey2001", "Green"))
    assert "Green" in served.page()
    assert "Green" in served.page("works.html")
    mistake, _ = served.change("references.bib", WORK.format("green2001", "Green"))
    assert mistake == (
        "docs/index.md:3: there is no work 'grey2001' in references.bib: did you mean "
        "'green2001'?"
    )
    both = WORK.format("grey2001", "Grey") + WORK.format("green2001", "Green")
    (line,) = served.change("references.bib", both)
    assert "mistakes" not in line
    assert "Grey" in served.page()


def test_the_code_of_an_extension_is_followed(served):
    assert "Hello." in served.page("other.html")
    served.change("ext/greeting.py", GREETING.format("Good morning."))
    assert "Good morning." in served.page("other.html")


def test_ctrl_c_ends_it_without_another_word(served):
    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.stdout.read().strip() == ""
    assert served.process.wait() == 130


def test_a_port_that_is_in_use_is_said_in_one_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(tmp_path, "--port", str(port))
        said, _ = process.communicate()
    assert process.returncode == 1
    assert said.startswith(f"kb.py serve: port {port} is in use. ")
    assert said.count("\n") == 1
