"""Is an account the truth? The engine's full listing before and after, against the effects that were told."""

import time
from collections import Counter

from docker.errors import NotFound

from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.place import this_place
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line

LIMITS = ("Memory", "MemorySwap", "MemoryReservation", "NanoCpus", "CpuShares", "CpuQuota", "CpuPeriod", "CpusetCpus")
LIMITS += ("CpusetMems", "PidsLimit", "BlkioWeight", "RestartPolicy")  # what docker update can change
MAKES_IMAGE = ("build", "commit", "import", "load", "pull", "create")


def state(api):
    """Every object by kind and ID, with what a command can change about it."""
    containers = {}
    for listed in api.containers(all=True):
        try:
            c = api.inspect_container(listed["Id"])
        except NotFound:  # one that removes itself has just done so
            continue
        containers[c["Id"]] = {
            "name": c["Name"].lstrip("/"),
            "running": c["State"]["Running"],
            "paused": c["State"]["Paused"],
            "started": c["State"]["StartedAt"],
            "limits": [c["HostConfig"].get(limit) or None for limit in LIMITS],
            "networks": set(c["NetworkSettings"]["Networks"] or {}),
            "leaving": c["HostConfig"]["AutoRemove"] and c["State"]["Status"] in ("exited", "dead", "removing"),
        }
    images = api.images(all=True)
    return {
        "container": containers,
        "image": {i["Id"]: i.get("ParentId", "") for i in images},
        "tag": {t: i["Id"] for i in images for t in i["RepoTags"] or [] if t != "<none>:<none>"},
        "network": {n["Id"]: n["Name"] for n in api.networks()},
        "volume": {v["Name"]: v["Name"] for v in api.volumes()["Volumes"] or []},
    }


def settled(api):
    """The state once what removes itself has gone: two listings that are equal."""
    before, ends = state(api), time.monotonic() + 10
    while True:
        time.sleep(0.05)
        after = state(api)
        leaving = any(c["leaving"] for c in after["container"].values())
        if (after == before and not leaving) or time.monotonic() > ends:
            return after
        before = after


def changes(before, after):
    """What has happened, in the words of effects: how often (action, kind, ID or name); "" for what is new.

    An image counts as made when it is no layer of another new one.
    """
    found = Counter()
    for kind in ("container", "image", "network", "volume"):
        found.update(("remove", kind, key) for key in before[kind].keys() - after[kind].keys())
    for kind in ("container", "network", "volume"):
        found.update(("create", kind, "") for _ in after[kind].keys() - before[kind].keys())
    made = after["image"].keys() - before["image"].keys()
    found.update(("create", "image", "") for _ in made - {after["image"][i] for i in made})
    found += _moved_tags(before["tag"], after["tag"])
    gone = set(before["network"].values()) - set(after["network"].values())
    for key, now in after["container"].items():
        found += _of_container(key, before["container"].get(key), now, gone)
    return found


def _moved_tags(was, now):
    return Counter(
        ("tag" if name in now else "untag", "image", name)
        for name in was.keys() | now.keys()
        if was.get(name) != now.get(name)
    )


def _of_container(key, was, now, gone):
    if was is None:
        return Counter([("start", "container", "")] if not now["started"].startswith("0001") else [])
    found = Counter()
    if was["running"] and not now["running"]:
        found["stop", "container", key] += 1
    elif was["started"] != now["started"]:
        found["restart" if was["running"] else "start", "container", key] += 1
    if now["running"] and was["paused"] != now["paused"]:
        found["pause" if now["paused"] else "unpause", "container", key] += 1
    if was["name"] != now["name"]:
        found["rename", "container", key] += 1
    if was["limits"] != now["limits"]:
        found["update", "container", key] += 1
    found.update(("connect", "network", name) for name in now["networks"] - was["networks"])
    found.update(("disconnect", "network", name) for name in was["networks"] - now["networks"] - gone)
    return found


def told(effects, before):
    """The effects of a plan or an outcome in the same words: what they come to, played on the state before."""
    return _Replay(before).play(effects)


class _Replay:
    def __init__(self, before):
        self.before = before
        self.tags = dict(before["tag"])
        self.gone = {kind: set() for kind in before}
        self.fresh = Counter()  # what is made and stays, by kind
        self.new_running = Counter()
        self.found = Counter()
        self.touched = {}  # container to what is done to it, in order

    def play(self, effects):
        for effect in effects:
            self._one(effect.action, effect.kind, effect.id or "", (effect.name or "").lstrip("/"))
        found = self.found + Counter({("create", kind, ""): n for kind, n in self.fresh.items() if n > 0})
        found.update(("start", "container", "") for n in self.new_running.values() if n > 0)
        for kind, keys in self.gone.items():
            found.update(("remove", kind, key) for key in keys)
        found += _moved_tags(self.before["tag"], self.tags)
        for key, actions in self.touched.items():
            if key not in self.gone["container"]:
                found.update((action, "container", key) for action in _net(self.before["container"][key], actions))
        for name in [n for a, k, n in found if (a, k) == ("disconnect", "network")]:
            if name in {self.before["network"].get(key) for key in self.gone["network"]}:
                del found["disconnect", "network", name]
        return found

    def _one(self, action, kind, key, name):
        if kind == "image":
            self._image(action, key, name)
        elif kind not in ("container", "network", "volume"):
            return
        elif action == "create":
            self.fresh[kind] += 1
        elif action == "remove":
            known = self._known(kind, key, name)
            if known is None:
                self.fresh[kind] -= 1
                if kind == "container":
                    self._new_one_gone(key, name)
            else:
                self.gone[kind].add(known)
        elif kind == "container":
            known = self._known(kind, key, name)
            if known is not None:
                self.touched.setdefault(known, []).append(action)
            elif action in ("start", "restart"):
                self.new_running[key, name] += 1
        elif action in ("connect", "disconnect"):
            known = self._known(kind, key, name)
            self.found[action, kind, self.before["network"].get(known, name)] += 1

    def _new_one_gone(self, key, name):
        """What is new may have got an ID, or only a name, when it is removed."""
        same = [new for new in self.new_running if (key and new[0] == key) or (name and new[1] == name)]
        if not same and not key:
            same = list(self.new_running)[-1:]  # one that removes itself has no ID yet
        for new in same:
            del self.new_running[new]

    def _image(self, action, key, name):
        if action == "remove":
            if key in self.before["image"]:
                self.gone["image"].add(key)
            else:
                self.fresh["image"] -= 1
            same = None if key or not name else self.tags.get(_full(name))  # of one that has no ID yet, all names
            self.tags = {tag: image for tag, image in self.tags.items() if image != key and image != same}
        elif action in MAKES_IMAGE:
            self.fresh["image"] += 1
            if name and not name.startswith(("<", "sha256:")):
                self.tags[_full(name)] = "new"
        elif action == "tag":
            self.tags[_full(name)] = key if key in self.before["image"] else "new"
        elif action == "untag" and "@" not in name:
            self.tags.pop(_full(name), None)

    def _known(self, kind, key, name):
        if key in self.before[kind]:
            return key
        return name if kind == "volume" and name in self.before[kind] else None


def _net(was, actions):
    """What actions on a container that was there come to."""
    running = was["running"]
    for action in actions:
        running = {"stop": False, "start": True, "restart": True}.get(action, running)
    begun = {"start", "restart"} & set(actions)
    if was["running"] and not running:
        yield "stop"
    elif was["running"] and begun:
        yield "restart"
    elif begun:
        yield "start"
    paused = [action for action in actions if action in ("pause", "unpause")]
    if running and paused and (paused[-1] == "pause") != was["paused"]:
        yield paused[-1]
    yield from {"rename", "update"} & set(actions)


def _full(name):
    return name if ":" in name.rsplit("/", 1)[-1] else f"{name}:latest"


def foretold(plan, before):
    return told(plan.effects, before)


def as_foretold(plan, before, real):
    """Is this what the plan foretold? Where it warns that the engine may remove what it restarts, that is as well."""
    here = foretold(plan, before)
    if here == real or not warned_of_removal(plan):
        return here == real
    gone = {id for action, kind, id in real if (action, kind) == ("remove", "container")}
    stays = Counter({told: count for told, count in here.items() if told[2] not in gone})
    left = {one for one in real if one[2] not in gone and not (one[:2] == ("remove", "volume") and len(one[2]) == 64)}
    return gone <= {id for action, _, id in here if action == "restart"} and set(stays) == left


def warned_of_removal(plan):
    return any(problem.id == "may-be-removed" for problem in plan.problems)


def preview(host, line, **place):
    client = connect(resolve(None, host, {}))
    try:
        return plan_line(line, client, open_store(), this_place()._replace(confirmed=True, **place))
    finally:
        client.close()
