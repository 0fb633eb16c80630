"""The steps of a build, each of which makes an image on the one before, or finds it in the cache.

A Builder yields the lines that the client shows. It raises Refused for what ends the build with an error.
"""

import json
from collections.abc import Iterator

from dsh.engine.reference import parse_reference
from dsh.explain.dockerfile_reader import Instruction, instruction
from dsh.practice import build_copy, images, lookup, registry
from dsh.practice.build_run import Ran, leave_container, run
from dsh.practice.build_variables import filled
from dsh.practice.digest import fresh
from dsh.practice.dockerfile_changes import SHELL, applied
from dsh.practice.files import Files
from dsh.practice.filesystem import Node, Tree, make_layer
from dsh.practice.objects import History, Image
from dsh.practice.programs.find import PATH
from dsh.practice.routes import Refused
from dsh.practice.world import SECOND, World
from dsh.typed import Any

FILLED = frozenset(
    ("ADD", "COPY", "ENV", "EXPOSE", "FROM", "LABEL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR", "ONBUILD")
)
KNOWN = FILLED | {"ARG", "CMD", "ENTRYPOINT", "HEALTHCHECK", "MAINTAINER", "RUN", "SHELL"}
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY")
QUIET_ARGS = frozenset((*PROXIES, *(name.lower() for name in PROXIES)))
Line = dict[str, Any]


class Failed(Exception):
    """A RUN that ended with another code than 0."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.message, self.code = message, code


class Stage:
    """What FROM begins: the configuration so far, the image it stands on, the arguments it has been given."""

    def __init__(self, name: str, image: Image | None) -> None:
        self.name, self.image = name, image
        self.config: dict[str, Any] = dict(image.config) if image else {}
        self.args: dict[str, str] = {}
        self.author = image.author if image else ""
        self.own_cmd = False
        self.broken = False  # once a step was not found in the cache, none after it is

    def environment(self) -> dict[str, str]:
        """Arguments, and over them the image's variables."""
        env = dict(entry.partition("=")[::2] for entry in self.config.get("Env") or ())
        return {**self.args, **env}


class Builder:
    """A build at work."""

    def __init__(self, world: World, context: Tree, options: dict[str, Any]) -> None:
        self.world, self.context, self.options = world, context, options
        self.given: dict[str, str | None] = options["args"]
        self.global_args: dict[str, str] = {}
        self.used: set[str] = set()
        self.stages: list[Stage] = []
        self.stage: Stage | None = None

    def step(self, it: Instruction) -> Iterator[Line]:
        """One instruction."""
        if it.name == "FROM":
            yield from self._from(it)
        elif self.stage is None:
            self._global_arg(it)
            return
        else:
            yield from self._in_stage(self.stage, it)
        yield _text(f" ---> {_short(self.stage.image if self.stage else None)}\n")

    # FROM, ARG

    def _global_arg(self, it: Instruction) -> None:
        for name, value in self._arguments(it, self.global_args).items():
            if value is not None:
                self.global_args[name] = value

    def _arguments(self, it: Instruction, known: dict[str, str]) -> dict[str, str | None]:
        """What ARG declares, with the value that it has here."""
        found: dict[str, str | None] = {}
        for word in it.words():
            name, equals, default = word.text.partition("=")
            value: str | None = filled(default, known) if equals else None
            if name in self.given:
                self.used.add(name)
                value = self.given[name] if self.given[name] is not None else value
            found[name] = value
        return found

    def _from(self, it: Instruction) -> Iterator[Line]:
        words = [filled(word.text, self.global_args) for word in it.words()]
        if not words[0]:
            raise Refused(400, f"base name ({it.words()[0].text}) should not be blank")
        name = words[2].lower() if len(words) == 3 else str(len(self.stages))
        image: Image | None = None
        if words[0] != "scratch":
            image = self._stage_image(words[0])
            if image is None:
                image = yield from self._base(words[0])
        self.stage = Stage(name, image)
        self.stages.append(self.stage)
        if not any(entry.startswith("PATH=") for entry in self.stage.config.get("Env") or ()):
            self.stage.config["Env"] = [*(self.stage.config.get("Env") or ()), f"PATH={PATH}"]
        triggers = list(self.stage.config.pop("OnBuild", None) or ())
        if triggers:
            yield _text(f"# Executing {len(triggers)} build trigger{'s' if len(triggers) > 1 else ''}\n")
        for text in triggers:
            yield from self._in_stage(self.stage, instruction(text, tuple(range(len(text) + 1)), 0))

    def _stage_image(self, name: str) -> Image | None:
        for number, stage in enumerate(self.stages):
            if name.lower() in (stage.name, str(number)):
                return stage.image
        return None

    def _base(self, name: str) -> Any:
        """The image of a name, pulled where it is missing; a generator, because a pull has lines to show."""
        with self.world.lock:
            try:
                if not self.options["pull"]:
                    return lookup.image(self.world, name)
            except Refused as error:
                if error.status != 404:
                    raise
        reference = parse_reference(name)
        if reference is None:
            raise Refused(400, f'failed to parse base image "{name}": invalid reference format')
        yield from registry.pulled(self.world, reference.tagged)
        with self.world.lock:
            return lookup.image(self.world, name)

    # In a stage

    def _in_stage(self, stage: Stage, it: Instruction) -> Iterator[Line]:
        rest = it.rest.text
        if it.name == "ARG":
            yield from self._arg(stage, it)
        elif it.name == "RUN":
            yield from self._run(stage, it)
        elif it.name in ("COPY", "ADD"):
            yield from self._copy(stage, it)
        elif it.name == "WORKDIR":
            yield from self._workdir(stage, filled(rest, stage.environment()))
        elif it.name == "MAINTAINER":
            stage.author = rest
            yield from self._plain(stage, f"MAINTAINER {rest}")
        else:
            text = filled(rest, stage.environment(), quotes=False) if it.name in FILLED - {"ONBUILD"} else rest
            if it.name in ("USER", "STOPSIGNAL"):
                text = filled(rest, stage.environment())
            flags = " ".join(flag.text for flag in it.flags)
            stage.config = applied(stage.config, it.name, f"{flags} {text}".strip())
            if it.name == "CMD":
                stage.own_cmd = True
            if it.name == "ENTRYPOINT" and not stage.own_cmd:
                stage.config.pop("Cmd", None)
            yield from self._plain(stage, _told(it.name, text, stage.config))

    def _arg(self, stage: Stage, it: Instruction) -> Iterator[Line]:
        for name, value in self._arguments(it, stage.environment()).items():
            if value is None and name in self.global_args:
                value = self.global_args[name]
            if value is not None:
                stage.args[name] = value
        yield from self._plain(stage, f"ARG {it.rest.text}")

    def _plain(self, stage: Stage, told: str) -> Iterator[Line]:
        """A step that only changes the configuration."""
        yield from self._commit(stage, f"/bin/sh -c #(nop)  {told}", None, running=True)

    def _workdir(self, stage: Stage, path: str) -> Iterator[Line]:
        stage.config = applied(stage.config, "WORKDIR", path)
        tree = Tree(stage.image.layers if stage.image else (), {})
        inner = Files(tree).place(stage.config["WorkingDir"]).inner if tree.get(stage.config["WorkingDir"]) else ""
        if not inner:
            tree.put(stage.config["WorkingDir"], Node("dir", mtime=self.world.now() / SECOND))
        yield from self._commit(stage, f"/bin/sh -c #(nop) WORKDIR {stage.config['WorkingDir']}", tree, running=True)

    def _copy(self, stage: Stage, it: Instruction) -> Iterator[Line]:
        values = stage.environment()
        words = list(it.items) if it.items is not None else [word.text for word in it.words()]
        words = [filled(word, values) for word in words]
        if it.flag("chmod") is not None:
            raise Refused(400, "the --chmod option requires BuildKit, which the practice engine does not play")
        origin = it.flag("from")
        tree = self.context
        if origin is not None:
            other = self._stage_image(filled(origin, values))
            if other is None:
                other = yield from self._base(filled(origin, values))
            tree = Tree(other.layers)
        found = build_copy.sources(it.name, words[:-1], tree, origin is not None)
        target = words[-1]
        shown = target if target.startswith("/") else f"{stage.config.get('WorkingDir', '').rstrip('/')}/{target}"
        shown = shown.replace("/./", "/").removesuffix("/.") + ("/" if target in (".", "./") else "")
        owner = it.flag("chown") or ""
        prefix = f"--chown={owner} " if owner else ""
        told = f"/bin/sh -c #(nop) {it.name} {prefix}{build_copy.hashed(found)} in {shown.replace('//', '/')} "
        result = Tree(stage.image.layers if stage.image else (), {})
        files = Files(result, clock=lambda: self.world.now() / SECOND)
        build_copy.copy(
            it.name, found, target, stage.config.get("WorkingDir") or "/", files, filled(owner, values), words
        )
        yield from self._commit(stage, told, result, running=False)

    def _run(self, stage: Stage, it: Instruction) -> Iterator[Line]:
        shell = stage.config.get("Shell") or SHELL
        text = it.rest.text
        if it.heredocs:
            raise Refused(400, "the practice engine does not play here-documents in RUN, nor does the classic builder")
        argv = list(it.items) if it.items is not None else [*shell, text]
        args = {n: v for n, v in sorted(stage.args.items()) if n not in QUIET_ARGS}
        env = {n: v for n, v in stage.environment().items() if n not in args or n not in stage.args}
        names = {entry.partition("=")[0] for entry in stage.config.get("Env") or ()}
        shown = [f"{n}={v}" for n, v in args.items() if n not in names]
        told = (f"|{len(shown)} " + " ".join(shown) + " " if shown else "") + " ".join(argv)
        if self._cached(stage, told) is not None:
            yield from self._commit(stage, told, Tree(), running=False)
            return
        identity = fresh()
        yield _text(f" ---> Running in {identity[:12]}\n")
        tree = Tree(stage.image.layers if stage.image else (), {})
        ran = Ran()
        user = str(stage.config.get("User") or "")
        values = {**env, **stage.args, **stage.environment()}
        try:
            for out, data in run(
                self.world, ran, tree, argv, values, stage.config.get("WorkingDir") or "/", user, identity
            ):
                shown_text = data.decode("utf-8", "replace")
                yield _text(shown_text if out == 1 else f"\x1b[91m{shown_text}\x1b[0m")
        except Refused:
            leave_container(self.world, identity, stage.image, argv, tree, None)
            raise
        if ran.code:
            if self.options["forcerm"]:
                yield _text(self._removed(identity))
            else:
                leave_container(self.world, identity, stage.image, argv, tree, ran.code)
            raise Failed(f"The command '{' '.join(argv)}' returned a non-zero code: {ran.code}", ran.code)
        for volume in stage.config.get("Volumes") or {}:
            _forget(tree, volume)
        if self.options["rm"]:
            yield _text(self._removed(identity))
        else:
            leave_container(self.world, identity, stage.image, argv, tree, 0)
        yield from self._commit(stage, told, tree, running=False)

    # Images

    def _removed(self, identity: str) -> str:
        verb = "Removing" if self.options["old"] else " ---> Removed"
        return f"{verb} intermediate container {identity[:12]}\n"

    def _cached(self, stage: Stage, told: str) -> Image | None:
        """The image that the same step on the same image with the same configuration has made before."""
        if self.options["nocache"] or stage.broken:
            return None
        parent = stage.image.id if stage.image else ""
        for image in reversed(self.world.images.values()):
            if (
                image.parent == parent
                and not image.container
                and image.history
                and image.history[-1].created_by == told
                and image.config == stage.config
            ):
                return image
        return None

    def _commit(self, stage: Stage, told: str, tree: Tree | None, running: bool) -> Iterator[Line]:
        with self.world.lock:
            found = self._cached(stage, told)
            if found is None:
                stage.broken = True
                image = self._made(stage, told, tree)
            else:
                image = found
        if found is not None:
            yield _text(" ---> Using cache\n")
        elif running:
            identity = fresh()[:12]
            yield _text(f" ---> Running in {identity}\n")
            if self.options["rm"]:
                yield _text(self._removed(identity))
        stage.image = image

    def _made(self, stage: Stage, told: str, tree: Tree | None) -> Image:
        base = stage.image
        empty = tree is None or (not tree.top and told.startswith("/bin/sh -c #(nop)"))
        layers = base.layers if base else ()
        size = 0
        if not empty and tree is not None:
            layer = make_layer(tree.top or {})
            layers, size = (*layers, layer), layer.size
        now = self.world.now()
        history = [*(base.history if base else ()), History(now, told, size, "", empty)]
        made = Image("", dict(stage.config), layers, now, history, base.id if base else "", author=stage.author)
        words = (
            told.split(" ", 2)
            if not told.startswith("/bin/sh -c #(nop) ")
            else ["/bin/sh", "-c", "#(nop) ", told[18:].strip()]
        )
        made.container_config = {**stage.config, "Cmd": words}
        made.id = images.identity_of(made)
        self.world.images[made.id] = made
        return made


def _forget(tree: Tree, volume: str) -> None:
    """What a step writes below a volume is lost."""
    for path in [p for p in tree.top or () if p.startswith(volume.rstrip("/") + "/")]:
        del (tree.top or {})[path]


def _told(name: str, text: str, config: dict[str, Any]) -> str:
    """An instruction as the history shows it."""
    if name in ("CMD", "ENTRYPOINT"):
        items = config.get({"CMD": "Cmd", "ENTRYPOINT": "Entrypoint"}[name]) or []
        return f"{name} [{' '.join(json.dumps(item, ensure_ascii=False) for item in items)}]"
    if name == "VOLUME":
        return f"VOLUME [{' '.join(text.split()) if not text.startswith('[') else ' '.join(json.loads(text))}]"
    if name == "HEALTHCHECK":
        check = config["Healthcheck"]
        times = [f'"{_seconds(check.get(key, 0))}"' for key in ("Interval", "Timeout", "StartPeriod")]
        words = " ".join(json.dumps(word) for word in check["Test"])
        return f"HEALTHCHECK &{{[{words}] {' '.join(times)} '\\x{check.get('Retries', 0):02x}'}}"
    if name == "LABEL":
        from dsh.practice.dockerfile_changes import pairs

        return "LABEL " + " ".join(f"{key}={value}" for key, value in pairs(text).items())
    if name == "SHELL":
        return f"SHELL [{' '.join(config['Shell'])}]"
    if name == "ENV":
        from dsh.practice.dockerfile_changes import pairs

        return "ENV " + " ".join(f"{key}={value}" for key, value in pairs(text).items())
    return f"{name} {text}"


def _seconds(nanoseconds: int) -> str:
    seconds = nanoseconds / SECOND
    if seconds >= 60:
        return f"{int(seconds // 60)}m{seconds % 60:g}s"
    return f"{seconds:g}s"


def _text(text: str) -> Line:
    return {"stream": text}


def _short(image: Image | None) -> str:
    return image.id.removeprefix("sha256:")[:12] if image else ""
