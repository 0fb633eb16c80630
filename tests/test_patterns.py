"""Patterns kept between starts do what freshly compiled ones do, and a file of them is never in the way."""

import re
from pathlib import Path

import pytest

from dsh import patterns
from dsh.patterns import kept, regex

SAID = [
    (r"(?P<verb>run|start) (?P<image>[a-z]+)(?::(?P<tag>\w+))?", re.IGNORECASE, "RUN nginx:1"),
    (r"^[äö]+\b|\d{2,}(?!x)", 0, "öä"),
    (r"(?i:a)(?<!b)c|(?:d|e)*?f", 0, "Ac ddf"),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where they are kept; what this process has compiled before is forgotten."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    regex.cache_clear()
    path = patterns._path()
    assert path is not None
    return Path(path)


def met() -> list[tuple[object, ...]]:
    """What the patterns find, and all that is to be known of them."""
    regex.cache_clear()
    with kept():
        made = [(regex(text, flags), said) for text, flags, said in SAID]
    regex.cache_clear()
    return [
        (p.pattern, p.flags, p.groups, dict(p.groupindex), [m.groupdict() or m[0] for m in p.finditer(said)])
        for p, said in made
    ]


def test_a_kept_pattern_is_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = met()
    assert file.stat().st_mode & 0o077 == 0
    monkeypatch.setattr(patterns.re, "compile", lambda *_: pytest.fail("compiled again"))
    assert met() == fresh


@pytest.mark.parametrize("damage", [lambda b: b[:-5], lambda b: b"\xff" * 40 + b, lambda b: b.replace(b"e", b"\0")])
def test_a_damaged_file_is_thrown_away(file: Path, damage) -> None:  # type: ignore[no-untyped-def]
    fresh = met()
    file.write_bytes(damage(file.read_bytes()))
    assert met() == fresh
    assert met() == fresh
    assert met() == fresh


def test_no_folder_to_write_to_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert met() == met()


def test_a_full_file_is_begun_anew_with_what_is_in_use(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = met()
    for n in range(20):
        with kept():
            regex(f"another one {n}")
    full = file.stat().st_size
    with kept():
        regex("one more")
    assert file.stat().st_size > full
    monkeypatch.setattr(patterns, "MOST", full)
    regex.cache_clear()
    with kept():
        for text, flags, _ in SAID:
            regex(text, flags)
        regex("the last")
    assert file.stat().st_size < full
    assert [it.name for it in file.parent.iterdir()] == [file.name]
    monkeypatch.setattr(patterns.re, "compile", lambda *_: pytest.fail("compiled again"))
    assert met() == fresh


def test_outside_nothing_is_kept(file: Path) -> None:
    regex("a|b")
    assert not file.exists()
