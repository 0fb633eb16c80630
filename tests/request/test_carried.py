"""What is put where, each by what it is; never the other way round."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (LiveContainer("kiosk", "desk:2"), LiveContainer("till", "busybox", "exited", (), (), (("ledger", "/books"),))),
    ("desk:2", "busybox:latest", "oven:latest"),
    ("ledger", "attic", "both"),
    ("bridge", "host", "none", "yard"),
    here=("both/", "letters/", "poem.md", "attic.tar"),
)


def copied(source: str, target: str, what: str, to: str = "/to/") -> str:
    return f"docker run --rm -v {source}:/from -v {target}:/to busybox cp -a {what} {to}"


INTO = [
    ("put poem.md into attic", copied("$(pwd)", "attic", "/from/poem.md")),
    ("store letters/a.md in the volume attic", copied("$(pwd)", "attic", "/from/letters/a.md")),
    ("copy a.md from letters into the attic volume", copied("$(pwd)", "attic", "/from/letters/a.md")),
    ("copy ~/notes/b.md to attic as c.md", copied("~/notes", "attic", "/from/b.md", "/to/c.md")),
    ("put the files of letters into ledger", copied("$(pwd)/letters", "ledger", "/from/.")),
    ("fill the volume ledger with letters", copied("$(pwd)/letters", "ledger", "/from/.")),
    ("send poem.md and letters/a.md to attic", copied("$(pwd)", "attic", "/from/poem.md /from/letters/a.md")),
    ("replace page.md in ledger by poem.md", copied("$(pwd)", "ledger", "/from/poem.md", "/to/page.md")),
    (
        "make a volume shed and put poem.md into it",
        "docker volume create shed && " + copied("$(pwd)", "shed", "/from/poem.md"),
    ),
]
OUT = [
    ("get page.md out of ledger", copied("ledger", "$(pwd)", "/from/page.md")),
    ("copy page.md from ledger to here", copied("ledger", "$(pwd)", "/from/page.md")),
    ("put page.md of ledger into letters", copied("ledger", "$(pwd)/letters", "/from/page.md")),
    ("save page.md of ledger as mine.md", copied("ledger", "$(pwd)", "/from/page.md", "/to/mine.md")),
    ("copy everything in the volume ledger into the folder letters", copied("ledger", "$(pwd)/letters", "/from/.")),
    ("copy the content of ledger here", copied("ledger", "$(pwd)", "/from/.")),
]
ACROSS = [
    ("copy ledger into attic", copied("ledger", "attic", "/from/.")),
    ("copy page.md from ledger to attic", copied("ledger", "attic", "/from/page.md")),
]


def tarred(volume: str, does: str, folder: str = "$(pwd)") -> str:
    return f"docker run --rm -v {volume}:/data -v {folder}:/backup busybox tar {does}"


KEPT = [
    ("make a backup of ledger to l.tar", tarred("ledger", "cf /backup/l.tar -C /data .")),
    ("save ledger to letters", tarred("ledger", "czf /backup/ledger.tar.gz -C /data .", "$(pwd)/letters")),
    ("restore attic.tar into ledger", tarred("ledger", "xf /backup/attic.tar -C /data")),
    ("bring ledger back from the file", tarred("ledger", "xf /backup/attic.tar -C /data")),
    ("put oven into a file oven.tar", "docker save -o oven.tar oven"),
    ("make a backup of desk:2 to d.tar", "docker save -o d.tar desk:2"),
    ("make a backup of kiosk to k.tar", "docker export -o k.tar kiosk"),
    ("get oven:3 back out of attic.tar", "docker load -i attic.tar"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "line"), [pytest.param(s, w, id=s) for s, w in INTO + OUT + ACROSS + KEPT])
def test_carried(said, line):
    found = answer(said, STORE, LIVE)
    assert (found.outcome, found.suggestions[0].command) == ("match", line)


SAID = [  # without an engine the nouns say it
    ("put poem.md into the volume attic", "$(pwd):/from -v attic:/to alpine cp -a /from/poem.md"),
    ("get page.md out of the volume ledger", "ledger:/from -v $(pwd):/to alpine cp -a /from/page.md"),
    ("copy the folder letters into the volume attic", "$(pwd)/letters:/from -v attic:/to alpine cp -a /from/."),
]


@pytest.mark.parametrize(("said", "line"), [pytest.param(s, w, id=s) for s, w in SAID])
def test_kinds_that_are_said(said, line):
    assert answer(said, STORE).suggestions[0].command == f"docker run --rm -v {line} /to/"


NONE = [
    ("put poem.md into oven", "an image is never changed"),
    ("pack the folder letters into desk:2", "an image is never changed"),
    ("back up yard", "a network holds nothing"),
    ("copy the volume cellar here", "there is no volume cellar"),
]


@pytest.mark.parametrize(("said", "says"), [pytest.param(s, w, id=s) for s, w in NONE])
def test_what_cannot_be(said, says):
    found = answer(said, STORE, LIVE)
    assert found.outcome == "none"
    assert says in (found.hint or "")


def test_several_of_a_name():
    """both is a volume and a folder here."""
    found = answer("copy both to attic", STORE, LIVE)
    assert found.outcome == "ambiguous"
    assert {s.command for s in found.suggestions} == {
        copied("both", "attic", "/from/."),
        copied("$(pwd)/both", "attic", "/from/."),
    }
