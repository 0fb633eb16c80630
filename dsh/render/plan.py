"""A preview for people: what would happen to which objects of which engine."""

from dsh.escape import visible
from dsh.plan.plan import ONLY_LOOKS, Effect, Engine, Plan
from dsh.power import HOST
from dsh.render.fragments import Fragment, Fragments, plain, rows, width, wrap
from dsh.render.marks import listed, note, risk_words, way_words
from dsh.run.undo import way_back

VERBS = {"exec": "run a command in", "untag": "take the name from", "tag": "name", "prune": "clean up"}
DANGER = {"remove": "destroy", "kill": "warning", "stop": "change", "untag": "change"}
BUILD_STEP = "for the step "
LOOKS = "only looks: its own container goes at once, and nothing of yours is changed"
SHOWN = 40  # more effects than this are counted, not listed, unless asked for


def preview(plan: Plan, columns: int, every: bool = False) -> Fragments:
    """Engine, effects, problems, what is kept and the way back. All effects are listed where they would destroy."""
    out: Fragments = []
    if plan.engine:
        place: Fragments = [("dim", "  on "), *engine_name(plan.engine)]
        if width(plain(place)) > columns:
            place = [("dim", f"  {line}\n") for line in wrap(plain(place), max(10, columns - 2))]
            place[-1] = ("dim", place[-1][1].rstrip("\n"))
        out += [*place, ("", "\n")]
    out.append(("", "\n"))
    effects = worth_showing(plan)
    shown = effects if every or plan.risk == "destroy" or len(effects) <= SHOWN else effects[:SHOWN]
    out += rows([effect_row(effect) for effect in shown], columns, left=44)
    if len(shown) < len(effects):
        out.append(("dim", f"  … and {len(effects) - len(shown)} more\n"))
    failing = any(problem.level == "error" for problem in plan.problems)
    if not effects and not failing:
        out.append(("dim", "  nothing on the engine would change\n" if plan.risk == "read" or not plan.steps else ""))
    for problem in plan.problems:
        fix = f" → {problem.fix}" if problem.fix else ""
        out += note("error" if problem.level == "error" else "warning", visible(problem.message) + fix, columns)
    style, text = verdict(plan)
    out += [("", "\n"), *((style, f"  {line}\n") for line in wrap(text, max(10, columns - 2)))]
    if plan.keeps and not only_looks(plan):
        out += note("dim", "kept: " + visible(listed(plan.keeps)), columns)
    if plan.way_back:
        out += note("dim", way_words(plan.risk, visible(plan.way_back), acts(plan)), columns)
    return out


def verdict(plan: Plan) -> Fragment:
    """What it comes to, in words."""
    failing = any(problem.level == "error" for problem in plan.problems)
    if plan.flow is None:
        return ("error", "dsh does not run this")
    if failing and not plan.effects:
        return ("error", "would fail, and change nothing")
    return (plan.risk, risk_of(plan) + (", and fails" if failing else ""))


def worth_showing(plan: Plan) -> tuple[Effect, ...]:
    """Without the containers that only a build's steps need: they come and go inside of it."""
    inner = {e.id or e.name for e in plan.effects if e.kind == "container" and e.detail.startswith(BUILD_STEP)}
    return tuple(e for e in plan.effects if e.kind != "container" or (e.id or e.name) not in inner)


def risk_of(plan: Plan) -> str:
    """The risk in words."""
    if only_looks(plan):
        return LOOKS
    back = bool(plan.way_back or way_back(plan.effects, {}).lines)
    return risk_words(plan.risk, back, acts(plan))


def acts(plan: Plan) -> frozenset[str]:
    """The actions of its effects, and HOST where its program may do anything to the machine."""
    host = (HOST,) if any(problem.id == HOST for problem in plan.problems) else ()
    return frozenset((*(effect.action for effect in plan.effects), *host))


def only_looks(plan: Plan) -> bool:
    """Is all that it does a look, from a container of its own that goes at once?"""
    did = [effect.action for effect in plan.effects]
    comes = {"create", "start", "remove"} >= set(did) and did.count("create") == did.count("remove")
    return plan.keeps == (ONLY_LOOKS,) and comes and all(effect.kind == "container" for effect in plan.effects)


def engine_name(engine: Engine) -> Fragments:
    if engine.practice:
        return [("title", engine.place)]
    return [("title", visible(engine.context)), ("dim", f" ({visible(engine.host)}, engine {visible(engine.version)})")]


def effect_row(effect: Effect) -> tuple[Fragments, str]:
    verb = VERBS.get(effect.action, effect.action)
    name = _digest_cut(visible(effect.name or "")) or (short(effect.id) if effect.id else "a new one")
    words: Fragments = [(DANGER.get(effect.action, "change"), verb), ("", f" {effect.kind} "), ("name", name)]
    if effect.id and effect.name and not effect.id.startswith("new+") and effect.id != effect.name:
        words.append(("dim", f" {short(effect.id)}"))
    return words, visible(effect.detail)


def _digest_cut(name: str) -> str:
    """app@sha256:… with as much of the digest as tells it from others."""
    repository, at, digest = name.partition("@sha256:")
    return f"{repository}{at}{digest[:12]}…" if at and len(digest) == 64 else name


def short(identity: str) -> str:
    bare = identity.removeprefix("sha256:")
    return bare[:12] if len(bare) == 64 else visible(bare)
