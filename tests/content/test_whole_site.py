from __future__ import annotations

from whole_site import build


def test_a_site_with_a_warning_is_reported_with_it(tmp_path):
    source = tmp_path / "docs"
    source.mkdir()
    (source / "conf.py").write_text("extensions = ['myst_parser']\n")
    (source / "index.md").write_text("# Home\n\nSome text.\n")
    assert build(source, tmp_path / "right") == ""
    (source / "index.md").write_text("# Home\n\n[Nowhere](#nowhere)\n")
    assert "docs/index.md:3: WARNING: 'myst' cross-reference target not found: 'nowhere'" in (
        build(source, tmp_path / "wrong")
    )


def test_a_site_with_an_overdue_page_is_not_reported(tmp_path):
    source = tmp_path / "docs"
    source.mkdir()
    (source / "conf.py").write_text("extensions = ['myst_parser', 'page_review']\n")
    overdue = "---\nreviewed: 2001-01-01\nreview-by: 2002-01-01\n---\n# Home\n"
    (source / "index.md").write_text(overdue)
    assert build(source, tmp_path / "overdue") == ""
    (source / "index.md").write_text(f"{overdue}\n[Nowhere](#nowhere)\n")
    (problem,) = build(source, tmp_path / "wrong").splitlines()
    assert "'nowhere'" in problem
