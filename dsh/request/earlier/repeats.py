"""The last line said again: as it was, for another object, or with something added, changed or left out.

repeated(text, shown, store, live) -> the docker line, or None where the text is no such follow-up
others(text, shown, store, live)   -> a line for each object that "the other" may be; none where that is not said
"""

import re

from dsh.cmdline.invocation import FlagUse, Invocation
from dsh.cmdline.lines import invocations, quote
from dsh.knowledge.store import Store
from dsh.request.decision import plain_answer
from dsh.request.earlier.before import Shown
from dsh.request.earlier.pointing import ORDINALS
from dsh.request.live.objects import Live, kinds_of, names_of

AGAIN = frozenset((
    "again", "once more", "one more time", "do it again", "do that again", "repeat", "repeat it", "repeat that",
    "repeat the last command", "run that again", "the same again", "same again", "and again", "try again",
    "try it again", "once again", "again please", "show me again", "same as before", "the last command again",
))  # fmt: skip
AGREES = frozenset((
    "yes", "y", "ok", "okay", "yes please", "sure", "go ahead", "do it", "yes do it", "do it after all", "run it",
    "run it after all", "run it now", "ok do it", "ok run it", "do that", "yes run it",
))  # fmt: skip
REBUILD = ("rebuild", "rebuild it", "build again", "build it again", "build it anew", "build it once more")
ALL_OF_IT = ("more", "show more", "show me more", "show me all", "show all", "show me all of it", "show all of it",
    "all of it", "show me everything", "the whole log", "show the whole log", "and before that")  # fmt: skip
LEADS = (
    r"(?:(?:and |then |now |also |but |or |ok |okay |please |no,? |not that,? |sorry,? )*)"
    r"(?:(?:do )?(?:the )?same(?: thing)?(?: again)?(?: to| for| with| of| on| in)?|(?:what|how) about|i meant?|i mean|"
    r"i want|(?:do |show |give )?(?:it|that|this|those|them) (?:for|to|with|on|of)|rather|also|for|to|with|of|on|in|"
    r"inside|from|and|no|but|now|take|use|then)"
)
ENDS = r"(?: (?:too|also|as well|instead|please|then|now|again|rather))*"
SAME = rf"(?:{LEADS},? )(?P<names>.+?){ENDS}|(?P<alone>.+?)(?: (?:too|also|as well|instead))+"
EVERY = ("all", "all of them", "everything", "every one", "all containers", "everyone", "each", "each of them")
OTHER = frozenset(("other", "others", "rest", "remaining"))
NOUNS = r"^(?:the |my )?(?:containers? |images? |volumes? |networks? )?"
SPLIT = r",? and |, | & "
MAKES = ("docker container run", "docker container create")
CALLED = r"(?:but )?(?:and )?(?:call|name) (?:it|this|that|the container) (?P<name>[\w.-]+)"
WITHOUT = (
    r"(?:but )?(?:without|no|leave (?:out|away)|drop|skip|not with|remove) (?:the |a |an |any |its )*(?P<what>[\w-]+)"
)
FOREGROUND = ("in the foreground", "in foreground", "not in the background", "without -d", "attached")
ADDS = (
    r"(?:no,? |but |and |also |please |ok |then )*(?:(?:use|take|make it|put it|do it|run it|give it|show) )?"
    r"(?=(?:in|on|with|at|as|under|named|called|call it|name it|using|from|limited|restart|always|and|only|port|for|"
    r"that|which(?! (?:of|ones?|containers?|images?|volumes?|networks?|ports?)\b)|so that|since|of|the last|sorted|"
    r"without|private|privately|nobody|locally|just) ?\b)"
)
OTHER_TAG = (
    r"(?:no,? |but |and |then |ok |please |sorry,? )*(?:use|take|with|make it|i meant?|from|rather)(?: the)? "
    r"(?P<image>[a-z0-9][\w./-]*:[\w.-]+)(?: instead| rather| please| then)*(?:,? (?:and |but |with )?(?P<more>.+))?"
)
MORE = (
    r"(?:and |now |then |please )*(?:again|another one|another|one more|a second one|the same(?: again)?|same again|"
    r"run it again|a second|second one)(?:,| but)* "
)
LOOKS = {  # commands that only look, and how their lines are said, so that something may be added
    "docker container logs": "show the logs of the container {}",
    "docker container ls": "list containers",
    "docker image ls": "list images",
    "docker volume ls": "list volumes",
    "docker network ls": "list networks",
    "docker container stats": "show the stats of the container {}",
}
WORDS = {  # what a flag is spoken of as, besides its own name
    "port": ("publish", "publish-all"), "ports": ("publish", "publish-all"), "name": ("name",),
    "volume": ("volume", "mount"), "volumes": ("volume", "mount"), "mount": ("volume", "mount"),
    "folder": ("volume", "mount"), "variable": ("env", "env-file"), "variables": ("env", "env-file"),
    "environment": ("env", "env-file"), "background": ("detach",), "limit": ("memory", "cpus"),
    "limits": ("memory", "cpus"), "terminal": ("tty", "interactive"), "label": ("label",), "labels": ("label",),
    "force": ("force",), "tail": ("tail",), "time": ("timestamps",), "times": ("timestamps",),
}  # fmt: skip
SURE = 0.6  # certainty of what is added
MOST = 9  # objects of which one may be meant


def base(shown: Shown) -> str:
    """The line that is spoken of: the one that was proposed last, else the one that was run."""
    return shown.proposed or shown.command


def repeated(text: str, shown: Shown | None, store: Store, live: Live | None) -> str | None:
    """Nothing but what is there is put into the line."""
    if shown is None or not base(shown) or len(text) > 120:
        return None
    said = " ".join(text.split()).strip(" .!?")
    if said.lower() in AGAIN or (shown.proposed and said.lower().replace(",", "") in AGREES):
        return base(shown)
    if said.lower() in REBUILD and " build " in f"{base(shown)} ":
        return base(shown)
    if said.lower() in ALL_OF_IT:
        return _untailed(base(shown), store)
    found = _renamed(said, shown, store, live)
    if found:
        return found
    made = _made(base(shown), store)
    if made is None:
        return _looked(said, base(shown), store)
    if not shown.proposed and not re.match(MORE, said, re.IGNORECASE):
        return None
    return _amended(said, base(shown), made, store, not shown.proposed)


def others(text: str, shown: Shown | None, store: Store, live: Live | None) -> tuple[str, ...]:
    """Where it is not clear which other one is meant: the line for each."""
    if shown is None or live is None or not base(shown) or not shown.names:
        return ()
    names = _phrase(" ".join(text.split()).strip(" .!?"))
    if (
        not names
        or not OTHER & set(names.lower().split())
        or set(names.lower().split()) - OTHER - {"the", "one", "ones"}
    ):
        return ()
    rest = [name for name in shown.listed or names_of(live, shown.kind) if name not in shown.names]
    lines = [_put(base(shown), shown.names, (name,)) for name in rest[:MOST]]
    return tuple(line for line in lines if line)


def _phrase(said: str) -> str:
    """What is named in "same for db", "and store?", "no, the other one", "db too"."""
    match = re.fullmatch(SAME, said, re.IGNORECASE)
    return (match["names"] or match["alone"] or "") if match else said


def _renamed(said: str, shown: Shown, store: Store, live: Live | None) -> str | None:
    if live is None or not shown.names or shown.kind not in ("container", "image", "volume", "network"):
        return None
    last = said.lower().split()[-1:]
    if said == _phrase(said) and not shown.proposed and last not in (["one"], ["other"], ["others"]):
        return None
    if said != _phrase(said) and _phrase(said).lower() in EVERY:
        return _of_all(base(shown), shown.names)
    names = _named(_phrase(said), shown, live)
    if not names or not all(shown.kind in kinds_of(name, live) for name in names):
        return _beside(names, base(shown), store, live)
    return _put(base(shown), shown.names, names)


def _of_all(line: str, names: tuple[str, ...]) -> str | None:
    """Only of a look that needs no name: docker stats."""
    first, *rest = line.split(" ")
    plain = [word for word in (first, *rest) if word not in names]
    return " ".join(plain) if rest[:1] == ["stats"] and len(plain) <= len(rest) else None


def _beside(names: tuple[str, ...], line: str, store: Store, live: Live) -> str | None:
    """ "and db too", after a network was made and shop connected to it: the part of the line that speaks of shop."""
    for it in reversed(invocations(line, store)) if names else ():
        for kind in set(kinds_of(names[0], live)):
            old = tuple(u.value for u in it.arguments if u.argument is not None and u.argument.type == kind)
            if len(old) == 1 and all(kind in kinds_of(name, live) for name in names):
                return _put(line[it.span.start : it.span.end], old, names)
    return None


def _named(phrase: str, shown: Shown, live: Live) -> tuple[str, ...]:
    """The objects of "db and store", "the second one", "the others"; none where a word names nothing."""
    low = [word for word in phrase.lower().split() if word not in ("the", "one", "ones", shown.kind)]
    listed = shown.listed or shown.names
    if len(low) == 1 and low[0] in ORDINALS:
        at = ORDINALS[low[0]]
        return listed[at:][:1] if at < len(listed) else ()
    if len(low) == 1 and low[0] in OTHER:
        rest = tuple(name for name in shown.listed or names_of(live, shown.kind) if name not in shown.names)
        several = low[0] != "other" or "ones" in phrase.lower()
        return rest if len(rest) == 1 or several else ()
    names = tuple(re.sub(NOUNS, "", part.strip(), flags=re.I).strip("\"'") for part in re.split(SPLIT, phrase))
    return names if all(kinds_of(name, live) for name in names) else ()


def _put(line: str, old: tuple[str, ...], new: tuple[str, ...]) -> str | None:
    """The line with other objects in the place of the old ones, once for each; None where no old one is in it."""
    out = []
    for name in new:
        words: list[str] = []
        put = False
        for word in line.split(" "):
            key, is_filter, value = word.rpartition("=")
            head, colon, path = word.partition(":")
            if word in old and not (put and words[-1:] == [quote((name,))]):
                words.append(quote((name,)))
            elif is_filter and value in old:
                words.append(f"{key}={name}")
            elif colon and head in old and path and " cp " in line:
                words.append(f"{name}:{path}")
            elif word in old:
                continue
            else:
                words.append(word)
                put = put and word != "&&"
                continue
            put = True
        out.append(" ".join(words))
    joined = " && ".join(dict.fromkeys(out))
    return joined if joined and joined != line else None


def _untailed(line: str, store: Store) -> str | None:
    """ "show me more", after the end of a log was shown."""
    for it in invocations(line, store):
        if it.command.path == "docker container logs" and it.has("tail"):
            return _line(line, it, ("tail",), ())
    return None


def _made(line: str, store: Store) -> Invocation | None:
    """The docker run of a line that is nothing else."""
    found = invocations(line, store)
    fits = len(found) == 1 and found[0].command.path in MAKES and found[0].arguments and found[0].span.end == len(line)
    return found[0] if fits else None


def _amended(said: str, line: str, it: Invocation, store: Store, another: bool) -> str | None:
    """`another`: the line was run, and its container is there: a name is not taken twice."""
    low = said.lower()
    more = re.match(MORE, said, re.IGNORECASE)
    said = said[more.end() :] if more else said
    dropped: tuple[str, ...] = ("name",) if another else ()
    without = re.fullmatch(WITHOUT, said, re.IGNORECASE)
    if without:
        what = without["what"].lower()
        dropped = WORDS.get(what) or ((what,) if what in it.command.flags else ())
        return _line(line, it, dropped, ()) if any(it.has(name) for name in dropped) else None
    if any(low.endswith(words) for words in FOREGROUND) and len(low.split()) < 7:
        return _line(line, it, ("detach",), ())
    tag = re.fullmatch(OTHER_TAG, said, re.IGNORECASE)
    if tag and not another and tag["image"].partition(":")[0] == it.arguments[0].value.partition(":")[0]:
        at = it.arguments[0].span
        line = f"{line[: at.start]}{tag['image']}{line[at.end :]}"
        of_tag = _made(line, store) if tag["more"] else None
        return _amended(f"with {_having(tag['more'])}", line, of_tag, store, another) if of_tag else line
    said = f"with {_having(said)}" if _having(said) != said else said
    called = re.fullmatch(CALLED, said, re.IGNORECASE)
    if called:
        return _line(line, it, ("name",), (f"--name {called['name']}",))
    lead = re.match(ADDS, said, re.IGNORECASE)
    if lead is None and not more:
        return None
    if it.has("publish") and not any(sign.isdigit() for sign in said.replace("127.0.0.1", "")):
        alone = _kept_here(said, line, it, store)
        if alone:
            return _line(alone, invocations(alone, store)[0], dropped, ()) if dropped else alone
    image = it.arguments[0].value
    rest = said[lead.end() :] if lead else said
    name = it.value("name") if not another and "volume" in rest else None  # a volume is called after its container
    found = plain_answer(f"run {image} {f'called {name} ' if name else ''}{rest}", store)
    first = found.suggestions[0] if found.outcome == "match" else None
    if first is None or first.missing or first.score < SURE:
        return None
    new = _made(first.command, store)
    if new is None or new.arguments[0].value != image:
        return None
    does = new.arguments[1:]
    if (does and len(it.arguments) > 1) or not (does or len(new.flags) > bool(name)):
        return None
    flags = [use for use in new.flags if not (name and use.flag.name == "name" and use.value == name)]
    told = tuple(use.flag.name for use in flags)
    instead = tuple(name for name in told if not _many(new, name) or "instead" in low or name == "publish")
    added = tuple(_text(first.command, use) for use in flags)
    if "publish" in told:
        added = _as_before(it, new, added)
    made = _line(line, it, (*dropped, *instead), added)
    return f"{made} {first.command[does[0].span.start : new.span.end]}" if does else made


def _having(said: str) -> str:
    """ "it should have a volume" is the same as "with a volume"."""
    has = re.match(
        r"(?:and )?(?:it (?:should|must|shall|needs to|has to) (?:also )?(?:have|get)|give it|it needs) ", said, re.I
    )
    return said[has.end() :] if has else said


def _kept_here(said: str, line: str, it: Invocation, store: Store) -> str | None:
    """ "only for this machine": the ports of the line with its address."""
    answer = plain_answer(f"run {it.arguments[0].value} on port 8099 {said}", store)
    first = answer.suggestions[0] if answer.outcome == "match" else None
    new = _made(first.command, store) if first is not None and first.score >= SURE else None
    if new is None or len(new.flags) != 1 or not (new.flags[0].value or "").startswith("127.0.0.1:8099:"):
        return None
    published = [use for use in it.flags if use.flag.name == "publish"]
    added = tuple(f"-p 127.0.0.1:{use.value}" for use in published if (use.value or "").count(":") == 1)
    kept = tuple(_text(line, use) for use in published if (use.value or "").count(":") != 1)
    return _line(line, it, ("publish",), (*kept, *added)) if added else None


def _as_before(it: Invocation, new: Invocation, added: tuple[str, ...]) -> tuple[str, ...]:
    """Another port outside: who may reach it, and the port inside, stay as they were where nothing is said of them."""
    old = [use.value or "" for use in it.flags if use.flag.name == "publish"]
    put = [use.value or "" for use in new.flags if use.flag.name == "publish"]
    if len(old) != 1 or len(put) != 1 or old[0].count(":") not in (1, 2) or "[" in old[0]:
        return added
    *address, _, inside = old[0].split(":")
    now, outside, inner = ["", *put[0].split(":")][-3:]
    told = ":".join([*([now] if now else address), outside, inside if inner == outside else inner])
    return tuple(f"-p {told}" if text.split(" ")[0] == "-p" else text for text in added)


def _looked(said: str, line: str, store: Store) -> str | None:
    """ "with times", "only the last 5 lines": a look again, with what is added to it."""
    lead = re.match(ADDS, said, re.IGNORECASE)
    found = invocations(line, store)
    if lead is None or len(found) != 1 or found[0].command.path not in LOOKS or found[0].span != (0, len(line)):
        return None
    it, names = found[0], [use.value for use in found[0].arguments]
    rest = said[lead.end() :]
    without = re.fullmatch(WITHOUT, rest, re.IGNORECASE)
    if without:
        dropped = WORDS.get(without["what"].lower(), ())
        return _line(line, it, dropped, ()) if any(it.has(name) for name in dropped) else None
    answer = plain_answer(f"{LOOKS[it.command.path].format(names[0] if names else '')} {rest}".strip(), store)
    first = answer.suggestions[0] if answer.outcome == "match" else None
    new = invocations(first.command, store) if first is not None and first.score >= SURE and not first.missing else []
    if first is None or len(new) != 1 or new[0].command.path != it.command.path or not new[0].flags:
        return None
    if [use.value for use in new[0].arguments] != names[:1] or new[0].span != (0, len(first.command)):
        return None
    told = tuple(use.flag.name for use in new[0].flags)
    told = (*told, "follow") if "tail" in told else told  # the last lines are a look back: it ends
    line_of = _line(line, it, tuple(name for name in told if not _many(it, name)), ())
    again = invocations(line_of, store)[0]
    there = {_text(line_of, use) for use in again.flags}
    added = (_text(first.command, use) for use in new[0].flags)
    return _line(line_of, again, (), tuple(text for text in added if text not in there))


def _many(it: Invocation, name: str) -> bool:
    """May the flag stand there more than once?"""
    return it.command.flags[name].repeat


def _line(line: str, it: Invocation, dropped: tuple[str, ...], added: tuple[str, ...]) -> str:
    kept = [_text(line, use) for use in it.flags if use.flag.name not in dropped]
    path = line[it.path_span.start : it.path_span.end]
    rest = [line[it.arguments[0].span.start : it.span.end]] if it.arguments else []
    return " ".join([path, *kept, *added, *rest])


def _text(line: str, use: FlagUse) -> str:
    """The flag with its value as it stands on the line; a letter of -it by itself."""
    flag = line[use.span.start : use.span.end]
    flag = flag if flag.startswith("-") else f"-{flag}"
    apart = use.value_span is not None and use.value_span.start >= use.span.end
    return f"{flag} {line[use.value_span.start : use.value_span.end]}" if apart and use.value_span else flag
