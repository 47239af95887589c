from __future__ import annotations

import subprocess
import sys

import kb


def test_the_pages_are_listed_by_the_day_when_they_are_due(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/conf.py").write_text("extensions = ['myst_parser', 'page_review']\n")
    front = "---\nreviewed: 2001-01-01\nreview-by: 2002-01-01\n---\n"
    (tmp_path / "docs/index.md").write_text(f"{front}# Home\n")
    (step,) = kb.COMMANDS["review"].steps
    done = subprocess.run(
        [sys.executable, "-m", *step.split()],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "2002-01-01  2001-01-01  index.md  overdue\n" in done.stdout
