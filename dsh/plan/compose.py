"""docker compose: run by docker's own client; its effects are read from the compose file and the engine's labels."""

from collections.abc import Callable

from dsh.cmdline.invocation import FlagUse, Invocation
from dsh.engine.objects import Container
from dsh.engine.reference import parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.blocked import Blocked
from dsh.plan.compose_file import Project, Resource, Service, found_files, project_name, read_files
from dsh.plan.docker_client import client_arguments
from dsh.plan.going import removed
from dsh.plan.handed import handed
from dsh.plan.plan import Effect, Problem
from dsh.plan.planned import Planned

PROJECT, SERVICE, NUMBER = (f"com.docker.compose.{key}" for key in ("project", "service", "container-number"))
ONEOFF, VOLUME, NETWORK = (f"com.docker.compose.{key}" for key in ("oneoff", "volume", "network"))
UNSURE = "recreate if its configuration changed"


def compose(invocation: Invocation, state: State) -> Planned:
    """Any compose command: handed over, with its effects where the file and the labels tell them."""
    command = invocation.command.path.removeprefix("docker compose ")
    effects_of = EFFECTS.get(command)
    effects: tuple[Effect, ...] = ()
    notes: tuple[Problem, ...] = ()
    if effects_of is not None and not _dry(invocation):
        try:
            effects, notes = effects_of(_Work(invocation, state))
        except Blocked as error:
            notes = (Problem(error.id, "error", error.message, error.hint),)
    return _handed(invocation, state, effects, notes)


def _handed(invocation: Invocation, state: State, effects: tuple[Effect, ...], notes: tuple[Problem, ...]) -> Planned:
    planned = handed(invocation, state, "compose", effects, notes, risk=_risk(invocation, effects))
    if client_arguments(invocation, state, "compose") is None and effects:
        said = "these are its effects once compose is there; nothing is done now"
        more = (*planned.problems, Problem("not-now", "warning", said))
        return planned._replace(steps=(planned.steps[0]._replace(effects=effects),), problems=more)
    return planned


def _risk(invocation: Invocation, effects: tuple[Effect, ...]) -> str:
    gone = any(effect.action == "remove" for effect in effects)
    return "destroy" if gone else invocation.command.risk


def _dry(invocation: Invocation) -> bool:
    return any(
        use.flag.name == "dry-run" and use.value == "true" for use in (*invocation.flags, *invocation.global_flags)
    )


class _Work:
    """One compose command: its project, the services it is for, and what the engine has of them."""

    def __init__(self, invocation: Invocation, state: State) -> None:
        self.invocation, self.state = invocation, state
        self.named = [argument.value for argument in invocation.arguments]
        files = [use.value for use in self._uses("file") if use.value != "-"]
        self.files = files or found_files(state)
        given = next((use.value for use in reversed(self._uses("project-name"))), "")
        self.project = read_files(self.files, state) if self.files else Project("", {}, {}, {}, {}, {})
        if given and self.files:
            env = {**state.place.env, "COMPOSE_PROJECT_NAME": given}
            self.project = read_files(self.files, state._replace(place=state.place._replace(env=env)))
        elif not self.files:
            name = given or project_name(state, "", [], state.place.env)
            self.project = self.project._replace(name=name)
        self.given = bool(given)

    def _uses(self, flag: str) -> list[FlagUse]:
        return [use for use in (*self.invocation.global_flags, *self.invocation.flags) if use.flag.name == flag]

    def need_file(self) -> None:
        if not self.files:
            raise Blocked(
                "no configuration file provided: not found", "go to the folder of compose.yaml, or -f FILE", "no-file"
            )

    def services(self, with_needs: bool) -> list[Service]:
        """Those named, or all whose profiles are on; with those they need before them."""
        known = self.project.services
        unknown = next((name for name in self.named if self.files and name not in known), None)
        if unknown is not None:
            raise Blocked(f"no such service: {unknown}", f"services: {', '.join(known)}", "no-such-service")
        on = {use.value for use in self._uses("profile")}
        on |= set(filter(None, (self.state.place.env.get("COMPOSE_PROFILES") or "").split(",")))
        chosen = self.named or [s.name for s in known.values() if not s.profiles or on & set(s.profiles) or "*" in on]
        order: dict[str, Service] = {}

        def visit(name: str) -> None:
            if name in known and name not in order:
                for need in known[name].needs if with_needs else ():
                    if need not in seen:
                        seen.add(need)
                        visit(need)
                order[name] = known[name]

        seen: set[str] = set()
        for name in chosen:
            visit(name)
        return list(order.values())

    def containers(self, services: list[str] | None = None, oneoff: bool = False) -> list[Container]:
        """The project's containers by service and number; `services` None: of all."""
        found = []
        for container in self.state.containers.values():
            labels = container.raw.get("Labels") or {}
            if labels.get(PROJECT) != self.project.name or (labels.get(ONEOFF) == "True") != oneoff:
                continue
            if services is None or labels.get(SERVICE) in services:
                found.append(container)
        return sorted(found, key=lambda c: ((c.raw.get("Labels") or {}).get(SERVICE, ""), _number(c)))

    def chosen(self) -> list[Container]:
        names = [service.name for service in self.services(False)] if self.files else self.named
        return self.containers(names or None)


def _number(container: Container) -> int:
    text = str((container.raw.get("Labels") or {}).get(NUMBER, "1"))
    return int(text) if text.isdigit() else 1


Found = tuple[tuple[Effect, ...], tuple[Problem, ...]]


def _up(work: _Work) -> Found:
    return _made(work, starts=not work.invocation.on("no-start"))


def _create(work: _Work) -> Found:
    return _made(work, starts=False)


def _made(work: _Work, starts: bool) -> Found:
    work.need_file()
    invocation = work.invocation
    services = work.services(not invocation.on("no-deps"))
    effects: list[Effect] = [*_images(work, services)]
    notes: list[Problem] = []
    for kind, wanted in (("network", work.project.networks), ("volume", work.project.volumes)):
        names = {item.name for item in work.state.of_kind(kind).values()}
        used = {key for service in services for key in getattr(service, f"{kind}s")}
        for name, own in (resource for key, resource in wanted.items() if key in used):
            if name in names:
                continue
            if own:
                effects.append(Effect("create", kind, None, name))
            else:
                said = f"{kind} {name} declared as external, but could not be found"
                notes.append(Problem(f"no-such-{kind}", "error", said, f"docker {kind} create {name}"))
    for service in services:
        effects += _containers(work, service, starts)
    orphans = [c for c in work.containers() if (c.raw.get("Labels") or {}).get(SERVICE) not in work.project.services]
    if orphans and invocation.on("remove-orphans"):
        for container in orphans:
            effects += _gone(work, container, False)
    elif orphans:
        names_left = ", ".join(c.name for c in orphans)
        notes.append(
            Problem("orphans", "warning", f"{names_left}: of services that are no longer in the file; they stay")
        )
    return tuple(effects), tuple(notes)


def _images(work: _Work, services: list[Service]) -> list[Effect]:
    found = []
    always = work.invocation.value("pull") == "always"
    for service in services:
        name = _image(work, service)
        there = _is_here(work.state, name)
        if service.build and (not there or work.invocation.on("build")):
            found.append(Effect("build", "image", None, name, f"for {service.name}"))
        elif not service.build and service.image and (not there or always):
            found.append(Effect("pull", "image", None, name, f"for {service.name}"))
    return found


def _image(work: _Work, service: Service) -> str:
    reference = parse_reference(service.image or f"{work.project.name}-{service.name}")
    return reference.tagged.familiar if reference else service.image


def _is_here(state: State, image: str) -> bool:
    try:
        state.image(image)
    except EngineRefused:
        return False
    return True


def _containers(work: _Work, service: Service, starts: bool) -> list[Effect]:
    """The containers of a service: those there are made anew, kept or started, those missing are created."""
    force, keep = work.invocation.on("force-recreate"), work.invocation.on("no-recreate")
    there = {_number(c): c for c in work.containers([service.name])}
    count = next(
        (int(v.partition("=")[2]) for v in work.invocation.values("scale") if v.startswith(f"{service.name}=")),
        service.replicas,
    )
    effects: list[Effect] = []
    for number in range(1, count + 1):
        container = there.pop(number, None)
        name = service.container_name or f"{work.project.name}-{service.name}-{number}"
        if container is None or force:
            if container is not None:
                effects += _gone(work, container, False)
            effects.append(Effect("create", "container", None, name, f"from {_image(work, service)}"))
            effects += [Effect("start", "container", None, name)] if starts else []
            continue
        unsure = "" if keep else UNSURE
        if starts and not container.running:
            effects.append(Effect("start", "container", container.id, container.name, unsure))
        elif unsure:
            effects.append(Effect("update", "container", container.id, container.name, unsure))
    for container in there.values():  # more than are wanted
        effects += _gone(work, container, False)
    return effects


def _gone(work: _Work, container: Container, volumes: bool) -> list[Effect]:
    stops = [Effect("stop", "container", container.id, container.name)] if container.running else []
    effects, work.state = removed(container, work.state, volumes)
    return [*stops, *effects]


def _down(work: _Work) -> Found:
    invocation = work.invocation
    if not work.files and not work.given:
        work.need_file()
    services = work.services(False)
    names = [service.name for service in services] if work.named else list(work.project.services)
    everything = invocation.on("remove-orphans") or not work.files
    volumes = invocation.on("volumes")
    effects: list[Effect] = []
    for container in work.containers(None if everything else names):
        effects += _gone(work, container, volumes)
    if not work.named:
        effects += _labelled(work, "network", work.project.networks)
        effects += _labelled(work, "volume", work.project.volumes) if volumes else []
    effects += _images_gone(work, services, invocation.value("rmi"))
    return tuple(effects), ()


def _labelled(work: _Work, kind: str, wanted: dict[str, Resource]) -> list[Effect]:
    """The project's networks or volumes: those the file names, or, without a file, those with its label."""
    found = []
    named = {resource.name for resource in wanted.values() if resource.own}
    for item in work.state.of_kind(kind).values():
        own = item.labels.get(PROJECT) == work.project.name
        if item.name in named or (own and not work.files):
            detail = "with all its files" if kind == "volume" else ""
            found.append(Effect("remove", kind, item.id, item.name, detail))
    return found


def _images_gone(work: _Work, services: list[Service], which: str) -> list[Effect]:
    """--rmi all: the images of all services; local: those that have no name of their own."""
    found = []
    for service in services:
        name = _image(work, service)
        if (which == "all" or (which == "local" and not service.image)) and _is_here(work.state, name):
            image = work.state.image(name)
            found.append(Effect("untag", "image", image.id, name))
            if len(image.tags) == 1:
                found.append(Effect("remove", "image", image.id, name))
    return found


def _rm(work: _Work) -> Found:
    effects: list[Effect] = []
    for container in work.chosen():
        if container.running and not work.invocation.on("stop"):
            continue
        effects += _gone(work, container, work.invocation.on("volumes"))
    return tuple(effects), ()


def _pull(work: _Work) -> Found:
    work.need_file()
    services = [s for s in work.services(work.invocation.on("include-deps")) if s.image]
    if work.invocation.on("ignore-buildable"):
        services = [s for s in services if not s.build]
    names = dict.fromkeys(_image(work, service) for service in services)
    return tuple(Effect("pull", "image", None, name) for name in names), ()


def _state(action: str, running: bool | None) -> Callable[[_Work], Found]:
    """An action on the containers that run (True), that do not (False), or on all (None)."""

    def effects(work: _Work) -> Found:
        fits = [c for c in work.chosen() if running is None or c.running == running]
        return tuple(Effect(action, "container", c.id, c.name) for c in fits), ()

    return effects


EFFECTS: dict[str, Callable[[_Work], Found]] = {
    "up": _up,
    "create": _create,
    "down": _down,
    "rm": _rm,
    "pull": _pull,
    "stop": _state("stop", True),
    "start": _state("start", False),
    "restart": _state("restart", None),
    "kill": _state("kill", True),
    "pause": _state("pause", True),
    "unpause": _state("unpause", True),
}
