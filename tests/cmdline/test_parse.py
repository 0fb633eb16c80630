"""Docker command lines as docker reads them. The texts and codes are those of client 28.2.2."""

import shutil
import subprocess

import pytest

from dsh.cmdline.lines import first_invocation, invocations, quote
from dsh.cmdline.parse import program_name
from dsh.cmdline.shell import parse, simples
from dsh.knowledge.store import Store, open_store


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


READ = [
    ("docker ps -aq", "docker container ls", [("all", "true"), ("quiet", "true")], []),
    ("docker container list --all=false", "docker container ls", [("all", "false")], []),
    (
        "docker run -it nginx sh -c ls",
        "docker container run",
        [("interactive", "true"), ("tty", "true")],
        ["nginx", "sh", "-c", "ls"],
    ),
    ("docker run -p8080:80 -eA=b x", "docker container run", [("publish", "8080:80"), ("env", "A=b")], ["x"]),
    (
        "docker run -p=8080:80 -itd=false x",
        "docker container run",
        [("publish", "8080:80"), ("interactive", "true"), ("tty", "true"), ("detach", "false")],
        ["x"],
    ),
    ('docker run --name="my web" x', "docker container run", [("name", "my web")], ["x"]),
    ("docker run --name web x --rm", "docker container run", [("name", "web")], ["x", "--rm"]),
    ("docker run --net host x", "docker container run", [("network", "host")], ["x"]),
    ("docker run -- x -z", "docker container run", [], ["x", "-z"]),
    ("docker rm a -f b", "docker container rm", [("force", "true")], ["a", "b"]),
    ("docker rm -- -f", "docker container rm", [], ["-f"]),
    ("docker rm -", "docker container rm", [], ["-"]),
    ("docker-compose up -d", "docker compose up", [("detach", "true")], []),
    ("docker compose -f a.yml up -d", "docker compose up", [("detach", "true")], []),
    ("/usr/bin/docker ps", "docker container ls", [], []),
    ("sudo docker ps", "docker container ls", [], []),
    ("ps -a", "docker container ls", [("all", "true")], []),
    ("docker", "docker", [], []),
    ("docker container", "docker container", [], []),
    ("docker help run", "docker container run", [("help", "true")], []),
    ("docker run --help", "docker container run", [("help", "true")], []),
    ("docker rm -h", "docker container rm", [("help", "true")], []),
    ("docker rm $(docker ps -aq)", "docker container rm", [], ["$(docker ps -aq)"]),
    ("docker tag $X", "docker image tag", [], ["$X"]),
    ("docker run [OPTIONS] nginx", "docker container run", [], ["nginx"]),
]


@pytest.mark.parametrize(("text", "path", "flags", "arguments"), READ, ids=[row[0] for row in READ])
def test_reading(text: str, path: str, flags: list[tuple[str, str]], arguments: list[str], store: Store) -> None:
    it = first_invocation(text, store)
    assert it.command.path == path
    assert [(use.flag.name, use.value) for use in it.flags] == flags
    assert [use.value for use in it.arguments] == arguments
    assert it.problems == ()


REFUSED = [
    ("docker run --detatch nginx", "unknown-flag", "unknown flag: --detatch", 125, "--detach"),
    ("docker run -z nginx", "unknown-flag", "unknown shorthand flag: 'z' in -z", 125, None),
    ("docker run -dz nginx", "unknown-flag", "unknown shorthand flag: 'z' in -z", 125, None),
    ("docker run -dx=1 nginx", "unknown-flag", "unknown shorthand flag: 'x' in -x=1", 125, None),
    ("docker rm -f=", "unknown-flag", "unknown shorthand flag: '=' in -=", 125, None),
    ("docker kill -9", "unknown-flag", "unknown shorthand flag: '9' in -9", 125, None),
    ("docker run -name web nginx", "unknown-flag", "unknown shorthand flag: 'n' in -name", 125, "--name"),
    ("docker --foo ps", "unknown-flag", "unknown flag: --foo", 125, None),
    ("docker container --foo", "unknown-flag", "unknown flag: --foo", 125, None),
    ("docker ps a -z", "unknown-flag", "unknown shorthand flag: 'z' in -z", 125, None),
    ("docker compose up --foo", "unknown-flag", "unknown flag: --foo", 16, None),
    ("docker run --name", "flag-needs-value", "flag needs an argument: --name", 125, "--name VALUE"),
    ("docker run -p", "flag-needs-value", "flag needs an argument: 'p' in -p", 125, "-p VALUE"),
    ("docker run -ih", "flag-needs-value", "flag needs an argument: 'h' in -h", 125, "-h VALUE"),
    ("docker run --=x nginx", "bad-flag", "bad flag syntax: --=x", 125, None),
    ("docker ps ---x", "bad-flag", "bad flag syntax: ---x", 125, None),
    (
        "docker ps --all=x",
        "bad-value",
        'invalid argument "x" for "-a, --all" flag: strconv.ParseBool: parsing "x": invalid syntax',
        125,
        "--all",
    ),
    (
        "docker run --rm=maybe nginx",
        "bad-value",
        'invalid argument "maybe" for "--rm" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
        125,
        "--rm",
    ),
    (
        "docker run -m 1x nginx",
        "bad-value",
        'invalid argument "1x" for "-m, --memory" flag: invalid suffix: \'x\'',
        125,
        None,
    ),
    ("docker run -p abc nginx", "bad-value", "docker: invalid containerPort: abc", 125, None),
    ("docker foo", "unknown-command", "docker: unknown command: docker foo", 1, None),
    ("docker psa", "unknown-command", "docker: unknown command: docker psa", 1, "docker ps"),
    ("docker image rmm", "unknown-command", "docker: unknown command: docker image rmm", 1, "docker image rm"),
    ("docker container help ls", "unknown-command", "docker: unknown command: docker container help", 1, None),
    ("docker help foo", "unknown-command", "unknown help topic: foo", 1, None),
    ("docker compose upp", "unknown-command", 'unknown docker command: "compose upp"', 16, "docker compose up"),
    ("docker rm", "too-few-arguments", "docker: 'docker rm' requires at least 1 argument", 1, "docker rm CONTAINER"),
    (
        "docker network create --gateway 10.6",
        "too-few-arguments",
        "docker: 'docker network create' requires 1 argument",
        1,
        "docker network create NETWORK",
    ),
    ("docker run", "too-few-arguments", "docker: 'docker run' requires at least 1 argument", 1, "docker run IMAGE"),
    (
        "docker exec web",
        "too-few-arguments",
        "docker: 'docker exec' requires at least 2 arguments",
        1,
        "docker exec CONTAINER COMMAND",
    ),
    (
        "docker tag a",
        "too-few-arguments",
        "docker: 'docker tag' requires 2 arguments",
        1,
        "docker tag SOURCE_IMAGE TARGET_IMAGE",
    ),
    (
        "docker network disconnect",
        "too-few-arguments",
        "docker: 'docker network disconnect' requires 2 arguments",
        1,
        "docker network disconnect NETWORK CONTAINER",
    ),
    ("docker pull a b", "too-many-arguments", "docker: 'docker pull' requires 1 argument", 1, None),
    ("docker ps a", "too-many-arguments", "docker: 'docker ps' accepts no arguments", 1, None),
    ("docker ps -- -z", "too-many-arguments", "docker: 'docker ps' accepts no arguments", 1, None),
    ("docker container list x", "too-many-arguments", "docker: 'docker container ls' accepts no arguments", 1, None),
    ("docker login a b", "too-many-arguments", "docker: 'docker login' requires at most 1 argument", 1, None),
]


@pytest.mark.parametrize(("text", "name", "docker", "code", "fix"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_docker_refuses(text: str, name: str, docker: str, code: int, fix: str | None, store: Store) -> None:
    problem = first_invocation(text, store).problems[0]
    assert (problem.id, problem.docker, problem.exit_code) == (name, docker, code)
    assert fix is None or problem.fix == fix


@pytest.fixture(scope="module")
def docker() -> str:
    """The docker client whose words the table holds."""
    path = shutil.which("docker")
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout if path else ""
    if path is None or "28.2.2" not in said:
        pytest.skip(f"needs docker's client 28.2.2, here is {said.strip() or 'none'}")
    return path


@pytest.mark.parametrize("row", [row for row in REFUSED if "compose" not in row[0]], ids=lambda row: row[0])
def test_docker_itself_says_so(row: tuple[str, str, str, int, str | None], docker: str) -> None:
    env = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "DOCKER_HOST": "unix:///nonexistent"}
    words = [docker, *row[0].split()[1:]]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=env, stdin=subprocess.DEVNULL)
    assert row[2] in done.stderr.splitlines()
    assert done.returncode == row[3]


FOUND = [
    ("docker ps | xargs -n 1 docker rm", ["docker container ls", "docker container rm"]),
    ("sudo -u root docker ps", ["docker container ls"]),
    ("ssh me@host docker ps", ["docker container ls"]),
    ("time env A=b nohup docker ps", ["docker container ls"]),
    ("watch -n 2 docker ps", ["docker container ls"]),
    ("docker rm $(docker ps -aq)", ["docker container rm", "docker container ls"]),
    ("for i in $(docker ps -q); do docker stop $i; done", ["docker container ls", "docker container stop"]),
    ("sudo apt install docker", []),
    ("echo docker ps", []),
    ("grep docker x", []),
]


@pytest.mark.parametrize(("text", "paths"), FOUND)
def test_docker_commands_are_found(text: str, paths: list[str], store: Store) -> None:
    found = invocations(text, store)
    assert sorted(it.command.path for it in found) == sorted(paths)
    assert not any(it.problems for it in found)


SPANS = [
    ("docker run -it x", [("-i", None), ("t", None)]),
    ("docker run -p80:80 x", [("-p80:80", "80:80")]),
    ("docker run --name=web x", [("--name=web", "web")]),
    ("docker run --name 'my web' x", [("--name", "'my web'")]),
    ('docker run -e"A=b c" x', [('-e"A=b c"', '"A=b c"')]),
    ('docker run "--name=a b" x', [('"--name=a b"', '"--name=a b"')]),
]


@pytest.mark.parametrize(("text", "spans"), SPANS)
def test_spans_of_flags(text: str, spans: list[tuple[str, str | None]], store: Store) -> None:
    flags = first_invocation(text, store).flags
    assert [(text[slice(*f.span)], text[slice(*f.value_span)] if f.value_span else None) for f in flags] == spans


def test_places_of_arguments(store: Store) -> None:
    it = first_invocation("docker run nginx sh -c ls", store)
    assert it.named("IMAGE") == ("nginx",)
    assert it.named("COMMAND") == ("sh",)
    assert first_invocation("docker rm a b", store).named("CONTAINER") == ("a", "b")


@pytest.mark.parametrize("words", [["a b", "c"], ["it's"], [""], ["$X", "`x`"], ["{{.Names}}"], ["ü", "*"]])
def test_quote_gives_the_same_words_again(words: list[str], store: Store) -> None:
    assert first_invocation(quote(["docker", "rm", *words]), store).words == ("docker", "rm", *words)


EARLY = [
    ("docker -it run nginx", "-it", "docker run -it"),
    ("docker --rm run nginx", "--rm", "docker run --rm"),
    ("docker compose -d up", "-d", "docker compose up -d"),
]


@pytest.mark.parametrize(("text", "word", "fix"), EARLY)
def test_a_flag_before_its_command_is_sent_behind_it(text, word, fix):
    problem = first_invocation(text, open_store()).problems[0]
    assert (problem.id, text[problem.span.start : problem.span.end], problem.fix) == ("unknown-flag", word, fix)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("/usr/bin/docker", "docker"),
        ("./docker", "docker"),
        ("~/bin/docker", "docker"),
        ("docker", "docker"),
        ("/etc/passwd", "/etc/passwd"),
        ("/passwd", "/passwd"),
    ],
)
def test_a_program_lies_in_a_folder_of_programs(word, name):
    (simple,) = simples(parse(word).tree)
    assert program_name(simple.words[0]) == name
