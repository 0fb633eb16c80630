"""Ways of speaking of what is given to a command: an image's digest, the name of an interface, columns as docker writes
them. Told in the words that dsh thinks in, in the manner of `retold`.
"""

import re
from typing import Any

from dsh.request.retold import IMAGE, as_found, retold, ways_of

DIGEST = r"(?:sha256:)?(?P<sha>[0-9a-f]{64})"
INTERFACE = r"(?:eth|en[opsx]|ens|eno|enp|wlan|wlp|wl|bond|br|team|em|p\dp)[\w.-]*\d[\w.-]*"
ONLY = r"(?:with |by |at |using |via |under |and |the |its |exact |this )*"


def _pinned(found: re.Match[str], index: dict[str, Any]) -> str | None:
    image = found["image"]
    return None if "@" in image or image.lower() in ("image", "the", "by", "with") else f"{image}@sha256:{found['sha']}"


def _parent(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """The interface of the host on which a network of its own addresses lies."""
    said = found.string.lower()
    if not re.search(r"\b(?:macvlan|ipvlan)\b", said) or "parent" in said[: found.start()]:
        return None
    return f"with parent {found['nic']}"


def _untagged(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """A name is taken from an image: what else the image is called stays."""
    image = found["image"]
    return f"remove image {image}" if ":" in image or "/" in image or found["sure"] else None


FLAGS = ways_of(
    ("digest sha256", rf"\b(?P<image>{IMAGE}),? {ONLY}digest (?:of |is |=)?{DIGEST}", _pinned),
    (
        "macvlan ipvlan",
        rf"\b(?:on top of|on|over|onto|at|via|through|using|bound to|attached to|upon) (?:the |my )?"
        rf"(?:interface |nic |card |network card |device |host interface |adapter )?(?P<nic>{INTERFACE})(?![\w:/])",
        _parent,
    ),
    (
        "untag tag",
        r"\b(?:(?P<sure>un-?tag)|(?:remove|delete|drop|take (?:away|off)|get rid of) (?:the |that |this )?tag) "
        rf"(?:the |my |our )?(?:image |tag |old )*(?P<image>{IMAGE})",
        _untagged,
    ),
    ("repo:tag name:tag repository:tag repo:tags", r"\b(?:repo|name|repository):tags?\b", as_found("name and tag")),
)


def given(text: str, index: dict[str, Any]) -> str:
    """The text in the words that dsh thinks in."""
    return retold(text, index, FLAGS)
