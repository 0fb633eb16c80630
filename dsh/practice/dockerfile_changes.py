"""What an instruction of a Dockerfile does to an image's configuration: for build, commit --change and import --change.

changed(config, ["ENV A=1", "CMD [\\"x\\"]"]) -> config       raises Refused for what is no such instruction
"""

import json
import posixpath
import shlex

from dsh.practice.routes import Refused
from dsh.typed import Any

Config = dict[str, Any]
ALLOWED = (
    "CMD",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "HEALTHCHECK",
    "LABEL",
    "ONBUILD",
    "USER",
    "VOLUME",
    "WORKDIR",
)
SHELL = ["/bin/sh", "-c"]
SECOND = 1_000_000_000


def changed(config: Config, changes: list[str]) -> Config:
    """The configuration after the instructions."""
    for text in changes:
        name, _, rest = text.strip().partition(" ")
        if name.upper() not in ALLOWED:
            raise Refused(400, f"{name.lower()} is not a valid change command")
        config = applied(config, name.upper(), rest.strip())
    return config


def applied(config: Config, name: str, rest: str) -> Config:
    """The configuration after one instruction. Raises Refused."""
    if not rest and name not in ("CMD", "ENTRYPOINT"):
        raise Refused(400, f"{name} requires {'at least ' if name != 'WORKDIR' else 'exactly '}one argument")
    return {**config, **RULES[name](config, rest)}


def json_form(rest: str) -> list[str] | None:
    """The list of the JSON form; None for the shell form."""
    try:
        found = json.loads(rest)
    except ValueError:
        return None
    return found if isinstance(found, list) and all(isinstance(item, str) for item in found) else None


def pairs(rest: str) -> dict[str, str]:
    """NAME=VALUE ... or NAME VALUE. Raises Refused."""
    try:
        words = shlex.split(rest)
    except ValueError as error:
        raise Refused(400, f"unexpected end of statement while looking for matching double-quote: {error}") from error
    if words and "=" not in words[0]:
        name, _, value = rest.partition(" ")
        if not value.strip():
            raise Refused(400, "ENV must have two arguments")
        return {name: value.strip().strip('"')}
    found = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise Refused(400, f"Syntax error - can't find = in {json.dumps(word)}. Must be of the form: name=value")
        found[name] = value
    return found


def _cmd(config: Config, rest: str) -> Config:
    items = json_form(rest)
    return {"Cmd": items if items is not None else [*(config.get("Shell") or SHELL), rest] if rest else None}


def _entrypoint(config: Config, rest: str) -> Config:
    items = json_form(rest)
    return {"Entrypoint": items if items is not None else [*(config.get("Shell") or SHELL), rest]}


def _env(config: Config, rest: str) -> Config:
    env = list(config.get("Env") or ())
    for name, value in pairs(rest).items():
        at = next((i for i, entry in enumerate(env) if entry.partition("=")[0] == name), None)
        if at is None:
            env.append(f"{name}={value}")
        else:
            env[at] = f"{name}={value}"
    return {"Env": env}


def _label(config: Config, rest: str) -> Config:
    return {"Labels": {**(config.get("Labels") or {}), **pairs(rest)}}


def _expose(config: Config, rest: str) -> Config:
    ports = dict(config.get("ExposedPorts") or {})
    for word in rest.split():
        numbers, _, protocol = word.partition("/")
        first, _, last = numbers.partition("-")
        if not first.isdigit() or (last and not last.isdigit()) or protocol not in ("", "tcp", "udp", "sctp"):
            raise Refused(400, f"Invalid containerPort: {word}")
        for number in range(int(first), int(last or first) + 1):
            ports[f"{number}/{protocol or 'tcp'}"] = {}
    return {"ExposedPorts": ports}


def _volume(config: Config, rest: str) -> Config:
    items = json_form(rest)
    return {"Volumes": {**(config.get("Volumes") or {}), **{path: {} for path in (items or rest.split())}}}


def _workdir(config: Config, rest: str) -> Config:
    path = rest.strip('"')
    joined = path if path.startswith("/") else posixpath.join(config.get("WorkingDir") or "/", path)
    return {"WorkingDir": posixpath.normpath(joined)}


def _user(config: Config, rest: str) -> Config:
    return {"User": rest}


def _stop(config: Config, rest: str) -> Config:
    from dsh.practice.programs.signals import signal_number

    if signal_number(rest) is None:
        raise Refused(400, f"invalid signal: {rest}")
    return {"StopSignal": rest}


def _onbuild(config: Config, rest: str) -> Config:
    return {"OnBuild": [*(config.get("OnBuild") or ()), rest]}


def _shell(config: Config, rest: str) -> Config:
    items = json_form(rest)
    if not items:
        raise Refused(400, "SHELL requires the arguments to be in JSON form")
    return {"Shell": items}


def _healthcheck(config: Config, rest: str) -> Config:
    found: dict[str, Any] = {}
    while rest.startswith("--"):
        flag, _, rest = rest.partition(" ")
        rest = rest.strip()
        name, _, value = flag[2:].partition("=")
        key = {"interval": "Interval", "timeout": "Timeout", "start-period": "StartPeriod", "retries": "Retries"}.get(
            name
        )
        key = "StartInterval" if name == "start-interval" else key
        if key is None:
            raise Refused(400, f"unknown flag: {name}")
        if key == "Retries" and not value.isdigit():
            raise Refused(400, f'strconv.ParseInt: parsing "{value}": invalid syntax')
        found[key] = int(value) if key == "Retries" else duration(value)
    kind, _, command = rest.partition(" ")
    if kind.upper() == "NONE":
        return {"Healthcheck": {"Test": ["NONE"]}}
    if kind.upper() != "CMD" or not command.strip():
        raise Refused(
            400,
            f'Unknown type "{kind.upper()}" in HEALTHCHECK (try CMD)'
            if command
            else "Missing command after HEALTHCHECK CMD",
        )
    items = json_form(command.strip())
    return {"Healthcheck": {"Test": ["CMD", *items] if items is not None else ["CMD-SHELL", command.strip()], **found}}


def duration(text: str) -> int:
    """Nanoseconds of 1m30s. Raises Refused."""
    units = {"h": 3600 * SECOND, "m": 60 * SECOND, "s": SECOND, "ms": SECOND // 1000}
    total, number = 0.0, ""
    at = 0
    while at < len(text):
        if text[at].isdigit() or text[at] == ".":
            number += text[at]
            at += 1
            continue
        unit = "ms" if text.startswith("ms", at) else text[at]
        if unit not in units or not number:
            raise Refused(400, f'time: invalid duration "{text}"')
        total += float(number) * units[unit]
        number = ""
        at += len(unit)
    if number or not text:
        raise Refused(400, f'time: missing unit in duration "{text}"')
    return int(total)


RULES = {
    "CMD": _cmd, "ENTRYPOINT": _entrypoint, "ENV": _env, "EXPOSE": _expose, "HEALTHCHECK": _healthcheck,
    "LABEL": _label, "ONBUILD": _onbuild, "STOPSIGNAL": _stop, "USER": _user, "VOLUME": _volume,
    "WORKDIR": _workdir, "SHELL": _shell,
}  # fmt: skip
