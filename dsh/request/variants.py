"""Other ways to the same end that are offered beside a suggestion, as knowledge/requests/ lists them."""

from dsh.patterns import regex
from dsh.request.build import Built
from dsh.request.line import in_any_order
from dsh.request.reading import Reading
from dsh.typed import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.flagged import Flagged

SPARE = (  # commands that need no name, and take a word for one too easily
    "docker image ls",
    "docker compose up",
    "docker compose down",
    "docker compose ps",
    "docker compose logs",
    "docker compose images",
    "docker compose pull",
    "docker compose build",
    "docker compose stop",
    "docker compose restart",
)
LOCAL = (  # of images that are here, under whatever name they have
    "docker image save",
    "docker image push",
    "docker image tag",
    "docker image rm",
    "docker image history",
    "docker image inspect",
    "docker image ls",
)
FULLER = 0.7  # share of the first score from which a reading that accounts for more words is offered second
SPECIAL = "\\.()[]{}*+?$|"
MOST = 4  # suggestions


def offered(found: list[Built], reading: Reading, data: dict[str, Any]) -> list[Built]:
    """The readings worth a look, each once: the likely ones, then other forms of the first, then the rest."""
    if not found:
        return []
    first = found[0]
    near = [b for b in found[1 : MOST * 3] if b.score > 0.86 * first.score]
    rest = [b for b in found[1 : MOST * 3] if b.score <= 0.86 * first.score and b.score > 0.6 * first.score]
    out: dict[tuple[str, ...], Built] = {}
    other = [*as_typed(first, reading), *of_another_name(first, reading), *lighter(first)]
    other += variants(first, data["variants"])
    other = [b for b in other if " > " not in b.command or " -it " not in b.command]  # a terminal spoils what is kept
    more = flagged(first, reading, data)
    whole = with_every_value(found, reading)
    with_one = valued(first, reading, data)
    for built in [
        *([more.built] if more is not None and more.first else []),
        *([whole] if whole is not None else []),
        *(it for it in with_one if it.score >= first.score),
        first,
        *with_one,
        *([more.built] if more is not None else []),
        *fuller(found[: MOST * 3]),
        *near[:1],
        *other,
        *near[1:],
        *rest,
    ]:
        if built is first or not (" -d " in built.command and " -it " in built.command):  # a shell for nobody
            out.setdefault(in_any_order(built.command), built)
    return list(out.values())


def variants(best: Built, rules: list[list[str]]) -> list[Built]:
    """The best reading in its other forms: in the background, with all of them, through compose."""
    out = []
    for said, instead, has, lacks in rules:
        if has and not any(part in best.command for part in has.split("|")):
            continue
        if lacks and any(part in best.command for part in lacks.split("|")):
            continue
        command = _changed(best.command, said, instead)
        if command != best.command and " && " not in command:
            out.append(best._replace(command=command, score=best.score * 0.62))
    return out


def lighter(best: Built) -> list[Built]:
    """The reading without a flag, a filter or a name that may not have been meant."""
    lines = [best.command.replace(f" {flag}", "", 1) for flag in best.doubtful if f" {flag} " in f"{best.command} "][:1]
    if best.risk == "read":
        start, *filters = best.command.split(" -f ")
        if len(filters) > 1 and best.path.endswith((" ls", " events")):
            lines += [" -f ".join([start, *filters[:n], *filters[n + 1 :]]) for n in (0, len(filters) - 1)]
        elif len(filters) == 1 and best.path.endswith(" ls") and filters[0].startswith("name=") and best.left:
            lines.append(start)
    spare = best.path in SPARE and len(best.names) == 1 and best.command.endswith(f" {best.names[0]}")
    if spare and best.left:
        lines.append(best.command.removesuffix(f" {best.names[0]}"))
    return [best._replace(command=line, score=best.score * 0.62) for line in dict.fromkeys(lines)]


def of_another_name(best: Built, reading: Reading) -> list[Built]:
    """The reading with another name of the request in the place of its own: of "what did the app change in container
    web" either may be meant. Nothing is destroyed so."""
    own = best.names[0] if len(best.names) == 1 else ""
    if not own or best.risk == "destroy" or best.missing or best.command.split().count(own) != 1:
        return []
    others = [n.texts[0] for n in reading.names if len(n.texts) == 1 and n.kind == "" and n.object in ("", "container")]
    words = best.command.split()
    return [
        best._replace(
            command=" ".join(other if w == own else w for w in words), score=best.score * 0.62, names=(other,)
        )
        for other in dict.fromkeys(others)
        if other in best.left and other not in words
    ][:1]


def as_typed(best: Built, reading: Reading) -> list[Built]:
    """The reading with an image's name as it was typed: pg may be the user's own image, and not postgres."""
    if best.path not in LOCAL:
        return []
    put = {text: typed for n in reading.names for text, typed in zip(n.texts, n.typed, strict=True) if text != typed}
    words = best.command.split()
    command = " ".join(put.get(w, w) for w in words)
    return [best._replace(command=command, score=best.score * 0.62)] if command != best.command else []


def fuller(found: list[Built]) -> list[Built]:
    """The reading that accounts for words which the first one leaves out, where it is nearly as good."""
    first = found[0]
    left = set(first.left)
    better = [b for b in found[1:] if left and set(b.left) < left and not b.missing and b.score > FULLER * first.score]
    better = [b for b in better if b.risk != "destroy" or first.risk == "destroy"]
    return sorted(better, key=lambda b: (len(b.left), -b.score))[:1]


def with_every_value(found: list[Built], reading: Reading) -> Built | None:
    """The likeliest reading with a value that the first one leaves out and with all that this has, where it is nearly
    as good: "plug db into lan with static 10.0.0.5" is no line without the address."""
    if not reading.values or not found[0].left or len(found) < 2:
        return None
    from dsh.request.valued import fuller_in_values  # few readings leave one out: it is no part of the start

    return fuller_in_values(found[: MOST * 2], reading)


def valued(first: Built, reading: Reading, index: dict[str, Any]) -> list[Built]:
    """The first reading with a value that it leaves out."""
    if not reading.values or not first.left:
        return []
    from dsh.request.valued import with_its_value  # few readings leave one out: it is no part of the start

    built = with_its_value(first, reading, index)
    return [built] if built is not None else []


def flagged(first: Built, reading: Reading, index: dict[str, Any]) -> "Flagged | None":
    """The first reading with a flag that the words it leaves out ask for."""
    if not first.left:
        return None
    from dsh.request.flagged import with_a_flag  # few readings leave words out: it is no part of the start

    return with_a_flag(first, reading, index)


def has_a_value_more(lines: list[str]) -> bool:
    """Is the second line the first with a flag and its value, which the request says?"""
    if len(lines) < 2:
        return False
    first, second = lines[0].split(), lines[1].split()
    more = [w for w in second if w not in first]
    return set(first) < set(second) and len(more) == 2 and more[0][:1] == "-" != more[1][:1]


def _changed(command: str, said: str, instead: str) -> str:
    """The command with the pattern's first match replaced. A pattern is made ready only where its plain beginning fits:
    that is a millisecond of the start for every five of them."""
    text = said.removeprefix("^")
    plain = text[: next((n for n, c in enumerate(text) if c in SPECIAL), len(text))]
    if plain not in command or (said[0] == "^" and not command.startswith(plain)):
        return command
    if plain == text:
        return command.replace(plain, instead, 1)
    return regex(said).sub(instead, command, count=1)
