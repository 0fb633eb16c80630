"""What there is on the engine, as requests are matched with it."""

import os
import re
import time
from itertools import islice

from dsh.completion.live import NOTHING, read_live
from dsh.completion.live import Live as Picture
from dsh.explain.explanation import Explanation
from dsh.plan.plan import Problem
from dsh.request.live.objects import Live, LiveContainer
from dsh.typed import Any

MOST = 500  # files of a folder that are looked at
ID = re.compile(r"\b[0-9a-f]{64}\b")


class Known:
    """Of one picture. Two are the same only where they are one: comparing thousands of names takes too long."""

    def __init__(self, picture: Picture, here: tuple[str, ...] = ()) -> None:
        self.picture = picture
        self.here = here
        names = [it.name for it in picture.containers]
        names += [it.name for it in picture.volumes] + [it.name for it in picture.networks]
        self.names = frozenset(names)
        images = [name for it in picture.images for name in (it.name, it.name.removesuffix(":latest"))]
        self.everything = self.names.union(images)  # that has a name
        self.live: Live | None = None if picture is NOTHING else live_of(picture, here)


def in_names(problems: tuple[Problem, ...], picture: Picture) -> tuple[Problem, ...]:
    """Docker's messages with the names of containers in the place of their IDs."""
    return tuple(
        it._replace(message=ID.sub(lambda m: _name(m[0], picture), it.message), fix=_with_tar(it.fix, picture))
        for it in problems
    )


def advised(it: Explanation, picture: Picture) -> Explanation:
    """The explanation with lines to run that work with the images there are."""
    return it._replace(warnings=tuple(w._replace(fix=_with_tar(w.fix, picture)) for w in it.warnings))


def _with_tar(fix: str | None, picture: Picture) -> str | None:
    """A line that packs or unpacks needs any image with tar in it: one that is here."""
    images = {it.name.removesuffix(":latest") for it in picture.images}
    if fix and " alpine tar " in fix and "alpine" not in images and "busybox" in images:
        return fix.replace(" alpine tar ", " busybox tar ")
    return fix


def _name(identity: str, picture: Picture) -> str:
    return next((it.name for it in picture.containers if it.id and identity.startswith(it.id)), identity[:12])


def folder() -> tuple[str, ...]:
    """What lies in the user's folder; folders end in "/"."""
    try:
        with os.scandir() as entries:
            return tuple(sorted(f"{it.name}/" if it.is_dir() else it.name for it in islice(entries, MOST)))
    except OSError:
        return ()  # the folder has gone, or may not be read


def live_of(picture: Picture, here: tuple[str, ...] = ()) -> Live:
    """The picture as requests know it: images by their names only; and what lies in the user's folder."""
    return Live(
        tuple(
            LiveContainer(it.name, it.image, it.state, it.leads, it.networks, it.mounts, it.only_here)
            for it in picture.containers
        ),
        tuple(it.name for it in picture.images if ":" in it.name),
        tuple(it.name for it in picture.volumes),
        tuple(it.name for it in picture.networks),
        here=here,
    )


def fetched(client: Any) -> Picture:
    """The engine's four lists."""
    return read_live(
        client.get("/containers/json", all=1),
        client.get("/images/json"),
        client.get("/networks"),
        client.get("/volumes"),
        time.time(),
    )


NOBODY = Known(NOTHING)
