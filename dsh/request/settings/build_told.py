"""What is said of a build in sentences of its own: "the tags are 1.0 and stable", "with label team being ops", "no
cache for the stage deps", "on the builder ci", "write its id to out/id", "only test, of the stages base and test"."""

import re

from dsh.patterns import regex
from dsh.request.flags import FlagFound
from dsh.request.reading import Reading
from dsh.request.settings.registries import TAGS

NAME = r"[A-Za-z0-9][\w.-]*"
FILE = r"(?:~|\.{1,2}|[\w-]+)?/[\w./-]*\w|[\w-]*\.?[\w-]+(?:\.\w+)*"
THE = r"(?:the |my |our |a |an |this )?"
ONES = (  # a flag, and how it is said; "v" is its value
    (
        "builder",
        rf"\b(?:with|on|by|using|use|via|through|take|in|under) {THE}(?:buildx )?"
        r"(?:builder (?:called |named |instance )?"
        rf"(?P<v>(?!(?:for|to|and|with|in|of|on|is)\b){NAME})|(?P<w>(?!buildx\b){NAME}) builder\b)(?: just)?",
    ),
    (
        "no-cache-filter",
        r"\b(?:no|without|not|dont|don't|ignor\w+|skip\w*|only|throw|drop|bypass|forget|invalidate)\b[\w' ]{0,24}?"
        rf"\bcach(?:e|ing|ed layers)(?: only| just)? (?:for|of|in|on|from) (?:only |just )?{THE}(?:build )?"
        rf"(?:stage (?:called |named )?(?P<v>{NAME})|(?P<w>{NAME}) stage)(?: only| alone| away)*",
    ),
    (
        "iidfile",
        r"\b(?:(?:write|save|store|put|keep|dump|record|and) )?(?:the |its |an? |new |image'?s? )*\b(?:image )?id\b"
        r"(?: (?:of|from) (?:the |it|this|that|built |new |resulting |image|build)+)?"
        r"(?: (?:shall|should|must|has to|to|go(?:es)?|be|written|saved|stored|end up))* ?"
        rf"(?:in|into|to) (?:(?:the |a )?(?:text ?)?file (?:called |named )?)?(?P<v>{FILE})",
    ),
    (
        "build-arg",
        r"\bproxy\b[^/]*?(?P<v>https?://[^\s,]+\w)|(?P<w>https?://[^\s,/]+:\d+/?)(?: \w+)? proxy\b",
    ),
    ("target", r"\bstop (?:it |the build )?(?:after|at|behind) (?:the )?(?:stage )?(?P<v>[\w-]+)(?: stage)?$"),
)
PLAIN = regex(
    r"\b(?:every|all|each|full|whole|complete|entire|raw|detailed|verbose|everything|plain|uncollapsed)\b"
    r"(?:[\w' ]{0,30}?\b(?:lines?|outputs?|logs?|logging|prints?|says?)\b)"
    r"|\bverbose(?:ly)?\b|\b(?:lines?|output|logs?) in full\b"
    r"|\b(?:don'?t|not|never|without) (?:collapse|collapsing|fold|hide|hiding)\w*",
    re.IGNORECASE,
)
BESIDE_PLAIN = frozenset(
    ["show", "see", "print", "prints", "printed", "run", "steps", "step", "line", "lines", "output", "log", "logs",
     "command", "commands", "need", "read", "want", "dont", "don't", "not", "do", "collapse", "hide", "fold",
     "everything", "says", "say", "of", "from", "get"]
)  # fmt: skip
ITEM = (
    r"(?!(?:image|called|for|the|of|it|is|just|only|i|we|but|and|please|need|in|with|folder|directory|dir|dockerfile|file"
    r"|platform|target|stage|context|label|push|no|without)\b)(?![\w.-]*:\s)[A-Za-z0-9_][\w.-]*"
)
TAGGED = regex(
    rf"\b(?:tags?|versions?|tagged|tag (?:it|this|that|(?:the )?(?:build|image|result)))(?: are| is|:)?"
    r"(?: (?:with|as|both|the|tags?|two|three|to be|and|names?))*:? ?"
    rf"(?P<items>{ITEM}(?:(?:,? and |,? plus |, ?| \+ ){ITEM})+)",
    re.IGNORECASE,
)
KEYED = (
    regex(
        r"\blabel (?P<k>[A-Za-z][\w.-]*) (?:being |is |set to |to |of |with (?:the )?value |has to be |shall be "
        r"|should be |should say |saying |= ?)(?P<v>[\w.:/-]*\w)"
    ),
    regex(
        r"\b(?P<v>[\w.:/-]*\w) (?:in )?(?:in|as|into|for|under) (?:the |a |its )?label "
        r"(?P<k>[A-Za-z][\w.-]*\w)"
    ),
)
LANDING = regex(
    r"\bwithout (?:it |them |that |this |leaving it )?(?:\w+ing )?(?:up )?(?:in|inside|into) (?:the |a )?"
    r"(?:final )?(?:images?|layers?|history)\b|\b(?:but )?(?:it )?(?:must|should|shall|may|do|does)(?: not|n't|nt) "
    r"(?:be |stay |land |end up |remain |stick |leak |get |go )+(?:in|inside|into) (?:the )?(?:final )?"
    r"(?:images?|layers?|history)\b",
    re.IGNORECASE,
)
SECRETS = (
    regex(
        rf"\b(?:with |as )?(?:the |a )?(?:build )?secret (?:called |named |id )?(?P<id>{NAME}) "
        r"(?:out of|from|in|lies in|lying in|read from|taken from|is in|which is in) (?:the )?"
        r"(?:(?P<var>(?:env(?:ironment)? )?var(?:iable)?) |file )?"
        rf"(?P<from>(?:~|\.{{1,2}})?/?[\w./-]*\w)"
    ),
    regex(
        rf"\bsecret (?:out of|from) (?:the )?(?P<var>(?:env(?:ironment)? )?var(?:iable)?) (?P<from>\w+)"
        rf".*?\bid (?:is |shall be |should be |as |= ?)?(?P<id>{NAME})"
    ),
    regex(
        r"(?P<from>(?:~|\.{1,2})?/?[\w./-]*\.\w+)\b.*?\bsecret\b.*?"
        rf"\bid (?:is |shall be |should be |being |= ?)(?P<id>{NAME})"
    ),
)


HANDED = ("hand", "pass", "give", "mount", "provide", "expose", "feed", "supply", "pull", "get", "bring")


def told(reading: Reading) -> list[FlagFound]:
    """The flags of a build that are said so, each with its words."""
    return [*_secrets(reading), *_ones(reading), *_labels(reading), *_tags(reading), *_plain(reading), *_stage(reading)]


def _over(reading: Reading, start: int, end: int) -> tuple[int, ...]:
    """The words that a piece of the text is made of, but for the verb that leads."""
    words = reading.words
    return tuple(n for n, w in enumerate(words) if w.end > start and w.start < end and w.sense != "v.build")


def _ones(reading: Reading) -> list[FlagFound]:
    out = []
    for flag, said in ONES:
        found = re.search(said, reading.text, re.IGNORECASE)
        if found is None:
            continue
        value = found["v"] or found.groupdict().get("w") or ""
        value = f"HTTP_PROXY={value}" if flag == "build-arg" else value
        out.append(FlagFound(flag, value, _over(reading, *found.span()), None, True))
    return out


def _labels(reading: Reading) -> list[FlagFound]:
    """ "put 99aa as label commit", "with the label maintainer being anna", "labels a=1 and b=2"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low.startswith("label")), None)
    if at is None:
        return []
    given = [v for v in reading.values.values() if v.kind == "env" and v.first > at]
    if given:
        beside = [n for n in range(max(0, at - 2), at + 1) if words[n].low in ("set", "with", "and", "the", "put")]
        return [
            FlagFound("label", v.text, (*((*beside, at) if not k else ()), *range(v.first, v.last)), None, True)
            for k, v in enumerate(given)
        ]
    for said in KEYED:
        found = said.search(reading.text)
        if found is not None:
            start = found.start()
            lead = {
                n
                for n in range(at)
                if words[n].low in ("put", "write", "bake", "set", "git", "commit", "sha", "hash", "the")
            }
            used = tuple(sorted({*_over(reading, start, found.end()), *lead}))
            return [FlagFound("label", f"{found['k']}={found['v']}", used, None, True)]
    return []


def _tags(reading: Reading) -> list[FlagFound]:
    """ "the tags 1.0 and stable" of the image that is named besides."""
    found = TAGGED.search(reading.text)
    if found is None:
        return []
    wanted = re.split(r"[, ]+(?:and |but )?not\b", found["items"])[0]  # "v2, not latest"
    items = re.split(r",? and |,? plus |, ?| \+ ", wanted)
    listed = set(_over(reading, found.start("items"), found.end("items")))
    bare = [i for i in items if i.lower() in TAGS or re.fullmatch(r"v?\d[\w.-]*", i)]
    names = [
        n
        for n in reading.names
        if len(n.texts) == 1 and n.kind in ("", "image") and not listed & set(n.indexes) and ":" not in n.texts[0]
    ]
    if not bare or len(names) != 1:
        return []
    used = tuple(sorted({*_over(reading, *found.span()), *names[0].indexes}))
    return [
        FlagFound("tag", f"{names[0].texts[0]}:{item}", used if not k else (), None, True)
        for k, item in enumerate(items)
    ]


def _secrets(reading: Reading) -> list[FlagFound]:
    """ "the secret token out of t.txt", "secret from the variable KEY, id key": whatever stays out of the image."""
    out = []
    for said in SECRETS:
        found = said.search(reading.text)
        if found is None or "ockerfile" in found["from"]:
            continue
        kind = "env" if found.groupdict().get("var") else "src"
        if kind == "src" and not set("./~") & set(found["from"]):
            continue
        value = f"id={found['id']},{kind}={found['from']}"
        out.append(FlagFound("secret", value, _over(reading, *found.span()), None, True))
        break
    file = next((n for n in reading.names if n.kind in ("file", "path") and "ockerfile" not in n.texts[0]), None)
    if file is not None and "secret" in reading.text.lower():  # "hand the maven settings settings.xml to the build"
        lead = next((n for n in range(file.first) if reading.words[n].low in HANDED), None)
        if lead is not None and file.first - lead < 6:
            out.append(FlagFound("", None, tuple(range(lead, file.first)), None))
    apart = LANDING.search(reading.text)
    if apart is not None and "secret" in reading.text.lower():
        out.append(FlagFound("", None, _over(reading, *apart.span()), None))
    return out


def _plain(reading: Reading) -> list[FlagFound]:
    """ "every line that the steps print", "verbose"."""
    found = PLAIN.search(reading.text)
    if found is None or any(w.low.startswith(("test", "save", "stage", "layer")) for w in reading.words):
        return []
    own = {w.low for n, w in enumerate(reading.words) if n in _over(reading, *found.span())}
    used = {n for n, w in enumerate(reading.words) if w.low in BESIDE_PLAIN or w.low in own}
    return [FlagFound("progress", "plain", tuple(n for n in sorted(used) if n != reading.lead), None)]


def _stage(reading: Reading) -> list[FlagFound]:
    """ "it has the stages deps and prod, i only need deps": one of those that are told before."""
    listed = re.search(
        rf"\b(?:stages?(?: are| is|:)?|dockerfile (?:has|with|contains)(?: the)?(?: stages?)?) "
        rf"(?P<all>{ITEM}(?:(?:,? and |, ?|/){ITEM})+)",
        reading.text,
        re.IGNORECASE,
    )
    if listed is None:
        return []
    stages = re.split(r",? and |, ?|/", listed["all"])
    one = re.search(
        rf"\b(?:only|just)\b(?: \w+){{0,6}}? (?P<v>{'|'.join(map(re.escape, stages))})\b(?!:)",
        reading.text[listed.end() :],
    )
    if one is None:
        return []
    used = {*_over(reading, *listed.span()), *_over(reading, listed.end() + one.start(), listed.end() + one.end())}
    return [FlagFound("target", one["v"], tuple(sorted(used)), None, True)]
