"""docker push, login and logout."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.reference import parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.registry_auth import INDEX
from dsh.engine.state import State
from dsh.plan.here import surroundings
from dsh.plan.image_pull import PUSHED
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.refusal import bad_reference

INSECURE = "WARNING! Using --password via the CLI is insecure. Use --password-stdin."


def push(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    reference = parse_reference(name)
    if reference is None:
        return refused(state, bad_reference(name), 1, "bad-reference")
    everything = invocation.on("all-tags")
    if everything and (reference.tag or reference.digest):
        return refused(state, "tag can't be used with --all-tags/-a", 1, "bad-reference")
    wanted = reference if everything else reference.tagged
    args = {"reference": wanted.repository, "tag": wanted.tag or wanted.digest or "", "quiet": invocation.on("quiet")}
    args |= {"platform": invocation.value("platform"), "default_tag": not everything and wanted != reference}
    step = Step("image.push", args, says=f"push {wanted.familiar}")
    tags = [tag for image in state.images.values() for tag in image.tags]
    chosen = [tag for tag in tags if _repository(tag) == wanted.repository] if everything else [wanted.familiar]
    if not everything:
        try:
            state.image(wanted.familiar)
        except EngineRefused:
            said = f"An image does not exist locally with the tag: {reference._replace(tag=None).familiar}"
            return Planned(
                (step,), state, 1, b"", (Problem("no-such-image", "error", said, f"docker tag IMAGE {name}"),)
            )
    elif not chosen:
        said = f"An image does not exist locally with the tag: {wanted.familiar}"
        return Planned((step,), state, 1, b"", (Problem("no-such-image", "error", said),))
    place = wanted.repository.partition("/")[0]
    effects = tuple(Effect("push", "registry", None, tag, f"to {place}") for tag in chosen)
    sent = {**state.details.get(PUSHED, {}), **{tag: state.image(tag) for tag in chosen}}
    after = state._replace(details={**state.details, PUSHED: sent})
    return Planned((step._replace(effects=effects),), after, None, None)


def _repository(tag: str) -> str:
    found = parse_reference(tag)
    return found.repository if found else ""


def login(invocation: Invocation, state: State) -> Planned:
    server = _server(invocation)
    user, password, from_stdin = (
        invocation.value("username"),
        invocation.value("password"),
        invocation.on("password-stdin"),
    )
    if from_stdin and invocation.has("password"):
        return refused(state, "conflicting options: cannot specify both --password and --password-stdin", 1, "conflict")
    if from_stdin and not user:
        return refused(state, "the --password-stdin option requires --username to be set", 1, "conflict")
    if invocation.has("username") and not user:
        return refused(state, "username is empty", 1, "no-username")
    if invocation.has("password") and not password:
        return refused(state, "password is empty", 1, "no-password")
    if not (user and (password or from_stdin)) and not surroundings(state).stdin_tty:
        said = "Error: Cannot perform an interactive login from a non TTY device"
        said = f"{INSECURE}\n{said}" if password else said
        return refused(state, said, 1, "no-terminal", fix="docker login -u NAME --password-stdin SERVER")
    args = {"server": server, "username": user, "password": password, "from_stdin": from_stdin}
    effect = Effect("login", "registry", None, server, f"as {user}" if user else "")
    step = Step("login", args, (effect,), f"log in to {server}")
    return Planned((step,), state, None, None, way_back=f"docker logout {server}", risk="change")


def logout(invocation: Invocation, state: State) -> Planned:
    server = _server(invocation)
    known = server in (state.place.config.get("auths") or {}) or bool(state.place.config.get("credsStore"))
    effect = (Effect("logout", "registry", None, server),) if known else ()
    step = Step("logout", {"server": server}, effect, f"forget the credentials for {server}")
    notes = () if known else (Problem("not-logged-in", "warning", f"no credentials are kept for {server}"),)
    out = f"Removing login credentials for {server}\n".encode()
    return Planned((step,), state, 0, out, notes, risk="change" if known else None)


def _server(invocation: Invocation) -> str:
    """The key in config.json: the registry's host, or Docker Hub's old address."""
    said = invocation.arguments[0].value if invocation.arguments else ""
    host = said.removeprefix("https://").removeprefix("http://").partition("/")[0]
    return INDEX if host in ("", "docker.io", "index.docker.io", "registry-1.docker.io") else host
