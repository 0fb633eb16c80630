"""One docker command of a line after the other, each planned on the state that those before it leave."""

import os
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.invocation import Problem as ProblemOfWords
from dsh.cmdline.looks import pushes
from dsh.cmdline.parse import BY_ENGINE, read
from dsh.cmdline.syntax import Piece, Word
from dsh.engine.address import DEFAULT_HOST, resolve
from dsh.engine.config_fault import config_fault
from dsh.engine.place import config_dir, read_config
from dsh.engine.refusal import EngineRefused
from dsh.engine.signal_names import signal_number
from dsh.engine.state import SHORT, State
from dsh.explain.kept import kept
from dsh.knowledge.store import Store
from dsh.output.printed import Output
from dsh.plan import flow
from dsh.plan.api_version import unsupported
from dsh.plan.blocked import Blocked
from dsh.plan.overwritten import overwritten
from dsh.plan.plan import NOTHING, UNNAMED, Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.planners import planner
from dsh.plan.readers import Reader, reader
from dsh.plan.refusal import Refused
from dsh.plan.usage import COUNTS, usage_text, with_usage
from dsh.version import __version__

CHOOSES_ENGINE = (
    "DOCKER_HOST",
    "DOCKER_CONTEXT",
    "DOCKER_TLS_VERIFY",
    "DOCKER_TLS",
    "DOCKER_CERT_PATH",
    "DOCKER_CONFIG",
)

TRUST = "disable-content-trust"
SIGNED = "this line takes signed images only (content trust), and dsh does not check signatures"
OF_A_SWARM = ("service", "node", "secret", "config", "stack")
LEVELS = ("debug", "info", "warn", "warning", "error", "fatal", "panic", "trace")
VALUES = 2  # of the order in which docker looks at a line
BY_OBJECT = {  # values that are wrong only once the object is found: docker's words for them
    "docker container stop": "Invalid signal",
    "docker container restart": "Invalid signal",
    "docker container kill": "Invalid signal",
    "docker container logs": "time",
    "docker service logs": "time",
}
WITH_KEYS = tuple(f"docker container {verb}" for verb in ("attach", "exec", "run", "start"))  # the engine reads them
SERVICES = ("docker service create", "docker service update")
EVENTS = "docker system events"
READ_THERE = ("docker image pull", "docker image import")  # it reads the platform
OF_A_MOUNT = ("create ", "invalid mode: ", "invalid volume specification: ")
MAKING = ("docker container create", "docker container run")
SWARM_KINDS = {"service", "node", "secret", "config", "swarm"}


def literal(text: str, place: Word) -> Word:
    """A word with this value, standing where `place` stands in the source."""
    return Word(text, place.start, place.end, (Piece("text", text, place.start, place.end, True),), text)


class Commands:
    """The docker commands of one line as they are planned, and what they come to together."""

    def __init__(self, state: State, store: Store) -> None:
        self.state = state
        self.store = store
        self.problems: list[Problem] = []
        self.keeps: list[str] = []
        self.ways_back: list[str] = []
        self.risks: list[str] = []
        self.everything = False
        self.count = 0  # docker commands planned
        self._removed: list[frozenset[str]] = []  # the kinds of what each command takes away
        self._first_env = {name: state.place.env.get(name) for name in CHOOSES_ENGINE}

    def problem(self, id: str, level: str, message: str, fix: str | None = None) -> None:
        problem = Problem(id, level, message, fix)
        if problem not in self.problems:
            self.problems.append(problem)

    def nothing_in(self, text: str) -> None:
        """A part of the line came to no word: where a command lacks one for that, this is what to say."""
        says = Problem(NOTHING, "error", f"there is nothing to do: {text} lists nothing now", None)
        self.problems = [says if p.id == "too-few-arguments" else p for p in self.problems]

    def file_written(self, path: str, operator: str) -> None:
        """A redirection writes a file."""
        if path not in ("/dev/null", "/dev/stdout", "/dev/stderr"):
            if os.path.isdir(path) or not os.path.isdir(os.path.dirname(path)):
                raise Blocked(f"{path} cannot be written", id="no-file")
            lost = overwritten(path) if operator != ">>" else None
            if lost is not None:
                self.problem(*lost)
            else:
                how = "added to" if operator == ">>" else "written over" if os.path.exists(path) else "made"
                self.problem("file-written", "warning", f"the file {path} is {how}")
            self.risks.append("destroy" if lost else "change")

    def plan(
        self,
        words: Sequence[Word],
        env: dict[str, str],
        cwd: str,
        stdin: bytes | None,
        written: Mapping[str, bytes | None],
    ) -> tuple[flow.Node, int | None, bytes | None]:
        """Plan the docker command of these words: node, foretold exit code, foretold standard output."""
        invocation = read(words, self.store)
        self.count += 1
        level = next((use.value for use in invocation.global_flags if use.flag.name == "log-level"), "info")
        if level.lower() not in LEVELS:
            self.problem("bad-value", "error", f"there is no log level {level}", f"--log-level {LEVELS[0]}")
            step = Step("fail", {"message": f"Unable to parse logging level: {level}", "exit_code": 1})
            return flow.Command(" ".join(word.shown for word in words), (step,), 1), 1, b""
        moved = next((use.value for use in invocation.global_flags if use.flag.name == "config"), None)
        shown = moved or config_dir(env)
        if moved:  # docker --config FOLDER
            env = {**env, "DOCKER_CONFIG": os.path.join(cwd, moved)}
        nowhere = self._same_engine(invocation, env)
        text = " ".join(word.shown for word in words)
        place = self.state.place
        here = place._replace(env=env, cwd=cwd, stdin=stdin, written=dict(written), config_named=moved or "")
        folder = config_dir(env)
        other = folder if moved or folder != place.config_dir else ""
        if other:
            here = here._replace(config=read_config(other), config_dir=other)
        warning = () if here.config else self._unread(folder, os.path.join(shown, "config.json"))
        counted = sorted(invocation.problems, key=_looked_at)
        first = next((p for p in counted if not decided_later(p, invocation)), None)
        older = None if first is not None and _looked_at(first) < VALUES else unsupported(invocation, self.state)
        if older is not None:
            self.problem("unsupported", "error", older)
            return flow.Command(text, (Step("fail", {"message": older, "exit_code": 1}),), 1), 1, b""
        if first is not None and not (first.id == "unknown-command" and _asks_version(invocation)):
            self.problem(first.id, "error", first.message, first.fix)
            step = Step("fail", {"message": usage_text(invocation, first), "exit_code": first.exit_code})
            return flow.Command(text, (*warning, step), first.exit_code), first.exit_code, b""
        state = self.state._replace(place=here)
        try:
            planned = refused(state, nowhere, fix="docker context ls") if nowhere else self._planned(invocation, state)
        except Refused as error:  # docker's client itself stops here
            planned = refused(state, error.message, error.exit_code, fix=error.hint)
        except EngineRefused as error:  # a planner let it through: docker would end with the engine's words
            planned = Planned(
                (Step("fail", {"message": error.said, "exit_code": 1}),),
                state,
                1,
                b"",
                (Problem("refused", "error", error.message, error.hint),),
            )
        planned = with_usage(planned, invocation)
        self._take(invocation, planned._replace(state=planned.state._replace(place=place)))
        gone_to = "" if cwd == place.cwd else cwd
        command = flow.Command(
            text, (*warning, *planned.steps), planned.exit_code, planned.stops, other, moved or "", gone_to
        )
        return command, planned.exit_code, planned.stdout

    def _unread(self, folder: str, shown: str) -> tuple[Step, ...]:
        """What docker says of a config.json that it cannot read; it goes on without."""
        fault = config_fault(folder)
        if not fault:
            return ()
        self.problem("bad-config", "warning", f"{shown} cannot be read: {fault}")
        return (Step("complain", {"text": f"WARNING: Error parsing config file ({shown}): {fault}"}),)

    def _planned(self, invocation: Invocation, state: State) -> Planned:
        if _asks_version(invocation):
            return Planned((Step("say", {"text": f"dsh {__version__}, in place of docker's own client"}),), state)
        helps = any(use.flag.name == "help" and use.value in ("true", "help") for use in invocation.flags)
        if helps or invocation.command.group:
            step = Step("help", {"path": invocation.command.path, "asked": helps})
            return Planned((step,), state, 0, None if helps else b"")
        path = invocation.command.path
        plan = planner(path)
        if wants_signatures(invocation, state.place.env):
            raise Blocked(SIGNED, "docker's own client checks them: run the line without dsh", "content-trust")
        if plan is not None:
            return plan(invocation, state)
        read_only = reader(path)
        if read_only is None:
            raise Blocked(f"{path} is explained, but dsh does not run it yet")
        if path.split(" ")[1] in OF_A_SWARM and SWARM_KINDS & set(
            state.changed
        ):  # only the engine can list what is new there
            show = Step("show", {"words": list(invocation.words)}, (), invocation.command.summary)
            return Planned((show,), state, None, None)
        output = read_only(invocation, state)
        out, code = self._known(read_only, invocation, state, output)
        problems: tuple[Problem, ...] = ()
        if code:
            lines = output.stderr.strip().splitlines()
            problems = (Problem("refused", "error", lines[0] if lines else f"exits with {output.exit_code}"),)
        step = Step("show", {"words": list(invocation.words)}, (), invocation.command.summary)
        return Planned((step,), state, code, out, problems)

    def _known(
        self, read_only: Reader, invocation: Invocation, state: State, output: Output
    ) -> tuple[bytes | None, int | None]:
        """What it prints, and its exit code, as far as nothing in it is left for the engine to decide."""
        said: str | bytes | None = output.stdout
        code: int | None = output.exit_code
        if state.changed:
            from dsh.plan.undecided import known  # what nothing stands before is known

            said, code = known(read_only, invocation, state, output)
        return said.encode() if isinstance(said, str) else said, code

    def _take(self, invocation: Invocation, planned: Planned) -> None:
        effects = [effect for step in planned.steps for effect in step.effects]
        self.everything = self.everything or planned.everything or takes_all(effects, self.state)
        self.state = planned.state
        for problem in planned.problems:
            self.problem(*problem._replace(message=_spoken(problem.message, planned.state)))
        risk = planned.risk or risk_of(effects)
        lost = "destroy" in self.risks
        self.risks.append(risk)
        removed = [effect for effect in effects if effect.action == "remove"]
        gone = {effect.name for effect in removed}
        typed = [use.value for use in invocation.arguments if len(use.value) > 3]
        gone |= _beginnings(typed, sorted(effect.id or "" for effect in removed))
        self.ways_back = [way for way in self.ways_back if gone.isdisjoint(way.split())]
        if risk == "destroy" and not lost:  # what an earlier command would keep or take back may be lost by this one
            self.keeps, self.ways_back, self._removed = [], [], []
        if (effects or planned.risk) and risk != "read" and (risk == "destroy" or not lost):
            self._keep(planned.keeps or kept(invocation), frozenset(e.kind for e in _existing(effects)))
            way = planned.way_back
            way = _filled(invocation.command.way_back, invocation, gone) if way is None else way
            way = None if pushes(invocation) else way  # only the registry can take it away again
            if way and way not in self.ways_back and not _leaves_nothing(effects):
                self.ways_back.append(way)

    def _keep(self, keeps: Sequence[str], removes: frozenset[str]) -> None:
        """What a command keeps, as far as no other of the line removes things of that kind."""
        mine = tuple(k for k in keeps if not any(_speaks_of(k, kind) for kinds in self._removed for kind in kinds))
        self.keeps = [k for k in self.keeps if k in keeps or not any(_speaks_of(k, kind) for kind in removes)]
        self.keeps += [k for k in mine if k not in self.keeps]
        self._removed.append(removes)

    def _same_engine(self, invocation: Invocation, env: dict[str, str]) -> str:
        """A plan is for one engine: the one its preview looks at. Docker's words for a context that is not there."""
        flags = {use.flag.name: use.value for use in invocation.global_flags}
        context, host = flags.get("context"), flags.get("host")
        if env.get("DOCKER_API_VERSION") != self.state.place.env.get("DOCKER_API_VERSION"):
            raise Blocked("DOCKER_API_VERSION is read before a line runs", "set it for dsh itself", "other-engine")
        unchanged = all(env.get(name) == value for name, value in self._first_env.items())
        of_files = invocation.command.path.startswith("docker context ")
        if not context and not host and (unchanged or of_files):
            return ""
        if context and context != "default" and not host:
            from dsh.engine.contexts import contexts, missing

            place = self.state.place._replace(config_dir=config_dir(env), config_named=flags.get("config", ""))
            known = contexts(self.state._replace(place=place)).get(context)  # the line itself may have made it
            if known is None:
                return f"Failed to initialize: unable to resolve docker endpoint: {missing(place, context)}"
            host = ((known.meta.get("Endpoints") or {}).get("docker") or {}).get("Host") or DEFAULT_HOST
            context = None
        if resolve(context, host, env).host != self.state.source.client.address.host:
            raise Blocked(
                "this line names another engine than the one previewed here",
                "give dsh --host or --context, and leave it out of the line",
                "other-engine",
            )
        return ""


def _spoken(text: str, state: State) -> str:
    """With what the line makes called by its name: it has no ID yet."""
    if "new+" not in text:
        return text
    for kind in ("container", "image", "network", "volume"):
        for identity, item in state.of_kind(kind).items():
            if identity.startswith("new+"):
                named = item.tags[:1] if kind == "image" else (getattr(item, "name", ""),)
                text = re.sub(rf"{re.escape(identity)}(?!\d)(?:{SHORT})?", "".join(named) or f"(the new {kind})", text)
    return text


def _beginnings(typed: Sequence[str], ids: Sequence[str]) -> set[str]:
    """Those that one of the sorted IDs begins with."""
    nearest = [(it, ids[at]) for it in typed if (at := bisect_left(ids, it)) < len(ids)]
    return {it for it, first in nearest if first.startswith(it)}


def _existing(effects: Sequence[Effect]) -> list[Effect]:
    """The removals of what was there before."""
    return [e for e in effects if e.action == "remove" and e.id is not None and not e.id.startswith("new+")]


def _speaks_of(text: str, kind: str) -> bool:
    words = text.lower().replace(",", " ").replace("'s", " ").split()
    return kind in words or f"{kind}s" in words


def _leaves_nothing(effects: Sequence[Effect]) -> bool:
    """Is all that is made gone again at the end (docker run --rm)?"""
    made = {(e.kind, e.id or e.name) for e in effects if e.action == "create"}
    gone = {(e.kind, e.id or e.name) for e in effects if e.action == "remove"}
    return bool(made) and made <= gone and not any(e.action in ("build", "pull", "tag") for e in effects)


def _looked_at(problem: ProblemOfWords) -> int:
    """Docker's client reads the flags, then counts the arguments, then looks at what the values mean."""
    if problem.id in COUNTS:
        return 1
    if problem.id != "bad-value" or (problem.docker or "").startswith("invalid argument"):
        return 0
    return VALUES + ("Error response from daemon" in (problem.docker or ""))  # the engine comes last


def _asks_version(invocation: Invocation) -> bool:
    """docker --version, whatever stands behind it that is no command."""
    return invocation.command.path == "docker" and any(use.flag.name == "version" for use in invocation.global_flags)


def wants_signatures(invocation: Invocation, env: Mapping[str, str]) -> bool:
    """Is docker to take signed images only? Any value of the variable but a plain no says so, as in docker's client."""
    if TRUST not in invocation.command.flags:
        return False
    if invocation.has(TRUST):
        return not invocation.on(TRUST)
    return env.get("DOCKER_CONTENT_TRUST", "").lower() not in ("", "0", "f", "false")


def decided_later(problem: ProblemOfWords, invocation: Invocation) -> bool:
    """Is this a value that docker's client takes, so that the command itself, or the engine, refuses it?"""
    if problem.id != "bad-value":
        return problem.id == "fails-at-start"
    path = invocation.command.path
    if path in BY_OBJECT and BY_OBJECT[path] in (problem.docker or ""):
        return True  # it is looked at when the object has been found, if at all
    if path in READ_THERE and (problem.docker or "").startswith("error parsing specified platform"):
        return True
    said = (problem.docker or "").removeprefix("docker: ")
    said = said.removeprefix("Error response from daemon: ")
    if path in MAKING and said.startswith("maximum retry count"):
        return True  # the engine's word, after all that docker's client has against the line
    if path in MAKING and said.startswith(OF_A_MOUNT):
        return True  # refused when the volumes of those in front of it are made
    if path in MAKING and said.startswith("Invalid signal: ") and signal_number(said.rpartition(" ")[2]):
        return True  # any number is taken, and looked at when the container is stopped
    if path in SERVICES and said.startswith(("Invalid signal", "invalid reference format")):
        return True  # a signal: nobody looks at it before a task is stopped; an image: the engine does
    if "Unknown character" in (problem.docker or "") and path in WITH_KEYS:
        return True
    template = (problem.docker or "").startswith("template parsing error")
    of_network = path in BY_ENGINE
    label = 'for "--label"' in (problem.docker or "")
    printed = reader(path) is not None or path == EVENTS  # they read their templates themselves
    return (template and printed) or (of_network and not label)


def risk_of(effects: Sequence[Effect]) -> str:
    """destroy where something goes that was there before, change where there is any effect, else read."""
    if _existing(effects):
        return "destroy"
    return "change" if effects else "read"


def takes_all(effects: Sequence[Effect], state: State) -> bool:
    """Do these effects remove every container, image or volume there is, several of them?"""
    for kind in ("container", "image", "volume"):
        gone = {e.id or "" for e in effects if e.action == "remove" and e.kind == kind}
        if len(gone) > 1 and not set(state.of_kind(kind)) - gone:
            return True
    return False


def _filled(way: str | None, invocation: Invocation, gone: set[str | None]) -> str | None:
    """The knowledge's way back with the names that this line gives in place of CONTAINER, NETWORK ...; None where it
    is about nothing but what is `gone`, as a stopped container that was started with --rm. Of a command that is there
    to remove, the way back makes anew what is gone."""
    if way is None:
        return None
    if invocation.command.risk == "destroy":
        gone = set()
    names = {a.argument.name: invocation.named(a.argument.name) for a in invocation.arguments if a.argument}
    if any(of and gone.issuperset(of) for name, of in names.items() if name in way.split()):
        return None
    given = {name: " ".join(it for it in of if it not in gone) for name, of in names.items()}
    if invocation.command.arguments and invocation.command.arguments[0].name == "IMAGE":
        given["CONTAINER"] = invocation.value("name") or UNNAMED

    def named(word: str) -> str:
        bare = word.rstrip(",")
        return (given.get(bare) or bare) + word[len(bare) :]

    return " ".join(map(named, way.split(" ")))
