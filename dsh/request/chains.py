"""Wishes whose parts lean on each other: what was built is run, what runs under a name gives way to a fresh one, what
was fetched is applied, a network is made and something runs in it.

Each is told as single wishes that name what they are about; `clauses` takes apart what needs no such telling.
"""

import re
from collections.abc import Callable

from dsh.request.build import Built
from dsh.request.clauses import THEN

NAME = r"[a-z0-9][\w.-]*\w|[a-z]"
IMAGE = r"[a-z0-9][\w.-]*(?:[:/][\w./:-]*\w)?"
SIGNS = frozenset(
    ["run", "runs", "open", "shell", "start", "launch", "replace", "swap", "recreate", "restart", "apply", "up", "put",
     "deploy", "redeploy", "spin", "fire", "use", "again", "container", "update", "upgrade", "mount", "attach",
     "push", "upload", "publish", "send", "ship", "store", "deliver"]
)  # fmt: skip
OPENS = r"^(?:please |run |now |can you |could you |i want to |i'd like to |let's |first )*"
DONE = r"(?:when|if|once|as soon as|after) (?:it|that|this|the build|done|built|finished|everything)[\w' ]{0,20}?,? "
PAUSE = (
    r"(?:\s*[,;.]\s*|\s+)(?:and then |and after that |and afterwards |and finally |and also |and |then |afterwards "
    rf"|next |after that |finally )?(?:please |also |just )?(?:{DONE})?"
    r"(?:i want to |you can |please |directly |immediately |just )?"
)
BUILT = (
    r"(?:it|that|this|(?:the |that |this )?(?:fresh |new |built |resulting |finished |freshly built )*"
    r"(?:image|result|thing|build)|(?:a |one |new )*container (?:from|of|with|out of) (?:it|that|the image))"
)
MADE = r"(?:a|one) (?:new )?container (?:from|of|with|out of) (?:it|that|the image)"
RUNS = r"(?:run|start|launch|try|execute|spin up|fire up|test)"
FRESH = r"(?:(?:a|an|the|another|with|by|fresh|new|newer|clean|brand|brand-new|updated)\s+)*"
AGAIN = r"(?:one|container|copy|version|instance)"
FROM = r"(?:of|from|using|based on|made from|built from|running|with|on)"
SAME = r",? ?\b(?:with|under|by|using|keeping|and) (?:exactly )?the (?:same|old) name\b"

OF_ALL = (
    r"compose|docker|all|each|every|everything|the|my|our|any|its|their|images?|newer|newest|latest|new|fresh|current"
    r"|updated|updates?|most|versions?|them|it|these|those|again|down|first|for|of|from|whole|project|stack|services?"
    r"|containers?|me|us|and|then|what|whatever|that|this|base|recent"
)
EVERY = r"(?!(?:compose|all|each|every|the) )"
KINDS_OF_NET = r"(?:(?:a|an|the|new|own|private|fresh|bridge|docker|internal|user-defined)\s+)*"

Ranked = Callable[[str], Built | None]


def chain(text: str, ranked: Ranked) -> list[Built]:
    """The commands of such a wish in order; none where it is not of the kind."""
    lows = set(re.findall(r"[a-z-]+", text.lower()))
    if not SIGNS & lows or len(text) > 220:
        return []
    for way in (_built_for, _made_room, _renewed, _applied, _built_and_run, _replaced, _started_anew, _made_and_used):
        parts = way(text, ranked)
        if parts:
            return parts
    return []


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(pattern, text, re.IGNORECASE)


def _all(ranked: Ranked, *texts: str) -> list[Built]:
    """The parts, if each is understood."""
    out = []
    for text in texts:
        built = ranked(re.sub(r"\s+", " ", text).strip(" ,;"))
        if built is None or built.score < 0.6:
            return []
        out.append(built)
    return out


def _tag(built: Built) -> str:
    words = built.command.split()
    return next((words[n + 1] for n, w in enumerate(words[:-1]) if w in ("-t", "--tag")), "")


def _built_and_run(text: str, ranked: Ranked) -> list[Built]:
    """ "build . as quiz and when it works run it on port 5000"."""
    prompt = _search(
        rf"{OPENS}(?P<make>(?:re)?build(?:ing)?\b.*?){PAUSE}(?:{RUNS}|open|get|give|drop|enter) (?:me )?(?:into )?"
        r"(?:a |an |the )?(?P<shell>shell|bash|sh|prompt|terminal)(?: shell)? "
        rf"(?:in|inside|into|on|of|from|with) {BUILT}$",
        text,
    )
    if prompt is not None:
        shell = "bash" if prompt["shell"].lower() == "bash" else "sh"
        return _run_of(prompt["make"], f'interactively with the command "{shell}"', "", ranked)
    found = _search(
        rf"{OPENS}(?P<make>(?:re)?build(?:ing)?\b.*?){PAUSE}(?:{RUNS} {BUILT}|{MADE})(?P<how>(?:[ ,].*)?)$", text
    )
    if found is None or _search(r"\b(?:compose|service|stack|pull)\b", text):
        return []
    return _run_of(found["make"], found["how"], "", ranked)


def _run_of(make: str, how: str, name: str, ranked: Ranked) -> list[Built]:
    """A build, and a container of what it made; `name` is that of a container that it takes the place of."""
    named = _search(
        r"\b(?:named?|called|as|call it|name it|(?:the )?name(?: is)?|with name)\s+(?:(?:the )?container\s+)?"
        rf"(?P<name>{NAME})",
        how,
    )
    if named is not None and not name and _search(r"^ ?again\b", how):
        name, how = named["name"], how[: named.start()].replace("again", "", 1) + how[named.end() :]
    made = _all(ranked, make)
    if not made or made[0].path != "docker image build":
        return []
    tag = _tag(made[0])
    if not tag:
        tag = name or (named["name"] if named is not None else "")
        again = _all(ranked, f"{make} as image {tag}") if tag else []
        command = made[0].command.replace("docker build", f"docker build -t {tag or 'IMAGE'}", 1)
        made = again if again and _tag(again[0]) == tag else [made[0]._replace(command=command)]
    how = how.strip(" ,")
    told = f"run image {tag or 'IMAGE'}"
    run = _all(ranked, _lasting(f"{told} named {name}", how) if name else f"{told}, {how}")
    if not run or run[0].path != "docker container run":
        return []
    gone = _all(ranked, f"force remove container {name}") if name else []
    return [*made, *gone, *run]


REGISTRY = (
    r"(?P<registry>(?:localhost|[a-z0-9][\w-]*(?:\.[\w-]+)+|[a-z0-9][\w.-]*(?=:\d))(?::\d{2,5})?(?:/[\w./-]*\w)?)"
)


def _built_for(text: str, ranked: Ranked) -> list[Built]:
    """ "build ./shop as shop:2 and push it to reg.lan:5000": it is built under the name that it is pushed by."""
    found = _search(
        rf"{OPENS}(?P<make>(?:re)?build(?:ing)?\b.*?){PAUSE}(?:push|upload|publish|send|put|ship|store|deliver) "
        rf"{BUILT} (?:up )?(?:to|into|in|on|onto) (?:(?:the|my|our|private|own|company|local|registry|at|under) )*"
        rf"{REGISTRY}(?: registry)?[.! ]*$",
        text,
    )
    if found is None or _search(r"\b(?:compose|platforms?|buildx|multi-arch)\b", text):
        return []
    made = _all(ranked, found["make"])
    tag = _tag(made[0]) if made else ""
    if not tag or made[0].path != "docker image build":
        return []
    registry = found["registry"].rstrip("/")
    name = tag if tag.startswith(f"{registry}/") else f"{registry}/{tag.rpartition('/')[2]}"
    command = made[0].command.replace(f" -t {tag} ", f" -t {name} ", 1)
    pushed = _all(ranked, f"push image {name}")
    return [made[0]._replace(command=command), *pushed] if pushed else []


def _replaced(text: str, ranked: Ranked) -> list[Built]:
    """ "replace the container site with a fresh one on port 80", after a build or a pull where that is said."""
    found = _search(
        rf"{OPENS}(?:(?P<make>(?:re)?(?:build|pull|fetch|download|get)\b.*?){PAUSE})?"
        rf"(?:replace|swap|recreate|redeploy) (?:the |my |our )?(?:old |running |current |existing )*"
        rf"(?P<noun>container )?(?P<name>{NAME})"
        rf"(?P<noun2> container)?(?: out)?(?: (?:with|by|for|from|using|of|on)(?P<how> .*)|(?P<more>,? .*)?)$",
        text,
    )
    if found is None or _search(r"\b(?:compose|service|stack|volume|network|secret|config|file)\b", text):
        return []
    name, how = found["name"], found["how"] or found["more"] or ""
    if name.lower() in ("container", "image", "it", "all", "the", "containers", "every", "everything", "a", "any"):
        return []
    one = _search(rf"^ ?{FRESH}{AGAIN}?(?:,? {FROM} )?(?:(?:the )?image )?", how)
    start = one[0] if one is not None else ""
    rest = how[len(start) :]
    fresh = bool(_search(rf"\b{AGAIN}\b|\bfresh\b|\bnew\b|\bit\b", start + " " + rest[:12]))
    make = found["make"] or ""
    image = _search(rf"^(?P<image>{IMAGE})(?=$|[ ,])", rest)
    if not (found["noun"] or found["noun2"] or fresh or (image is not None and ":" in image["image"])):
        return []
    if make.lower().startswith(("build", "rebuild")):
        return _run_of(make, _leading(start, rest), name, ranked)
    got = _all(ranked, make) if make else []
    if make and (not got or got[0].path != "docker image pull"):
        return []
    tells = bool(_search(rf"(?:{FROM} (?:(?:the )?image )?|\bimage )$", start))
    tells = tells or (image is not None and bool(set(":/") & set(image["image"])))
    if got:
        tag = got[0].command.split()[-1]
        rest = re.sub(r"^(?:from |with |of )?(?:it|that|this|the new image)\b", "", _leading(start, rest))
    elif image is not None and tells and not image["image"].isdigit():
        tag, rest = image["image"], rest[image.end() :]
    else:
        tag, rest = "IMAGE", _leading(start, rest)
    return [*got, *_fresh(name, tag, rest, ranked)]


def _leading(start: str, rest: str) -> str:
    """What is told of the fresh one, with the "on" or "with" that begins it."""
    word = start.split()[-1] if start.split() else ""
    return f"{word} {rest}" if word in ("on", "with", "from", "using") else rest


def _fresh(name: str, image: str, how: str, ranked: Ranked) -> list[Built]:
    how = re.sub(SAME, "", how, flags=re.IGNORECASE).strip(" ,")
    how = re.sub(rf"(?:^|,? ?\b)(?:as|named|called) {re.escape(name)}\b", "", how).strip(" ,")
    return _all(ranked, f"force remove container {name}", _lasting(f"run image {image} named {name}", how))


def _lasting(start: str, how: str) -> str:
    """What takes the place of a container keeps running behind one's back, unless something else is said."""
    how = re.sub(r"\b(on|at) (\d{2,5})(?=$|[ ,])(?! (?:cpu|core|mb|gb))", r"\1 port \2", how)
    kept = _search(r"\binteractive|\bdetached|\bbackground|\bforeground|\bshell\b|(?:^| )-[a-z]*[dit]", how)
    return f"{start}, {how}" if kept else f"{start}, in the background, {how}"


FETCHES = r"(?:pull|get|fetch|download|grab)"
GOES = rf"(?:stop|kill|remove|delete|rm|destroy|throw away|throw out|take down|drop|{FETCHES})"
NO_NAMES = ("it", "one", "this", "that", "container", "something", "bash", "sh")
OF_IT = r"(?:it|that|the (?:(?:new|newer|fresh|pulled|downloaded) )*(?:image|one|version))"


def _started_anew(text: str, ranked: Ranked) -> list[Built]:
    """ "stop web, delete it and start a new one from web:2 with the same name", "replace web: remove the old container,
    run web:2 as web"."""
    found = _search(
        rf"{OPENS}(?:(?:replace|update|upgrade|redeploy|renew|recreate) (?:the )?(?:container )?(?P<about>{NAME})"
        rf"(?: (?:to|with|by) (?P<to>{IMAGE}))?(?::|,| -|\.) *)?(?P<steps>{GOES}\b.*?){PAUSE}{RUNS} (?P<run>.*)$",
        text,
    )
    if found is None or _search(r"\b(?:compose|stack|service|all|every|everything|rename|keep)\b", text):
        return []
    steps, run, name = found["steps"], found["run"], found["about"] or ""
    same = _search(SAME, run)
    pulled = _search(rf"\b{FETCHES} (?:the )?(?:new )?(?:image )?(?P<image>{IMAGE})", steps)
    again = _search(rf"^(?:the )?(?:container )?(?P<name>{NAME})(?: again| anew)?,? {FROM} {OF_IT}\b", run)
    if again is not None and pulled is not None and again["name"] not in NO_NAMES:
        return _of_the_pulled(pulled["image"], steps[pulled.end() :], again["name"], run[again.end() :], ranked)
    if not name and same is None and not _search(r"\b(?:new|fresh)\b", run[:16]):
        return []
    if not name:
        first = _search(rf"^{GOES} (?:and \w+ )?(?:the )?(?:old )?(?:container )?(?P<name>{NAME})", steps)
        if first is None or first["name"] in ("it", "all", "the", "them"):
            return []
        name = first["name"]
    named = _search(rf"\b(?:as|named|called)\s+{re.escape(name)}\b", run)
    if named is not None:  # "a new one called web from nginx"
        run = f"{run[: named.start()].rstrip()}{run[named.end() :]}"
    image = _search(
        rf"^{FRESH}(?:one|container|version|instance)?,? ?(?:{FROM} )?(?:(?:the )?(?:new )?image )?"
        rf"(?P<image>{IMAGE})(?=$|[ ,])",
        run,
    )
    tag = found["to"] or ""
    if image is not None and (set(":/") & set(image["image"]) or not tag):
        tag = image["image"]
    if tag in ("it", "that", "this") and pulled is not None and set(":/") & set(pulled["image"]):
        tag = pulled["image"]
    if not tag or tag in ("it", "that", "this", "one", "again", "with"):
        return []
    how = run[image.end() :] if image is not None else ""
    if same is None and named is None and not found["about"]:
        return []
    got = _all(ranked, f"pull image {tag}") if _search(r"\bpull\b", steps) else []
    return [*got, *_steps(steps, name, ranked), *_fresh(name, tag, how, ranked)[1:]]


def _of_the_pulled(image: str, steps: str, name: str, how: str, ranked: Ranked) -> list[Built]:
    """ "pull redis:8, remove cache, then start cache from it": what goes before it, where it is told to go."""
    got = _all(ranked, f"pull image {image}")
    if _search(rf"\b{re.escape(name)}\b", steps):
        return [*got, *_steps(steps, name, ranked), *_fresh(name, image, how, ranked)[1:]]
    return [] if steps.strip(" ,;.") else [*got, *_all(ranked, f"run image {image} named {name}, {how.strip(' ,')}")]


def _steps(steps: str, name: str, ranked: Ranked) -> list[Built]:
    """How the old one goes: stopped and removed, or removed in one."""
    ends = [w for w in ("stop", "kill") if _search(rf"\b{w}\b", steps)]
    if ends:
        return _all(ranked, f"{ends[0]} container {name}", f"remove container {name}")
    return _all(ranked, f"force remove container {name}")


def _made_room(text: str, ranked: Ranked) -> list[Built]:
    """ "pull redis:8 and run it as cache, the old cache must go first"."""
    from dsh.request.old_goes import room

    it = room(text)
    if it is None:
        return []
    got = _all(ranked, it.pull) if it.pull else []
    return [*got, *_fresh(it.name, it.image, it.how, ranked)] if bool(got) == bool(it.pull) else []


def _renewed(text: str, ranked: Ranked) -> list[Built]:
    """ "rebuild and restart api", "pull the new image of web and recreate it"."""
    from dsh.request.renewals import renewal

    return _all(ranked, *renewal(text))


def _applied(text: str, ranked: Ranked) -> list[Built]:
    """ "get the newest images for all compose services and then apply"."""
    if not _search(r"\b(?:compose|services|stack|project)\b", text) or _search(
        r"\bswarm\b|\bbuild|\bfile\b|-f\b", text
    ):
        return []
    get = r"(?:pull|get|fetch|download|update|grab|check for)"
    newer = r"(?:images?|newer|newest|latest|new|fresh|versions?)"
    act = r"(?:apply|restart|recreate|start|bring|run|put|up|use|deploy|redeploy|roll|make|relaunch|renew|reload)"
    found = _search(rf"(?:^|[ :]){get}\b(?P<what>.*?){PAUSE}{act}\b(?P<how>.*)$", text)
    if found is None or not (_search(rf"\b{newer}\b", found["what"]) or _search(r"\bpull\b", text)):
        return []
    if _search(r"\b(?:only|except|without|but|not)\b", text):
        return []
    one = _search(
        rf"\b(?:service (?:called |named )?(?P<a>{NAME})|{EVERY}(?P<b>{NAME}) service)\b(?! images?\b)",
        found["what"] + found["how"],
    )
    name = (one["a"] or one["b"]) if one is not None else ""
    if name in ("my", "our", "a", "one", "image", "images", "and"):
        name = ""
    if _search(r"\bservices? [\w.-]+ and ", text):
        return []
    if name:
        return _all(
            ranked, f"pull the image of compose service {name}", f"start compose service {name} in the background"
        )
    if _search(rf"^ (?:the )?(?!(?:{OF_ALL})\b)(?:{NAME})(?=$|[ ,;])", found["what"]):
        return []  # "pull web, then recreate web": one of them, though nobody says that it is a service
    before = text[: found.start()]
    first = "take down the compose project" if _search(r"\b(?:down|tear|remove|delete)\b", before) else ""
    first = first or ("stop all compose services" if _search(r"\b(?:stop|halt|shut|end)\b", before) else "")
    lines = ("pull images of all compose services", "start all compose services in the background")
    return _all(ranked, *([first] if first else ()), *lines)


def _made_and_used(text: str, ranked: Ranked) -> list[Built]:
    """ "create network blue and run redis in it as r1"."""
    pair = _both_used(text)
    if pair:
        return _all(ranked, *pair)
    text = _used_for(text)
    found = _search(
        rf"{OPENS}(?:create|make|add|set up|new|give me|i need|start|setup)\s+{KINDS_OF_NET}(?P<kind>network|volume)"
        rf"\s+(?:called |named |with name |with the name )?(?P<name>{NAME})(?P<flags>[^,]*?){PAUSE}"
        rf"(?P<run>(?:run|start|launch|put|spin up|fire up)\s.*)$",
        text,
    )
    if found is None or _search(r"\b(?:compose|swarm|service|stack)\b", text):
        return []
    kind, name, run = found["kind"].lower(), found["name"], found["run"]
    run = re.sub(r"^(?:run|start|put|launch|spin up|fire up)", "run", run, flags=re.IGNORECASE)
    run = re.sub(r"^run (?!image|the |a |an |my |container)", "run image ", run)
    if name.lower() in (*THEN, "for", "and", "with"):
        return []
    it = rf"(?:it|that|this|there|(?:that|this|the|the new) (?:{kind}))"
    inside = _search(
        rf",? ?\b(?:in|on|inside|into|within|to|attached to|connected to|joined to|using|with|inside of) {it}"
        rf"(?=$|[ ,])|,? ?\bthere(?=$|[ ,])",
        run,
    )
    if inside is None:
        return []
    lead = "in network" if kind == "network" else "with volume"
    rest = run[inside.end() :]
    rest = re.sub(r"^ mounted", "", rest)
    if kind == "network" and re.match(r",? (?:in|to|on) it\b", rest):
        return []
    both = _search(rf"^run (?:image )?(?P<a>{IMAGE}) and (?P<b>{IMAGE})$", run[: inside.start()])
    if both is not None:
        each = (f"run image {both[which]}, in the background, {lead} {name}{rest}" for which in "ab")
        return _all(ranked, f"create {kind} {name} {found['flags']}", *each)
    told = f"{run[: inside.start()]} {lead} {name}{rest}"
    return _all(ranked, f"create {kind} {name} {found['flags']}", told)


def _both_used(text: str) -> list[str]:
    """ "create a volume pg and a network lan, then run postgres with both"."""
    one = rf"{KINDS_OF_NET}(?P<kind{{0}}>network|volume)\s+(?:called |named )?(?P<name{{0}}>{NAME})"
    found = _search(
        rf"{OPENS}(?:create|make|add|set up)\s+{one.format(1)},? and (?:create |make |also )*{one.format(2)}{PAUSE}"
        rf"(?:run|start|launch|spin up|fire up)\s+(?P<run>.*?),? ?\b(?:with|using|on|in) "
        r"(?:both|them|these|those|the two)(?: of (?:them|these))?(?P<rest>(?:[ ,].*)?)$",
        text,
    )
    if found is None or found["kind1"].lower() == found["kind2"].lower():
        return []
    made: dict[str, str] = {str(found[f"kind{n}"]).lower(): str(found[f"name{n}"]) for n in "12"}
    run = re.sub(r"^(?:an? |the )", "", found["run"], flags=re.IGNORECASE)
    told = f"run image {run} in network {made['network']} with volume {made['volume']}{found['rest']}"
    return [*(f"create {kind} {name}" for kind, name in made.items()), told]


def _used_for(text: str) -> str:
    """ "create volume pg and use it for postgres at /data" is to run postgres with it."""
    return re.sub(
        r"\b(?:use|mount|attach|bind) it (?:for|in|into|to|with|on) (?:an? |the )?(?:new )?"
        rf"(?:container (?:of|from|with|running) )?(?P<image>{IMAGE})(?: container)?(?=$|[ ,])"
        r"(?: (?:at|under|on|in|as|to) (?P<path>/[\w./-]*\w))?",
        lambda found: f"run {found['image']} with it" + (f" mounted at {found['path']}" if found["path"] else ""),
        text,
    )
