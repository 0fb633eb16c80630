"""Environment, labels, log and security options: lists of words, some of them from files."""

import json
import os
from collections.abc import Iterable

from dsh.plan.refusal import Refused
from dsh.plan.surroundings import Surroundings

BLANKS = " \t\r\n\v\f"
PROXIES = ("httpProxy", "httpsProxy", "noProxy", "ftpProxy", "allProxy")


def environment(files: Iterable[str], words: Iterable[str], around: Surroundings) -> list[str] | None:
    """The variables of a container: files first, then -e; a bare NAME takes the value it has here."""
    found: list[str] = []
    for name in files:
        for key, value in _lines(name, around):
            if value is None and key in around.environ:
                value = around.environ[key]
            if value is not None:
                found.append(f"{key}={value}")
    given = with_proxies(words, around.proxies)
    for key, value in given.items():
        value = around.environ.get(key) if value is None else value
        found.append(key if value is None else f"{key}={value}")
    return found or None


def exec_environment(files: Iterable[str], words: Iterable[str], around: Surroundings) -> list[str] | None:
    """The variables of docker exec: all of them, in their order, the same name twice if it is said twice."""
    found = environment(files, (), around._replace(proxies={})) or []
    for word in words:
        key, equals, _ = word.partition("=")
        found.append(word if equals or key not in around.environ else f"{key}={around.environ[key]}")
    return found or None


def with_proxies(words: Iterable[str], proxies: Iterable[tuple[str, str]] | object) -> dict[str, str | None]:
    """NAME to value (None for a bare NAME), with config.json's proxies where the line says nothing of them."""
    given: dict[str, str | None] = {}
    for word in words:
        key, equals, value = word.partition("=")
        given[key] = value if equals else None
    if isinstance(proxies, dict):
        for setting in PROXIES:
            upper = f"{setting[:-5]}_PROXY".upper()
            for key in (upper, upper.lower()):
                if proxies.get(setting) and key not in given:
                    given[key] = proxies[setting]
    return given


def labels(files: Iterable[str], words: Iterable[str], around: Surroundings) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in files:
        found |= {key: value for key, value in _lines(name, around) if value is not None}
    for word in words:
        key, _, value = word.partition("=")
        found[key] = value
    return found


def _lines(name: str, around: Surroundings) -> Iterable[tuple[str, str | None]]:
    """NAME=VALUE line by line. Docker calls a file of labels an env file too."""
    if os.path.isdir(around.path(name)):
        raise Refused(f"invalid env file ({name}): read {name}: is a directory")
    for line in around.text(name).split("\n"):
        line = line.removesuffix("\r").lstrip(BLANKS)
        if not line or line.startswith("#"):
            continue
        key, equals, value = line.partition("=")
        if not key:
            raise Refused(f"invalid env file ({name}): no variable name on line '{line}'")
        if any(blank in key for blank in BLANKS):
            raise Refused(f"invalid env file ({name}): variable '{key}' contains whitespaces")
        yield key, value if equals else None


def security(words: Iterable[str], around: Surroundings) -> tuple[list[str] | None, bool]:
    """SecurityOpt with the seccomp profiles read in, and: are the system's paths left open?"""
    found: list[str] = []
    given = list(words)
    for word in given:
        key, equals, value = word.partition("=")
        if not equals and key != "no-new-privileges":
            key, colon, value = word.partition(":")
            if not colon:
                raise Refused(f'Invalid --security-opt: "{word}"')
        if key == "seccomp" and value not in ("unconfined", "builtin"):
            word = f"seccomp={_profile(value, around)}"
        if word != "systempaths=unconfined":
            found.append(word)
    return (found if given else None), "systempaths=unconfined" in given


def _profile(name: str, around: Surroundings) -> str:
    try:
        text = around.text(name)
    except Refused as refused:
        raise Refused(f"opening seccomp profile ({name}) failed: {refused.message}") from refused
    try:
        return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)
    except json.JSONDecodeError as error:
        start = text.lstrip()[:1]
        why = f"invalid character '{start}' looking for beginning of value" if start not in "{[" else str(error)
        why = why if text[error.pos :].strip() else "unexpected end of JSON input"
        raise Refused(f"compacting json for seccomp profile ({name}) failed: {why}") from error


def storage(words: Iterable[str]) -> dict[str, str]:
    found = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise Refused("invalid storage option")
        found[key] = value
    return found


def restart_policy(text: str) -> dict[str, object]:
    name, colon, count = text.partition(":")
    if colon and not name:
        raise Refused("invalid restart policy format: no policy provided before colon")
    try:
        return {"Name": name, "MaximumRetryCount": int(count or 0)}
    except ValueError as error:
        raise Refused("invalid restart policy format: maximum retry count must be an integer") from error
