"""What is put in the place of a container's file, or of one here: which of the two is written over."""

import re

from dsh.patterns import compiled
from dsh.request.sentences import END, LEAD, ONE, PATH, quote, told_line
from dsh.request.suggestion import Suggestion

PUTS = r"(?:replace|swap|exchange|overwrite|substitute|switch out|swap out|trade|update|change)"
FILE = r"(?:the |my |our |its )?(?:(?:file|page|config|config file|web ?page|script|document) )?"
INTO = rf"(?:in|of|inside|from|on|within) {ONE}"
MINE = r"(?:(?:my|the|our|a|this) )?(?:(?:own|local|new|other) )*(?:(?:file|version|copy) (?:of )?)?"
HERE = (
    r"(?: (?:from |in |on |of )?(?:here|mine|(?:this|my|the current|the local) "
    r"(?:folder|directory|machine|computer|laptop|disk|host|pc|side))| that is here| lying here| i have here)?"
)
BY = r"(?:by|with|for|from|against|through|using|to)"
EXCHANGES = (
    rf"{PUTS} {FILE}{PATH.format('path')} {INTO} {BY} {MINE}{PATH.format('file')}{HERE}",
    rf"(?:in|inside|of) {ONE},? (?:please )?{PUTS} {FILE}{PATH.format('path')} {BY} {MINE}{PATH.format('file')}{HERE}",
    rf"{PUTS} {ONE}(?:'s|’s) {FILE}{PATH.format('path')} {BY} {MINE}{PATH.format('file')}{HERE}",
    rf"{PUTS} {FILE}{PATH.format('path')} {BY} {MINE}{PATH.format('file')}{HERE} {INTO}",
    rf"(?:put|use|take|copy|place|have|write) {MINE}{PATH.format('file')}{HERE} (?:(?:in|into) (?:the "
    rf")?(?:place|stead) of|"
    rf"instead of|over|on top of|as) {FILE}{PATH.format('path')} {INTO}",
    rf"(?:let|have|make) {MINE}{PATH.format('file')}{HERE} (?:replace|overwrite|take the place of) {FILE}"
    rf"{PATH.format('path')} {INTO}",
    rf"{PATH.format('path')} {INTO} (?:should|shall|must|has to|is to) (?:be replaced|be overwritten|be "
    rf"exchanged|become)"
    rf" (?:by |with |for )?{MINE}{PATH.format('file')}{HERE}",
)
BACK = (  # what is here is the one that goes
    rf"{PUTS} (?:my |the local |the |our )?(?:(?:local|own) )?(?:file )?{PATH.format('file')}"
    rf"(?: (?:here|(?:on|in|of) (?:this|my) (?:folder|machine|computer|directory)))? {BY} "
    rf"{FILE}{PATH.format('path')} {INTO}",
)
PAGE = (  # the place in the container is not told
    rf"{PUTS} (?:the |its )?(?P<what>page|web ?page|start ?page|index ?page|home ?page|file|config|config file|"
    rf"[\w-]+\.\w+) {INTO} {BY} {MINE}{PATH.format('file')}{HERE}",
    rf"{PUTS} {ONE}(?:'s|’s) (?P<what>page|web ?page|start ?page|index ?page|home ?page|file|config|config file|"
    rf"[\w-]+\.\w+) {BY} {MINE}{PATH.format('file')}{HERE}",
)
OWN = (
    r"(?:mine|my own|my (?:own )?(?:one|version|copy|file)|the (?:local )?(?:one|version|copy|file)(?: "
    r"(?:from )?(?:here|of this folder))|the local one)"
)
LIKE_NAMED = (  # both have the same name
    rf"{PUTS} {FILE}{PATH.format('path')} {INTO} {BY} {OWN}{HERE}",
    rf"{PUTS} {ONE}(?:'s|’s) {FILE}{PATH.format('path')} {BY} {OWN}{HERE}",
)
WHICH_WAY = "Which of the two files is to be written over?"
PUT_THERE = "Put a file of this machine in the place of one in the container"


def exchanged(text: str) -> Suggestion | tuple[str, Suggestion, Suggestion] | None:
    low = text.lower()
    if " image " in low or "volume" in low or "service" in low:
        return None
    for shape in EXCHANGES:
        said = compiled(LEAD + shape + END).fullmatch(text)
        if said and said["path"].startswith("/") and (not said["file"].startswith("/") or _is_here(low)):
            into = told_line(
                f"docker cp {quote((said['file'],))} {quote((said['one'] + ':' + said['path'],))}", PUT_THERE, "change"
            )
            return (WHICH_WAY, into, _out_of(said)) if "substitute" in low and " for " in low else into
    for shape in BACK:
        said = compiled(LEAD + shape + END).fullmatch(text)
        if said and said["path"].startswith("/") and not said["file"].startswith("/"):
            into = told_line(
                f"docker cp {quote((said['file'],))} {quote((said['one'] + ':' + said['path'],))}", PUT_THERE, "change"
            )
            return (WHICH_WAY, into, _out_of(said)) if " for " in low or " to " in low else _out_of(said)
    for shape in LIKE_NAMED:
        said = compiled(LEAD + shape + END).fullmatch(text)
        if said:
            place = said["path"] if said["path"].startswith("/") else "PATH"
            line = f"docker cp {quote((said['path'].rpartition('/')[2],))} {quote((said['one'],))}:{place}"
            return told_line(line, PUT_THERE, "change", ("PATH",) if place == "PATH" else ())
    for shape in PAGE:
        said = compiled(LEAD + shape + END).fullmatch(text)
        if said and not said["file"].startswith("/"):
            return told_line(
                f"docker cp {quote((said['file'],))} {quote((said['one'],))}:PATH", PUT_THERE, "change", ("PATH",)
            )
    return None


def _out_of(said: re.Match[str]) -> Suggestion:
    line = f"docker cp {quote((said['one'] + ':' + said['path'],))} {quote((said['file'],))}"
    return told_line(line, "Put a file of the container in the place of one here", "change")


def _is_here(low: str) -> bool:
    return re.search(r"\bhere\b|\bmy\b|\blocal\b|\bthis (?:machine|computer|folder)\b", low) is not None
