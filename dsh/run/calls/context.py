"""Calls on docker's contexts: files below its configuration folder, written whole or not at all."""

import io
import json
import os
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

from dsh.engine.contexts import folder
from dsh.engine.place import Place, read_config
from dsh.errors import DshError
from dsh.run.context_tar import read_all
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any

MOST = 10 << 20  # bytes of an imported file, as docker's client takes them


def write(
    session: Session,
    streams: Streams,
    name: str,
    meta: dict[str, Any],
    files: dict[str, str],
    says: str,
    old: dict[str, Any] | None,
) -> Done:
    """`old`: the context as the preview saw it; None where there was none."""
    path = folder(session.place, "meta", name) / "meta.json"
    now = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    if now != old:
        streams.err.line(f"dsh: the context {name} has been changed since the preview; nothing was done")
        return Done(1, ())
    try:
        content = {file: Path(source).read_bytes() for file, source in files.items()}
        _store(session.place, name, meta, {f"docker/{file}": data for file, data in content.items()})
    except OSError as error:
        raise DshError(f"{error.filename}: {error.strerror}") from error
    streams.out.line(name)
    streams.err.line(says)
    return Done()


def _store(place: Place, name: str, meta: dict[str, Any], tls: dict[str, bytes]) -> None:
    known = folder(place, "tls", name)
    shutil.rmtree(known, ignore_errors=True)
    for file, data in tls.items():
        _write(known / file, data, 0o600, 0o700)
    _write(folder(place, "meta", name) / "meta.json", _json(meta), 0o644, 0o755)


def _json(meta: dict[str, Any]) -> bytes:
    """As docker's client writes it."""
    text = json.dumps(meta, separators=(",", ":"), ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").encode()


def _write(path: Path, data: bytes, mode: int, folder_mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=folder_mode)
    fd, part = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(data)
        os.chmod(part, mode)
        os.replace(part, path)
    except OSError:
        os.unlink(part)
        raise


def remove(session: Session, streams: Streams, name: str, used: bool) -> Done:
    for kind in ("meta", "tls"):
        shutil.rmtree(folder(session.place, kind, name), ignore_errors=True)
    if used:
        _choose(session.place, "")
    streams.out.line(name)
    return Done()


def use(session: Session, streams: Streams, name: str, overridden: bool) -> Done:
    _choose(session.place, "" if name == "default" else name)
    streams.out.line(name)
    streams.err.line(f'Current context is now "{name}"')
    if overridden:
        said = "Warning: DOCKER_HOST environment variable overrides the active context. "
        said += f'To use "{name}", either set the global --context flag, or unset DOCKER_HOST environment variable.'
        streams.err.line(said)
    return Done()


def _choose(place: Place, name: str) -> None:
    """currentContext of config.json; without a name it goes."""
    config = read_config(place.config_dir)
    if str(config.get("currentContext") or "") == name:
        return
    config = {key: value for key, value in {"auths": {}, **config}.items() if key != "currentContext"}
    if name:
        config["currentContext"] = name
    path = Path(os.path.realpath(os.path.join(place.config_dir, "config.json")))
    _write(path, json.dumps(config, indent="\t", ensure_ascii=False).encode(), 0o600, 0o700)


def export(session: Session, streams: Streams, file: str, meta: dict[str, Any], files: dict[str, str]) -> Done:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        _add(tar, "meta.json", _json(meta), 0o644)
        _add(tar, "tls", None, 0o700)
        if files:
            _add(tar, "tls/docker", None, 0o700)
        for name, source in files.items():
            _add(tar, f"tls/docker/{name}", Path(source).read_bytes(), 0o600)
        end = tar.offset
    content = made.getvalue()[:end]  # docker's client does not mark the end of the archive
    if file == "-":
        streams.out.write(content)
        return Done()
    try:
        fd = os.open(os.path.join(session.place.cwd, file), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "wb") as handle:
            handle.write(content)
    except OSError as error:
        raise DshError(f"open {file}: {error.strerror}") from error
    streams.err.line(f'Written file "{file}"')
    return Done()


class _Entry(tarfile.TarInfo):
    """A folder's name gets no slash at its end: docker's client writes none."""

    def get_info(self) -> Any:
        return {**super().get_info(), "name": self.name}


def _add(tar: tarfile.TarFile, name: str, data: bytes | None, mode: int) -> None:
    info = _Entry(name)
    info.mode = mode
    if data is None:
        info.type = tarfile.DIRTYPE
        tar.addfile(info)
    else:
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))


def import_(session: Session, streams: Streams, name: str, file: str) -> Done:
    try:
        data = read_all(streams.stdin) if file == "-" else Path(session.place.cwd, file).read_bytes()
        parts = _unpacked(data)
        meta = json.loads(parts["meta.json"])
    except (OSError, ValueError, KeyError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise DshError(f"{file} is no exported context: {error}") from error
    tls = {path.removeprefix("tls/"): content for path, content in parts.items() if path.startswith("tls/")}
    _store(session.place, name, {**meta, "Name": name}, tls)
    streams.out.line(name)
    streams.err.line(f'Successfully imported context "{name}"')
    return Done()


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a tar or zip. Only names that docker writes are taken: nothing leaves the context's folder."""
    if len(data) > MOST:
        raise ValueError("it is larger than 10 MiB")
    found: dict[str, bytes] = {}
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    else:
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isfile() else None
                if content is not None:
                    found[member.name] = content.read()
    for path in found:
        if path != "meta.json" and (not path.startswith("tls/") or ".." in path.split("/") or "\\" in path):
            raise ValueError(f"unexpected context file {path}")
    return found
