"""The two keys in docker's config.json that let its client ask our plugin for a hint after a failed command.

What the file was before is kept, to the byte, and comes back where nobody else has changed the file in between;
otherwise our keys alone go.
"""

import base64
import json
import os
from pathlib import Path

from dsh.errors import DshError
from dsh.typed import Any

Settings = dict[str, Any]
KEYS = (("plugins", "why", "hooks"), ("features", "hooks"))


def hook(path: Path, kept: Path, commands: str) -> str:
    """Asks for hints after `commands`. `kept` is where the file's present content is remembered."""
    before = _bytes(path)
    data = _settings(path, before)
    for keys, value in zip(KEYS, (commands, "true"), strict=True):
        _put(data, keys, value, path)
    after = _text(data)
    first = _kept(kept)
    if first is not None and before == first[1]:  # ours, from the last time
        before = first[0]
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        _write(kept, json.dumps([_coded(before), _coded(after)]).encode(), 0o600)
        _write(path, after, 0o600)
    except OSError as error:
        raise DshError(f"cannot write {path}: {error.strerror}", hint="nothing else was changed") from error
    return f"asked after a failed {commands}: {path}"


def unhook(path: Path, kept: Path) -> list[str]:
    """Takes that back. Gives back what to tell the user: nothing where there was nothing to do."""
    now, first = _bytes(path), _kept(kept)
    kept.unlink(missing_ok=True)
    if now is None:
        return []
    if first is not None and now == first[1]:
        if first[0] is None:
            path.unlink()
        else:
            _write(path, first[0], 0o600)
    else:
        data = _settings(path, now)
        if "hooks" not in _inside(data, ("plugins", "why")):
            return []
        was = _settings(path, first[0]) if first is not None else {}
        for keys in KEYS:
            _take_back(data, was, keys)
            if first is None and any("hooks" in it for it in _inside(data, ("plugins",)).values()):
                break  # what was before is not known, and another plugin's hooks need the second key
        _write(path, _text(data), 0o600)
    return [f"no longer asked after a failure: {path}"]


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DshError(f"cannot read {path}: {error.strerror}", hint="nothing was changed") from error


def _settings(path: Path, content: bytes | None) -> Settings:
    if content is None or not content.strip():  # docker takes an empty file for none
        return {}
    try:
        found = json.loads(content)
    except ValueError as error:
        raise DshError(f"cannot read {path}: {error}", hint="mend the file, then try again") from error
    if not isinstance(found, dict):
        raise DshError(f"{path} holds no JSON object", hint="mend the file, then try again")
    return found


def _put(data: Settings, keys: tuple[str, ...], value: str, path: Path) -> None:
    for key in keys[:-1]:
        data = data.setdefault(key, {})
        if not isinstance(data, dict):
            raise DshError(f"{path}: {key} is no JSON object", hint="mend the file, then try again")
    data[keys[-1]] = value


def _take_back(data: Settings, was: Settings, keys: tuple[str, ...]) -> None:
    """Gives a key the value it had; where it had none it goes, and so does what is empty without it."""
    *outer, last = keys
    before = _inside(was, tuple(outer))
    if last in before:
        _inside(data, tuple(outer))[last] = before[last]
        return
    _inside(data, tuple(outer)).pop(last, None)
    while outer and not _inside(data, tuple(outer)) and outer[-1] not in _inside(was, tuple(outer[:-1])):
        _inside(data, tuple(outer[:-1])).pop(outer[-1], None)
        outer.pop()


def _inside(data: Settings, keys: tuple[str, ...]) -> Settings:
    for key in keys:
        found = data.get(key)
        data = found if isinstance(found, dict) else {}
    return data


def _text(data: Settings) -> bytes:
    return json.dumps(data, indent="\t", ensure_ascii=False).encode()  # as docker writes it


def _kept(path: Path) -> tuple[bytes | None, bytes] | None:
    """The content before, and what we made of it."""
    try:
        before, after = json.loads(path.read_bytes())
        return None if before is None else base64.b64decode(before), base64.b64decode(after)
    except (OSError, ValueError, TypeError):
        return None


def _coded(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode()


def _write(path: Path, content: bytes, mode: int) -> None:
    """At once or not at all; through a link to where it leads. It may hold passwords."""
    target = Path(os.path.realpath(path))
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    mode = target.stat().st_mode & 0o777 if target.exists() else mode
    with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    partial.chmod(mode)
    os.replace(partial, target)
