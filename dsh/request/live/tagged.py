"""Images there are that are spoken of by a version, a part of the name, or without their tag.

in_full(request, live) -> the request with "postgres:16" for "postgres 16", "acme/api:1.3" for "the older api image"
as_there(answer, store, live) -> the answer whose lines have the tag that is there: docker takes a name without one for
:latest, which may not be there; it asks where several are, and where "remove nginx" may be about its containers
"""

import re
from collections.abc import Collection

from dsh.cmdline.lines import invocations, quote
from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.live.objects import Live, LiveContainer, is_there, kinds_of
from dsh.request.suggestion import Answer, Suggestion

VERSION = r"(?P<tag>(?:v\.? ?)?\d[\w.-]*|[a-z]+-?\d[\w.-]*|latest|slim|alpine)"
BETWEEN = r"(?: (?:image|version|tag|in version|with tag|with the tag))?:? "
BEFORE = rf"(?:the )?(?:(?:image|version|tag) )?{VERSION}(?: (?:image|version|tag|one))? of (?:the |my |our )?"
REGISTRY = regex(r"[\w-]*[.:][\w.:-]*/|localhost/")
OWN_TAG = regex(r"[a-z]{3,}(?:-[a-z]+)*-\d[\w.-]*")
ALONE = regex(
    rf"(?P<led>\b(?:remove|delete|drop|rm|rmi|push|tag|untag|image|version|history of|layers of) (?:the |our |my )?)"
    rf"{VERSION}(?![\w./:-])(?! (?:cpus?|cores?|gb?|mb?|gigs?|megs?|of)\b)",
    re.IGNORECASE,
)
OLDER = regex(r"\b(?P<which>older|old|oldest|newer|newest) (?P<name>[\w./-]+) image\b", re.IGNORECASE)
CARRIES = regex(
    r"^(?:(?:the )?(?P<image>[\w./:-]+:[\w.-]+)(?: image)? "
    r"(?:shall|should|must|has to|is to|may|will|needs to) (?:also |now )?"
    r"(?:carry|have|get|bear|wear|receive|be given)(?: also)? (?:the |a )?(?:second |other |additional )?"
    r"(?:tag|label|name) "
    r"(?:called |of )?(?P<tag>[a-z][\w.-]*)|(?:make|let)(?: the)? (?P<image2>[\w./:-]+:[\w.-]+)(?: image)? "
    r"(?:be |become )?the "
    r"(?:new )?(?P<tag2>latest|stable))(?= too| as well| also|$|[,.!]| and )",
    re.IGNORECASE,
)
NUMBERS = regex(r"\d+")
ANCESTOR = regex(r"(?P<flag>(?:-f|--filter)[ =])ancestor=(?P<name>[\w./-]+)(?![\w:/@])")
THERE = (  # what takes an image that is there
    "docker rmi ", "docker image rm ", "docker tag ", "docker image tag ", "docker history ", "docker image inspect ",
    "docker image history ", "docker save ", "docker image save ", "docker push ", "docker image push ",
)  # fmt: skip
REMOVES = ("docker rmi ", "docker image rm ")
OF_IMAGES = regex(r"\b(?:images?|rmi|untag|tags?|layers?|versions?|repos?|repository)\b|:", re.IGNORECASE)
DOUBTED = 0.5
MOST = 4


def in_full(request: str, live: Live, known: Collection[str] = ()) -> str:
    if not live.images:
        return request
    low = request.lower()
    whole = {_repository(image).lower() for image in live.images}
    for repository in dict.fromkeys(_repository(image) for image in live.images):
        last = repository.rpartition("/")[2].lower()
        if last not in low and last.replace("-", " ") not in low:
            continue
        own = repository.lower().partition("/")[2] if REGISTRY.match(repository) else last
        forms = dict.fromkeys((repository.lower(), own, last, last.replace("-", " ")))
        for spoken in (form for form in forms if form == repository.lower() or form not in whole):
            request = _with_tags(request, repository, re.escape(spoken), live)
    request = OLDER.sub(lambda it: _older(it, live), request)
    request = _by_own_tags(request, live, known)
    request = ALONE.sub(lambda it: _by_tag(it, live), request)
    return CARRIES.sub(lambda it: _carries(it, live), request)


def _carries(it: re.Match[str], live: Live) -> str:
    """ "api:2 shall also carry the tag stable", "make api:2 the new latest": another tag of the same image."""
    image, tag = it["image"] or it["image2"], it["tag"] or it["tag2"]
    return f"tag {image} as {_repository(image)}:{tag}" if image in live.images else it[0]


def _with_tags(request: str, repository: str, spoken: str, live: Live) -> str:
    """With its tag beside the repository, wherever it is spoken of with a version."""

    def put(it: re.Match[str]) -> str:
        return _image(repository, it, live)

    after = rf"{spoken}(?:{BETWEEN}|:){VERSION}(?![\w/:-]|\.\w)"
    for form in (after, rf"{BEFORE}{spoken}(?! images\b)(?![\w/:-])", rf"{VERSION} {spoken}(?= image\b)"):
        request = re.sub(rf"(?<![\w./:@-]){form}", put, request, flags=re.IGNORECASE)
    return request


def _by_own_tags(request: str, live: Live, known: Collection[str]) -> str:
    """ "Push build-120": a tag of words and numbers that one image has; but "pull debian 12" is of an image `known`."""
    tags = [image.rpartition(":")[2] for image in live.images]
    for image, tag in zip(live.images, tags, strict=True):
        if not OWN_TAG.fullmatch(tag) or tags.count(tag) > 1 or image in request or tag.partition("-")[0] in known:
            continue
        said = re.escape(tag).replace(r"\-", "[- ]")
        request = re.sub(rf"(?<![\w./:@=-]){said}(?! image:|[\w:/-]|\.\w)", image, request, flags=re.IGNORECASE)
    return request


def _repository(image: str) -> str:
    before, _, after = image.rpartition(":")
    return before if before and "/" not in after else image


def _image(repository: str, it: re.Match[str], live: Live) -> str:
    """The image of the repository with the tag that was said, or the one that begins with it or has it as a part."""
    said = it["tag"].lower().replace(" ", "").replace("v.", "v")
    tags = [image.rpartition(":")[2] for image in live.images if _repository(image) == repository]
    for fits in (
        [tag for tag in tags if tag.lower() == said],
        [tag for tag in tags if tag.lower().startswith((f"{said}.", f"{said}-"))],
        [tag for tag in tags if said in re.split(r"[-_]", tag.lower())],
    ):
        if len(fits) == 1:
            return f"{repository}:{fits[0]}"
    return it[0]


def _by_tag(it: re.Match[str], live: Live) -> str:
    """ "remove 24.04": the one image that has that tag."""
    said = it["tag"]
    found = [image for image in live.images if image.rpartition(":")[2] == said]
    telling = "." in said or not said.isdigit()
    return f"{it['led']}{found[0]}" if len(found) == 1 and telling and said != "latest" else it[0]


def _older(it: re.Match[str], live: Live) -> str:
    """Of two versions the one that is meant."""
    found = _of(it["name"], live)
    versions = [tuple(map(int, NUMBERS.findall(image.rpartition(":")[2]))) for image in found]
    if len(found) != 2 or not all(versions) or versions[0] == versions[1]:
        return it[0]
    older, newer = sorted(found, key=lambda image: versions[found.index(image)])
    return f"image {older if it['which'].lower().startswith('old') else newer}"


def _of(name: str, live: Live) -> list[str]:
    """The images of a repository, by its whole name or the last part of it."""
    low = name.lower()
    whole = [image for image in live.images if _repository(image).lower() == low]
    return whole or [image for image in live.images if _repository(image).rpartition("/")[2].lower() == low]


def as_there(answer: Answer, store: Store, live: Live) -> Answer:
    if any("ancestor=" in s.command for s in answer.suggestions):
        answer = answer._replace(suggestions=tuple(_made_from(s, live) for s in answer.suggestions))
    if not any(s.command.startswith(THERE) for s in answer.suggestions):
        return answer
    told = [_told(s, store, live) for s in answer.suggestions]
    first, names = told[0]
    answer = answer._replace(suggestions=tuple(s for s, _ in told))
    if answer.outcome != "match" or not first.command.startswith(THERE):
        return answer
    if names:
        said, images = names
        lines = tuple(first._replace(command=_put(first.command, said, i), score=DOUBTED) for i in images[:MOST])
        lines = tuple(s._replace(reading=(s.command,)) for s in lines)
        return answer._replace(
            outcome="ambiguous", suggestions=lines, question=f"Which {said}: {', '.join(images[:MOST])}?"
        )
    return _or_containers(answer, live)


def _made_from(it: Suggestion, live: Live) -> Suggestion:
    """With the tags that are there: the engine finds no container of an image that it does not find."""

    def put(found: re.Match[str]) -> str:
        name = found["name"]
        images = _of(name, live)
        if not images or name in live.images or f"{name}:latest" in live.images:
            return found[0]
        return " ".join(f"{found['flag']}ancestor={image}" for image in images)

    line = ANCESTOR.sub(put, it.command)
    return it if line == it.command else it._replace(command=line, reading=(line,))


def _told(it: Suggestion, store: Store, live: Live) -> tuple[Suggestion, tuple[str, list[str]] | None]:
    """The line with the tag that is there; or the name of which several are, and these."""
    if not it.command.startswith(THERE):
        return it, None
    for found in invocations(it.command, store):
        for use in found.arguments[: 1 if found.command.path == "docker image tag" else None]:
            name = use.value
            plain = use.argument is not None and use.argument.type == "image" and not set(name) & set(":@$*")
            if not plain or name.isupper() or f"{name}:latest" in live.images or name in live.images:
                continue
            if is_there(name, "container", live) and it.score <= DOUBTED:
                continue  # "remove web": the container is called just so, and the image is not
            images = _of(name, live)
            if len(images) == 1:
                line = _put(it.command, name, images[0])
                it = it._replace(command=line, reading=tuple(images[0] if r == name else r for r in it.reading))
            elif len(images) > 1:
                return it, (name, images)
    return it, None


def _put(line: str, name: str, image: str) -> str:
    return re.sub(rf"(?<![\w./:=-]){re.escape(name)}(?![\w./:-])", image, line, count=1)


def _or_containers(answer: Answer, live: Live) -> Answer:
    """ "Remove nginx", where nothing but the image is called so: it may be its containers that are to go."""
    first = answer.suggestions[0]
    if not first.command.startswith(REMOVES) or OF_IMAGES.search(answer.request):
        return answer
    images = first.command.split()[2:]
    image = images[-1]
    made = [c for c in live.containers if c.image and _full(c.image) == _full(image)]
    if (
        len(images) != 1
        or not made
        or "container" in kinds_of(image, live)
        or not is_there(_full(image), "image", live)
    ):
        return answer
    lines = tuple(_gone(c, first) for c in made[: MOST - 1])
    question = f"{image} is an image, and {_listed(made)} made of it. What is to go?"
    return answer._replace(outcome="ambiguous", suggestions=(*lines, first._replace(score=DOUBTED)), question=question)


def _full(image: str) -> str:
    return image if ":" in image.rpartition("/")[2] else f"{image}:latest"


def _gone(it: LiveContainer, first: Suggestion) -> Suggestion:
    runs = it.state in ("running", "paused", "restarting")
    line = f"docker rm {'-f ' if runs else ''}{quote((it.name,))}"
    says = "Ends it at once and removes it" if runs else "Remove the container"
    return first._replace(command=line, summary=says, score=DOUBTED, missing=(), reading=(line,))


def _listed(made: list[LiveContainer]) -> str:
    names = [c.name for c in made]
    return f"{names[0]} is" if len(names) == 1 else f"{', '.join(names[:MOST])} are"
