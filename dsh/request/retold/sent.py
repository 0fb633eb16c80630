"""An image that is to be elsewhere: "image shop must go in our registry reg.lan:5000 under the same name", "copy image
app to the other server per ssh, user deploy host 10.0.0.9". Told as an order of few words, if nothing else is said."""

import re

from dsh.patterns import regex

HOST = r"(?:[a-z0-9][\w-]*(?:\.[\w-]+)*:\d{2,5}|localhost|(?:\d{1,3}\.){3}\d{1,3}|[a-z0-9][\w-]*(?:\.[\w-]+)+)"
IMAGE = r"[a-z0-9][\w.-]*(?:/[\w.-]+)*(?::[\w.-]+)?"
MARKED = regex(rf"\bimage (?:called |named |with (?:the )?name )?[\"']?(?P<v>{IMAGE})[\"']?", re.IGNORECASE)
ACTED = regex(
    r"\b(?:push|upload|publish|ship|deliver|send|put|get|copy|move|transfer|bring|store|place|add|need|want|have|carry|"
    rf"release) (?:(?:my|our|the|a|local|own|up|to|image|have) )*(?P<v>{IMAGE})",
    re.IGNORECASE,
)
FIRST = regex(rf"^(?:my |our |the )?(?P<v>{IMAGE}) (?:must|should|shall|has|needs?|ought|is|belongs?)\b", re.IGNORECASE)
NO_IMAGE = frozenset(
    [
        "it", "its", "is", "this", "that", "them", "they", "all", "the", "a", "an", "to", "in", "on", "into", "onto",
        "at", "up", "image", "images", "registry", "registries", "must", "should", "shall", "has", "have", "need",
        "needs", "want", "i", "we", "please", "which", "what", "with", "from", "and", "or", "over", "via", "per",
        "ssh", "server", "host", "machine", "same", "under", "available", "there", "here", "now", "be", "go",
    ]
)  # fmt: skip
REGISTRY = regex(
    rf"\b(?:(?:in|to|into|onto|on|at|by|inside|with|via) )?(?:(?:the|our|my|a|this|own|private|company|company's|local|"
    rf"internal|docker|team|firm|office|other|second|new|self-hosted|inhouse|in-house) )*registry"
    rf"(?:,? (?:at|on|under|is|which is|that is|called|named|it is|address|with the address|running|runs|host|=))*"
    rf"(?: at| on|:|,)? \(?(?P<v>{HOST})\)?(?=$|[\s,;.?!)])",
    re.IGNORECASE,
)
THERE = regex(
    rf"\b(?:in|to|into|onto|on|at|inside) (?:(?:the|our|my|a|own|private|company|local|internal|team) )*"
    rf"(?P<v>{HOST})(?: registry)?(?=$|[\s,;?!]|\.(?:\s|$))",
    re.IGNORECASE,
)
PORTED = regex(  # what listens on a port and takes an image with its tag, called a registry or not
    r"\b(?:in|to|into|onto|inside) (?:(?:the|our|my) )?"
    r"(?P<v>(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|[a-z0-9][\w.-]*):\d{4,5})(?=$|[\s,;?!]|\.(?:\s|$))",
    re.IGNORECASE,
)
OTHER = regex(
    rf"[ ,]+(?:as|under(?: the)?(?: name)?|with the name|named|called) "
    rf"(?!the\b|same\b|its\b|my\b|it\b)(?P<v>{IMAGE})[.! ]*$",
    re.IGNORECASE,
)
WISHES = frozenset(
    [
        "push", "upload", "publish", "ship", "deliver", "send", "put", "get", "copy", "move", "transfer", "bring",
        "store", "place", "add", "need", "want", "must", "should", "shall", "have", "has", "needs", "go", "be",
        "available", "belongs", "belong", "pushed", "uploaded", "stored", "sent", "published",
    ]
)  # fmt: skip
SAID = WISHES | frozenset(  # what says nothing more, or that it keeps its name
    [
        "i", "we", "you", "it", "its", "it's", "is", "this", "that", "the", "a", "an", "my", "our", "image", "local",
        "locally", "here", "there", "please", "pls", "now", "in", "into", "to", "onto", "on", "at", "up", "under",
        "with", "by", "as", "same", "name", "keep", "keeping", "keeps", "stay", "stays", "stayed", "remain",
        "remains", "unchanged", "original", "without", "changing", "renaming", "called", "named", "and", "also",
        "too", "so", "can", "could", "would", "like", "how", "do", "does", "not", "no", "new", "registry", "be",
        "docker", "registry's", "for", "us", "everyone", "all", "colleagues", "team", "make", "built", "just", "have",
        "got", "one", "where", "available", "private", "own", "company", "internal", "of", "ours", "mine", "hello",
        "hi", "hey", "then", "still", "gets", "but",
    ]
)  # fmt: skip
MARKS = regex(r"[.,;?!:]*(?:\s|$)|[()\"']")
SSH = regex(r"\bssh\b", re.IGNORECASE)
PAIR = regex(r"\b(?:ssh://)?(?P<user>[a-z_][\w-]*)@(?P<host>[a-z0-9][\w.-]*\w)", re.IGNORECASE)
USER = regex(
    r"\b(?:(?:as|with|by|for|the|my|and|is) )*(?:user(?: ?name)?|login|account|logging in as|log in as|logged in as)"
    r"(?: is|:| there is| called| named)? (?P<v>(?!(?:host|on|at|is|to|key|name)\b)[a-z_][\w-]*)"
    r"|\bas (?P<w>(?!user\b|the\b|a\b)[a-z_][\w-]*)",
    re.IGNORECASE,
)
AT = regex(
    r"\b(?:(?:to|on|onto|into|at|over|the|my|our|a|other|second|another|remote|new|its|and|is|ip|address) )*"
    r"(?:host|server|machine|box|ip|address|vps|vm|computer|laptop|pc)(?: name)?(?: is|:| at| called| named|,)? "
    r"(?P<v>(?:\d{1,3}\.){3}\d{1,3}|(?!(?:over|via|per|by|with|using|through|and|as|user|ssh|without|is|at|in|on|no|called|named|"
    r"there|name|ip|address|registry|to|docker)\b)[a-z0-9][\w.-]*\w)|\b(?:to|on|onto|at) (?P<w>(?:\d{1,3}\.){3}\d{1,3}|"
    r"[a-z0-9][\w-]*(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
OVER = frozenset(
    [
        "per", "over", "via", "by", "with", "through", "using", "ssh", "tunnel", "connection", "pipe", "piped",
        "pipeline", "straight", "directly", "direct", "without", "no", "not", "any", "needing", "registry", "between",
        "going", "server", "host", "machine", "other", "second", "another", "remote", "box", "computer", "laptop",
        "pi", "raspberry", "nas", "pc", "vps", "vm", "ip", "address", "user", "login", "load", "docker", "save",
        "there", "file", "intermediate", "tar", "is", "has", "does", "doesn't", "exist", "a",
    ]
)  # fmt: skip
OTHERS = regex(
    r"\b(?:build|rebuild|pull|download|fetch|logout|sign in|search|container|containers|volume|compose|"
    r"context|tags|list|which|what|run|start|key|keys|from|commit|remove|delete|file|folder|exec|service)\b",
    re.IGNORECASE,
)
LOGIN = regex(r"\b(?:login|log (?:me )?in)\b", re.IGNORECASE)
ASKS = regex(r"^(?:is|are|was|does|do|has|did|why|who|when|where)\b", re.IGNORECASE)


def told(text: str) -> str | None:
    """ "push shop to reg.lan:5000", "send image app over ssh to deploy@10.0.0.9"; None where it is another wish."""
    over = SSH.search(text) is not None
    if OTHERS.search(text) or ASKS.search(text) or (LOGIN.search(text) and not over):
        return None
    return _over_ssh(text) if over else _to_registry(text)


def _to_registry(text: str) -> str | None:
    found = REGISTRY.search(text) or (THERE.search(text) if "registry" in text.lower() else None)
    ported = PORTED.search(text) if found is None else None
    found = found or ported
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    other = OTHER.search(rest)
    if other is not None:
        rest = rest[: other.start()]
    image = _image(rest)
    if image is None or not _lows(rest) & WISHES or _lows(rest) - SAID - {image.lower()}:
        return None
    if ported is not None and (":" not in image or "publish" in _lows(rest)):
        return None  # "publish nginx to localhost:8080"
    return f"push {image} to {found['v']}" + (f" as {other['v']}" if other is not None else "")


def _over_ssh(text: str) -> str | None:
    pair = PAIR.search(text)
    if pair is not None:
        where, rest = f"{pair['user']}@{pair['host']}", f"{text[: pair.start()]} {text[pair.end() :]}"
    else:
        user = USER.search(text)
        rest = text if user is None else f"{text[: user.start()]} , {text[user.end() :]}"
        host = AT.search(rest)
        while host is not None and (more := AT.search(rest, host.end())) is not None and not _is_address(host):
            host = more  # "to the other server web per ssh, host 10.0.0.9"
        if host is None:
            return None
        rest = f"{rest[: host.start()]} , {rest[host.end() :]}"
        named = "" if user is None else f"{user['v'] or user['w']}@"
        where = f"{named}{host['v'] or host['w']}"
    image = _image(rest)
    if image is None or _lows(rest) - SAID - OVER - {image.lower()}:
        return None
    return f"send image {image} over ssh to {where}"


def _is_address(found: re.Match[str]) -> bool:
    return "." in (found["v"] or found["w"])


def _lows(text: str) -> set[str]:
    return {w for w in MARKS.sub(" ", text.lower()).split() if w.strip("-")}


def _image(text: str) -> str | None:
    for said in (MARKED, ACTED, FIRST):
        for found in said.finditer(text):
            if found["v"].lower() not in NO_IMAGE and found["v"].lower() not in WISHES:
                return found["v"].strip(".,")
    return None
