"""docker login and logout: the engine asks the registry, docker's config.json or its credential store remembers."""

import base64
import json
import os
import tempfile

from dsh.engine.place import read_config
from dsh.errors import DshError
from dsh.run.context_tar import read_all
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any


def login(session: Session, streams: Streams, server: str, username: str, password: str, from_stdin: bool) -> Done:
    if password:
        streams.err.line("WARNING! Using --password via the CLI is insecure. Use --password-stdin.")
    if from_stdin:
        password = read_all(streams.stdin).decode(errors="surrogateescape").removesuffix("\n").removesuffix("\r")
    if not username:
        username = _asked(streams, "Username: ")
    if not password and not streams.stdin_tty:
        streams.err.line("Error: Cannot perform an interactive login from a non TTY device")
        return Done(1)
    if not password:
        password = _secret()
    if not username or not password:
        raise DshError("Error: Non-null Username Required" if not username else "Error: Password Required")
    answer = session.client.post("/auth", {"username": username, "password": password, "serveraddress": server}) or {}
    token = str(answer.get("IdentityToken") or "")
    folder = session.place.config_dir
    helper = _helper(read_config(folder), server)
    if helper:
        _stored(helper, server, "<token>" if token else username, token or password)
        _changed(folder, server, {})
    else:
        coded = base64.b64encode(f"{username}:{password}".encode(errors="surrogateescape")).decode()
        entry = (
            {"auth": base64.b64encode(f"{username}:".encode()).decode(), "identitytoken": token}
            if token
            else {"auth": coded}
        )
        _changed(folder, server, entry)
        shown = os.path.normpath(session.place.config_named or folder)
        streams.err.line(f"\nWARNING! Your credentials are stored unencrypted in '{shown}/config.json'.")
        streams.err.line("Configure a credential helper to remove this warning. See")
        streams.err.line("https://docs.docker.com/go/credential-store/\n")
    streams.out.line(str(answer.get("Status") or "Login Succeeded"))
    return Done()


def logout(session: Session, streams: Streams, server: str) -> Done:
    streams.out.line(f"Removing login credentials for {server}")
    folder = session.place.config_dir
    config = read_config(folder)
    helper = _helper(config, server)
    if helper:
        _erased(helper, server)
    if server in (config.get("auths") or {}):
        _changed(folder, server, None)
    return Done()


def _helper(config: dict[str, Any], server: str) -> str:
    return str((config.get("credHelpers") or {}).get(server) or config.get("credsStore") or "")


def _stored(helper: str, server: str, username: str, secret: str) -> None:
    import docker.credentials

    try:
        docker.credentials.Store(helper).store(server, username, secret)
    except docker.credentials.StoreError as error:
        raise DshError(f"the credential store {helper} did not take the credentials: {error}") from error


def _erased(helper: str, server: str) -> None:
    import docker.credentials

    try:
        docker.credentials.Store(helper).erase(server)
    except docker.credentials.StoreError:
        pass  # it had none


def _changed(folder: str, server: str, entry: dict[str, str] | None) -> None:
    """config.json with this entry under auths, or without any; written whole or not at all, for its owner alone."""
    config = read_config(folder)
    auths = {name: said for name, said in (config.get("auths") or {}).items() if name != server}
    if entry is not None:
        auths[server] = entry
    config = {**config, "auths": auths}
    os.makedirs(folder, mode=0o700, exist_ok=True)
    path = os.path.realpath(os.path.join(folder, "config.json"))
    fd, part = tempfile.mkstemp(prefix="config.json", dir=os.path.dirname(path))
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        file.write(json.dumps(config, indent="\t", ensure_ascii=False))
    os.replace(part, path)


def _asked(streams: Streams, question: str) -> str:
    streams.err.write(question)
    found = bytearray()
    while (char := os.read(streams.stdin, 1)) not in (b"", b"\n"):
        found += char
    return found.decode(errors="surrogateescape").strip()


def _secret() -> str:
    import getpass

    return getpass.getpass("Password: ")
