"""Every call of representative plans, spoilt in every way: a true account, the right exit code, no hang, nothing left.

CI strikes each plan at a few of its calls. DSH_TEST_FAULTS=all strikes every call with every fault (half an hour);
DSH_TEST_FAULTS=SUBSTRING those whose name has it. `--junitxml=FILE -o junit_family=legacy`
also counts the strikes of each test.
"""

import contextlib
import io
import json
import os
import random
import shutil
import signal
import sys
import threading
import time
from types import SimpleNamespace

import pytest
from faulty_proxy import FAULTS, FaultyProxy
from truth import changes, settled, told

import dsh.engine.client
from dsh import cli

UP = "docker run -d --init --name up busybox sleep 1000"
CREATED = "docker create --name a1 -v /anon -v named:/n busybox sleep 1000"
NET = "docker network create --subnet 10.77.0.0/24 net1"
BUILT = "printf 'FROM busybox\\nENV A=1\\nENV B=2\\n' | docker build -q -t t:1 -"
PLANS = {
    "rm": ([UP, CREATED], "docker rm -f -v up a1"),
    "rm-all": ([UP, CREATED], "docker rm -f $(docker ps -aq)"),
    "stop": ([UP, CREATED], "docker stop -t 1 up a1"),
    "start": ([CREATED], "docker start a1"),
    "restart": ([UP], "docker restart -t 1 up"),
    "pause-kill": ([UP, UP.replace("up", "two"), UP.replace("up", "three"), "docker pause three"],
                   "docker pause up && docker unpause three; docker kill two"),
    "rename-update": ([UP], "docker rename up down; docker update -m 64m --memory-swap 128m down"),
    "rmi": ([BUILT], "docker rmi t:1 web:1.0"),
    "tag": ([], "docker tag busybox x:1; docker tag web:1.0 x:2"),
    "system-prune": ([UP, CREATED, NET, BUILT, "docker volume create v1"], "docker system prune -af --volumes"),
    "container-prune": ([UP, CREATED], "docker container prune -f"),
    "network": ([UP], "docker network create --subnet 10.78.0.0/24 n2 && docker network connect n2 up"),
    "disconnect": ([UP, NET, "docker network connect net1 up"], "docker network disconnect net1 up; "
                   "docker network rm net1"),
    "volume": (["docker volume create v1"], "docker volume create v2 && docker volume rm v1 v2"),
    "run-detached": ([], "docker run -d --init --name c1 -v v1:/v -v /a busybox sleep 1000"),
    "run-attached": ([], "docker run --rm -v /a busybox echo hi"),
    "create": ([], "docker create --name c1 -v /a web:1.0"),
    "start-attached": (["docker create --name a1 busybox sh -c 'echo hi; exit 3'"], "docker start -a a1"),
    "exec": ([UP], "docker exec up echo hi"),
    "build": ([], "docker build -t app ."),
    "commit": ([CREATED], "docker commit a1 mine:1"),
    "save": ([], "docker save -o out.tar busybox web:1.0"),
    "load": (["docker tag busybox x:1", "docker save -o in2.tar x:1", "docker rmi x:1"], "docker load -i in2.tar"),
    "import": ([], "docker import in.tar mine:1"),
    "copy": ([UP], "docker cp Dockerfile up:/tmp/d; docker cp up:/tmp/d back"),
    "read": ([UP, CREATED], "docker ps -a && docker images && docker inspect up && docker logs up"),
    "xargs": ([UP, CREATED], "docker ps -aq | xargs docker rm -f"),
}  # fmt: skip
FILES = {"Dockerfile": "FROM busybox\nENV A=1\nRUN echo hi > /x\n"}
CTRL_C = {"hang": 7.0, "late": 0.1}  # seconds after which a call gets Ctrl-C: one without an end, one under way
MANY = ("stop", "die", "late", "hang")  # faults that may meet several calls that are under way side by side
LIMIT = 60.0  # seconds within which everything must have ended


class Seen(SimpleNamespace):
    """One run of dsh: exit code, the JSON it printed (None without), standard error, and what it left behind."""


def dsh_json(host, line):
    """`dsh run --json --yes` in this process, so that threads and sockets can be counted."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    kept = sys.stdin, sys.stdout, sys.stderr
    with open(os.devnull, encoding="ascii") as nothing:
        sys.stdin, sys.stdout, sys.stderr = nothing, out, err
        try:
            code = cli.run(["--host", host, "run", "--json", "--yes", "--", line])
        finally:
            sys.stdin, sys.stdout, sys.stderr = kept
    out.flush()
    text = out.buffer.getvalue().decode()
    return Seen(code=code, document=json.loads(text) if text.strip() else None, err=err.getvalue())


@contextlib.contextmanager
def interrupted_after(seconds, struck):
    """Ctrl-C for this process, so long after the fault has struck, and again until it heeds."""
    over = threading.Event()

    def interrupt():
        struck.wait()
        for wait in (seconds, 2, 2):  # the third one is for dsh where signals go to a container
            if not over.wait(wait):
                os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt, daemon=True)
    thread.start()
    try:
        yield
    finally:
        while not over.is_set() or thread.is_alive():
            with contextlib.suppress(KeyboardInterrupt):  # one that came just too late
                over.set()
                struck.set()
                thread.join()


def strike(engine, folder, name, fault, at):
    """Run a plan with its `at`th call spoilt. Returns the complaints (none is right) and the number of calls."""
    setup, line = PLANS[name]
    engine.reset()
    shutil.rmtree(f"{os.environ['XDG_STATE_HOME']}/dsh", ignore_errors=True)  # the same calls each time
    for file, text in FILES.items():
        (folder / file).write_text(text)
    shutil.make_archive(str(folder / "in"), "tar", folder, "Dockerfile")
    engine.setup(*setup, cwd=folder)
    before = settled(engine.api)
    threads = set(threading.enumerate())
    complaints = []
    with contextlib.chdir(folder), FaultyProxy(engine.host, folder, fault, at) as proxy:
        own = set(threading.enumerate()) - threads
        started = time.monotonic()
        with interrupted_after(CTRL_C.get(fault, 0), proxy.struck if fault in CTRL_C else threading.Event()):
            seen = dsh_json(proxy.host, line)
        took = time.monotonic() - started
        if took > LIMIT:
            complaints.append(f"took {took:.0f} s")
        if not (fault == "hang" and line.split()[1] in ("rm", "stop", "kill", "ps")):  # a worker waits till the end
            complaints += _left(proxy, threads | own)
    several = fault in MANY or "prune" in line
    return complaints + account(seen, before, settled(engine.api), fault, several), len(proxy.calls)


def _left(proxy, known):
    """Connections and threads that are still there a while after the end."""
    deadline = time.monotonic() + 5
    while proxy.open and time.monotonic() < deadline:
        time.sleep(0.01)
    others = [t for t in set(threading.enumerate()) - known if t.name.startswith("dsh") or "_serve" not in t.name]
    return ([f"{proxy.open} connections left"] if proxy.open else []) + [f"thread {t.name} left" for t in others]


def account(seen, before, after, fault, several):
    """What is wrong with what dsh told. `several`: what was struck may have been done to more than one container."""
    found = []
    if "bug in dsh" in seen.err or "Traceback" in seen.err:
        found.append(f"a traceback: {seen.err.strip()}")
    document = seen.document or {"effects": [], "problems": [], "outcome": "failed", "exit_code": seen.code}
    effects = [SimpleNamespace(**effect) for effect in document["effects"]]
    claimed, real = told(effects, before), changes(before, after)
    unsure = any(p["id"] in ("lost", "unknown") for p in document["problems"])
    untrue = claimed - real
    if unsure:  # what it was done to may have gone with the call whose outcome nobody knows
        untrue -= told([effect for effect in effects if not there(effect, after)], before)
    if untrue:
        found.append(f"told, but it did not happen: {sorted(untrue.elements())}")
    if real - claimed and not unsure:
        found.append(f"happened, but was not told: {sorted((real - claimed).elements())}")
    if len({key for _, kind, key in real - claimed if kind == "container"}) > 1 and not several:
        found.append(f"not told, though one call was struck: {sorted((real - claimed).elements())}")
    if seen.document is None and not seen.err:
        found.append("nothing was said at all")
    if document["exit_code"] != seen.code:
        found.append(f"exit code {seen.code}, told {document['exit_code']}")
    if fault in ("", "delay") and (unsure or seen.code not in (0, 3)):
        found.append(f"exit code {seen.code} though nothing failed: {seen.err.strip()}")
    return [f"{one} [exit {seen.code}, {seen.err.strip()[:200]}]" for one in found]


def there(effect, after):
    """Is the object of an effect there in the end? One that was made without a name may be any."""
    held = after.get(effect.kind, {})
    names = {value["name"] if isinstance(value, dict) else value for value in held.values()}
    return effect.id in held or effect.name in names


def cases():
    """(plan, fault, where): every call is struck where DSH_TEST_FAULTS says so, else a few, always the same."""
    wanted = os.environ.get("DSH_TEST_FAULTS", "")
    if wanted:
        return [(n, f, None) for n in PLANS for f in FAULTS if wanted == "all" or wanted in f"{n}-{f}"]
    choose = random.Random(5)
    return [(name, fault, choose.random()) for name in PLANS for fault in choose.sample(FAULTS[:-1], 2)] + [
        (name, "hang", choose.random()) for name in ("rm", "run-attached", "system-prune")
    ]


@pytest.fixture
def short_patience(monkeypatch):
    """An answer that is due at once is waited for five seconds."""
    monkeypatch.setattr(dsh.engine.client, "READ_TIMEOUT", 5.0)


@pytest.fixture(scope="module")
def length():
    """How many calls a plan has, by its name; measured once."""
    return {}


@pytest.mark.parametrize(("name", "fault", "where"), cases(), ids=lambda value: str(value)[:12])
def test_account_is_true(clean_engine, short_patience, length, tmp_path, record_property, name, fault, where):
    if name not in length:
        wrong, length[name] = strike(clean_engine, tmp_path, name, "", -1)
        assert wrong == []
    places = range(length[name]) if where is None else [int(where * length[name])]
    record_property("strikes", len(places))
    wrong = []
    for at in places:
        complaints, _ = strike(clean_engine, tmp_path, name, fault, at)
        wrong += [f"{fault} at call {at + 1} of {length[name]}: {one}" for one in complaints]
    assert wrong == []
