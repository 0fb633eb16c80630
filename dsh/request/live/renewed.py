"""A container there is, with one setting more or another one: a variable, a folder, a port, an image, a command.

Those are fixed when a container is made, so that it is removed and made again. The line says what is told; all that it
has besides is filled in from the container itself before the line is shown.
"""

import re

from dsh.cmdline.lines import invocations, quote
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.live.objects import Live, LiveContainer, kinds_of
from dsh.request.suggestion import Answer, Suggestion

VARIABLE = regex(
    r"(?:(?:environment|env) )?(?:variables?|vars?|settings?)? ?(?<![\w./-])(?P<key>[A-Za-z_]\w*)=(?P<value>[^\s,;]+)|"
    r"(?:environment |env )?variable (?P<key_>[A-Z_][A-Z0-9_]*) (?:(?:set )?to|with (?:the )?value|being|as) "
    r"(?P<value_>[^\s,;]+)"
)
SOURCE = r"(?P<{0}>(?:\.{{1,2}}/|~/|/)[\w./-]*|[A-Za-z0-9][\w.-]*(?:/[\w./-]+)?)"
MOUNT = regex(
    r"(?:(?:with )?(?:the |my |a |an )?(?P<noun>folder|directory|dir|volume) (?:called |named )?"
    rf"{SOURCE.format('a')}|(?:the |my )?{SOURCE.format('b')} (?P<noun_>folder|directory|dir|volume)|"
    rf"(?:the |my )?{SOURCE.format('c')})"
    r",? (?:(?:shall|should|must|to|is|be|being|mounted|there|available|visible) )*"
    r"(?:as|at|on|onto|in|into|under|to) (?:the )?(?:folder |directory |path )?(?P<target>/[\w./-]*[\w-])",
    re.IGNORECASE,
)
READ_ONLY = regex(
    r",? *\(?\b(?:read[- ]?only|readonly|ro|write[- ]protected|unwritable|not writ(?:e)?able)\b\)?|"
    r",? *(?:but |and |so that )?(?:it |nothing |nobody |the container )?(?:may|can|must|should|shall) ?not "
    r"(?:write|be written|be changed|change anything)(?: (?:to|into|in|on) (?:it|there|that))?(?: there)?",
    re.IGNORECASE,
)
PORT = regex(
    r"(?P<more>(?:also |another |additional |second |one more |extra |further |more |a new )*)(?:host )?port "
    r"(?P<outer>\d{2,5})(?:(?::| to | -> | for )(?:port )?(?P<inner>\d{2,5}))?",
    re.IGNORECASE,
)
RESTART = regex(
    r"(?:always restart(?:ing)?|restart(?:ing)? always|(?:with )?(?:the )?restart (?:rule|policy) "
    r"(?:of )?(?P<rule>always|unless-stopped|on-failure(?::\d+)?)|"
    r"restart(?:ing|s)? (?:it )?(?:by itself|automatically|(?:after|on) (?:a |every )?(?:crash|reboot|failure)))",
    re.IGNORECASE,
)
IMAGE = regex(
    r"(?:(?:to|with|on|from|of|by|using) )?(?:the |a )?(?:other |new |newer )?image "
    r"(?:(?:called|to|into|by|for|with|from) )?(?P<image>[a-z0-9][\w./:-]*\w)|"
    r"(?:to|with|from|by|on|of) (?:the )?(?:version )?(?P<image_>[a-z0-9][\w./-]*:[\w.-]*\w)",
    re.IGNORECASE,
)
TAGGED = regex(r"[a-z0-9][\w./-]*:\w[\w.-]*")
COMMAND = regex(
    r"(?:(?:with|to|by|run|running|for|have|use) )*(?:the |another |other |a new |new )*command(?: line)?"
    r"(?: (?:to|into|as|by|should be|must be|is))? (?P<command>[^,;]+?)(?: instead| please)*$|"
    r"(?:run|start|execute|do)s? (?P<command_>[^,;]+?) instead(?: of .*)?$",
    re.IGNORECASE,
)
FILLING = frozenset([
    "a", "add", "added", "additional", "again", "all", "along", "also", "an", "and", "anew", "another", "apply",
    "as", "at", "be", "been", "besides", "better", "but", "by", "can", "change", "changed", "config",
    "configuration", "container", "could", "create", "data", "did", "dir", "directory", "docker", "else", "env",
    "environment", "everything", "exactly", "exchange", "existing", "extra", "folder", "for", "from", "further",
    "get", "gets", "getting", "give", "given", "go", "got", "had", "has", "have", "having", "i", "i'd", "image",
    "in", "inside", "instead", "into", "it", "its", "just", "keep", "keeping", "keeps", "kept", "let", "like",
    "made", "make", "may", "me", "more", "mount", "mounted", "mounting", "must", "my", "name",
    "need", "needed", "needs", "new", "newly", "now", "of", "old", "on", "once", "one", "only", "option", "options",
    "or",
    "other", "others", "please", "plus", "port", "ports", "preserve", "put", "re-create", "recreate", "recreated",
    "remade", "remake", "remove", "replace", "replaced", "rest", "restart", "rule", "run", "same", "set",
    "setting", "settings", "shall", "should", "so", "start", "started", "stay", "stays", "such", "swap", "switch",
    "that", "the", "their", "then", "there", "these", "this", "those", "to", "too", "under", "up", "update",
    "upgrade", "use", "using", "variable", "variables", "version", "volume", "volumes", "want", "wants", "was",
    "way", "we", "well", "were", "what", "which", "will", "wish", "with", "would", "you",
])  # fmt: skip
CHANGES = frozenset([
    "add", "additional", "again", "also", "anew", "another", "change", "exchange", "extra", "further", "get",
    "gets", "give", "instead", "more", "mount", "must", "need", "needed", "needs", "plus", "put", "re-create",
    "recreate", "remake", "replace", "set", "shall", "should", "swap", "switch", "update", "upgrade", "with",
])  # fmt: skip
GONE = (  # of something else than the container
    r"\b(?:remove|delete|drop|stop|kill|throw|unset|take|clear|rm)\b"
    r"(?! (?:the )?(?:container )?(?:{name}|it)\b)"
)
LESS = (
    "a container's variables are fixed when it is made: nothing takes one away. It can be made again with another "
    "value: recreate {name} with the same settings plus NAME=VALUE"
)
SAME = regex(r"\b(?:the )?same\b|\b(?:a )?new one\b|\banew\b|\bas it (?:is|was)\b", re.IGNORECASE)
SHARES = regex(r"\b(?:mount|bind|share|map|attach|re-?create|re-?make|again|anew|add)|visible|available", re.IGNORECASE)
AGAIN = regex(
    r"\b(?:recreate|re-create|remake|replace|renew|redo|(?:make|create|start|run) .*(?:again|anew|new))\b", re.I
)
WARNING = "it is removed and made again, as that is fixed then; what it wrote outside of volumes goes with it"
SAYS = "Makes a container again with that, its other settings kept"
SURE = 0.9


class Told(NamedTuple):
    """What the new one is to have that the old one has not."""

    flags: tuple[str, ...] = ()
    image: str = ""
    command: str = ""


def renewed(request: str, live: Live) -> Answer | None:
    """None where it is about something else, or where a word of it is not understood."""
    low = f" {request.lower()} "
    text = " ".join(request.split()).strip(" .!")
    it = _one(text, live)
    taken = it is not None and re.search(GONE.replace("{name}", re.escape(it.name)), text, re.IGNORECASE)
    if it is not None and taken and VARIABLE.search(text):
        return Answer(request, "none", hint=LESS.format(name=it.name), understood=True)
    if it is None or taken or text.endswith("?") or CHANGES.isdisjoint(low.replace(",", " ").split()):
        return None
    if " docker " in low:
        return None
    told = _told(text, it, live)
    if told is None or it.image == "":
        return None
    name = quote((it.name,))
    parts = ["docker", "run", "-d", "--name", name, *told.flags, quote((told.image or it.image,)), told.command]
    line = f"docker rm -f {name} && {' '.join(part for part in parts if part)}"
    return Answer(request, "match", (Suggestion(line, SAYS, "destroy", SURE, reading=(line,), warning=WARNING),))


def _one(text: str, live: Live) -> LiveContainer | None:
    """The one container that is named, and stands as what is changed."""
    words = [word.strip("\"',.;:()").removesuffix("'s") for word in text.split()]
    found = [c for c in live.containers if c.name in words]
    return found[0] if len(found) == 1 else None


def _told(text: str, it: LiveContainer, live: Live) -> Told | None:
    name = re.escape(it.name)
    rest = re.sub(
        rf"(?:(?:in|into|to|of|for|on) )?(?:the )?(?:container )?[\"']?{name}[\"']?(?:'s)?(?![\w.=:/-])", " ", text
    )
    rest = " ".join(rest.split())
    flags: list[str] = []
    image = command = ""
    if (found := COMMAND.search(rest)) is not None:
        command = (found["command"] or found["command_"]).strip(" '\"")
        rest = rest[: found.start()]
        if not command or re.search(r"[|&;<>`$]", command):
            return None
        if TAGGED.fullmatch(command):  # "make web run nginx:1.27 instead"
            image, command = command, ""
    while (found := VARIABLE.search(rest)) is not None:
        setting = f"{found['key'] or found['key_']}={found['value'] or found['value_']}"
        flags += ["-e", quote((setting,))]
        rest = _cut(rest, found)
    while (found := MOUNT.search(rest)) is not None:
        source = _source(found, live)
        if source is None or (found["c"] and source not in live.volumes and not SHARES.search(text)):
            return None  # "put notes.txt into worker under /tmp" is a copy
        rest = _cut(rest, found)
        only = READ_ONLY.search(rest)
        rest = _cut(rest, only) if only is not None else rest
        flags += ["-v", quote((f"{source}:{found['target']}{':ro' if only is not None else ''}",))]
    ports: list[str] = []
    more = False
    while (found := PORT.search(rest)) is not None:
        rest = _cut(rest, found)
        inner = int(found["inner"]) if found["inner"] else it.leads[0][1] if len(it.leads) == 1 else 0
        if not inner:
            return None
        more = more or bool(found["more"].strip()) or bool(re.search(r"\balso\b|\btoo\b", text, re.IGNORECASE))
        if (int(found["outer"]), inner) not in it.leads:
            ports.append(f"{found['outer']}:{inner}")
    if ports:
        address = "127.0.0.1:" if it.only_here else ""
        kept = [f"{outer}:{inner}" for outer, inner in it.leads] if more else []
        flags += [word for port in (*kept, *ports) for word in ("-p", f"{address}{port}")]
    if (found := RESTART.search(rest)) is not None:
        flags += ["--restart", found["rule"] or "always"]
        rest = _cut(rest, found)
    if (found := IMAGE.search(rest)) is not None:
        image = found["image"] or found["image_"]
        rest = _cut(rest, found)
    own = flags or image or command
    if not own and not (SAME.search(text) and AGAIN.search(text)):
        return None
    if set(flags[::2]) <= {"--restart", "-p"} and not image and not command and own:
        return None  # those are read elsewhere
    left = [word.strip(".,;:()\"'").lower() for word in rest.split()]
    return Told(tuple(flags), image, command) if all(not word or word in FILLING for word in left) else None


def _cut(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} , {text[found.end() :]}".split())


def _source(found: re.Match[str], live: Live) -> str | None:
    """A volume there is, or a folder: one that lies here is told with ./ in front."""
    said, noun = found["a"] or found["b"] or found["c"], (found["noun"] or found["noun_"] or "").lower()
    if said.lower() in FILLING:
        return None
    if noun == "volume" or (not noun and said in live.volumes):
        return str(said)
    if said.startswith(("./", "../", "/", "~/")):
        return str(said)
    return f"./{said}"


REMOVED = regex(r"(?:docker stop [\w.-]+ && )?docker rm (?:-f )?(?P<name>[\w.-]+) && (?P<run>docker run .+)")
CARRIED = ("env", "volume", "publish", "restart")
NOT_AGAIN = (
    "{name} would be gone before a new one could be made. Say what is to be otherwise: recreate {name} with the same "
    "settings plus A=B"
)


def as_it_was(got: Answer, store: Store, live: Live) -> Answer:
    """Without lines that remove a container and then run what cannot be: an image of the container's name, two names.

    Where the container is there it is made again from its own image, and the rest is filled in from it.
    """
    lines = []
    hint = ""
    for it in got.suggestions:
        found = REMOVED.fullmatch(it.command)
        there = next((c for c in live.containers if found is not None and c.name == found["name"]), None)
        if found is None or there is None:
            lines.append(it)
            continue
        made = _mended(found["run"], there, store, live)
        hint = hint or NOT_AGAIN.format(name=there.name)
        if made:
            line = f"docker rm -f {quote((there.name,))} && {made}"
            again = it._replace(command=line, missing=(), reading=(line,), warning=WARNING)
            lines.append(it if made == found["run"] else again)
    if len(lines) == len(got.suggestions) and all(a is b for a, b in zip(lines, got.suggestions, strict=True)):
        return got
    if not lines:
        return Answer(got.request, "none", hint=hint, understood=True)
    return got._replace(suggestions=tuple(lines))


def _mended(run: str, there: LiveContainer, store: Store, live: Live) -> str:
    """The run half as it is, or as it can work; "" where that is not known."""
    found = invocations(run, store)
    if len(found) != 1 or not found[0].arguments:
        return ""
    it = found[0]
    names = [use.value or "" for use in it.flags if use.flag.name == "name"]
    odd = len(names) > 1 or any(not re.fullmatch(r"[\w.-]+", name) for name in names)
    image = it.arguments[0].value
    of_container = image == "IMAGE" or (image == there.name and "image" not in kinds_of(image, live))
    if not odd and not of_container:
        return run
    if odd or not there.image or not {use.flag.name for use in it.flags} <= {*CARRIED, "name", "detach"}:
        return ""
    flags = [part for use in it.flags if use.flag.name in CARRIED for part in (f"--{use.flag.name}", use.value or "")]
    return quote(
        ("docker", "run", "-d", "--name", there.name, *flags, there.image, *(a.value for a in it.arguments[1:]))
    )
