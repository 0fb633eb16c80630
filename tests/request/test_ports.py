"""Which port leads to which, and who may reach it: no word of that may be lost."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
HERE = [
    "from this machine only",
    "only for this machine",
    "only from this computer",
    "this machine only",
    "just for this laptop",
    "locally only",
    "only locally",
    "for local use only",
    "reachable only from localhost",
    "from localhost",
    "bound to localhost",
    "on 127.0.0.1 only",
    "but not from outside",
    "not open to the network",
    "not accessible for anyone else",
    "without exposing it to the internet",
    "hidden from others",
    "closed to the outside",
    "unreachable from outside",
    "only I should reach it",
    "but only I should be able to open it",
    "visible only to me",
    "for myself only",
    ", nobody else may reach it",
    ", private",
    ", keep it private",
    ", I want it private",
    "from my machine and nowhere else",
]
LEADS = [
    ("port 8086 of this machine only leads to port 80", "-p 127.0.0.1:8086:80"),
    ("port 8080 of localhost only leads to port 80", "-p 127.0.0.1:8080:80"),
    ("only this machine's port 8080 leads to port 80 of the container", "-p 127.0.0.1:8080:80"),
    ("on port 8086 to 80 only for this machine", "-p 127.0.0.1:8086:80"),
    ("on port 8086 to port 80, only on this computer", "-p 127.0.0.1:8086:80"),
    ("publishing container port 80 on host port 8086, private", "-p 127.0.0.1:8086:80"),
    ("with ports 80 and 443 only for this machine", "-p 127.0.0.1:80:80 -p 127.0.0.1:443:443"),
    ("on port 8086 to 80", "-p 8086:80"),
    ("from 8086 to 80", "-p 8086:80"),
    ("port 8086 to 80", "-p 8086:80"),
    ("on port 8086 leading to 80", "-p 8086:80"),
    (", 80 to 8086 outside", "-p 8086:80"),
    ("with 80 to 8086 on the outside", "-p 8086:80"),
    ("with the container's 80 on the host's 8086", "-p 8086:80"),
    (", port 80 of the container on port 8086 of the host", "-p 8086:80"),
    ("with 80 reachable as 8086", "-p 8086:80"),
    (", port 80 of the container should be 8086 on my pc", "-p 8086:80"),
    ("and make its port 80 available as 8086 on my computer", "-p 8086:80"),
    (", inside it listens on 80, outside it should be 8086", "-p 8086:80"),
    (", it listens on 80, i want to reach it on 8086", "-p 8086:80"),
    (", port 80 inside should become 8086 outside", "-p 8086:80"),
    ("so that localhost:8086 goes to port 80 in it", "-p 8086:80"),
    (", outside 8086 inside 80", "-p 8086:80"),
]
OPEN = ["run nginx on port 8085", "run nginx on port 8085 and show only errors", "run a private registry on port 8085"]


@pytest.mark.parametrize("words", HERE)
def test_for_this_machine_alone(words: str) -> None:
    found = answer(f"run nginx on port 8085 {words}".replace(" ,", ","), STORE)
    assert right(found.suggestions[0].command, ["docker run -p 127.0.0.1:8085:80 nginx"], STORE), found


@pytest.mark.parametrize(("words", "flags"), LEADS)
def test_leads(words: str, flags: str) -> None:
    found = answer(f"run nginx {words}".replace(" ,", ","), STORE)
    assert right(found.suggestions[0].command, [f"docker run {flags} nginx"], STORE), found


@pytest.mark.parametrize("request_text", OPEN)
def test_open_to_all(request_text: str) -> None:
    assert "127.0.0.1" not in answer(request_text, STORE).suggestions[0].command


LIMITED = ["only for bob", "only for the office", "only in the lan", ", confidential", ", only 10.0.0.5 may reach it"]


@pytest.mark.parametrize("words", LIMITED)
def test_a_limit_that_no_line_has_is_told(words: str) -> None:
    first = answer(f"run nginx on port 8085 {words}".replace(" ,", ","), STORE).suggestions[0]
    assert first.warning is not None
    assert words.strip(", ").split()[-1] in first.warning
    assert first.score < 0.6


@pytest.mark.parametrize("request_text", [*OPEN, f"run nginx on port 8085 {HERE[0]}", "run nginx only on port 8085"])
def test_no_limit_is_made_up(request_text: str) -> None:
    assert answer(request_text, STORE).suggestions[0].warning is None


DENIED = [
    ("start nginx, it listens on 80, but dont publish the port", "nginx"),
    ("run redis in the background and never expose it", "redis"),
]


@pytest.mark.parametrize(("request_text", "image"), DENIED)
def test_a_port_that_nobody_may_reach_is_not_published(request_text: str, image: str) -> None:
    lines = [it.command for it in answer(request_text, STORE).suggestions]
    assert any(image in line for line in lines)
    assert not any(" -p " in line or " -P " in line for line in lines)
