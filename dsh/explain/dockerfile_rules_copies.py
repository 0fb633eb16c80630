"""Rules on COPY, ADD, WORKDIR and the order of steps."""

import re
from collections.abc import Iterator

from dsh.explain.advice import Found
from dsh.explain.dockerfile_reader import Instruction
from dsh.explain.dockerfile_sight import Sight, at
from dsh.patterns import regex

TAR = regex(r"\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tzst)$|[*?]")
ADDRESS = regex(r"^(?:https?|ftp|git|ssh)://|^git@|\.git(?:#|$)")
SECRET = regex(
    r"(?:^|/)(?:\.env(?:\.(?!example|sample|template)\w+)?|id_(?:rsa|ed25519|ecdsa|dsa)|\.npmrc|\.pypirc|\.netrc|\.git-credentials|.*\.(?:pem|key|p12|pfx))$|(?:^|/)\.(?:aws|ssh)(?:/|$)"
)
INSTALLERS = (
    (
        r"\bpip[\d.]*\s+install\b[^&;|]*\s(?:-r|--requirement)\s*\S+",
        "COPY requirements.txt ./ before it, COPY . . after it",
    ),
    (r"\bnpm\s+(?:ci|install|i)(?=\s*(?:$|&|;|\||--))", "COPY package*.json ./ before it, COPY . . after it"),
    (r"\byarn(?:\s+install)?(?=\s*(?:$|&|;|\||--))", "COPY package.json yarn.lock ./ before it, COPY . . after it"),
    (r"\bpnpm\s+(?:install|i)\b", "COPY package.json pnpm-lock.yaml ./ before it, COPY . . after it"),
    (r"\bgo\s+mod\s+download\b", "COPY go.mod go.sum ./ before it, COPY . . after it"),
    (r"\bbundle\s+install\b", "COPY Gemfile Gemfile.lock ./ before it, COPY . . after it"),
    (r"\bcomposer\s+install\b", "COPY composer.json composer.lock ./ before it, COPY . . after it"),
    (r"\bpoetry\s+install\b", "COPY pyproject.toml poetry.lock ./ before it, COPY . . after it"),
    (r"\buv\s+sync\b", "COPY pyproject.toml uv.lock ./ before it, COPY . . after it"),
    (r"\bapt-get\s+(?:-\S+\s+)*install\b", "Install before COPY . ."),
    (r"\bapk\s+(?:-\S+\s+)*add\b", "Install before COPY . ."),
)


def _copied(it: Sight) -> Iterator[tuple[Instruction, tuple[str, ...]]]:
    for step in it.file.instructions:
        if step.name in ("COPY", "ADD"):
            yield step, step.items if step.items is not None else tuple(word.text for word in step.words())


def too_few(it: Sight) -> Iterator[Found]:
    for step, words in _copied(it):
        if len(words) == 1:
            yield at("too-few", step, step.word, name=step.name)


def many(it: Sight) -> Iterator[Found]:
    for step, words in _copied(it):
        if (
            len(words) > 2
            and not words[-1].endswith(("/", "/.", "\\"))
            and words[-1] not in (".", "..")
            and "$" not in words[-1]
        ):
            yield at("copy-many", step, step.words()[-1] if step.items is None else step.rest, word=words[-1])


def add_like_copy(it: Sight) -> Iterator[Found]:
    for step, words in _copied(it):
        plain = not any(TAR.search(w) or ADDRESS.search(w) or "$" in w for w in words[:-1])
        own = any(step.flag(name) is not None for name in ("checksum", "keep-git-dir", "unpack"))
        if step.name == "ADD" and len(words) > 1 and plain and not own and not step.heredocs:
            line = step.joined[step.word.end :].strip()
            yield at("add-like-copy", step, step.word, example=f"COPY {line}")


def url(it: Sight) -> Iterator[Found]:
    for step, words in _copied(it):
        for word in words[:-1]:
            if step.name == "COPY" and re.match(r"(?:https?|ftp)://", word):
                yield at("copy-url", step, step.rest, word=word)


def outside(it: Sight) -> Iterator[Found]:
    for step, words in _copied(it):
        for word in words[:-1]:
            if step.flag("from") is None and (word == ".." or word.startswith("../")):
                yield at("copy-outside", step, step.rest, word=word)


def secret_file(it: Sight) -> Iterator[Found]:
    for step, words in _copied(it):
        for word in words[:-1]:
            if SECRET.search(word) and step.flag("from") is None and not word.endswith((".pub", "cert.pem", "ca.pem")):
                yield at("secret-copied", step, step.rest, word=word)


def all_first(it: Sight) -> Iterator[Found]:
    """COPY . . before packages are installed from a list that could be copied alone."""
    for stage in it.stages.all:
        copied: Instruction | None = None
        for step in stage.steps:
            words = step.items if step.items is not None else tuple(word.text for word in step.words())
            if step.name in ("COPY", "ADD") and step.flag("from") is None and words and words[0] in (".", "./"):
                copied = copied or step
            if step.name != "RUN" or copied is None:
                continue
            line = " ".join(step.items) if step.items is not None else step.rest.text
            for pattern, example in INSTALLERS:
                found = re.search(pattern, line)
                if found:
                    tool = " ".join(found[0].split()[:2])
                    yield at("copy-all-first", copied, None, tool=f"{tool} (line {step.line})", example=example)
                    return


def relative_workdir(it: Sight) -> Iterator[Found]:
    for stage in it.stages.all:
        known = False
        for step in stage.all("WORKDIR"):
            path = step.rest.text.strip("\"'")
            absolute = path.startswith(("/", "$", "\\")) or path[1:2] == ":"
            if path and not absolute and not known:
                yield at("relative-workdir", step, step.rest, word=path.removeprefix("./"))
            known = known or absolute


def chmod_later(it: Sight) -> Iterator[Found]:
    for stage in it.stages.all:
        before: Instruction | None = None
        for step in stage.steps:
            found = re.match(r"(chmod|chown)\s+(?:-R\s+)?([\w:+$.{}-]+)\s+\S+$", step.rest.text)
            if step.name == "RUN" and before is not None and found:
                example = f"{before.name} --{found[1]}={found[2]} {before.rest.text}"
                buildkit = " (BuildKit)" if found[1] == "chmod" else ""
                numeric = found[1] == "chown" or found[2].isdigit()
                yield at("chmod-later", step, step.rest, example=f"{example}{buildkit}" if numeric else "")
            before = step if step.name in ("COPY", "ADD") else before
