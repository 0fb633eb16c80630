"""Image references as the engine reads them: registry, repository, tag, digest, and the short form it shows."""

import re

from dsh.named import NamedTuple

DEFAULT_DOMAIN = "docker.io"
HEX64 = re.compile(r"[0-9a-f]{64}")
PART = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
DOMAIN = rf"(?:{LABEL}(?:\.{LABEL})*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?"
NAME = re.compile(rf"(?:{DOMAIN}/)?{PART}(?:/{PART})*")
TAG = re.compile(r"\w[\w.-]{0,127}", re.ASCII)
DIGEST = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}")


class Reference(NamedTuple):
    """A name of an image. `repository` is the full one: docker.io/library/nginx."""

    repository: str
    tag: str | None
    digest: str | None

    @property
    def familiar(self) -> str:
        """As docker shows it: nginx:1.25, without the default registry."""
        name = self.repository.removeprefix("docker.io/library/").removeprefix("docker.io/")
        return name + (f":{self.tag}" if self.tag else "") + (f"@{self.digest}" if self.digest else "")

    @property
    def tagged(self) -> "Reference":
        """With :latest where it has neither tag nor digest."""
        return self if self.tag or self.digest else self._replace(tag="latest")


def parse_reference(text: str) -> Reference | None:
    """The reference, or None where docker calls it an invalid reference format (a bare 64-digit ID among them)."""
    if not text or HEX64.fullmatch(text):
        return None
    name, _, digest = text.partition("@")
    if "@" in text and not DIGEST.fullmatch(digest):
        return None
    tag = None
    head, colon, tail = name.rpartition(":")
    if colon and "/" not in tail:
        name, tag = head, tail
        if not TAG.fullmatch(tag):
            return None
    first, slash, rest = name.partition("/")
    if not slash or ("." not in first and ":" not in first and first != "localhost" and first.lower() == first):
        domain, path = DEFAULT_DOMAIN, name
    else:
        domain, path = first, rest
    if domain == "index.docker.io":
        domain = DEFAULT_DOMAIN
    if domain == DEFAULT_DOMAIN and "/" not in path:
        path = f"library/{path}"
    full = f"{domain}/{path}"
    if not NAME.fullmatch(full) or path != path.lower():
        return None
    return Reference(full, tag, digest or None)


def familiar(text: str) -> str:
    """How the engine shows this name: with its tag, without the default registry. The text itself where it is none."""
    found = parse_reference(text)
    return found.tagged.familiar if found else text


def bad_format(text: str) -> str:
    """Why the text is no reference, in docker's words."""
    name = text.partition("@")[0]
    head, colon, tail = name.rpartition(":")
    name = head if colon and "/" not in tail else name
    if HEX64.fullmatch(name):
        return f"invalid repository name ({name}), cannot specify 64-byte hexadecimal strings"
    upper = with_capitals(text)
    if upper:
        return f"invalid reference format: repository name ({upper}) must be lowercase"
    return "invalid reference format"


def with_capitals(text: str) -> str:
    """The repository's path within its registry where it has capital letters, which docker sees first; else ""."""
    head, slash, rest = text.partition("/")
    own = bool(slash) and ("." in head or ":" in head or head == "localhost" or head != head.lower())
    path = rest if own else text
    if (not own or head in ("docker.io", "index.docker.io")) and "/" not in path:
        path = f"library/{path}"
    path = path.partition(":")[0]
    return path if path != path.lower() else ""
