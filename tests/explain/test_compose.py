"""Compose files explained: every character once, faults in place, advice where it is due."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsh.explain.compose import explain_compose
from dsh.explain.explanation import Explanation
from dsh.explain.files import is_compose
from dsh.knowledge.store import open_store

STORE = open_store()


def assert_covered(it: Explanation) -> None:
    at = 0
    for part in it.parts:
        assert at <= part.start < part.end <= len(it.text)
        assert it.text[part.start : part.end] == part.text
        assert not it.text[at : part.start].strip()
        assert part.meaning
        at = part.end
    assert not it.text[at:].strip()
    assert all(0 <= w.start <= w.end <= len(it.text) for w in it.warnings)


BITS = [
    "services:",
    "web:",
    "image: nginx",
    "ports:",
    "- 80:80",
    "&a",
    "*a",
    "<<: *a",
    "{",
    "}",
    "[",
    "]",
    "# x",
    "'",
    '"',
]
BITS += [
    " ",
    "  ",
    "\n",
    "\n  ",
    "\n    ",
    "\t",
    "${A:-b}",
    "|\n",
    ">",
    ": ",
    "- ",
    "---\n",
    "!reset",
    "\0",
    "\ufeff",
    "é",
    "%",
]


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(BITS), max_size=25).map("".join)))
def test_any_text_is_covered(text: str) -> None:
    assert_covered(explain_compose(text, STORE))


def of(body: str, more: str = "") -> str:
    return f"services:\n  web:\n    image: nginx:1.25\n{body}{more}"


DB = "  db:\n    image: postgres:17\n"
ADVICE = [
    ("version: '3'\n" + of(""), "version-obsolete", "version"),
    ("volumes: {}\n", "no-services", ""),
    ("services:\n  web:\n    ports: []\n", "no-image", "web"),
    ("services:\n  web:\n    image: nginx\n", "latest-tag", "nginx"),
    ("services:\n  web:\n    image: nginx:latest\n", "latest-tag", "nginx:latest"),
    ("services:\n  web:\n    image: centos:7\n", "dead-image", "centos:7"),
    ("services:\n  web:\n    image: python:2.7\n", "dead-tag", "python:2.7"),
    (of('    ports: ["5432:5432"]\n'), "database-port", '"5432:5432"'),
    (of("    ports:\n      - target: 3306\n        published: 3306\n"), "database-port", None),
    (of("    environment:\n      DB_PASSWORD: x\n"), "password-in-file", "x"),
    (of("    environment: [DB_PASSWORD=x]\n"), "password-in-file", "DB_PASSWORD=x"),
    (of("    depends_on: [db]\n", DB), "depends-started-only", "db"),
    (of("    depends_on:\n      db:\n        condition: service_healthy\n", DB), "no-healthcheck", "db"),
    (of("    depends_on: [bd]\n", DB), "unknown-service", "bd"),
    (of("    container_name: x\n    scale: 2\n"), "name-and-scale", "container_name"),
    (of("    links: [db]\n", DB), "links-obsolete", "links"),
    (of("    volumes: [data:/data]\n"), "undefined", "data:/data"),
    (of("    networks: [back]\n"), "undefined", "back"),
    (of("    secrets: [pw]\n"), "undefined", "pw"),
    (of("    ports:\n      - 22:22\n"), "unquoted-port", "22:22"),
    (of("    init: true\n    init: false\n"), "duplicate-key", "init"),
    (of("\tports: []\n"), "yaml-tab", "\t"),
    (of("   ports: []\n"), "yaml-indentation", None),
    (of("    command: 'x\n"), "yaml-syntax", None),
]


@pytest.mark.parametrize(
    ("text", "name", "place"), ADVICE, ids=[f"{name}-{n}" for n, (_, name, _) in enumerate(ADVICE)]
)
def test_advice(text: str, name: str, place: str | None) -> None:
    it = explain_compose(text, STORE)
    assert_covered(it)
    found = {w.id: text[w.start : w.end] for w in it.warnings}
    assert name in found
    assert place is None or found[name] == place


FINE = of(
    """    ports: ["8080:80", "127.0.0.1:5432:5432"]
    environment:
      DB_PASSWORD: ${DB_PASSWORD}
      DB_PASSWORD_FILE: /run/secrets/pw
    volumes: [data:/data, ./x:/x, /y]
    networks: [default]
    depends_on:
      db:
        condition: service_healthy
  db:
    image: postgres:17
    healthcheck:
      test: ["CMD", "pg_isready"]
volumes:
  data:
"""
)


def test_nothing_to_say() -> None:
    assert [warning.id for warning in explain_compose(FINE, STORE).warnings] == []


def test_a_tab_inside_a_text_is_fine() -> None:
    text = of("    command: |\n      \tone\n")
    assert [warning.id for warning in explain_compose(text, STORE).warnings] == []


VALUES = [
    (of('    ports: ["8080:80"]\n'), '"8080:80"', "Port 8080 of this machine leads to port 80 in the container (TCP)"),
    (of("    environment:\n      - TZ=${TZ:-UTC}\n"), "TZ=${TZ:-UTC}", "or UTC where it is not set"),
    (of("    restart: unless-stopped\n"), "unless-stopped", ""),
    (of("    x-own: 1\n"), "x-own:", "Your own addition"),
    ("x: &a {k: v}\ny: *a\n", "*a", "put in here again"),
    (of("    # why\n"), "# why", "A comment"),
]


@pytest.mark.parametrize(("text", "part", "said"), VALUES, ids=[part for _, part, _ in VALUES])
def test_meanings(text: str, part: str, said: str) -> None:
    assert said in next(it.meaning for it in explain_compose(text, STORE).parts if it.text == part)


KINDS = [
    ("compose.yaml", "", True),
    ("docker-compose.yml", "x", True),
    ("Dockerfile", "services:\n", False),
    ("app.Dockerfile", "FROM a", False),
    ("-", "FROM a\nRUN b", False),
    ("-", "services:\n  a: {}\n", True),
]


@pytest.mark.parametrize(("path", "text", "compose"), KINDS)
def test_the_kind_of_file(path: str, text: str, compose: bool) -> None:
    assert is_compose(path, text) == compose


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("services:\n  web:\n    image: nginx\n   ports: [\n", "line 4 is no valid YAML"),
        ("services:\n\tweb:\n", "line 2 is no valid YAML"),
        ('services:\n  web:\n    image: nginx\n    ports: "80"\n', "services.web.ports must be a list"),
        ("services:\n  web:\n    imag: nginx\n", "see the advice on line 2"),
        ("services:\n  web:\n    image: a\n    image: b\n", "see the advice on line 4"),
        ("services:\n  web:\n    image: a\n    depends_on: [db]\n", "see the advice on line 4"),
    ],
)
def test_the_headline_says_that_compose_refuses_the_file(text, why):
    assert explain_compose(text, open_store()).summary == f"docker compose refuses this file as it stands: {why}"


def test_the_headline_of_a_file_that_compose_takes():
    it = explain_compose('services:\n  web:\n    image: nginx:1.27\n    ports: ["8080:80"]\n', open_store())
    assert it.summary == "docker compose up starts 1 service: web"
