"""Is a preview the truth? The engine's full listing before and after, against the effects that were foretold."""

import time

from docker.errors import NotFound

from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.place import this_place
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line


def state(api):
    """Every object by kind and ID, with what a command can change about it."""
    containers = {}
    for listed in api.containers(all=True):
        try:
            c = api.inspect_container(listed["Id"])
        except NotFound:  # one that removes itself has just done so
            continue
        containers[c["Id"]] = (c["Name"], c["State"]["Running"], c["State"]["Paused"], c["State"]["StartedAt"])
    images = api.images(all=True)
    return {
        "container": containers,
        "image": {i["Id"]: None for i in images},
        "tag": {t: i["Id"] for i in images for t in i["RepoTags"] or [] if t != "<none>:<none>"},
        "network": {n["Id"]: n["Name"] for n in api.networks()},
        "volume": {v["Name"]: None for v in api.volumes()["Volumes"] or []},
    }


def settled(api):
    """The state once what removes itself has gone: two listings that are equal."""
    before = state(api)
    for _ in range(50):
        time.sleep(0.1)
        after = state(api)
        if after == before and not any(c["State"] == "removing" for c in api.containers(all=True)):
            break
        before = after
    return after


def changes(before, after):
    """What has happened, in the words of effects: (action, kind, ID or name)."""
    found = set()
    for kind in ("container", "image", "network", "volume"):
        found |= {("remove", kind, key) for key in before[kind].keys() - after[kind].keys()}
        found |= {("create", kind, "") for _ in after[kind].keys() - before[kind].keys()}
    for name in before["tag"].keys() | after["tag"].keys():
        if before["tag"].get(name) != after["tag"].get(name):
            found.add(("tag" if name in after["tag"] else "untag", "image", name))
    for key in before["container"].keys() & after["container"].keys():
        (name, ran, paused, started), (name2, runs, pauses, started2) = (
            before["container"][key],
            after["container"][key],
        )
        found |= {("rename", "container", key)} if name != name2 else set()
        if ran and not runs:
            found.add(("stop", "container", key))
        elif started != started2:
            found.add(("restart" if ran else "start", "container", key))
        elif paused != pauses:
            found.add(("pause" if pauses else "unpause", "container", key))
    return found


def foretold(plan):
    """The plan's effects in the same words; stopping what is removed is part of its removal."""
    gone = {e.id for e in plan.effects if e.action == "remove"}
    passing = [e.kind for e in plan.effects if e.action == "remove" and (e.id or "").startswith("new:")]
    found = set()
    for e in plan.effects:
        if e.kind == "image" and e.action in ("tag", "untag"):
            if "@" not in e.name:
                found.add((e.action, "image", e.name))
        elif e.action in ("connect", "disconnect", "update") or (e.action == "stop" and e.id in gone):
            continue
        elif e.action == "create" and e.kind in passing:  # made and removed by the same line
            passing.remove(e.kind)
        elif (e.id or "").startswith("new:"):
            continue
        elif e.action == "create":
            found.add(("create", e.kind, ""))
        else:
            found.add((e.action, e.kind, e.id))
    return found


def preview(host, line, **place):
    client = connect(resolve(None, host, {}))
    try:
        return plan_line(line, client, open_store(), this_place()._replace(confirmed=True, **place))
    finally:
        client.close()
