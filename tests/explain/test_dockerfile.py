"""Dockerfiles explained: every character once, instructions as BuildKit's parser has them, advice where it is due."""

from pathlib import Path

import dockerfile as buildkit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsh.explain.dockerfile import explain_dockerfile
from dsh.explain.dockerfile_reader import read_dockerfile
from dsh.explain.explanation import Explanation
from dsh.knowledge.store import open_store

STORE = open_store()
NOTES = (Path(__file__).parent / "data" / "notes.Dockerfile").read_text()

FILES = {
    "notes": NOTES,
    "continuation": "FROM a\nRUN one \\\n  # a comment\n\n  && two \\\n && three\nCMD x\n",
    "escape": "# escape=`\nFROM a\nCOPY a `\n  c:\\\nRUN dir `\n\n",
    "directive-not-first": "# hi\n# escape=`\nFROM a\nRUN a \\\n b\n",
    "json": 'FROM a\nCMD ["a b", "c"]\nENTRYPOINT [ "x" ]\nVOLUME ["/a", "/b"]\nSHELL ["/bin/bash", "-c"]\n',
    "bad-json": "FROM a\nCMD ['a', 'b']\nRUN [ -f x ]\n",
    "flags": "FROM --platform=linux/amd64 a AS b\nCOPY --from=b --chown=1:1 a /b\n"
    "RUN --mount=type=cache,target=/x --network=none make\nHEALTHCHECK --interval=5s CMD true\n",
    "heredoc": "FROM a\nRUN <<EOF\nFROM b\nEOF\n"
    "COPY <<A <<-B /x/\n1\nA\n\t2\n\tB\nRUN cat <<'E' > /f\n$x\nE\nUSER me\n",
    "lower": "from a\nrun b\ncmd c\n",
    "env": 'FROM a\nENV A=1 B=\'2 3\' C="4\\" 5"\nENV D e f\nLABEL x=y\nARG Z=1\n',
    "onbuild": "FROM a\nONBUILD RUN x y\nONBUILD COPY . /app\n",
    "blank-lines": "\n\n  FROM a  \n\n  RUN   b   c  \n",
    "crlf": "FROM a\r\nRUN b \\\r\n  c\r\nCMD d\r\n",
    "double-escape": "FROM a\nRUN echo \\\\\nRUN b\n",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_reads_what_buildkit_reads(text: str) -> None:
    theirs = [(c.cmd.upper(), c.start_line, c.flags, c.json) for c in buildkit.parse_string(text)]
    ours = [
        (i.name, i.line, tuple(f.text for f in i.flags), i.items is not None)
        for i in read_dockerfile(text).instructions
    ]
    assert [(n, line, flags) for n, line, flags, _ in ours] == [(n, line, flags) for n, line, flags, _ in theirs]
    assert [n for n, _, _, json in ours if json] == [n for n, _, _, json in theirs if json]


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_arguments_are_buildkits(text: str) -> None:
    for ours, theirs in zip(read_dockerfile(text).instructions, buildkit.parse_string(text), strict=True):
        if ours.items is not None:
            assert ours.items == theirs.value
        elif ours.name in ("FROM", "COPY", "EXPOSE"):
            assert tuple(word.text for word in ours.words()) == theirs.value
        elif ours.name in ("RUN", "CMD", "ENTRYPOINT"):
            assert ours.rest.text.split() == " ".join(theirs.value).split()


def assert_covered(it: Explanation) -> None:
    at = 0
    for part in it.parts:
        assert at <= part.start < part.end <= len(it.text)
        assert it.text[part.start : part.end] == part.text
        assert not it.text[at : part.start].strip()
        at = part.end
    assert not it.text[at:].strip()
    assert all(0 <= w.start <= w.end <= len(it.text) for w in it.warnings)


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_every_character_is_explained_once(text: str) -> None:
    it = explain_dockerfile(text, STORE)
    assert_covered(it)
    assert all(part.meaning for part in it.parts)


WORDS = ["FROM", "RUN", "COPY", "ADD", "CMD", "ENV", "ARG", "ONBUILD", "HEALTHCHECK", "VOLUME", "EXPOSE", "SHELL"]
BITS = [
    *WORDS,
    " ",
    " ",
    "\n",
    "\n",
    "\\\n",
    "# x\n",
    "#escape=`\n",
    "`\n",
    '["a", "b"]',
    "['a']",
    "<<EOF",
    "EOF\n",
    "--from=x",
]
BITS += [
    "--mount=type=cache,target=/x,",
    "$A",
    "${A:-b}",
    "A=b",
    "'",
    '"',
    "&&",
    "|",
    "$(",
    ")",
    "80:80",
    ".",
    "\t",
    "\r\n",
    "\0",
    "é",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(BITS), max_size=25).map("".join)))
def test_any_text_is_covered(text: str) -> None:
    assert_covered(explain_dockerfile(text, STORE))


GOOD = "FROM python:3.13-slim\nUSER app\n"
ADVICE = [  # a Dockerfile's lines after or in place of GOOD's, the advice, the text it is about
    ("FROM python:2.7-slim\n", "dead-tag", "python:2.7-slim"),
    ("FROM node:8\n", "dead-tag", "node:8"),
    ("FROM debian:jessie\n", "dead-tag", "debian:jessie"),
    ("FROM php:7.4-apache\n", "dead-tag", "php:7.4-apache"),
    ("FROM openjdk:8\n", "dead-image", "openjdk:8"),
    ("FROM centos:7\n", "dead-image", "centos:7"),
    ("FROM python:3.11-buster\n", "dead-tag", "python:3.11-buster"),
    ("FROM nginx\n", "untagged", "nginx"),
    ("FROM nginx:latest\n", "latest-tag", "nginx:latest"),
    ("RUN ls\n", "no-from", ""),
    ("ARG V=1\nFROM a:$V\nRUN echo $V\n", "arg-not-in-stage", "RUN echo $V"),
    ("FROM a:1 AS x\nARG Q=1\nFROM b:1\nRUN echo $Q\n", "arg-of-other-stage", "RUN echo $Q"),
    ("FROM a:$V\n", "unset-arg-in-from", "FROM a:$V"),
    (GOOD + "COPY --from=biuld a b\n", "unknown-stage", "--from=biuld"),
    ("FROM a:1\nCOPY --from=late a b\nFROM b:1 AS late\n", "later-stage", "--from=late"),
    (GOOD + "MAINTAINER me\n", "old-instruction", "MAINTAINER"),
    (GOOD + "CMD python app.py\n", "shell-form-start", "python app.py"),
    (GOOD + 'CMD ["a"]\nCMD ["b"]\n', "second-cmd", 'CMD ["a"]'),
    (GOOD + "CMD ['a']\n", "single-quotes", "['a']"),
    (GOOD + 'ENTRYPOINT ./x\nCMD ["y"]\n', "entrypoint-drops-cmd", "ENTRYPOINT ./x"),
    (GOOD + 'ENTRYPOINT ["x"]\nCMD y\n', "cmd-in-shell-after-entrypoint", "y"),
    (GOOD + "EXPOSE 80\n", "expose", "80"),
    (GOOD + "EXPOSE 8080:80\n", "expose-two-ports", "8080:80"),
    (GOOD + "VOLUME /data\nRUN touch /data/x\n", "volume-then-change", "RUN touch /data/x"),
    (GOOD + "VOLUME /data\n", "volume", "/data"),
    (GOOD + "COPY . .\nRUN pip install -r requirements.txt\n", "copy-all-first", "COPY . ."),
    (GOOD + "ADD a.py /a.py\n", "add-like-copy", "ADD"),
    (GOOD + "COPY ../a /a\n", "copy-outside", "../a /a"),
    (GOOD + "COPY a b /c\n", "copy-many", "/c"),
    (GOOD + "COPY .env /c\n", "secret-copied", ".env /c"),
    (GOOD + "WORKDIR app\n", "relative-workdir", "app"),
    (GOOD + "RUN apt-get update\n", "apt-update-alone", "apt-get update"),
    (GOOD + "RUN apt-get install -y x\n", "apt-install-without-update", "apt-get install"),
    (GOOD + "RUN apt-get update && apt-get install x\n", "apt-no-yes", "apt-get install"),
    (GOOD + "RUN apt-get upgrade -y\n", "apt-upgrade", "apt-get upgrade"),
    (GOOD + "RUN pip install x\n", "pip-cache", "pip install"),
    (GOOD + "RUN npm install\n", "npm-install", "npm install"),
    (GOOD + "RUN cd /app\n", "cd-lost", "cd /app"),
    (GOOD + "RUN sudo ls\n", "sudo", "sudo "),
    (GOOD + "ENV DB_PASSWORD=x\n", "secret-in-env", "DB_PASSWORD=x"),
    (GOOD + "ARG API_TOKEN\n", "secret-in-arg", "API_TOKEN"),
    (GOOD + "ENV NAME World\n", "legacy-env", "NAME"),
    (GOOD + "RUNN ls\n", "unknown-instruction", "RUNN"),
    (GOOD + "COPY --form=x a b\n", "unknown-flag", "--form=x"),
    (GOOD + "RUN <<EOF\nls\nEOF\n", "heredoc", "RUN <<EOF"),
    (GOOD + "RUN --mount=type=cache,target=/x ls\n", "needs-buildkit", "--mount=type=cache,target=/x"),
    (GOOD + "COPY a /a\nRUN chmod 755 /a\n", "chmod-later", "chmod 755 /a"),
    ("FROM python:3.13-slim\nRUN ls\n", "no-user", "FROM python:3.13-slim"),
    (GOOD + "USER root\n", "root-user", "root"),
]


@pytest.mark.parametrize(
    ("text", "name", "place"), ADVICE, ids=[f"{name}-{n}" for n, (_, name, _) in enumerate(ADVICE)]
)
def test_advice(text: str, name: str, place: str) -> None:
    found = {w.id: text[w.start : w.end] for w in explain_dockerfile(text, STORE).warnings}
    assert found.get(name) == place


FINE = {
    "small": "FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt ./\n"
    "RUN pip install --no-cache-dir -r requirements.txt\n"
    'COPY . .\nUSER 1000\nCMD ["python", "app.py"]\n',
    "stages": "ARG V=1.25\nFROM golang:${V} AS build\nARG V\nRUN echo $V\n"
    "FROM scratch\nCOPY --from=build /a /a\nUSER 1\n",
    "apt": "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl"
    " && rm -rf /var/lib/apt/lists/*\nUSER 1\n",
    "add-tar": "FROM debian:bookworm-slim\nADD rootfs.tar.gz /\nUSER app\n",
    "script": "FROM debian:bookworm-slim\nRUN set -e; cd /x && make\nUSER app\n",
    "lower-case": 'from python:3.13-slim\nuser app\ncmd ["a"]\n',
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_nothing_to_say(text: str) -> None:
    assert [warning.id for warning in explain_dockerfile(text, STORE).warnings] == []


def test_a_script_may_change_its_folder() -> None:
    text = "FROM python:3.13-slim\nRUN <<EOF\nset -e\ncd /x\nexport A=1\nrm -rf y\nEOF\nUSER app\n"
    assert [warning.id for warning in explain_dockerfile(text, STORE).warnings] == ["heredoc"]


def test_what_runs_in_a_substitution_runs_in_the_container() -> None:
    parts = explain_dockerfile("FROM a:1\nRUN echo $(xx-info arch)\n", STORE).parts
    assert next(part.role for part in parts if part.text == "xx-info") == "inner-command"


STARTS = [
    ('CMD ["a", "b"]', "docker run IMAGE → a b, unless the base image has an ENTRYPOINT"),
    ('ENTRYPOINT ["ping"]\nCMD ["x"]', "docker run IMAGE → ping x"),
    ('ENTRYPOINT ["ping"]\nCMD ["x"]', "docker run IMAGE WORDS → ping WORDS"),
    ('CMD ["x"]\nENTRYPOINT ["ping"]', "docker run IMAGE → ping x"),
    ("ENTRYPOINT ping\nCMD x", "docker run IMAGE WORDS → ping (in a shell); WORDS and CMD are not passed on"),
    ("CMD a $X", "docker run IMAGE → a $X (in a shell)"),
]


@pytest.mark.parametrize(("steps", "said"), STARTS)
def test_what_will_run(steps: str, said: str) -> None:
    assert said in explain_dockerfile(f"FROM a:1\n{steps}\n", STORE).summary


def test_examples_of_the_knowledge_are_understood() -> None:
    for name, it in STORE.instructions().items():
        for example in it.examples:
            parts = explain_dockerfile(example.command, STORE).parts
            assert all(part.known for part in parts), (name, example.command)
