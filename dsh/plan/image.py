"""docker image rm, tag"""

from dsh.cmdline.invocation import Invocation
from dsh.engine.reference import HEX64, bad_format, parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import MADE, State
from dsh.plan.each import each, failing
from dsh.plan.image_back import way_back
from dsh.plan.image_rules import Record, delete, references
from dsh.plan.plan import MOVED, Effect, Problem, Step
from dsh.plan.planned import Planned, refused


def remove(invocation: Invocation, state: State) -> Planned:
    force, prune = invocation.on("force"), not invocation.on("no-prune")

    def one(name: str, state: State) -> Planned:
        try:
            deleted = delete(name, state, force, prune)
        except EngineRefused as error:
            if force and error.status == 404:
                return failing(state, error, "warning", 0)
            raise
        effects = effects_of(deleted.records)
        step = Step(
            "image.remove",
            {"name": name, "force": force, "prune": prune, **expected(name, state, effects)},
            effects,
            f"remove {name}",
        )
        problems: tuple[Problem, ...] = ()
        if not any(record.action == "delete" for record in deleted.records):
            problems = (_stays(name),)
        return Planned((step,), deleted.state, 0, None, problems)

    planned = each([a.value for a in invocation.arguments], state, one)
    gone = [id for step in planned.steps for id in step.args.get("images", ())]
    taken = [str(step.args["name"]) for step in planned.steps if step.args.get("id") in gone]
    untrue = [_stays(name) for name in taken]  # the words after this one took the rest of the image
    planned = planned._replace(problems=tuple(problem for problem in planned.problems if problem not in untrue))
    return planned._replace(way_back=way_back([e for step in planned.steps for e in step.effects], state))


def _stays(name: str) -> Problem:
    return Problem("only-untagged", "warning", f"{name} only loses a name: the image stays")


def expected(name: str, state: State, effects: tuple[Effect, ...]) -> dict[str, object]:
    """The image that the name stood for at the preview, and all images that go."""
    return {"id": state.image(name).id, "images": [e.id for e in effects if e.action == "remove"]}


def effects_of(records: tuple[Record, ...]) -> tuple[Effect, ...]:
    """Names that are taken away and images that go, those with the size the engine counts."""
    found = []
    last: dict[str, str] = {}  # by image: the name that it has lost just before
    for action, image, reference in records:
        if action == "untag":
            if "@" in reference:  # the digest that a registry gave it is no name of its own
                last.setdefault(image.id, reference)
                continue
            last[image.id] = reference
            found.append(Effect("untag", "image", image.id, reference))
        else:
            left = sorted(references(image), key=lambda it: "@" in it)[:1]
            name = next((it for it in left if "@" not in it), None) or last.get(image.id) or next(iter(left), None)
            found.append(Effect("remove", "image", image.id, name, "" if name else "untagged parent or layer image"))
    own = {e.id for e in found if e.action == "remove" and str(e.id).startswith("new+")}  # made by this very line
    return tuple(e._replace(id=None) if e.id in own else e for e in found if e.action != "untag" or e.id not in own)


def tag(invocation: Invocation, state: State) -> Planned:
    source, target = (argument.value for argument in invocation.arguments)
    an_id = HEX64.fullmatch(source.removeprefix("sha256:")) or source.startswith(MADE)
    if parse_reference(source) is None and not an_id:
        return refused(
            state, f'Error parsing reference: "{source}" is not a valid repository/tag: {bad_format(source)}'
        )
    reference = parse_reference(target)
    if reference is None:
        return refused(
            state, f'Error parsing reference: "{target}" is not a valid repository/tag: {bad_format(target)}'
        )
    if reference.digest:
        return refused(state, "refusing to create a tag with a digest reference")
    try:
        image = state.image(source)
    except EngineRefused as error:
        return failing(state, error)
    name = reference.tagged.familiar
    args = {"id": image.id, "repository": reference._replace(tag=None).familiar, "tag": reference.tagged.tag}
    if name in image.tags:
        says = f"{name} is a name of this image already"
        problem = Problem("nothing-to-do", "warning", says)
        return Planned((Step("image.tag", args, (), says),), state, 0, b"", (problem,))
    before = next((other for other in state.images.values() if name in other.tags), None)
    detail = f"{MOVED}{before.id.removeprefix('sha256:')[:12]}" if before else ""
    moved: tuple[Problem, ...] = ()
    if before is not None and len(before.tags) == 1:
        moved = (Problem("tag-moves", "warning", f"the image that was {name} keeps no name and becomes dangling"),)
    effect = Effect("tag", "image", image.id, name, detail)
    way_back = f"docker tag {before.id.removeprefix('sha256:')[:12]} {name}" if before else f"docker rmi {name}"
    return Planned(
        (Step("image.tag", args, (effect,), f"name it {name}"),),
        state.tagged(image.id, name),
        0,
        b"",
        moved,
        way_back=way_back,
    )
