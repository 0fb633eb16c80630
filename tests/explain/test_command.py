"""Command lines explained: every character once, docker's words as docker's, the container's as its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsh.cmdline.lines import invocations
from dsh.explain.command import explain_line, logical_lines
from dsh.explain.explanation import Explanation
from dsh.explain.masked import masked
from dsh.knowledge.store import Store, open_store

STORE = open_store()


def assert_covered(it: Explanation) -> None:
    """The parts are in order, inside the text, and leave no character out that is no blank."""
    at = 0
    for part in it.parts:
        assert at <= part.start < part.end <= len(it.text)
        assert it.text[part.start : part.end] == part.text
        assert not it.text[at : part.start].strip()
        at = part.end
    assert not it.text[at:].strip()
    assert all(0 <= w.start <= w.end <= len(it.text) for w in it.warnings)


def roles(text: str) -> list[tuple[str, str]]:
    return [(part.text, part.role) for part in explain_line(text, STORE).parts]


ROLES = [
    ("docker ps -aq", [("docker", "program"), ("ps", "command"), ("-a", "flag"), ("q", "flag")]),
    ("docker container ls", [("docker", "program"), ("container", "command"), ("ls", "command")]),
    (
        "docker run -p8080:80 --name=web nginx sh -l",
        [
            ("docker", "program"),
            ("run", "command"),
            ("-p", "flag"),
            ("8080:80", "value"),
            ("--name=", "flag"),
            ("web", "value"),
            ("nginx", "argument"),
            ("sh", "inner-command"),
            ("-l", "inner-command"),
        ],
    ),
    (
        "sudo docker -H tcp://x ps > out",
        [
            ("sudo", "program"),
            ("docker", "program"),
            ("-H", "flag"),
            ("tcp://x", "value"),
            ("ps", "command"),
            ("> out", "shell"),
        ],
    ),
    (
        "docker rm $(docker ps -q)",
        [
            ("docker", "program"),
            ("rm", "command"),
            ("$(", "shell"),
            ("docker", "program"),
            ("ps", "command"),
            ("-q", "flag"),
            (")", "shell"),
        ],
    ),
    ("$ docker ps # all", [("$", "shell"), ("docker", "program"), ("ps", "command"), ("# all", "comment")]),
    ("docker ps \\\n -a", [("docker", "program"), ("ps", "command"), ("\\", "shell"), ("-a", "flag")]),
    (
        "docker ps | xargs docker rm",
        [
            ("docker", "program"),
            ("ps", "command"),
            ("|", "shell"),
            ("xargs", "program"),
            ("docker", "program"),
            ("rm", "command"),
        ],
    ),
    (
        "A=1 docker exec web sh -c 'ls /'",
        [
            ("A=1", "shell"),
            ("docker", "program"),
            ("exec", "command"),
            ("web", "argument"),
            ("sh", "inner-command"),
            ("-c", "inner-command"),
            ("'", "inner-command"),
            ("ls", "inner-command"),
            ("/", "inner-command"),
            ("'", "inner-command"),
        ],
    ),
    (
        "docker run `\n -d `\n nginx",
        [
            ("docker", "program"),
            ("run", "command"),
            ("`", "shell"),
            ("-d", "flag"),
            ("`", "shell"),
            ("nginx", "argument"),
        ],
    ),
    ("docker ps ^\r\n -a", [("docker", "program"), ("ps", "command"), ("^", "shell"), ("-a", "flag")]),
    (
        "$ docker ps\nCONTAINER ID   IMAGE\n12ab (x)  'y\n\n$ docker rm 12ab",
        [
            ("$", "shell"),
            ("docker", "program"),
            ("ps", "command"),
            ("CONTAINER ID   IMAGE", "comment"),
            ("12ab (x)  'y", "comment"),
            ("$", "shell"),
            ("docker", "program"),
            ("rm", "command"),
            ("12ab", "argument"),
        ],
    ),
    ("docker ps \\", [("docker", "program"), ("ps", "command"), ("\\", "shell")]),
    (
        "find . -exec docker build {} \\;",
        [
            ("find", "program"),
            (".", "argument"),
            ("-exec", "flag"),
            ("docker", "program"),
            ("build", "command"),
            ("{}", "argument"),
            ("\\;", "argument"),
        ],
    ),
    ("docker help run", [("docker", "program"), ("help", "command"), ("run", "command")]),
]


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[row[0] for row in ROLES])
def test_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected
    assert_covered(explain_line(text, STORE))


RISKS = [
    ("docker ps", "read"),
    ("docker rm web", "destroy"),
    ("docker rm --help", "read"),
    ("docker ps | xargs docker rm", "destroy"),
    ("echo $(docker rm web)", "destroy"),
    ("docker start web", "change"),
    ("docker ps > file", "change"),
    ("docker ps 2> /dev/null", "read"),
    ("docker ps; rm -rf x", "destroy"),
]


@pytest.mark.parametrize(("text", "risk"), RISKS)
def test_risk_is_the_highest_on_the_line(text: str, risk: str) -> None:
    assert explain_line(text, STORE).risk == risk


MISTAKES = [
    ("docker run --detatch nginx", "--detatch", "unknown-flag", "--detach"),
    ("docker rnu -it nginx", "rnu", "unknown-command", "docker run"),
    ("docker run nginx -p 80:80", "-p 80:80", "misplaced-flag", "docker run -p 80:80 nginx"),
    ("docker run nginx --name web", "--name web", "misplaced-flag", "docker run --name web nginx"),
    ("docker run -it nginx -d", "-d", "misplaced-flag", "docker run -it -d nginx"),
    ("docker rm", "docker rm", "too-few-arguments", "docker rm CONTAINER"),
    ("docker run –d nginx", "–d", "long-dash", "-d"),
    ("docker run ——rm nginx", "——rm", "long-dash", "--rm"),
    ("docker run --name “web” nginx", "“web”", "curly-quotes", '"web"'),
    ("docker run\u00a0-d nginx", "run\u00a0-d", "no-break-space", "run -d"),
    ("docker commit -p false web img", "-p false", "switch-value", "-p=false"),
    ('docker exec web sh -c "echo $X"', '"echo $X"', "expanded-outside", "'echo $X'"),
]


@pytest.mark.parametrize(("text", "place", "name", "fix"), MISTAKES, ids=[row[0] for row in MISTAKES])
def test_mistakes_are_shown_in_place(text: str, place: str, name: str, fix: str) -> None:
    it = explain_line(text, STORE)
    (warning,) = (w for w in it.warnings if w.id == name)
    assert (text[warning.start : warning.end], warning.fix) == (place, fix)
    assert_covered(it)


@pytest.mark.parametrize("text", ["docker run alpine ls -l", "docker run curl -v https://x", "docker run x -d @file y"])
def test_flags_of_the_container_are_no_mistake(text: str) -> None:
    assert "misplaced-flag" not in [w.id for w in explain_line(text, STORE).warnings]


def test_the_rest_after_a_mistake_is_explained() -> None:
    it = explain_line("docker rnu -it --naem web nginx", STORE)
    assert [(p.text, p.known) for p in it.parts] == [
        ("docker", True),
        ("rnu", False),
        ("-i", True),
        ("t", True),
        ("--naem", False),
        ("web", True),
        ("nginx", True),
    ]


def test_docker_may_be_left_out() -> None:
    it = explain_line("run -it nginx | cat", STORE, assume_docker=True)
    assert [part.role for part in it.parts] == ["command", "flag", "flag", "argument", "shell", "program"]


LINES = [
    ("docker ps\ndocker rm a", ["docker ps", "docker rm a"]),
    ("docker run \\\n nginx\ndocker ps", ["docker run \\\n nginx", "docker ps"]),
    ("for i in a; do\n docker rm $i\ndone\ndocker ps", ["for i in a; do\n docker rm $i\ndone", "docker ps"]),
    ("cat <<EOF\nx\nEOF\ndocker ps", ["cat <<EOF\nx\nEOF", "docker ps"]),
    ("$ docker ps\n\n$ docker rm a", ["$ docker ps", "$ docker rm a"]),
    ("$ docker ps\nCONTAINER ID\n$ docker rm a", ["$ docker ps", "$ docker rm a"]),
    ("docker ps; docker rm a", ["docker ps; docker rm a"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_logical_lines(text: str, lines: list[str]) -> None:
    assert logical_lines(text) == lines


def test_secrets_are_masked_with_their_places() -> None:
    it = masked(explain_line("docker run -e DB_PASSWORD=hunter2 -p 80:80 mysql", STORE))
    assert it.text == "docker run -e DB_PASSWORD=***** -p 80:80 mysql"
    assert "hunter2" not in str(it)
    assert_covered(it)


PIECES = r"""docker run ps -it --name -p 80:80 rm exec sh -c ' " $( ) ` | && ; < > <<EOF EOF for in do done if then fi
    case esac { } $X ${ # $ > <image> [OPTIONS] * ~ ü = A=1 2>&1 compose -f xargs sudo -- - (( [[ ! & ;; $' \ help
    -e PASSWORD=x""".split()  # noqa: SIM905
WORDS = st.sampled_from([*PIECES, "\n", "\\\n", "\t", " ", "\0", "\r\n", "$ ", "> ", "EOF\n"])
TEXTS = st.lists(st.one_of(WORDS, WORDS.map(lambda word: word + " "), st.text(max_size=3)), max_size=14).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_covered(text: str) -> None:
    it = explain_line(text, STORE, assume_docker=True)
    assert_covered(it)
    assert_covered(masked(it))
    assert_covered(explain_line(text, STORE))
    logical_lines(text)


def _examples(store: Store) -> list[str]:
    found = []
    for path in store.commands():
        command = store.command(path)
        if command is not None and command.summary != "TODO":
            found += [example.command for example in command.examples]
    return found


@pytest.mark.parametrize("text", _examples(STORE))
def test_examples_of_the_knowledge_are_docker_and_explained(text: str) -> None:
    assert [problem for it in invocations(text, STORE) for problem in it.problems] == []
    it = explain_line(text, STORE)
    assert_covered(it)
    assert [part.text for part in it.parts if not part.known and part.role in ("command", "flag", "value")] == []
    assert all(part.meaning for part in it.parts)


LED = [
    ("docker save app", True),
    ("docker save app > app.tar", False),
    ("docker save app | gzip > app.tgz", False),
    ("X=$(docker save app)", False),
    ("docker save app 2> errors", True),
]


@pytest.mark.parametrize(("text", "warned"), LED)
def test_traps_of_the_terminal_heed_where_output_goes(text: str, warned: bool) -> None:
    assert ("to-terminal" in {warning.id for warning in explain_line(text, STORE).warnings}) == warned


STAND_INS = [
    ("docker run IMAGE", "placeholder"),
    ("docker run [OPTIONS] IMAGE[:TAG|@DIGEST] [COMMAND] [ARG...]", "placeholder"),
    ("docker stop -t xxx web", "placeholder"),
    ("docker stop -s SIGTREM web", "bad-value"),
    ("docker container start|stop web", "choice-pasted"),
    ("docker ps -q|xargs docker rm", None),
    ("docker ps|wc -l", None),
]


@pytest.mark.parametrize(("text", "said"), STAND_INS)
def test_words_to_replace_are_told_from_mistakes(text: str, said: str | None) -> None:
    found = {warning.id for warning in explain_line(text, STORE).warnings}
    assert found & {"placeholder", "bad-value", "choice-pasted"} == ({said} if said else set())


ARGUMENTS = [
    (
        "docker run nginx",
        "nginx",
        "The image to start from: nginx (the web server nginx), tag latest, as none is given",
    ),
    ("docker push -a john/app", "john/app", "Name and tag of an image here. The image john/app, with all its tags"),
    ("docker stop web", "web", "The running container to stop"),
    ("docker scout cves x", "cves", "A word for the plugin, which reads it in its own way"),
    ("docker nope x", "x", "Not explained: the command before it is not known"),
]


@pytest.mark.parametrize(("text", "word", "meaning"), ARGUMENTS)
def test_an_argument_is_said_once(text: str, word: str, meaning: str) -> None:
    assert next(part.meaning for part in explain_line(text, STORE).parts if part.text == word) == meaning


OTHER_PROGRAMS = [
    ("docker logs x | grep -vx foo", "-vx", "Keep the lines without the text. The whole line must be the text"),
    ("docker logs x | grep -vx foo", "foo", "The text to look for"),
    ("docker exec x grep -e foo /a /b", "/a", "The file to look in"),  # the text is given by -e
    ("docker ps | tr a-z A-Z", "A-Z", "What they become"),
]


@pytest.mark.parametrize(("text", "word", "meaning"), OTHER_PROGRAMS)
def test_words_of_other_programs_are_told(text: str, word: str, meaning: str) -> None:
    assert [part.meaning for part in explain_line(text, STORE).parts if part.text == word] == [meaning]


def test_help_springs_no_trap() -> None:
    assert explain_line("docker rm -f --help", STORE).warnings == ()


def test_a_program_that_is_gone_is_named_so() -> None:
    assert [warning.id for warning in explain_line("docker-machine ls", STORE).warnings] == ["program-gone"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("docker run -d --name=grafana grafana/grafana", "docker rm -f grafana"),
        ("docker create --name shop busybox", "docker rm shop"),
        ("docker run nginx", "docker rm -f CONTAINER"),
        ("docker run --name $NAME nginx", "docker rm -f CONTAINER"),
        ("docker stop shop", "docker start shop"),
        ("docker stop $(docker ps -q)", "docker start CONTAINER"),
        ("docker rename shop store", "docker rename store shop"),
    ],
)
def test_the_way_back_has_the_name_that_the_line_gives(text, way):
    assert explain_line(text, STORE).way_back == way


def test_quotes_around_a_substitution_are_no_words_of_their_own():
    found = explain_line('docker run --user "$(id -u)" nginx', STORE)
    assert [part.text for part in found.parts if part.text.strip("\"'") == ""] == []
    assert [part.text for part in found.parts if "$(" in part.text or ")" in part.text] == ['"$(', ')"']
