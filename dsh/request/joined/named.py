"""What the parts of a row of wishes have named so far: it is what "it", "there", "the image" of the next one means."""

import re

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store

BARE = ("file", "swarm", "registry")  # what needs no noun before it
PROJECT = "the compose project"
OF_ONE = ("stack", "container", "image", "network", "volume", "node", "service")
OF_SEVERAL = ("stop", "start", "restart", "rm", "kill", "pause", "unpause", "wait")
BORN = ("docker container run", "docker container create")
BUILT = ("docker image build", "docker buildx build")


class Known:
    """The last thing of each kind, and of which kind was spoken last."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.compose = False  # is a service one of compose?
        self.about = ""
        self.made = ""  # the kind of what was made last
        self.former = ""  # the name that an image had before it was given another
        self.acts = False  # does that change anything?
        self.inside = False  # is one in a container by what was done last?
        self.act = ""  # what was done last, as docker calls it

    def put(self, kind: str, name: str, about: bool = True) -> None:
        if name and not set("$<>|*") & set(name) and not (name.isupper() and len(name) > 2):
            self.names[kind] = name
            self.about = kind if about else self.about

    def said(self, kind: str) -> str:
        """A thing of the kind in words; "" where none was named."""
        name = self.names.get(kind, "")
        if kind == "project":
            return PROJECT if self.compose else ""
        if not name:
            return ""
        if kind == "service":
            return f"compose service {name}" if self.compose else f"service {name}"
        if kind == "folder":
            return f"folder {name} of {self.said('container')}"
        return name if kind in BARE else f"{kind}s {name}" if " and " in name else f"{kind} {name}"

    def learn(self, command: str, store: Store) -> None:
        """What a command line names."""
        for it in invocations(command, store):
            self._learn(it)

    def _learn(self, it: Invocation) -> None:
        path = it.command.path
        self.act = path.split()[-1]
        self.inside = path == "docker container exec" and it.on("tty")
        self.acts = it.command.risk != "read"
        args = [a.value for a in it.arguments]
        if path in BORN:
            self.put("image", it.named("IMAGE")[0] if it.named("IMAGE") else "", False)
            self.put("container", it.value("name"))
            self.made = "container" if it.value("name") else "image"
        elif path in BUILT:
            self.put("image", it.value("tag"))
            self.made = "image"
        elif path.startswith("docker compose"):
            self.compose = True
            named = [a.value for a in it.arguments if a.argument is not None and a.argument.name == "SERVICE"]
            self.about = "project"
            named += [scaled.partition("=")[0] for scaled in it.values("scale")]
            self.put("service", " and ".join(named))
        elif path in ("docker image tag", "docker container commit"):
            self.put("image", args[-1] if len(args) > 1 else "")
            self.made = "image"
            self.former = args[0] if path.endswith("tag") else ""
            if path.endswith("commit"):
                self.put("container", args[0])
        elif path == "docker container rename":
            self.put("container", args[-1])
        elif path == "docker container cp":
            self.put("container", next((a.partition(":")[0] for a in args if re.match(r"[\w.-]+:", a)), ""))
            self.put("file", next((a for a in args if ":" not in a), ""), False)
            self.put("folder", next((a.partition(":")[2] for a in args[1:] if ":/" in a), ""), False)
        elif path in ("docker network connect", "docker network disconnect"):
            self.put("network", args[0] if args else "", False)
            self.put("container", args[1] if len(args) > 1 else "")
        else:
            self._of_a_group(path.split()[1], path.split()[-1], it, args)

    def _of_a_group(self, group: str, act: str, it: Invocation, args: list[str]) -> None:
        """ "docker network create n1": what stands behind it is of that kind."""
        if group in ("inspect", "logs") and args:
            self.put("container", args[0])
        if group in ("login", "logout") and args:
            self.put("registry", args[0], False)
        if group == "swarm":
            self.put("swarm", "the swarm")
        if group not in OF_ONE:
            return
        plain = [a for a in args if a]
        self.about = group
        if group in ("container", "service") and act not in (
            "stop",
            "start",
            "restart",
            "rm",
            "kill",
            "pause",
            "unpause",
        ):
            plain = plain[:1]
        self.put(group, " and ".join(plain))
        if act in ("create", "pull", "load"):
            self.made = group
        self.put("file", it.value("output") or it.value("input"), False)
