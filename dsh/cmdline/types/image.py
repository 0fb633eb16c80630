"""Image references: [REGISTRY[:PORT]/][NAMESPACE/]NAME[:TAG][@DIGEST], or an image's ID (distribution/reference)."""

import re

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in, offer_values
from dsh.knowledge.entries import Flag
from dsh.knowledge.store import open_store
from dsh.named import NamedTuple
from dsh.patterns import regex

name = "image"
HUB = "docker.io"
WORD = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*"
LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
HOST = rf"(?:{LABEL}(?:\.{LABEL})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?"
TAG = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"
DIGEST = r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}"
LENGTHS = {"sha256": 64, "sha384": 96, "sha512": 128}
REFERENCE = rf"((?:{HOST}/)?{WORD}(?:/{WORD})*)(?::({TAG}))?(?:@({DIGEST}))?"


class Image(NamedTuple):
    """`registry` is docker.io where none was given, `path` has library/ for the official images there."""

    registry: str
    path: str  # "library/nginx", "team/app"
    tag: str = ""  # "" where none was given: docker takes latest, unless there is a digest
    digest: str = ""
    id: str = ""  # the whole text, where it is an image's ID

    @property
    def familiar(self) -> str:
        """The name as docker shows it, without tag: nginx, registry:5000/team/app."""
        if self.registry != HUB:
            return f"{self.registry}/{self.path}"
        return self.path.removeprefix("library/") if self.path.count("/") == 1 else self.path

    @property
    def full(self) -> str:
        """The name with the tag that docker takes, as images are listed: nginx:latest."""
        if self.digest:
            return f"{self.familiar}@{self.digest}"
        return f"{self.familiar}:{self.tag or 'latest'}"


def parse(text: str, /) -> Image:
    """As docker's ParseAnyReference; the ID of an image that the line makes is one, too."""
    bare = text.removeprefix("sha256:")
    if regex(r"[a-f0-9]{64}|new\+\d+(~12)?").fullmatch(bare):
        return Image("", "", id=text)
    registry, rest = split_registry(text)
    plain = rest.split(":")[0]
    if plain.lower() != plain:
        message = f"an image's name has lower case letters only, not {text.split(':')[0]!r}"
        docker = f"invalid reference format: repository name ({plain}) must be lowercase"
        raise BadValue(message, docker, "client", hint=f"try {text.lower()}")
    found = regex(REFERENCE, re.A).fullmatch(f"{registry}/{rest}")
    if found and len(found[1]) - len(registry) - 1 > 255:
        docker = "repository name must not be more than 255 characters"
        raise BadValue("the name of an image has 255 characters at most", docker, "client")
    if found is None:
        raise BadValue(f"{text!r} is not an image's name", "invalid reference format", "client")
    kind, _, number = (found[3] or "").partition(":")
    if len(number) != LENGTHS.get(kind, len(number)):
        message = f"a {kind} digest has {LENGTHS[kind]} digits, and here are {len(number)}"
        raise BadValue(message, "invalid checksum digest length", "client")
    return Image(registry, found[1][len(registry) + 1 :], found[2] or "", found[3] or "")


def split_registry(text: str) -> tuple[str, str]:
    """Registry and the rest. The first part is a registry only if it has a dot or a colon, or is localhost."""
    first, slash, rest = text.partition("/")
    if not slash:
        return HUB, f"library/{text}"
    if first == "index.docker.io":
        first = HUB
    elif not (first == "localhost" or "." in first or ":" in first or first.lower() != first):
        first, rest = HUB, text
    return first, f"library/{rest}" if first == HUB and "/" not in rest else rest


def explain(text: str, flag: Flag | None = None, /) -> str:
    """the image nginx in the version (tag) 1.25, from Docker Hub."""
    if not text:
        return "the name of an image is missing"
    if text == "scratch":
        return "the empty image, for builds that start from nothing"
    if fills_in(text):
        return f"the image {text}, with what the shell puts in" if "$" in text or "`" in text else f"the image {text}"
    return explained(parse, lambda image: _say(text, image), text)


def _say(text: str, image: Image) -> str:
    if image.id or regex("[a-f0-9]{12}").fullmatch(text):
        return f"the image with the ID {_short(text)}"
    if regex("(?=.*[0-9])[a-f0-9]{3,11}").fullmatch(text):
        return f"the image {text}, a name or the beginning of an ID"
    if image.digest:
        version = f"exactly the one with the digest {_short(image.digest)}"
    elif image.tag:
        version = f"tag {image.tag}"
    else:
        version = "tag latest, as none is given"
    return f"the image {image.familiar}{_known(image)}, {version}"


def _known(image: Image) -> str:
    known = open_store().image(image.familiar) if image.registry == HUB and image.path.startswith("library/") else None
    if known is None:
        return ""
    said = known.meaning.split(";")[0].split(". ")[0]
    name = said.split(" ")[0] not in ("A", "An", "The", "Many", "Prints")  # Ubuntu keeps its capital letter
    return f" ({said if name else said[:1].lower() + said[1:]})"


def _short(text: str) -> str:
    return text.removeprefix("sha256:")[:12]


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    if fills_in(text) or not text or regex("(?:sha256:)?[a-f0-9]{64}").fullmatch(text):
        return ()
    body, at, _ = text.partition("@")
    end = len(body)
    colon = body.rfind(":")
    tag = colon > body.rfind("/") and colon < end - 1
    stop = colon if colon > body.rfind("/") else end
    out = _name_pieces(text[:stop])
    if tag:
        meaning = "the tag: which version or kind of the image"
        if body[colon + 1 :] == "latest":
            meaning = "the tag that docker takes when none is given; it need not be the newest version"
        out.append(Piece(colon + 1, end, meaning))
    if at and end + 1 < len(text):
        out.append(Piece(end + 1, len(text), "the digest: this very content and no other, whatever the tag says later"))
    return tuple(out) if len(out) > 1 else ()


def _name_pieces(body: str) -> list[Piece]:
    first, slash, rest = body.partition("/")
    out, at = [], 0
    if slash and rest and (first == "localhost" or "." in first or ":" in first):
        out.append(Piece(0, len(first), _registry(first)))
        at = len(first) + 1
    last = body.rfind("/") + 1
    if last - 1 > at and last < len(body):
        out.append(Piece(at, last - 1, "the namespace: the user, team or project that the image belongs to"))
        at = last
    if at < len(body):
        out.append(Piece(at, len(body), "the name of the image"))
    return out


def _registry(text: str) -> str:
    known = meanings("registries").get(text)
    if known:
        return f"the registry: {known}"
    return "the registry on this machine" if text.startswith("localhost") else "the registry that keeps the image"


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    """Well-known images."""
    if not prefix:
        return offer_values(prefix, flag)
    images = open_store().images().items()
    return tuple(Candidate(n, image.meaning) for n, image in images if n.startswith(prefix) and not image.dead)
