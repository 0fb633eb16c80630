"""Several commands that are told in one request, made one line: each as it has to be after those before it."""

from dsh.request.build import Built

RISKS = ("read", "change", "destroy")


def following(parts: list[Built], of_images: bool = True) -> list[Built]:
    """What comes after something else was done: what was tagged is pushed by its new name, an image goes only after the
    containers that were stopped, and what is stopped needs no force. `of_images`: are images spoken of? Else what was
    stopped is a container, and so is what is removed of the same name."""
    out: list[Built] = []
    for part in parts:
        before = out[-1] if out else None
        words = before.command.split() if before else []
        if (
            before
            and before.path in ("docker image tag", "docker container commit")
            and part.path == "docker image push"
            and part.command.startswith("docker push ")
        ):
            part = part._replace(command=f"docker push {words[-1]}", missing=())
        if len(out) > 1 and before and _stops_what_was_pulled(out[-2], before, part):
            out[-1] = before._replace(command=f"docker {words[1]} {part.command.split()[-1]}", names=part.names)
        if before and part.command.startswith("docker start ") and part.command.split()[-1] in _gone(out):
            part = _made_again(part, out)
        if before and before.path == "docker image build" and part.path == "docker container run":
            tag = next((words[n + 1] for n, w in enumerate(words[:-1]) if w == "-t"), "")
            if tag and " IMAGE" in part.command:
                part = part._replace(command=part.command.replace(" IMAGE", f" {tag}", 1), missing=())
        if before and before.path.startswith("docker compose "):
            part = _of_compose(before, part)
        if before and before.path in ("docker container stop", "docker container kill"):
            if part.path == "docker container rm" and part.command.startswith("docker rm -f "):
                part = part._replace(command=part.command.replace("rm -f ", "rm ", 1))
            if part.path == "docker image rm" and len(words) == 3 and before.names:
                gone = before._replace(path="docker container rm", command=f"docker rm {words[-1]}", risk="destroy")
                out.append(gone)
                if not of_images and part.names == before.names:
                    continue
        out.append(part)
    return out


NEWER = ("docker compose build", "docker compose pull")
OF_SERVICES = {f"docker container {act}": act for act in ("start", "stop", "restart", "kill", "pause", "unpause")}


def _of_compose(before: Built, part: Built) -> Built:
    """What is done to a service after something was done to it: it is of compose, too, and what was built or fetched
    is run by "up", as a restart goes on with the old image."""
    act = OF_SERVICES.get(part.path, "")
    alone = bool(act) and len(part.names) == 1 and part.command == f"docker {act} {part.names[0]}"
    if alone and part.names[0] in before.command.split()[2:]:
        part = part._replace(path=f"docker compose {act}", command=f"docker compose {act} {part.names[0]}")
    follows = part.path == "docker container logs" and len(part.names) == 1 and before.path == "docker compose up"
    if follows and part.command.startswith("docker logs "):
        command = part.command.replace("docker logs ", "docker compose logs ", 1)
        part = part._replace(path="docker compose logs", command=command)
    if before.path in NEWER and part.path in ("docker compose restart", "docker compose start"):
        start, _, rest = part.command.partition(f"docker compose {part.path.split()[-1]}")
        if not start and " -" not in rest:
            part = part._replace(path="docker compose up", command=f"docker compose up -d{rest}")
    return part


def _stops_what_was_pulled(first: Built, stop: Built, gone: Built) -> bool:
    """ "pull nginx, stop and remove web": what is stopped is what is removed."""
    if first.path != "docker image pull" or not stop.command.startswith(("docker stop ", "docker kill ")):
        return False
    stopped = stop.command.split()[2:]
    return stopped == first.command.split()[2:] and gone.command.startswith("docker rm ") and gone.names != stop.names


def _gone(parts: list[Built]) -> list[str]:
    """The containers that are removed."""
    return [name for it in parts if it.path == "docker container rm" for name in it.command.split()[2:]]


def _made_again(start: Built, parts: list[Built]) -> Built:
    """What was removed cannot be started: it is made again, from the image that was pulled where that is told."""
    pulled = [it.command.split()[-1] for it in parts if it.path == "docker image pull" and not it.missing]
    return start._replace(
        command=f"docker run -d --name {start.command.split()[-1]} {pulled[-1] if pulled else 'IMAGE'}",
        path="docker container run",
        summary="Create and start a new container of that name",
        missing=start.missing if pulled else (*start.missing, "IMAGE"),
    )


def without_needless(parts: list[Built]) -> list[Built]:
    """The commands without those that the next one does anyway: a stop before down, up before up --build."""
    kept: list[Built] = []
    for part in parts:
        last = kept[-1] if kept else None
        words = set(part.command.split())
        if last is not None and last.path == part.path and part.risk == "read" and part.missing and not last.missing:
            continue  # "the added files in web, compared to its image"
        again = last is not None and (set(last.command.split()) <= words or _only_enters(last, part))
        if last is not None and last.path == part.path and again:
            kept.pop()
        elif last is not None and last.path == part.path and words <= set(last.command.split()):
            continue
        elif last is not None and last.path == "docker compose stop" and part.path == "docker compose down":
            kept.pop()
        kept.append(part)
    return kept


def _only_enters(last: Built, part: Built) -> bool:
    """ "go into db and list /var/lib": a shell is not opened for what is run there anyway."""
    words = last.command.split()
    opens = last.path == "docker container exec" and words[-1] in ("sh", "bash") and len(words) == 5
    return opens and not part.missing and words[3] in part.command.split()


def sequence(parts: list[Built]) -> Built:
    """Several command lines as one."""
    first = parts[0]
    if all(p.command == first.command for p in parts):
        return first._replace(score=first.score - 0.02)
    return first._replace(
        command=" && ".join(p.command for p in parts),
        summary="; then ".join(p.summary for p in parts),
        risk=max((p.risk for p in parts), key=RISKS.index),
        missing=tuple(dict.fromkeys(m for p in parts for m in p.missing)),
        score=min(p.score for p in parts) - 0.02,
        reading=tuple(r for n, p in enumerate(parts) for r in (("then",) if n else ()) + p.reading),
    )
