"""Lines that act on a group and leave names out: "docker rm $(docker ps -a --format '{{.Names}}' | grep -vx db)"."""

from collections.abc import Callable, Sequence

from dsh.cmdline.lines import quote
from dsh.knowledge.words import Word
from dsh.named import NamedTuple
from dsh.request.checked.apart import Apart
from dsh.request.checked.spared import Spared, takes
from dsh.request.suggestion import Answer, Suggestion
from dsh.request.whole.group_lines import LISTS, REMOVES, without
from dsh.request.whole.groups import Group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live

PRUNED = {  # what a prune removes, as a list with names
    "docker container prune": ("container", " -f status=exited"),
    "docker volume prune": ("volume", " -f dangling=true"),
    "docker volume prune -a": ("volume", " -f dangling=true"),
    "docker network prune": ("network", " -f dangling=true"),
    "docker image prune -a": ("image", ""),
}
STATES = {"s.stopped": "stopped", "s.unused": "unused", "s.running": "running"}
OWN = ("bridge", "host", "none")
RUNS = ("running", "paused", "restarting")
MOST = 40  # names that are told one by one
SURE = 0.85
STAYS = "{names} {stay} as {it} {is_}, named apart from the rest"
IN_USE = "those that a container uses are refused, and stay"
LEFT = "{names} {stay}, and there is no other {kind} to {act}"
WHOLE = {  # where no kind is told: what else is cleaned, and takes nothing of the kind that stays
    "container": "docker image prune",
    "image": "docker container prune",
    "volume": "docker system prune",
    "network": "docker container prune",
}


class Order(NamedTuple):
    """An order about a group, and what is named apart from it."""

    kinds: tuple[str, ...]
    stays: tuple[str, ...]  # what could be of the group
    named: tuple[str, ...]  # and all names that stand apart
    told: tuple[str, ...]
    live: "Live | None"
    unused: bool
    stay_kinds: frozenset[str] = frozenset()  # of which kinds what stays is, where that is known

    def takes(self, line: str) -> bool:
        """Would the line act on what is to stay?"""
        kept = frozenset(self.stays)
        if self.stay_kinds and not self.stay_kinds & kinds_taken(line):
            kept = frozenset()
        if line.startswith("docker compose ") and not set(line.split()) - {"docker", "compose", "down", "stop", "rm"}:
            return bool(kept)
        if "xargs" in line and kept:
            return not all(name in line for name in self.stays)
        spared = Spared(frozenset(), frozenset(self.named), frozenset(), kept, frozenset(self.named))
        if not takes(line, spared):
            return False
        return takes(line, spared._replace(firm=frozenset())) or not self._safe(line)

    def _safe(self, line: str) -> bool:
        """Does a wide line leave what stays alone by its nature?"""
        kinds = set(self.kinds) or {"container", "image", "volume", "network"}
        if line.startswith("docker image prune") and " -a" not in line and kinds == {"image"}:
            return True  # only what has no name
        ended = "prune" in line or "status=exited" in line
        if not ended or self.live is None or kinds != {"container"}:
            return False
        return all(any(c.name == name and c.state in RUNS for c in self.live.containers) for name in self.stays)

    def of_another(self, line: str) -> bool:
        """Does it act on one thing, which is none that was told to go: "docker rm rests", of "bertha rests"?"""
        wide = "$(" in line or " prune" in line or "xargs" in line or line.startswith("docker compose ")
        return not wide and not any(name in word for name in self.told for word in line.split())

    def better_by_name(self, line: str) -> bool:
        """Is what no list of docker's gives told by the names there are: what no container uses?"""
        if self.live is None or len(self.kinds) != 1 or not self.stays:
            return False
        return (self.kinds[0] == "image" and self.unused and "docker rmi $(" in line) or (
            self.kinds[0] == "network" and "docker network rm $(" in line
        )


def kinds_taken(line: str) -> set[str]:
    """Of which kinds the things are that a line acts on."""
    if line.startswith(("docker system prune", "docker compose ")):
        found = {"container", "network"} | ({"image"} if "system" in line or "--rmi" in line else set())
        return found | ({"volume"} if "--volumes" in line or "down -v" in line else set())
    kinds = {"docker rmi": "image", "docker image": "image", "docker volume": "volume", "docker network": "network"}
    kind = next((kind for begins, kind in kinds.items() if line.startswith(begins)), "container")
    return {kind, "container"} if "network disconnect" in line else {kind}


def lines_of(
    order: Order, words: Sequence[Word], it: Apart, main: str, again: Callable[[str], Answer]
) -> tuple[Suggestion, ...] | str:
    """The lines that do it and leave out what stays; a text where nothing is left to be done."""
    senses = {words[n].sense for n in it.main}
    first = [again(main)]
    if not it.group:
        return tuple(s for s in first[0].suggestions[:1] if not order.takes(s.command))
    off = "v.disconnect" in senses or any("network disconnect" in s.command for s in first[0].suggestions[:1])
    nets = set(order.told) & set(order.live.networks) if order.live is not None else set()
    if off or (nets and {"from", "off", "out"} & set(main.split())):
        return _off(order)
    removes = bool(senses & {"v.remove", "v.clean", "v.takedown", "f.away", "f.go"})
    if not order.kinds and removes and len(order.stays) == 1 and order.live is not None:
        return _of_any_kind(order)
    lines = [s for s in first[0].suggestions if s.risk != "read"]
    if lines and lines[0].command.startswith("docker image prune"):
        order = order._replace(unused=True)
    listed = _as_listed(order.stays, words)
    if len(order.kinds) == 1 and order.live is not None and removes and _by_name(order) and listed == order.stays:
        return _named(order)
    if not lines:
        verb = next((v for v in ("stop", "kill", "pause") if f"v.{v}" in senses), "remove" if removes else "")
        state = " ".join(STATES[s] for s in sorted(senses) if s in STATES)
        kind = order.kinds[0] if len(order.kinds) == 1 else ""
        lines = list(again(f"{verb} all {state} {kind}s").suggestions) if verb and kind else []
    for line in lines:
        made = left_out(line.command, listed)
        if made:
            return (_told(made, line, order),)
    return ()


def _as_listed(names: tuple[str, ...], words: Sequence[Word]) -> tuple[str, ...]:
    """As they stand in the list that is searched: "the ones tagged prod" have any name before that tag."""
    tags = {words[n].text for n in range(1, len(words)) if words[n - 1].low in ("tag", "tags", "tagged")}
    return tuple(f".*:{name}" if name in tags and ":" not in name else name for name in names)


def _by_name(order: Order) -> bool:
    return order.kinds == ("network",) or (order.kinds == ("image",) and order.unused)


def _told(command: str, like: Suggestion, order: Order) -> Suggestion:
    many = len(order.stays) > 1
    words = ("stay", "they", "are") if many else ("stays", "it", "is")
    says = STAYS.format(names=" and ".join(order.stays), stay=words[0], it=words[1], is_=words[2])
    if command.startswith("docker rmi $(") and order.unused:
        says = f"{says}; {IN_USE}"
    summary = f"{like.summary}, but for {' and '.join(order.stays)}"
    return like._replace(command=command, summary=summary, score=SURE, missing=(), reading=(command,), warning=says)


def left_out(line: str, names: tuple[str, ...]) -> str:
    """The line for a group without some names; "" where it cannot be told so."""
    pruned = PRUNED.get(line.removesuffix(" -f"))
    if pruned is not None:
        kind, narrowed = pruned
        listed = without(kind, f"{LISTS[kind]}{' -a' if kind == 'container' else ''}", narrowed, Group(spared=names))
        return f"{REMOVES[kind]} {listed}"
    head, mark, inner = line.partition(" $(")
    if not mark or not inner.endswith(")") or "|" in inner or "&&" in line:
        return ""
    kind = next((kind for kind, base in LISTS.items() if f"{inner} ".startswith(f"{base} ")), "")
    if not kind:
        return ""
    base, rest = LISTS[kind], inner[:-1].removeprefix(LISTS[kind])
    flags: list[str] = []
    more: list[str] = []
    for word in rest.split():
        (flags if not more and word in ("-q", "-aq", "-qa", "-a") else more).append(word)
    if any(word.startswith("-") and word not in ("-f", "--filter") for word in more):
        return ""
    every = " -a" if kind == "container" and any("a" in flag for flag in flags) else ""
    narrowed = f" {' '.join(more)}" if more else ""
    return f"{head} {without(kind, f'{base}{every}', narrowed, Group(spared=names))}"


def _off(order: Order) -> tuple[Suggestion, ...] | str:
    """All but some off a network."""
    live = order.live
    nets = [name for name in order.told if live is None or name in live.networks]
    if len(nets) != 1:
        return ()
    net = nets[0]
    says = "Take all containers but some out of a network"
    if live is None or len([c for c in live.containers if net in c.networks]) > MOST:
        form = "{{range .Containers}}{{println .Name}}{{end}}"
        left = quote((order.stays[0],)) if len(order.stays) == 1 else f"-E {quote(('|'.join(order.stays),))}"
        line = (
            f"docker network inspect -f '{form}' {quote((net,))} | grep -vx {left} | "
            f"xargs -n1 docker network disconnect {quote((net,))}"
        )
        return (Suggestion(line, says, "change", SURE, reading=(line,)),)
    on = [c.name for c in live.containers if net in c.networks and c.name not in order.stays]
    if not on:
        return _nothing(order, "container", f"take off {net}")
    line = " && ".join(f"docker network disconnect {quote((net, name))}" for name in on)
    return (Suggestion(line, says, "change", SURE, reading=(line,)),)


def _nothing(order: Order, kind: str, act: str) -> str:
    stay = "stay" if len(order.stays) > 1 else "stays"
    return LEFT.format(names=" and ".join(order.stays), stay=stay, kind=kind, act=act)


def _named(order: Order) -> tuple[Suggestion, ...] | str:
    """The networks, or the images that no container uses, one by one."""
    live = order.live
    if live is None:
        return ()
    if order.kinds == ("network",):
        on = {net for c in live.containers for net in c.networks}  # docker refuses those in use
        names = [n for n in live.networks if n not in (*OWN, *order.stays) and n not in on]
        line = f"docker network rm {quote(names)}"
    else:
        used = {c.image if ":" in c.image.rpartition("/")[2] else f"{c.image}:latest" for c in live.containers}
        names = [i for i in live.images if i not in used and not _is_spared(i, order.stays)]
        line = f"docker rmi {quote(names)} && docker image prune" if names else "docker image prune"
    if len(names) > MOST:
        return ()
    if not names and order.kinds == ("network",):
        return _nothing(order, "network", "remove that no container is on")
    says = f"Remove those that no container uses, and leave {' and '.join(order.stays)}"
    return (Suggestion(line, says, "destroy", SURE, reading=(line,)),)


def _is_spared(image: str, names: tuple[str, ...]) -> bool:
    return image in names or image.rpartition(":")[0] in names or image.removesuffix(":latest") in names


def _of_any_kind(order: Order) -> tuple[Suggestion, ...]:
    """Where no kind is told: kind by kind, and none that takes what stays."""
    from dsh.request.live.objects import kinds_of

    live, name = order.live, order.stays[0]
    kinds = [k for k in kinds_of(name, live) if k in REMOVES] if live is not None else []
    if len(kinds) != 1:
        return ()
    own = order._replace(kinds=(kinds[0],), unused=True)
    if _by_name(own):
        made = _named(own)
        lines = [*made] if not isinstance(made, str) else []
    else:
        prune = next(line for line, (kind, _) in PRUNED.items() if kind == kinds[0])
        command = left_out(prune, order.stays)
        lines = [Suggestion(command, f"Remove the {kinds[0]}s that are not used, but for {name}", "destroy", 0.5)]
    other = WHOLE[kinds[0]]
    lines.append(Suggestion(other, f"Clean up what is of another kind; no {kinds[0]} with a name goes", "destroy", 0.5))
    return tuple(lines)
