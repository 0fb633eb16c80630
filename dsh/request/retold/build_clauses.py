"""What is told of a build, clause by clause: "from the backend folder, name api:2, Dockerfile is docker/Dockerfile".

The clauses are those of knowledge/requests/building.yaml, in any order and with any small words between them. A request
that has an order to build and nothing else than clauses is told anew; every other is left as it is.
"""

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.names import known_image
from dsh.request.phrasebook import Index
from dsh.request.settings.registries import TAGS
from dsh.request.ways import PLACED, may_be_found
from dsh.typed import Any

ENDED = " ,;:.()!?"
STOPS = regex(r"[?!;]+(?= |$)")
VERSION = regex(r"v?\d[\w.-]*")
BETWEEN = regex(r",? and |,? plus | ?& ?|, ?")  # pairs of a key and a value
PIECE = regex(r"(?:,? and |,? plus | ?& ?|, ?| )(?:also |then )*(?:as )?")


class Told(NamedTuple):
    """What the clauses come to: where the files are, where the Dockerfile lies, the image's names and tags, flags."""

    context: str = ""
    folder: str = ""  # of the Dockerfile
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    firm: bool = False  # is more said than a name?


def may_tell(text: str, index: dict[str, Any]) -> bool:
    """Quickly: may it be of a build, and of nothing else?"""
    words = index["in_build"]
    if text[:4].lower() == "what" and compiled(words["order"]).search(text) is None:
        return False  # "what is in /etc/hosts of the image app"
    other = rf"(?<![\w/.:-])(?:{words['other']})(?![\w/.:-]\w|\w|/)"  # but "deploy/Dockerfile", "web:start"
    return compiled(rf"{other}|^(?:{words['asks']})\b|{words['first']}").search(text) is None


def told(text: str, index: Index) -> str | None:
    """The text told anew; None where it is anything else than clauses about a build."""
    found = _read(STOPS.sub(",", text).rstrip(" ,").removesuffix(" ."), index.data)
    return None if found is None else _order(found, index)


def _order(found: Told, index: Index) -> str | None:
    """The order to build, with its flags as docker writes them; what is called like a word of ours is a path."""
    names = _names(found.names, found.tags)
    if names is None or not (found.firm or found.tags):
        return None
    if not (names or found.flags or found.folder) and found.context == ".":
        return None  # "build this": with compose or without
    context, flags = found.context or found.folder, list(found.flags)
    if found.folder and found.context and found.folder != found.context:
        flags.insert(0, f"file {found.folder.rstrip('/')}/Dockerfile")
    flags += [f"tag {name}" for name in names]
    if sum(flag.startswith("file ") for flag in flags) > 1:
        return None
    ours = index.lexicon.sense(context.lower())[:2] not in ("", "w.") or known_image(context.lower(), index.data)
    context = f"./{context}" if ours else context
    start = "build the image in this folder" if context in ("", ".", "./") else f"build the folder {context}"
    return "".join((start, *(f" [[--{flag}]]" for flag in dict.fromkeys(flags))))


def _names(names: tuple[str, ...], tags: tuple[str, ...]) -> tuple[str, ...] | None:
    """What the image is called: "api" with the tags "2" and "latest" is api:2 and api:latest."""
    if not tags:
        return names
    if not names:
        return tags if all(tag not in TAGS and not VERSION.fullmatch(tag) for tag in tags) else None
    if len(names) != 1:
        return None
    if ":" in names[0].rpartition("/")[2]:
        base = names[0].rpartition(":")[0]
        return (*names, *(tag if set(":/") & set(tag) else f"{base}:{tag}" for tag in tags))
    if any(set(":/") & set(tag) for tag in tags):
        return tags if all(tag.startswith(f"{names[0]}:") for tag in tags) else (*names, *tags)
    return tuple(f"{names[0]}:{tag}" for tag in tags)


def _read(text: str, index: dict[str, Any]) -> Told | None:
    """All clauses of a text that has an order and nothing else."""
    low = text.lower()
    known = [it[:2] for it in index["build_clauses"] if may_be_found(it[2], low)]
    order = compiled(rf"(?:{index['in_build']['order']})(?=$|[ ,;:])")
    glue = compiled(rf"(?:[ ,;:+&()!?-]+|\.(?= |$)|(?:{index['in_build']['glue']})(?=$|[ ,;:.!?]))")
    at, ordered, out = 0, False, Told()
    while at < len(text):
        clause = _clause(text, at, known)
        if clause is not None:
            end, template, values = clause
            more = _with(out, template, values)
            if more is None:
                return None
            ordered = ordered or compiled(r"\bbuild").search(text, at, end) is not None
            out, at = more, end
        else:
            found = order.match(text, at)
            ordered = ordered or found is not None
            found = found or glue.match(text, at)
            if found is None:
                return None
            at = found.end()
            continue
        if text[at : at + 1] not in ENDED:
            return None
    lies = out.folder or out.context not in ("", ".") or any(flag.startswith("file ") for flag in out.flags)
    told_so = out.names and lies  # "the image api from the folder api"
    return out if ordered or told_so else None


def _clause(text: str, at: int, known: list[list[Any]]) -> tuple[int, str, dict[str, str]] | None:
    """The longest of the known clauses that begins here: its end, what it is, the values in it."""
    best: tuple[int, str, dict[str, str]] | None = None
    for said, other in known:
        found = compiled(said).match(text, at)
        if found is not None and found.end() > (at if best is None else best[0]):
            best = found.end(), other, {place: it for place, it in found.groupdict().items() if it}
    return best


def _with(told: Told, template: str, values: dict[str, str]) -> Told | None:
    """With what a clause adds; None where that contradicts what was told."""
    kind, _, filled = PLACED.sub(lambda slot: _value(slot[1], values), template).partition(" ")
    if kind == "CONTEXT":
        context = told.context if filled == "." and told.context else filled
        return None if told.context not in ("", ".", context) else told._replace(context=context, firm=True)
    if kind == "FOLDER":
        return None if told.folder else told._replace(folder=filled, firm=True)
    if kind == "NAMES":
        names = _listed(filled)
        bare = tuple(it for it in names if it in TAGS or VERSION.fullmatch(it))
        told = told._replace(tags=(*told.tags, *bare))
        return told._replace(names=tuple(dict.fromkeys((*told.names, *(it for it in names if it not in bare)))))
    if kind == "TAGS":
        return told._replace(tags=(*told.tags, *_listed(filled)))
    if kind == "NOTHING":
        return told
    if kind == "EACH":  # "labels a=1 and b=2", "COMMIT abc and VERSION should be 2 as build args"
        flag, _, pairs = filled.partition(" ")
        each = tuple(f"{flag} {_pair(it)}" for it in BETWEEN.split(pairs))
        return told._replace(flags=(*told.flags, *each), firm=True)
    return told._replace(flags=(*told.flags, f"{kind} {filled}".rstrip()), firm=True)


def _pair(text: str) -> str:
    """A key and its value as docker writes them: of "VERSION should be 2" VERSION=2."""
    return text if "=" in text.split()[0] else f"{text.split()[0]}={text.split()[-1].lstrip('=')}"


def _listed(text: str) -> tuple[str, ...]:
    return tuple(it.strip("\"'") for it in PIECE.split(text) if it)


def _value(place: str, values: dict[str, str]) -> str:
    text = values.get(place) or values.get(f"{place}2") or ""
    if place == "PLATFORM":
        from dsh.request.retold.clause_by_clause import PLATFORMS

        return PLATFORMS.get(text.lower(), text)
    if place == "SIZE":
        from dsh.request.values import joined_size

        return joined_size(text.lower()) or text
    return text
