"""Which words may be the user's own names for things: marked ones always, bare ones only where nothing else fits.

A name is marked by what stands beside it: "called radio", "the container radio", "the radio container". A bare word is
a name if nobody knows it; a word of everyday English only where an action or a preposition leads to it and no more
follows: "stop radio", "the logs of radio". RULES are asked in their order, and the first that can tell decides.
"""

from collections.abc import Callable

from dsh.knowledge.words import Word
from dsh.request.claims import (
    ASKING,
    LISTS,
    NETWORKS,
    OWN,
    PLACES,
    TEXTS,
    closed,
    ends,
    ends_part,
    ends_place,
    in_list,
    is_asked_about,
    is_called,
    is_common,
    is_made,
    is_marked,
    is_new_name,
    is_renamed,
    is_said_of,
    is_served,
    is_subject,
    led_to,
    meant,
    moves,
    noun_of,
    of_everyday,
    of_one,
    opens,
)
from dsh.request.place import NOBODY, Place, place_of
from dsh.request.placed import begins_a_command, is_new, is_none, is_placed, is_second, says_how
from dsh.typed import Any

LIKELY = ("n.disk", "n.cache", "n.worker", "n.manager", "n.builder", "n.node")  # nouns that containers are called by
OF_SECRETS = (*LIKELY, "n.token")
OWNED = ("n.logs", "n.exitcode", "n.ip", "n.restartcount", "n.envvars", "n.oom")
ADVERBS = frozenset(
    [
        "above", "afresh", "after", "afterwards", "again", "alone", "anew", "already", "also", "anyhow", "anymore",
        "anyway", "asap", "available", "away", "before", "below", "crashes", "died", "dies", "directly", "does",
        "either", "else", "everywhere", "fails", "fast", "first", "forever", "goes", "happens", "here", "immediately",
        "instead", "is", "itself", "keeps", "last", "later", "next", "now", "once", "only", "or", "outside", "please",
        "properly", "right", "seems", "somehow", "soon", "there", "today", "together", "tomorrow", "too", "twice",
        "went", "work", "working", "works", "yesterday", "yet",
    ]
)  # fmt: skip
SPOKEN_TO = ("f.friend", "f.friends", "f.folks", "f.guys")
STATES = ("died", "dies", "crashed", "crashes", "stopped", "exited", "keeps", "hangs", "won't", "restarts", "fails")
SYSTEMS = ("box", "server", "machine", "gateway", "rig")  # with no word before it that says whose it is
INTO = ("p.inside", "p.in", "p.of", "p.from", "p.out of", "p.into", "p.to")
SAID = ("printed", "wrote", "said", "logged", "prints", "writes", "says", "logs", "outputs", "complained", "printing")
DONE_TO = (
    "the", "my", "our", "all", "every", "up", "so", "that", "this", "it", "me", "us", "through", "away", "on",
)  # fmt: skip
ADJECTIVES = ("ed", "ing", "ly", "ful", "ous", "ive", "able", "ible", "est", "less", "ish", "ant", "ent", "al", "ic")
PERIODS = ("hourly", "daily", "nightly", "weekly", "monthly")


def may_name(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """May the word be the user's own name for something?"""
    place = place_of(words, at, index)
    return next(told for rule in RULES if (told := rule(place)) is not None)


def _begins_one(it: Place) -> bool | None:
    """ "a name beginning with shop", "lesson in the name, including the stopped ones" """
    return False if it.word.sense == "s.like" or (" " in it.low and not it.word.quoted) else None


def _by_its_turns(it: Place) -> bool | None:
    """ "unpause nightly", "the logs of nightly" """
    if it.low not in PERIODS or not ends(it.words, it.at):
        return None
    of_its_logs = it.at > 1 and it.last.low in ("of", "from") and it.words[it.at - 2].sense == "n.logs"
    return True if it.last.sense[:2] == "v." or of_its_logs else None


def _with_what_is_its(it: Place) -> bool | None:
    """ "show worker logs" """
    return it.last.sense[:1] != "w" if it.word.sense in LIKELY and it.next.sense in OWNED else None


def _called(it: Place) -> bool | None:
    """ "a network called friends", "run redis, name registry", "a network called back with the subnet ..." """
    if not is_called(it.words, it.at):
        return None
    end = ends(it.words, it.at)
    if it.word.sense in SPOKEN_TO and it.last.low in ("called", "named") and end:
        return True
    apart = it.last.low == "name" and it.at > 3 and it.words[it.at - 2].comma and end
    thing = noun_of(it.word.sense) and it.last.low in ("name", "is", "as") and not apart
    return (it.sense not in ("p", "f") or it.nameable) and not thing


def _kind_alone(it: Place) -> bool | None:
    """ "docker compose restart service": the kind of thing, and none that is called so"""
    return False if it.word.text == "service" and not it.word.quoted else None


def _text_in_logs(it: Place) -> bool | None:
    """ "the word timeout in the logs of web" """
    logs = it.last.low in TEXTS and it.sense not in ("p", "f") and any(w.sense == "n.logs" for w in it.words)
    return True if logs else None


def _by_its_place(it: Place) -> bool | None:
    """ "the console container" """
    return True if is_placed(it.words, it.at) else None


def _where_it_runs(it: Place) -> bool | None:
    """'run "npm test" in home': where what is quoted runs can be nothing but a container."""
    led = it.last.low in ("in", "inside", "within") and it.at > 2
    quoted = led and it.words[it.at - 2].quoted and " " in it.words[it.at - 2].text
    ran = quoted and it.words[it.at - 3].sense in ("v.run", "v.exec")
    return True if ran and it.sense not in ("p", "f") and (ends(it.words, it.at) or it.next.low == "as") else None


def _of_a_server(it: Place) -> bool | None:
    """ "with database name shop": what is said of a database, and no name of one."""
    if it.low not in ("database", "schema") or it.word.comma or it.last.low not in ("with", "and", "its", "the", "a"):
        return None
    return False if it.next.low in ("name", "user", "host", "password") else None


def _says_more(it: Place) -> bool | None:
    """ "db is wedged", "in", "all" """
    how = " " in it.low or it.low.endswith("%") or it.sense in ("p", "s") or _says_how(it) or says_how(it.words, it.at)
    return False if how else None


def _is_done(it: Place) -> bool | None:
    """ "the api service changed", "each container labelled job=batch" """
    done = it.sense == "v" and it.low.endswith("ed") and is_said_of(it.words, it.at)
    return False if done or (it.word.sense == "w.label" and "=" in it.next.low) else None


def _is_doing(it: Place) -> bool | None:
    """ "which container is hammering the cpu" """
    does = it.low.endswith("ing") and it.last.low in ("is", "are", "was", "were", "keeps", "kept") and not it.nameable
    return False if does and it.next.low in DONE_TO else None


def _network_of_docker(it: Place) -> bool | None:
    """ "connect web to the host network", "the default bridge" """
    if it.low in NETWORKS and it.next.sense == "n.network":
        return any(w.sense in ("v.connect", "v.disconnect", "v.inspect") for w in it.words[: it.at])
    return (
        True if it.low == "bridge" and it.last.low == "default" and (it.next is NOBODY or not it.word.comma) else None
    )


def _filler(it: Place) -> bool | None:
    """ "stop container thanks" """
    if it.sense != "f":
        return None
    return it.is_in("nameable", "foreign") and bool(noun_of(it.last.sense)) and of_one(it.words, it.at - 1)


def _opens_a_story(it: Place) -> bool | None:
    """ "worker died at 3am" """
    return True if it.word.sense in LIKELY[2:4] and it.at == 0 and it.next.low in STATES else None


def _system(it: Place) -> bool | None:
    """ "what changed inside box", "restart box" """
    end = closed(it.words, it.at)
    if it.low in SYSTEMS and end and it.last.sense in INTO:
        return True
    acts = it.last.sense[:2] == "v." and it.last.sense not in LISTS
    return True if it.low == "box" and acts and end else None


def _renamed(it: Place) -> bool | None:
    """ "rename container kitchen to cook" """
    if is_new_name(it.words, it.at):
        return it.sense not in ("f", "p")
    return it.sense != "f" if is_renamed(it.words, it.at) and it.next.low in ("to", "as", "into") else None


def _asked_what_it_said(it: Place) -> bool | None:
    """ "what mirror printed" """
    return True if it.last.low == "what" and it.next.low in SAID and it.sense in ("", "w", "n") else None


def _next_program(it: Place) -> bool | None:
    """ "name it box, echo hi in it" """
    step = it.last.comma or it.last.low in ("and", "then")
    return it.nameable if step and it.is_in("programs") and not ends(it.words, it.at) else None


def _no_name(it: Place) -> bool | None:
    """ "update it to 10.4.2", "so that i can game" """
    return False if is_none(it.words, it.at) else None


def _part_of_docker(it: Place) -> bool | None:
    """ "push it to the registry", "build without cache", "docker image prune" """
    if it.word.sense == "n.registry" and it.last.low in ("to", "from") and moves(it.words, it.at):
        return False
    return False if it.word.sense == "n.cache" and it.last.low in ("without", "no", "ignoring") else None


def _place_in_files(it: Place) -> bool | None:
    """ "the folder data" """
    if it.sense == "n" or it.last.sense not in PLACES or it.last.low.endswith("s"):
        return None
    return it.next is NOBODY or it.word.comma or it.next.sense[:1] == "p"


def _of_what_is_made(it: Place) -> bool | None:
    """ "build it as quiz" """
    made = it.sense in ("", "w") and is_made(it.words, it.at)
    return True if made and it.low not in ADVERBS and not it.low.endswith(("ly", "ing")) else None


def _verb_of_docker(it: Place) -> bool | None:
    """ "docker image prune", "stack deploy of shop", "which volume uses the container web" """
    if begins_a_command(it.words, it.at, it.data):
        return False
    if it.sense != "v" or it.at < 2:
        return None
    does = it.low.endswith("s") and not closed(it.words, it.at)
    return False if does or it.words[it.at - 2].low == "docker" else None


def _one_of_several(it: Place) -> bool | None:
    """ "the containers ant, bee and cat", "make a network home" """
    new = it.before in ("network", "volume") and is_new(it.words, it.at)
    return True if new or in_list(it.words, it.at) else None


def _second_of_two(it: Place) -> bool | None:
    """ "restart ingest and digest", "stats for front and back only": a word of docker's, too, beside a name."""
    plain = it.sense in ("", "w", "n") and not noun_of(it.word.sense) and it.low not in ADVERBS
    if not (plain or it.low == "back") or it.low.endswith(("s", "ing", "ed", "ly")):
        return None
    return True if is_second(it.words, it.at) and may_name(it.words, it.at - 2, it.data) else None


def _attached_to(it: Place) -> bool | None:
    """ "attach to game" """
    to = it.at > 1 and it.words[it.at - 2].sense == "v.attach" and it.last.low == "to"
    return True if to and it.sense in ("", "w") and ends_part(it.words, it.at) else None


def _image_to_run(it: Place) -> bool | None:
    """ "run image scanner with 2 cpus" """
    back = 3 if it.at > 2 and it.words[it.at - 2].low in ("the", "my", "our") else 2
    verb = it.words[it.at - back].sense if it.at > 1 else ""
    if it.before != "image" or verb not in ("v.run", "v.start", "v.pull") or it.sense not in ("", "w"):
        return None
    return True if closed(it.words, it.at) or it.next.sense == "n.readonly" else None


def _of_everyday_life(it: Place) -> bool | None:
    """ "stop the music container", "the container garden"; but "the shipping container" """
    if it.nameable or not it.is_in("foreign"):
        return None
    if is_asked_about(it.words, it.at, it.data) or (it.after and is_served(it.words, it.at, it.data)):
        return True
    if not it.before or it.plural or not closed(it.words, it.at) or of_everyday(it.words, it.at - 1, it.data):
        return False
    sure = of_one(it.words, it.at - 1) and (it.before != "image" or not it.is_in("company"))
    return it.low not in it.data["compounds"].get(it.before, ()) and (sure or meant(it.words, it.at - 1))


def _own_project(it: Place) -> bool | None:
    """ "my project", "our registry" """
    made = any(w.sense in ("v.run", "v.start", "v.create") for w in it.words[: it.at])
    own = it.word.sense == "n.project" or (it.word.sense == "n.registry" and not made)
    return False if own and it.last.low in OWN else None


def _likely(it: Place) -> bool | None:
    """ "restart container worker", "remove the secret token" """
    kind = it.word.sense in (OF_SECRETS if it.before == "secret" else LIKELY) and it.before and not it.plural
    return True if kind and it.next.sense[:1] in ("", "p", "f") else None


def _old_or_new(it: Place) -> bool | None:
    """ "the container old", "the old one" """
    if not it.nameable or it.low not in ("old", "new", "main", "user", "data", "session"):
        return None
    if it.after and it.at + 2 < len(it.words) and it.words[it.at + 2].quoted:
        return False  # "the old container 'legacy'"
    if it.low in ("old", "new") and it.last.low in ("is", "are", "was") and (it.word.comma or it.word.stop):
        return False  # "web is old, remove it"
    if it.next.low in ("one", "ones", "thing", "things"):
        return False
    marked = it.before and not it.plural and closed(it.words, it.at)
    return bool(marked or it.after) or ends_place(it.words, it.at)


def _nameable(it: Place) -> bool | None:
    """ "restart web"; but "service containers" """
    if not it.nameable:
        return None
    if noun_of(it.word.sense) and not it.before and it.after:
        return False
    return not (it.sense in ("n", "v") and not (it.before or it.after)) or ends_place(it.words, it.at)


def _what_it_did(it: Place) -> bool | None:
    """ "what did my backup container write" """
    last = it.sense in ("", "w") and it.next is NOBODY and it.at > 1 and it.last.sense[:1] != "p"
    if not last or not any(w.low in ("did", "does") for w in it.words[: it.at - 1]):
        return None
    return False if is_common(it.low, it.data) or it.is_in("ordinary", "foreign") else None


def _ordinary(it: Place) -> bool | None:
    """ "of container stubborn", "what did container a do" """
    if not it.is_in("ordinary"):
        return None
    if not it.before or it.plural or it.low in ADVERBS or it.low.endswith(("ly", "ed", "ing")):
        return False
    alone = ends(it.words, it.at) or _to_a_network(it)
    one = of_one(it.words, it.at - 1) if alone else is_subject(it.words, it.at)
    return one and not of_everyday(it.words, it.at - 1, it.data)


def _to_a_network(it: Place) -> bool:
    """ "disconnect container lonely from the network lab" """
    return it.next.sense in INTO and any(w.sense == "n.network" for w in it.words[it.at + 2 : it.at + 4])


def _who_did(it: Place) -> bool | None:
    """ "what did printer write" """
    return True if it.last.low in ("did", "does") and it.sense in ("", "v") and not it.after else None


def _verb_or_noun(it: Place) -> bool | None:
    """ "the logs of container push" """
    if it.sense not in ("n", "v"):
        return None
    if it.sense == "n" or not it.before or it.plural or not closed(it.words, it.at):
        return False
    looks = it.low in ("check", "search", "find", "verify", "make") and ends(it.words, it.at)
    asked = it.word.sense in ("v.push", "v.tag", "v.save", "v.load")
    asked = asked and any(w.low in ASKING for w in it.words[: it.at - 1])
    acts = asked or any(w.sense[:2] == "v." for w in it.words[: it.at - 1])
    return (it.word.sense not in LISTS or looks) and acts and meant(it.words, it.at - 1)


def _of_some_phrase(it: Place) -> bool | None:
    """ "the container lab"; but "container limited to" """
    if it.sense != "w":
        return None
    told = it.low.endswith(("ed", "ing")) and it.next.sense[:1] == "p"
    return bool(it.before and not it.plural and it.last.low != it.low) and not it.after and not told


def _unknown(it: Place) -> bool | None:
    """ "stop radio7"; but "Servus, show ...", "dodgy container alpha" """
    if it.low.isalpha() and is_common(it.low, it.data):
        return None
    marks = opens(it.words, it.at) or (it.after and is_marked(it.words, it.at + 2, it.data))
    return not (it.low.isalpha() and marks)


def _common(it: Place) -> bool:
    """ "the container radio", "the radio container", "stop radio" """
    if it.before and not it.plural:
        if closed(it.words, it.at):
            return True
        return meant(it.words, it.at - 1) and not it.low.endswith(("s", "ed", "ing", "ly"))
    if it.after and it.at and not it.next.low.endswith("s"):
        return it.last.sense[:1] in ("p", "v", "f") and not it.low.endswith(ADJECTIVES)
    return led_to(it.words, it.at)


RULES: tuple[Callable[[Place], bool | None], ...] = (
    _begins_one, _by_its_turns, _with_what_is_its, _called, _kind_alone, _text_in_logs,
    _by_its_place, _where_it_runs, _of_a_server, _second_of_two, _says_more, _is_done, _is_doing,
    _network_of_docker, _filler, _opens_a_story, _system, _renamed, _asked_what_it_said, _next_program,
    _no_name, _part_of_docker, _place_in_files, _of_what_is_made, _verb_of_docker, _one_of_several, _attached_to,
    _image_to_run, _of_everyday_life, _own_project, _likely, _old_or_new, _nameable, _what_it_did, _ordinary,
    _who_did, _verb_or_noun, _of_some_phrase, _unknown, _common,
)  # fmt: skip


def _says_how(it: Place) -> bool:
    """Is it what something is: "the image on the slide is blurry", "make this image transparent"?"""
    if not it.at or not it.low.isalpha() or it.nameable or (it.next is not NOBODY and not it.word.comma):
        return False
    if it.last.low in ("is", "are", "was", "looks", "seems", "feels", "lacks"):
        return it.words[0].low not in ASKING and it.words[0].sense[:2] != "v." and it.at > 3
    return False
