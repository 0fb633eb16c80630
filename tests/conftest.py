"""Every test runs in a home of its own; tests that ask for `engine` get a real Docker Engine."""

import os

import hypothesis
import pytest

FOREIGN = ("DOCKER_", "COMPOSE_", "XDG_", "DSH_", "BUILDKIT_")
PLAIN = ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR")
ON_ENGINE = ("tests/engine/", "tests/completion/test_engine.py")
FULL = os.environ.get("DSH_TEST_FULL") == "1"  # all rows of the long tables, and other random texts every time

hypothesis.settings.register_profile(
    "dsh",
    deadline=None,
    database=None,
    derandomize=not FULL,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("dsh")


def pytest_collection_modifyitems(items):
    for item in items:
        if {"engine", "clean_engine"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.engine)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With several processes (pytest -n): tests on an engine go one after the other in one of them. They count what is
    on it, and publish the same ports."""
    from xdist.scheduler import LoadScopeScheduling

    class OneEngine(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return "engine" if nodeid.startswith(ON_ENGINE) else nodeid

    return OneEngine(config, log)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """Keeps tests out of the user's home, and the user's settings out of the tests."""
    for name in list(os.environ):
        if (name.startswith(FOREIGN) and not name.startswith("DSH_TEST_")) or name in PLAIN:
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("DOCKER_CONFIG", str(home / ".docker"))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture(scope="session")
def engine():
    """A throwaway.Engine: `.host`, `.registry`, `.api` (the SDK), `.sh(line)`, `.setup(*lines)`, `.listing()`.

    Its own dockerd, or the engine at DSH_TEST_DOCKER_HOST, which must be empty and is emptied by the tests.
    No engine: the test is skipped, and fails where CI=true.
    """
    from throwaway import BASE, BUILTIN_NETWORKS, CannotStart, Daemon, Engine

    named = os.environ.get("DSH_TEST_DOCKER_HOST")
    daemon = None
    try:
        if named:
            _must_be_empty(named, BASE, BUILTIN_NETWORKS)
        else:
            daemon = Daemon()
    except CannotStart as error:
        if os.environ.get("CI", "").lower() in ("true", "1"):
            pytest.fail(f"no Docker Engine for the tests: {error}")
        pytest.skip(f"no Docker Engine: {error}")
    made = Engine(named or daemon.host, os.environ.get("DSH_TEST_REGISTRY") if named else daemon.registry)
    try:
        yield made
    finally:
        made.reset()
        made.api.close()
        if daemon:
            daemon.stop()


def _must_be_empty(host, base, networks):
    import docker

    api = docker.APIClient(base_url=host, version="auto")
    foreign = [c["Names"][0] for c in api.containers(all=True)]
    foreign += [t for i in api.images() for t in i["RepoTags"] or ["<none>"] if t not in base]
    foreign += [n["Name"] for n in api.networks() if n["Name"] not in networks]
    foreign += [v["Name"] for v in api.volumes()["Volumes"] or []]
    api.close()
    if foreign and not os.environ.get("DSH_TEST_WIPE"):
        raise pytest.UsageError(
            f"the engine at {host} is not empty ({', '.join(foreign[:5])}); the tests would empty it"
        )


@pytest.fixture
def clean_engine(engine, monkeypatch, tmp_path_factory):
    """The engine with nothing but busybox:latest and web:1.0, chosen for dsh and docker by DOCKER_HOST.

    dsh remembers nothing of it from other tests.
    """
    engine.reset()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("DOCKER_HOST", engine.host)
    monkeypatch.setenv("DOCKER_BUILDKIT", "0")
    yield engine
    engine.reset()
