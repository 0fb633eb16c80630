"""A flag that the request denies stands in no line that is offered: "without --rm", "not on the host network".

without_denied_flags(got, request, ...) -> the answer
"""

import re
from collections.abc import Callable, Iterator

from dsh.cmdline.invocation import FlagUse, Invocation
from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.patterns import compiled
from dsh.request.checked.sound import sound
from dsh.request.suggestion import Answer, Suggestion
from dsh.typed import Any

FILTERS = ("filter", "format")  # whose values are no settings: what is denied there is found with "!="
PUBLISHED = ("publish", "expose")
NEEDS_FLAGS = ("docker container update", "docker service update")
COMPOSE = ("docker compose up", "docker compose start", "docker compose stop", "docker compose restart",
    "docker compose build", "docker compose pull", "docker compose create")  # fmt: skip
WRITTEN = r"(?P<flag>--?[A-Za-z][\w-]*)(?:[= ](?P<it>[\w./:=-]+))?"
ENDS = r"(?=[ ,;]*$|[,;!?)]|\.(?: |$)| but | and | please\b| now\b| though\b)"
SIDES = r"(?:[,;]| -)* ?\b(?:(?:and|but) )?not (?:for|of|on|to|from|in|into|out of|as|with|at) (?:the |my |our )?"
JOINED = r"(?:,? (?:and|or) |, )(?:the |my |its )?"
WITHOUT = (  # services
    r"(?<!not )\b(?:without|w/o|minus|sans|no|not) (?:starting |running |bringing up )?(?:the |my |its )?"
    rf"(?P<names>[\w-]+(?:{JOINED}[\w-]+)*)(?: (?:services?|containers?)\b|{ENDS})"
)
WITH = r"(?:with|in|on|as|by|using) "
SURE = 0.5  # of what is left
Again = Callable[[str], Answer]
Denied = tuple[str, str, "re.Match[str]"]  # the flag, the value that it is about or "", where that is said


def without_denied_flags(got: Answer, request: str, store: Store, data: dict[str, Any], again: Again) -> Answer:
    """`again` answers what is left of the request without the part that denies."""
    words = data["denied_flags"]
    if got.outcome == "concept":
        return got
    got = _of_the_other(got, request, store, words, again)
    got = _without_service(got, request, store)
    written = _written(request, words)
    denied = {line.command: _denied(line.command, request, store, words, written) for line in got.suggestions}
    if not written and not any(denied.values()):
        return got
    first = got.suggestions[0]
    if written or denied[first.command]:
        found = written[0] if written else denied[first.command][0][1]
        rest = _less(request, found)
        anew = again(rest) if " " in rest else got
        told = anew.outcome == "match" and anew.suggestions[0].score >= min(SURE, first.score)
        unsure = got.outcome == "ambiguous" or (first.risk == "destroy" and first.score < SURE)
        asked = anew.outcome == "ambiguous" and unsure
        left = _cut(first.command, [use for use, _ in denied[first.command]])
        alike = told and (_is_like(anew, first) or got.outcome == "ambiguous")
        if alike or asked or not _stands(left, first.missing, store):
            got = anew._replace(request=request)
    return _stripped(got, request, store, words, written)


def _stripped(got: Answer, request: str, store: Store, words: Any, written: list["re.Match[str]"]) -> Answer:
    """The lines without the flags that are denied; what has no other wish left is dropped."""
    lines: dict[str, Suggestion] = {}
    for n, it in enumerate(got.suggestions):
        denied = _denied(it.command, request, store, words, written)
        if denied and n:
            continue
        command = _cut(it.command, [use for use, _ in denied])
        if denied and not _stands(command, it.missing, store):
            continue
        lines.setdefault(command, it._replace(command=command))
    if not lines and got.suggestions:
        return Answer(got.request, "none", hint="Nothing is left of that without what is not wanted.", understood=True)
    return got._replace(suggestions=tuple(lines.values()))


def _is_like(anew: Answer, first: Suggestion) -> bool:
    """Is it no more dangerous than what was understood at first, and a line of the same command?"""
    line = anew.suggestions[0]
    return line.risk == first.risk and line.command.split()[:2] == first.command.split()[:2]


def _stands(command: str, missing: tuple[str, ...], store: Store) -> bool:
    found = invocations(command, store)
    if any(it.command.path in NEEDS_FLAGS and not it.flags for it in found):
        return False
    return sound(command, missing, store)


def _denied(
    command: str, request: str, store: Store, words: Any, written: list["re.Match[str]"]
) -> list[tuple[FlagUse, "re.Match[str]"]]:
    """The flags of a line that the request denies, and where it does."""
    if " -" not in command:
        return []
    out = []
    for line in invocations(command, store):
        for use in line.flags:
            found = _by_letter(use, line, written) or _by_words(use, request, words) or _by_value(use, request, words)
            if found is not None:
                out.append((use, found))
    return out


def _by_letter(use: FlagUse, line: Invocation, written: list["re.Match[str]"]) -> "re.Match[str] | None":
    """ "without -it", "no --rm": as flags are written."""
    for found in written:
        spelled = found["flag"]
        letters = spelled[1:] if spelled[1] != "-" else ""
        if spelled not in (f"--{use.flag.name}", f"-{use.flag.name}", use.spelled) and (
            not use.flag.short or use.flag.short not in letters
        ):
            continue
        value = found["it"] or ""
        if use.value == value or not any(sign in value for sign in "0123456789/:="):
            return found
    return None


def _by_words(use: FlagUse, request: str, words: Any) -> "re.Match[str] | None":
    """ "without the docker socket", "with port 80 not published"."""
    if use.value == "false":
        return None
    named = [["", "", f"{use.flag.name.replace('-', '[- ]?')}{ENDS}"]] if _is_a_switch(use) else []
    for value, before, said in (*words["flags"].get(use.flag.name, ()), *named):
        if value and compiled(value).search(use.value) is None:
            continue
        for found in compiled(f"{before}{_lead(words)}(?:{said})(?![\\w-])").finditer(request):
            part = found.groupdict().get("it")
            if _is_so(request, found, words) and (not part or _has(use, part)) and not _after_all(request, found, said):
                return found
    return None


def _is_a_switch(use: FlagUse) -> bool:
    """May it be told by its own name: "not attachable"?"""
    return use.flag.type == "bool" and not use.flag.name.startswith("no-") and use.flag.name != "all"


def _after_all(request: str, found: "re.Match[str]", said: str) -> bool:
    """ "It does not follow the logs, follow them": is it told for all that further on?"""
    return any(
        found.groupdict().get("it") in (None, it.groupdict().get("it"))
        for it in compiled(rf"(?<![\w-])(?:{said})(?![\w-])").finditer(request, found.end())
    )


def _by_value(use: FlagUse, request: str, words: Any) -> "re.Match[str] | None":
    """ "kill it, not with SIGHUP", "don't name it cache": the value itself is denied."""
    if use.value_span is None or use.value == "no" or use.flag.name in (*FILTERS, *PUBLISHED):
        return None
    parts = {use.value, use.value.partition("=")[0]}
    if use.flag.name == "platform":  # linux/amd64 is told as amd64
        parts |= {part.rpartition("/")[2] for part in use.value.split(",")}
    spoken = rf"(?:(?:{words['spoken']}) ){{0,3}}"
    for value in parts:
        if len(value) < 2 or value not in request:
            continue
        tail = rf"{re.escape(value)}(?:=[\w.-]+)?{ENDS}"
        for found in compiled(f"{_lead(words)}{spoken}(?:the |a )?{tail}").finditer(request):
            others = f"{request[: found.start()]} {request[found.end() :]}"
            again = re.search(rf"(?<![\w.-]){re.escape(value)}(?![\w-])", others)
            if again is None and _is_so(request, found, words):
                return found
    return None


def _has(use: FlagUse, part: str) -> bool:
    return use.value == part or re.search(rf"(?<![\w.-]){re.escape(part)}(?![\w-])", use.value) is not None


def _lead(words: Any) -> str:
    act = rf"(?:(?<=not )|(?<=n't )|(?<=dont )|(?<=ever ))(?:{words['acts']}) (?:[\w./:-]+ ){{1,2}}?{WITH}"
    return rf"(?P<deny>\b{words['deny']}) (?:{act})?(?:(?:{words['leads']}) ){{0,5}}?"


def _is_so(request: str, found: "re.Match[str]", words: Any) -> bool:
    """ "Do not run it without --rm" denies nothing."""
    before = request[: found.start("deny")].rstrip(" ")
    needed = compiled(words["so_then"]).search(request[found.end() :])
    return needed is None and compiled(words["not_so"]).search(before) is None


def _written(request: str, words: Any) -> list["re.Match[str]"]:
    found = compiled(f"{_lead(words)}(?:{WRITTEN})").finditer(request) if " -" in request else ()
    return [it for it in found if _is_so(request, it, words)]


def _less(request: str, found: "re.Match[str]") -> str:
    """The request without the part that denies."""
    start = found.end("keep") if found.groupdict().get("keep") else found.start()
    before = request[:start].rstrip(" ,;.-")
    before = re.sub(r"[ ,]+(?:and|but|well|or)$", "", before, flags=re.IGNORECASE)
    end = found.start("it") if "it" in found.groupdict() and _reads_on(found) else found.end()
    after = re.sub(r"^[ ,;.]*(?:(?:but|and|rights|mode|option|flag|please|at all)\b)?", "", request[end:])
    return f"{before} {after.strip()}".strip()


def _reads_on(found: "re.Match[str]") -> bool:
    """ "without -d on port 80": what follows a switch is no value of it."""
    part = found.groupdict().get("it") or ""
    return part != "" and "flag" in found.groupdict() and not any(sign in part for sign in "0123456789/:=")


def _cut(command: str, uses: list[FlagUse]) -> str:
    """The line without the flags and their values."""
    for use in sorted(uses, key=lambda it: -it.span[0]):
        end = max(use.span[1], use.value_span[1] if use.value_span else 0)
        start = use.span[0]
        keeps = command[start] == "-" and command[start + 1] != "-" and command[end : end + 1] not in ("", " ")
        command = command[: start + keeps] + command[end:]
    return re.sub(r"(?<= )- |  +", lambda it: "" if "-" in it[0] else " ", command).strip()


def _of_the_other(got: Answer, request: str, store: Store, words: Any, again: Again) -> Answer:
    """ "Set restart always for db, not for web": it is done to db."""
    if " not " not in request or compiled(words["group"]).search(request):
        return got
    first = got.suggestions[0]
    for name in _names(first.command, store):
        found = re.search(rf"{SIDES}(?:container |service )?{re.escape(name)}{ENDS}", request, re.IGNORECASE)
        if found is None:
            continue
        anew = again(_less(f"{request[: found.start()]} {request[found.end() :]}", _nothing()))
        anew_first = anew.suggestions[0].command if anew.suggestions else ""
        unsaid = anew.outcome == "ambiguous" and name not in anew_first.split()
        if unsaid or (anew.outcome == "match" and _is_like(anew, first)):
            return anew._replace(request=request)
    return got


def _nothing() -> "re.Match[str]":
    found = re.search("$", "")
    assert found is not None
    return found


def _names(command: str, store: Store) -> Iterator[str]:
    """What the line is done to, and the container on a side of a copy."""
    for line in invocations(command, store):
        for it in line.arguments:
            yield from (part for part in it.value.split(":") if len(part) > 1)


def _without_service(got: Answer, request: str, store: Store) -> Answer:
    """ "Compose up without the db": all services but that one."""
    first = got.suggestions[0] if got.suggestions else None
    if first is None or not first.command.startswith("docker compose "):
        return got
    line = next(iter(invocations(first.command, store)), None)
    if line is None or line.command.path not in COMPOSE:
        return got
    names = [name for it in compiled(WITHOUT).finditer(request) for name in compiled(JOINED).split(it["names"])]
    spared = [it for it in line.arguments if it.value in names]
    names = names if len(names) == 1 else [name for name in names if not name.endswith("ing")]
    if not spared or not names:
        return got
    command = first.command
    for it in reversed(spared):
        command = command[: it.span[0]].rstrip() + command[it.span[1] :]
    if len(line.arguments) == len(spared):
        but = f"-vx {names[0]}" if len(names) == 1 else f"-vxE '{'|'.join(names)}'"
        command = f"{command} $(docker compose config --services | grep {but})"
    for flag in (" --remove-orphans", " --no-start"):
        command = command.replace(flag, "")
    others = tuple(it for it in got.suggestions[1:] if not any(name in it.command.split() for name in names))
    return got._replace(suggestions=(first._replace(command=command), *others))
