"""What is said of the objects of an order behind their noun: "that use the image web:2", "older than a day"."""

import re
from collections.abc import Callable

from dsh.patterns import regex
from dsh.request.whole.groups import (
    BE,
    COUNT,
    EXCEPT,
    IMAGE,
    KEEPS,
    KIND,
    KNOWN,
    LABEL,
    LASTING,
    LISTED,
    MADE,
    NAME,
    ORDER,
    SPAN,
    STATE,
    STATES,
    STAYS,
    THAT,
    Group,
    are_names,
    hours,
    names,
    number,
)

NO_LABELS = ("the", "a", "an", "is", "set", "of", "to", "called", "named", "that", "which", "and", "or", "with", "from")

Told = Callable[[Group, re.Match[str]], Group | None]


MARKED = r"[a-z0-9][\w.-]*[:/][\w./:-]*\w"  # what can only be an image


def _of_images(group: Group, found: re.Match[str]) -> Group | None:
    values = re.split(r",? or |,? and |, ", found["v"])
    if any(value.lower() in KNOWN for value in values):
        return None
    return group._replace(filters=(*group.filters, *(f"ancestor={value}" for value in values)))


def _filter(form: str) -> Told:
    """What is said with a name becomes a filter of it."""

    def told(group: Group, found: re.Match[str]) -> Group | None:
        value = found["v"]
        if value.lower() in KNOWN:
            return None
        return group._replace(filters=(*group.filters, form.format(value)))

    return told


WHEN = regex(
    r"(?:yester|to|mon|tues|wednes|thurs|fri|satur|sun)day|last|this|noon|midnight|now|then|christmas|easter|\d.*|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*",
    re.IGNORECASE,
)


def _beside(key: str) -> Told:
    """Older or newer than another image."""

    def told(group: Group, found: re.Match[str]) -> Group | None:
        image = found["v"] or found["w"]
        if image.lower() in KNOWN or (found["w"] and WHEN.fullmatch(image)):
            return None
        return group._replace(filters=(*group.filters, f"{key}={image}"))

    return told


def _of_name(form: str) -> Told:
    def told(group: Group, found: re.Match[str]) -> Group | None:
        value = found["v"].strip("*")
        if value.lower() in KNOWN and found["v"] == value:
            return None
        if group.kind == "image":
            begin = "" if form.startswith("^") else "*"
            return group._replace(
                repository=f"'{begin}{form.format(value).strip('^$')}{'' if form.endswith('$') else '*'}'"
            )
        wider = [f for f in group.filters if f.startswith("name=") and value.startswith(f[5:])]  # filters add up
        kept = (f for f in group.filters if f not in wider)
        return group._replace(filters=(*kept, f"name={form.format(value)}"))

    return told


def _of_repository(group: Group, found: re.Match[str]) -> Group | None:
    """ "images of acme/"."""
    return group._replace(repository=f"'{found['v']}*'")


def _of_one_repository(group: Group, found: re.Match[str]) -> Group | None:
    """ "images of shop": of use where more is said of them."""
    return None if found["v"].lower() in KNOWN or not group.plural else group._replace(repository=found["v"])


def _of_name_part(group: Group, found: re.Match[str]) -> Group | None:
    """ "containers named ci_": what ends so is a part of their names."""
    return _of_name("{}")(group, found) if group.plural and found["v"].endswith(("_", "-", ".")) else None


def _labelled(group: Group, found: re.Match[str]) -> Group | None:
    value = re.sub(r" ?= ?", "=", found["v"])
    return None if value.lower() in NO_LABELS else group._replace(labels=(*group.labels, value))


def _label_set(group: Group, found: re.Match[str]) -> Group | None:
    return group._replace(labels=(*group.labels, f"{found['v']}={found['w']}"))


def _unlabelled(group: Group, found: re.Match[str]) -> Group | None:
    value = re.sub(r" ?= ?", "=", found["v"])
    return None if value.lower() in NO_LABELS else group._replace(unlabelled=(*group.unlabelled, value))


def _not_of_project(group: Group, found: re.Match[str]) -> Group | None:
    return group._replace(unlabelled=(*group.unlabelled, f"com.docker.compose.project={found['v'] or found['w']}"))


def _aged(group: Group, found: re.Match[str]) -> Group | None:
    return group._replace(age=hours(found))


def _dated(group: Group, found: re.Match[str]) -> Group | None:
    return group._replace(age=found["date"])


def _of_mine(group: Group, found: re.Match[str]) -> Group | None:
    """ "the last 3 containers i created": that they are mine says no more than their number."""
    return group if group.newest else None


def _in_state(group: Group, found: re.Match[str]) -> Group | None:
    state = STATES[found["state"].lower()]
    if state == "created" and re.search(r"\b(?:i|we|you)\b", found[0]):  # who made them says nothing of their state
        return None
    return group._replace(state=state) if group.state in ("", state) else None


def _runs(group: Group, found: re.Match[str]) -> Group | None:
    return group._replace(state="running") if group.state in ("", "running") else None


def _never(group: Group, found: re.Match[str]) -> Group | None:
    return group._replace(state="created")


def _unused(group: Group, found: re.Match[str]) -> Group | None:
    return group._replace(state="unused") if group.kind not in ("", "container") else None


def _newest(group: Group, found: re.Match[str]) -> Group | None:
    return group._replace(newest=group.newest or 1) if group.newest >= 0 and not group.every else None


def _kind_in(text: str, group: Group) -> str:
    """Of which kind it all is, where only what stays is said to be of one."""
    found = re.search(r"\b(container|image|volume|network)s?\b", text, re.IGNORECASE)
    return group.kind or (found[1].lower() if found is not None else "")


AMOUNT = regex(r"\d+(?:\.\d+)?(?:[kmgt]i?b?|bytes?|s|m|h|d|w|%)?", re.IGNORECASE)


def _spared(group: Group, found: re.Match[str]) -> Group | None:
    left_out = names(found["list"])
    if any(AMOUNT.fullmatch(name) for name in left_out):  # "keep 5gb"
        return None
    kind = _kind_in(found["list"], group)
    return group._replace(kind=kind, spared=(*group.spared, *left_out)) if are_names(left_out) else None


def _spared_tags(group: Group, found: re.Match[str]) -> Group | None:
    """ "except the ones tagged prod": whatever they are called."""
    tags = names(found["list"])
    told = tuple(tag if ":" in tag else f".*:{tag}" for tag in tags)
    return group._replace(kind="image", spared=(*group.spared, *told)) if are_names(tags) else None


def spared_newest(group: Group, found: re.Match[str]) -> Group | None:
    if {_kind_in(found[0], Group()), group.kind} & {"volume", "network"}:
        return None  # no list of them is told by their age
    if found[0].lower().split()[-1] == "latest" and not re.search(r"\b(?:the|\d+)\b", found[0]):
        return None  # a tag: "all images of crm except latest"
    count = int(number((found["many"] or found["two"] or "one").strip().lower()))
    old = found["order"].lower() in ("oldest", "earliest")
    kind = _kind_in(found[0], Group()) or group.kind  # "keep the two latest images and delete the others"
    return group._replace(kind=kind, spared_newest=-count if old else count)


NAMED = r"(?:(?:repository|repo|image|container|volume|network) )?(?:names?|repositor(?:y|ies)|repos?)"
WITH_LABEL = rf"(?:with|that have|having|which have|carrying|that carry|bearing)(?: the| a)? label (?P<v>{LABEL})"
EXCEPTING = (
    "except but apart other besides save exclud minus aside with barring not leaving bar keep leave spare preserve "
    "retain"
)
STAYING = "stay keep surviv remain touched live must continu go"
PARTS: tuple[tuple[str, str, str, Told], ...] = (  # of which kind, a piece of a word that tells, how it is said
    # what they are made from: an image
    ("container", "image",
     rf"{THAT}{BE}(?:{MADE} )?(?:from|of|off|out of|with|on|by|using|upon|whose)? ?(?:the |an? )?(?:same )?"
     rf"(?:docker )?images? (?:called |named |is |was |are |were )?(?P<v>{IMAGE}(?:(?:,? or |,? and |"
     rf", ){MARKED})*)", _of_images),
    ("container", "image", rf"{THAT}{BE}(?:{MADE} )?(?:from|of|off|out of|with|on|by|using|upon)? ?(?:the |an? )"
     rf"(?P<v>{IMAGE}) image", _filter("ancestor={}")),
    # labels
    ("", "label",
     rf"{THAT}{BE}(?:carry|carries|carrying|with|by|bear|bearing|wearing|having|whose)? ?(?:the |an? )?labels? "
     rf"(?P<v>[\w.-]+) (?:is set to|set to|is equal to|has the value|has value|is|equals|of|"
     rf"being) (?P<w>[\w.-]+)", _label_set),
    ("", "label",
     rf"{THAT}{BE}(?:carry|carries|carrying|with|by|bear|bearing|wearing|having)? ?(?:the |an? )?(?:docker )?"
     rf"labels? (?:called |named )?(?P<v>{LABEL})", _labelled),
    ("", "label marked", rf"{THAT}{BE}(?:labell?ed|marked)(?: with| as)?(?: the label)? (?P<v>{LABEL})", _labelled),
    # names
    ("", "name repo",
     rf"(?:whose|where the|where|with an?|with the|that have an?|having an?) {NAMED} (?:that |which )?(?:starts?|"
     rf"begins?|starting|beginning) "
     rf"(?:with|by|in) (?P<v>{NAME}/?)\*?", _of_name("^{}")),
    ("", "start begin",
     rf"{THAT}(?:starts?|begins?|starting|beginning) (?:with|by|in) (?P<v>{NAME}/?)\*?", _of_name("^{}")),
    ("", "prefix", rf"(?:with (?:the )?prefix|{THAT}{BE}prefixed (?:with |by )?) ?(?P<v>{NAME})\*?", _of_name("^{}")),
    ("", "*", rf"{THAT}{BE}(?:called|named) (?P<v>{NAME}\*)", _of_name("^{}")),
    ("", "called named",
     rf"{THAT}{BE}(?:called|named) (?P<v>{NAME}) (?:something|whatever|anything|and so on|and a number|"
     rf"plus a number)",
     _of_name("^{}")),
    ("", "name", rf"with (?:the |an? )?names? (?P<v>{NAME})", _of_name_part),
    ("", "called named", rf"{THAT}{BE}(?:called|named) (?P<v>{NAME})", _of_name_part),
    ("", "called named",
     rf"{THAT}{BE}(?:called|named) (?:(?:something|anything) (?:with|like)|like) (?P<v>{NAME})", _of_name("{}")),
    ("", "name repo", rf"(?:whose|where the|where|with an?|with the|that have an?|having an?) {NAMED} (?:that |"
     r"which )?(?:contains?|includes?|including|containing|has|have|match(?:es)?|is like|"
     rf"resembles|like|matching|with) ?(?:the (?:word|text|string) )?(?P<v>{NAME})(?: in it| inside)?", _of_name("{}")),
    ("", "name",
     rf"(?:{THAT}(?:has|have|contains?|containing|having|with)|with) (?:the (?:word|text|string) )?(?P<v>{NAME}) "
     r"(?:somewhere |anywhere )?(?:in|inside|within|as part of) (?:its|their|the|it's|his) names?", _of_name("{}")),
    ("", "end", rf"{THAT}(?:end|ends|ending) (?:with|in|on) (?P<v>-?[\w.-]+)", _of_name("{}$")),
    ("", "name", r"whose names? ends? (?:with|in|on) (?P<v>-?[\w.-]+)", _of_name("{}$")),
    ("", "contain", rf"{THAT}contain(?:s|ing)? (?:the (?:word|text|string) )?(?P<v>{NAME})", _of_name("{}")),
    ("image", "/", rf"{THAT}{BE}(?:of|from|by|in|under|belonging to) (?P<v>{NAME}/)", _of_repository),
    ("image", "of",
     rf"{THAT}{BE}of (?:the |my |our )?(?:repository |repo |image |app )?(?P<v>{NAME})(?! (?:has|with|that))",
     _of_one_repository),
    # networks, volumes, ports, projects
    ("container", "net",
     rf"{THAT}{BE}(?:attached|connected|joined|hooked up|plugged|hanging|sitting|using|use|uses|living|"
     rf"linked|live)? ?"
     rf"(?:to|on|in|into|inside|from|of|within)? ?(?:the |a )?(?:docker )?(?:network|net) (?:called |"
     rf"named )?(?P<v>{NAME})",
     _filter("network={}")),
    ("container", "attach connect join hook plug hang sitting",
     rf"{THAT}{BE}(?:attached|connected|joined|hooked up|plugged|hanging|sitting) (?:to|on|in|"
     rf"into) (?:the )?"
     rf"(?P<v>{NAME})(?: network)?", _filter("network={}")),
    ("container", "network", rf"{THAT}{BE}(?:on|in|from|inside) (?:the )?(?P<v>{NAME}) network", _filter("network={}")),
    ("container", "volume", rf"{THAT}{BE}(?:mounting|mounts?|mounted|using|uses?|with|attached to|on|have|holding|"
     rf"holds?)? ?(?:the |a )?"
     rf"(?:docker )?volume (?:called |named )?(?P<v>{NAME})(?: mounted)?", _filter("volume={}")),
    ("container", "port", rf"{THAT}{BE}(?:publish\w*|listen\w*|expos\w*|occup\w+|hold\w*|block\w*|eats?|hogs?|"
     rf"takes?|owns?|serves?|serving|using|use|uses|with|"
     rf"sitting|bound|mapped|on|)"
     r"(?: on| to)? (?:the )?(?:host )?port (?P<v>\d+)", _filter("publish={}")),
    ("", "project stack",
     rf"{THAT}{BE}(?:of|from|in|belong to|belongs to|belonging to|part of|by) (?:the )?(?:docker )?"
     rf"(?:compose )?(?:project|stack) (?:called |"
     rf"named )?(?P<v>{NAME})(?: only| alone)?", _filter("label=com.docker.compose.project={}")),
    ("", "project", rf"{THAT}{BE}(?:of|from|in|belong to|belongs to|belonging to) (?:the )?(?P<v>{NAME}) "
     rf"(?:compose )?project(?: only| alone)?",
     _filter("label=com.docker.compose.project={}")),
    # how they ended
    ("container", "with exit code returned",
     rf"{THAT}{BE}(?:exited|ended|crashed|died|finished|stopped|quit|failed|exit|terminated|"
     rf"returned) (?:with |returning )?"
     r"(?:an? |the )?(?:exit |return |error )?(?:code |status )?(?P<v>\d+)", _filter("exited={}")),
    ("container", "code status",
     r"(?:with|whose|that have|where)(?: an?| the)? (?:exit|return|error) ?(?:code|status) (?:is |was |"
     r"of |= ?)?(?P<v>\d+)",
     _filter("exited={}")),
    # how old they are
    ("", "than before", rf"{THAT}{BE}(?:(?:created|made|started|built|pulled|older|from) )?(?:than|before) "
     r"(?P<date>\d{4}-\d\d-\d\d)", _dated),
    ("", "than then", rf"{THAT}{BE}(?:older|created earlier|created longer ago|made longer ago) (?:than|"
     rf"then) {SPAN}(?: ago)?", _aged),
    ("", "over than least",
     rf"{THAT}{BE}(?:(?:created|made|started|built|pulled|from|downloaded) )?(?:more than|over|longer than|"
     rf"at least) "
     rf"{SPAN}(?: ago| old| of age| before)", _aged),
    ("", "before", rf"{THAT}{BE}(?:created|made|started|built) before {SPAN} ago", _aged),
    ("image", "before than", rf"{THAT}{BE}(?:created|made|built|pulled|downloaded|loaded)? ?(?:before|earlier than|"
     rf"older than) (?:the )?(?:image (?P<v>{IMAGE})|(?P<w>{IMAGE}))(?: was| is)?", _beside("before")),
    ("image", "after than since", rf"{THAT}{BE}(?:created|made|built|pulled|downloaded|loaded|newer)? ?(?:after|later "
     rf"than|since|than) (?:the )?(?:image (?P<v>{IMAGE})|(?P<w>{IMAGE}))(?: was| is)?", _beside("since")),
    ("container", "before than", rf"{THAT}{BE}(?:created|made|started|launched)? ?(?:before|earlier than|"
     rf"older than) (?:the )?(?:container )?"
     rf"(?P<v>{NAME})(?: was)?", _filter("before={}")),
    ("container", "after than since",
     rf"{THAT}{BE}(?:created|made|started|launched|younger|newer|later) ?(?:after|later than|since|"
     rf"than) (?:the )?"
     rf"(?:container )?(?P<v>{NAME})(?: was)?", _filter("since={}")),
    ("container", "i we", r",? ?(?:(?:that|which) )?(?:i|we) (?:(?:have|had|just|last) )*(?:created|started|made|ran|"
     r"run|launched|built)(?! (?:last|most|latest|lately|just))", _of_mine),
    # in which state they are
    ("", "never not",
     r",? ?(?:that|which)?(?: have| has| were| was)? ?(?:been )?(?:created |made )?(?:but |and )?(?:were |was |"
     r"have )?"
     r"(?:never|not yet|not once) (?:been |yet )?(?:started|run|ran|ran once)", _never),
    ("", "", rf"{THAT}{BE}(?:in (?:the )?(?:(?:state|status) )?|with (?:the )?status )?(?P<state>{STATE})(?: state|"
     rf" status)?(?! or )", _in_state),
    ("container", "run", r"(?:that|which|who) (?:still |currently |now )?runs?(?: now| at the moment)?", _runs),
    ("", "nobody no none nothing",
     r",? ?(?:that |which )?(?:nobody|no one|no container|none|nothing) (?:uses|needs|is using|refers to|mounts|"
     r"is on)(?: them| it)?"
     r"(?: any ?more)?", _unused),
    ("", "not longer", r",? ?(?:that |which )?(?:are |is )?(?:no longer|not) (?:in use|used|needed|attached|mounted)"
     r"(?: by (?:any ?body|any ?one|any container|a container|anything))?(?: any ?more)?", _unused),
    ("container", "last recent latest lately now",
     rf"{THAT}{BE}(?:created|made|started|ran|launched|built|added) (?:last|most recently|latest|"
     rf"lately|just now)", _newest),
    # what stays
    ("", "without",
     rf"(?:without|with no|lacking)(?: the| a| any)? labels? (?:called |named )?(?P<v>{LABEL})", _unlabelled),
    ("", STAYING, rf",? ?(?:and |but )?(?:just |only )?(?P<list>{LISTED}) {STAYS}{LASTING}", _spared),
    ("", "label",
     rf",? ?(?:{EXCEPT}|{KEEPS}) (?:for )?(?:those|the ones|ones|the {KIND}|{KIND}|anything|everything|all|"
     rf"any)? ?{WITH_LABEL}",
     _unlabelled),
    ("", "label marked",
     rf",? ?(?:{EXCEPT}|{KEEPS}) (?:for )?(?:those|the ones|ones|the {KIND}|anything|everything)? ?(?:labell?ed|"
     rf"marked)"
     rf"(?: with| as)? (?P<v>{LABEL})", _unlabelled),
    ("", "project",
     rf",? ?(?:{EXCEPT}|{KEEPS}) (?:for )?(?:those|the ones|ones|the {KIND}|anything|everything) (?:of|from|"
     rf"in) (?:the )?"
     rf"(?:compose )?(?:project (?P<v>{NAME})|(?P<w>{NAME}) (?:compose )?project)", _not_of_project),
    ("", "newest latest youngest last recent oldest earliest longest",
     rf",? ?(?:{EXCEPT}|{KEEPS}) (?:for )?(?:the |my )?(?P<many>{COUNT} )?{ORDER}(?P<two> {COUNT})?"
     rf"(?: {KIND})?{LASTING}", spared_newest),
    ("image", "tag tagged tags",
     rf",? ?(?:{EXCEPT}|{KEEPS}) (?:for )?(?:not )?(?:those|the ones|ones|the {KIND}|anything|everything|all|any)? ?"
     rf"(?:that are |which are )?(?:tagged|with (?:the |a )?tags?|whose tag is|having (?:the )?tag)(?: as| with)? "
     rf"(?P<list>{LISTED}){LASTING}", _spared_tags),
    ("", EXCEPTING, rf",? ?(?:{EXCEPT}|{KEEPS}) (?P<list>{LISTED}){LASTING}", _spared),
)  # fmt: skip
