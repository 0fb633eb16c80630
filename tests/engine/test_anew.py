"""Another port for a container there is: made again with all that it had, and open to no more than before."""

import socket

from test_main_job import dsh

from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.shell.known import fetched, live_of
from dsh.verbs.proposed import proposed

STORE = open_store()


def planned(engine, text):
    client = connect(resolve(None, engine.host, {}))
    try:
        first = answer(text, STORE, live_of(fetched(client))).suggestions[0]
        return first, proposed(first.command, first, text, client, STORE)
    finally:
        client.close()


def own_volume(engine):
    """The volume that the image asks for: docker has named it, and the new container is to have it too."""
    mounts = engine.api.inspect_container("shop")["Mounts"]
    return next(f"{it['Name']}:/data" for it in mounts if it["Destination"] == "/data")


def test_its_settings_are_kept(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 127.0.0.1:28090:80 -e A=b -m 64m -v data:/d web:1.0")
    first, it = planned(clean_engine, "change the port of shop to 28100 and make it restart by itself")
    kept = (
        f"docker run -d --name shop -e A=b -v data:/d -v {own_volume(clean_engine)} -p 127.0.0.1:28100:80 "
        "--memory 67108864 --restart always web:1.0"
    )
    assert it.plan.command == f"docker rm -f shop && {kept}"
    assert first.command != it.plan.command == it.suggestion.command
    assert it.says
    assert not it.fails
    assert it.plan.risk == "destroy"


def test_open_as_before(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 28090:80 web:1.0")
    again = f"docker rm -f shop && docker run -d --name shop -v {own_volume(clean_engine)} -p"
    _, it = planned(clean_engine, "shop should be on port 28100")
    assert it.plan.command == f"{again} 28100:80 web:1.0"
    _, it = planned(clean_engine, "recreate shop on port 28100, only for this machine")
    assert it.plan.command == f"{again} 127.0.0.1:28100:80 web:1.0"


def test_what_was_typed_stays(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 127.0.0.1:28090:80 -e A=b web:1.0")
    client = connect(resolve(None, clean_engine.host, {}))
    line = "docker rm -f shop && docker run -d --name shop -p 28100:80 web:1.0"
    assert proposed(line, None, "", client, STORE).plan.command == line
    client.close()


def test_its_own_volume_goes_with_it(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 127.0.0.1:28090:80 web:1.0")
    clean_engine.sh("docker exec shop sh -c 'echo kept > /data/mine'")
    assert dsh(clean_engine, "run", "--yes", "put shop on another port 28100").returncode == 0
    assert clean_engine.sh("docker exec shop cat /data/mine").stdout == b"kept\n"
    assert b"127.0.0.1:28100" in clean_engine.sh("docker port shop").stdout


def test_it_stays_where_the_new_one_could_not_be_made(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 127.0.0.1:28090:80 web:1.0")
    clean_engine.sh("docker run -d --name other -p 127.0.0.1:28100:80 web:1.0")
    _, it = planned(clean_engine, "change the port of shop to 28100")
    assert (it.fails, it.loses, it.hopeless) == (True, True, True)
    done = dsh(clean_engine, "run", "--yes", "change the port of shop to 28100")
    assert done.returncode == 1
    assert "the container stays as it is" in done.stderr
    assert clean_engine.api.inspect_container("shop")["State"]["Running"]


def test_its_own_port_is_free_once_it_has_gone(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 28090:80 web:1.0")
    _, it = planned(clean_engine, "make shop reachable only from this computer")
    assert "-p 127.0.0.1:28090:80" in it.plan.command
    assert not it.fails
    client = connect(resolve(None, clean_engine.host, {}))
    line = "docker stop -t 1 shop && docker rm shop && docker run -d --name shop -p 127.0.0.1:28090:80 web:1.0"
    assert not proposed(line, None, "", client, STORE).fails
    client.close()


def test_its_own_port_may_be_held_elsewhere_by_another_program(clean_engine):
    with socket.socket() as held:
        held.bind(("127.0.0.2", 0))
        held.listen()
        port = held.getsockname()[1]
        assert clean_engine.sh(f"docker run -d --name shop -p 127.0.0.1:{port}:80 web:1.0").returncode == 0
        for address, fails in (("127.0.0.1:", False), ("127.0.0.2:", True), ("", True)):
            line = f"docker rm -f shop && docker run -d --name shop -p {address}{port}:80 web:1.0"
            client = connect(resolve(None, clean_engine.host, {}))
            it = proposed(line, None, "", client, STORE)
            client.close()
            assert it.fails == fails, line
            assert any("another program" in problem.message for problem in it.plan.problems) == fails, line
        assert clean_engine.sh(line).returncode == 125


def test_what_was_typed_may_fail_as_docker_does(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 127.0.0.1:28090:80 web:1.0")
    client = connect(resolve(None, clean_engine.host, {}))
    it = proposed("docker rm -f shop && docker run -d --name shop nowhere:9", None, "", client, STORE)
    assert (it.fails, it.loses) == (True, False)
    client.close()


def test_asked_without_the_shell(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 127.0.0.1:28090:80 -e A=b busybox sleep 100")
    done = dsh(clean_engine, "ask", "--print", "put shop on another port 28100")
    again = "docker rm -f shop && docker run -d --name shop -e A=b -p 127.0.0.1:28100:80 busybox sleep 100\n"
    assert (done.returncode, done.stdout) == (0, again)


def test_more_than_a_port_is_put_into_what_it_has(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 28090:80 -e COLOR=blue --restart always -m 64m web:1.0")
    first, it = planned(clean_engine, "shop needs one more variable LOG=debug, keep the rest")
    kept = f"-v {own_volume(clean_engine)} -p 28090:80 --memory 67108864 --restart always"
    assert it.plan.command == (
        f"docker rm -f shop && docker run -d --name shop -e COLOR=blue -e LOG=debug {kept} web:1.0"
    )
    assert first.risk == "destroy"
    assert not it.fails
    _, it = planned(clean_engine, "recreate shop with the same settings plus COLOR=red and /tmp as /data read only")
    assert it.plan.command == (
        "docker rm -f shop && docker run -d --name shop -e COLOR=red -v /tmp:/data:ro -p 28090:80 "
        "--memory 67108864 --restart always web:1.0"
    )


def test_another_command_or_image(clean_engine):
    clean_engine.sh("docker run -d --name moody -e A=b --restart always busybox false")
    _, it = planned(clean_engine, "change the command of moody to sleep 1000")
    again = "docker rm -f moody && docker run -d --name moody -e A=b"
    assert it.plan.command == f"{again} --restart always busybox sleep 1000"
    _, it = planned(clean_engine, "update moody to image web:1.0")
    assert it.plan.command == f"{again} --restart always web:1.0 false"


def test_no_removal_before_what_cannot_be_made(clean_engine):
    clean_engine.sh("docker run -d --name shop -p 28090:80 web:1.0")
    _, it = planned(clean_engine, "update shop to image nowhere.invalid/site:9")
    assert it.fails
    assert it.loses
    assert it.hopeless
