"""Lines that take or count what nobody told: what is to stay, all unused images for the nameless, errors for lines."""

import re

from dsh.patterns import compiled, regex
from dsh.request.build import Built
from dsh.request.claims import ARTICLES
from dsh.request.reading import Reading
from dsh.typed import Any

LATER = regex(r"\bin (?:\w+ ){1,2}(?:min|minute|hour|day)s?(?: from now)?[.!? ]*$", re.IGNORECASE)
KINDS = frozenset(["n.image", "n.container", "n.volume", "n.network"])
WHOLE = ("n.everything", "n.system", "n.disk", "n.cache", "n.data", "n.space", "w.stuff", "w.thing")
REFERENCE = regex(r"[a-z][\w.-]*(?:/[\w.-]+)*/[\w.-]+(?::[\w.-]+)?|[a-z][\w.-]*:[\w.-]+")
RUN = ("docker container run", "docker container create")
DENIED = regex(  # "images that aren't from acme"
    r"\b(?:not|(?:is|are|was|were|do|does|did|has|have|had)n['’]?t) "
    r"(?:made |based |built |created |attached |connected |part |belonging |using |named |called |labell?ed |tagged )?"
    r"(?:(?:from|of|on|in|to|with|the|image|network|volume|label|project) )*"
    r"(?P<name>[a-z0-9][\w./:-]*\w)"
)
LISTS = ("docker image ls", "docker container ls", "docker volume ls", "docker network ls", "docker container stats")
BESIDES = ("not", "even", "also", "besides", "than")


def takes_the_spared(built: Built, reading: Reading) -> bool:
    """ "remove all stopped containers but leave old alone": does a line that destroys not leave out what is to stay?"""
    if built.risk != "read" and _takes_one_of_all(built, reading):
        return True
    spared = [both for n in reading.names if n.before == "except" for both in zip(n.texts, n.typed, strict=True)]
    if built.path in LISTS:
        return _shows_the_spared(built.command, [typed for _, typed in spared], reading)
    if not spared or built.risk == "read":
        return False
    if built.risk != "destroy":  # "disable all plugins but sshfs"
        acts = built.command.partition(" $(")[0].split()
        return (
            "grep -v" not in built.command
            and built.path not in RUN  # "all rights dropped but NET_RAW"
            and any(w.sense == "s.all" for w in reading.words)
            and any(typed == act.partition("=")[0] for _, typed in spared for act in acts)
        )
    leaves_out = "grep -v" in built.command or "!=" in built.command
    return not leaves_out or not all(text in built.command or typed in built.command for text, typed in spared)


def _shows_the_spared(command: str, spared: list[str], reading: Reading) -> bool:
    """ "list all dangling images except alpine": does it show those that are not wished for?"""
    if "grep -v" in command:
        return False
    denied = [*spared, *DENIED.findall(reading.text.lower())]
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", command) for name in denied)


def _takes_one_of_all(built: Built, reading: Reading) -> bool:
    """ "stop all containers yonder web": is it done to the one that is named after a word that nobody knows, where all
    are spoken of? That word may say that it is to stay."""
    words = reading.words
    first = next((n for n, w in enumerate(words) if w.sense in ("s.all", "n.everything")), None)
    if first is None or "$(" in built.command or " prune" in built.command:
        return False
    line = built.command.lower().split()
    named = [n for n in reading.names if n.first > first and any(t.lower() in line for t in n.typed)]
    if not named:
        return False
    name = named[0]
    between = words[first + 1 : name.first]
    if any(w.comma or w.stop for w in between):
        return False
    if words[first].sense == "n.everything" and all(not w.sense for w in between):
        return True
    thing = next((n for n, w in enumerate(between) if w.sense[:2] == "n."), None)
    if thing is None:
        return False
    last = next((w for w in reversed(between[thing + 1 :]) if w.low not in ARTICLES), None)
    unknown = last is not None and last.low in built.left and last.sense[:1] in ("", "w")
    unjoined = thing == len(between) - 1 and len(name.indexes) > 1 and name.indexes[1] == name.first + 1
    return unknown or (unjoined and not words[name.first].comma)


def narrowest(built: Built, reading: Reading) -> Built:
    """ "containers, networks and dangling images": of the images, those without a name and no others; of "all running
    containers", no stopped ones."""
    if built.command.startswith("docker ps ") and " -a" in built.command and _only_running(built.command, reading):
        return built._replace(command=f"{built.command} ".replace(" -a ", " ", 1).rstrip())
    nameless = [n for n, w in enumerate(reading.words) if w.sense == "s.dangling"]
    if nameless and built.command.startswith("docker image prune -a") and _of_the_nameless(reading, nameless):
        return built._replace(command=built.command.replace(" -a", "", 1))
    if not built.command.startswith("docker system prune") or not nameless:
        return built
    if any(_besides(reading, n) for n in nameless):
        return built
    return built._replace(command=built.command.replace(" -a", "", 1))


def _of_the_nameless(reading: Reading, nameless: list[int]) -> bool:
    """ "my disk is full because of images without a name, get rid of those": of no other images?"""
    return not any(w.sense == "s.unused" for w in reading.words) and not any(_besides(reading, n) for n in nameless)


def _only_running(command: str, reading: Reading) -> bool:
    running = [n for n, w in enumerate(reading.words) if w.sense == "s.running"]
    if len(running) != 1 or "-f " in command:
        return False
    lows = {low for w in reading.words for low in w.low.split()}
    alone = not any(w.sense[:2] == "s." and w.sense not in ("s.running", "s.all") for w in reading.words)
    return alone and not lows & {"or", "not", "even", "whether", "if", "also", "stopped", "ones"}


def untold(built: Built, reading: Reading, data: dict[str, Any]) -> bool:
    """Does the line count or look for what nobody spoke of: errors, where it is "how many GET"? Or take more than what
    was told: all unused images, where it is "the dangling ones"; all that is unused, where it is "unused images"?"""
    words = reading.words
    if built.risk != "read" and _halts_what_stays(built, reading.text, data["runs_on"]):
        return True
    if built.command.startswith(("docker stop -t ", "docker restart -t ")) and LATER.search(reading.text):
        return True  # "in ten minutes" is when it is to be done, and not how long a program may take to end
    if built.command.startswith("docker system prune") and len({w.sense for w in words} & KINDS) == 1:
        return not any(w.sense in WHOLE for w in words)
    if built.command.startswith("docker ps ") and " -s" in built.command and "--format" in built.command:
        return ".Size" not in built.command  # what is measured is not shown
    if built.command.startswith("docker image prune -a") and _of_the_one_image(reading):
        return True
    if built.path in RUN and _runs_another(built, reading):
        return True
    lows = [w for word in words for w in (*word.low.split(), *word.low.split(".")[1:])]  # "x.tar.gz" says gz, too
    meant = [w for at, word in enumerate(words) if not _besides(reading, at) for w in word.low.split()]
    for key, said, wanted in (("told_of", lows, True), ("not_told_of", meant, False)):
        for part, beginnings in data["rules"][key].items():
            if part in built.command and any(w.startswith(tuple(beginnings)) for w in said) != wanted:
                return True
    return False


def _halts_what_stays(built: Built, text: str, said: dict[str, str]) -> bool:
    """ "leave db on, the rest may stop": is it db that the line acts on?"""
    if compiled(said["others"]).search(text) is None:
        return False
    stays = {it["NAME"].lower() for it in compiled(said["stays"]).finditer(text)}
    return not stays.isdisjoint(built.command.partition(" $(")[0].lower().split())


def _runs_another(built: Built, reading: Reading) -> bool:
    """ "start acme/ml:3 with python": is the one image that is told with its tag not in the line?"""
    images = (n for n in reading.names if n.kind == "image" and n.texts[0] in reading.text)
    told = [n for n in images if REFERENCE.fullmatch(n.texts[0])]
    return len(told) == 1 and not any(t in built.command for t in (*told[0].texts, *told[0].typed))


def _of_the_one_image(reading: Reading) -> bool:
    """ "remove the image only when no container uses it": is it one image, and none besides?"""
    lows = [w.low for w in reading.words]
    one = any(low == "image" and lows[n - 1] in ("the", "this", "that") for n, low in enumerate(lows) if n)
    return one and "it" in lows and "images" not in lows


def _besides(reading: Reading, at: int) -> bool:
    """ "all unused ones, not just the dangling": is it named as what is not all?"""
    before = [w for word in reading.words[max(0, at - 4) : at + 1] for w in word.low.split()]
    return at in reading.off or any(w in BESIDES for w in before)
