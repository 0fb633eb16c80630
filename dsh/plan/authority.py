"""The certificate authorities that a line of docker swarm names, and the files that it takes them from."""

import csv
import os

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.go_number import go_quoted
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import spoken
from dsh.typed import Any


def external(invocation: Invocation, cwd: str) -> list[dict[str, Any]]:
    """The values of --external-ca, as the engine takes them. Raises Refused as docker's client reads them."""
    return [_external(text, cwd) for text in invocation.values("external-ca")]


def check_files(invocation: Invocation, cwd: str) -> None:
    """Raises Refused where --ca-cert or --ca-key names no file of certificates or keys."""
    for flag in ("ca-cert", "ca-key"):
        for path in invocation.values(flag):
            if b"-----BEGIN " not in _content(path, cwd, flag, path, ""):
                raise _wrong(flag, path, "file contents must be in PEM format")


def _external(text: str, cwd: str) -> dict[str, Any]:
    made: dict[str, Any] = {"Protocol": "", "URL": ""}
    for field in next(csv.reader([text]), []):
        key, equals, value = field.partition("=")
        if not equals:
            raise _wrong("external-ca", text, f"invalid field '{field}' must be a key=value pair")
        if key.lower() == "protocol":
            if value.lower() != "cfssl":
                raise _wrong("external-ca", text, f"unrecognized external CA protocol {value}")
            made["Protocol"] = "cfssl"
        elif key.lower() == "url":
            made["URL"] = value
        elif key.lower() == "cacert":
            before = "unable to read CA cert for external CA: "
            made["CACert"] = _content(value, cwd, "external-ca", text, before).decode(errors="replace")
        else:
            made.setdefault("Options", {})[key] = value
    for needed in ("Protocol", "URL"):
        if not made[needed]:
            raise _wrong("external-ca", text, f"the external-ca option needs a {needed.lower()}= parameter")
    return made


def _content(path: str, cwd: str, flag: str, text: str, before: str) -> bytes:
    try:
        with open(os.path.join(cwd, path) if path else "", "rb") as file:
            return file.read()
    except OSError as error:
        verb = "read" if isinstance(error, IsADirectoryError) else "open"
        raise _wrong(flag, text, f"{before}{verb} {path}: {spoken(error)}") from error


def _wrong(flag: str, text: str, why: str) -> Refused:
    return Refused(f'invalid argument {go_quoted(text)} for "--{flag}" flag: {why}', 125)
