"""POST /build: the classic builder. Reads the context and the Dockerfile, and tells its steps line by line."""

import json
import tarfile
from collections.abc import Iterator

from dsh.engine.dockerfile_rules import misread, refused
from dsh.explain.dockerfile_reader import Instruction, instruction, read_dockerfile
from dsh.practice import images
from dsh.practice.build_stage import KNOWN, QUIET_ARGS, Builder, Failed, Line
from dsh.practice.filesystem import Tree
from dsh.practice.objects import Image
from dsh.practice.routes import Call, Refused, Reply, route, stream
from dsh.practice.tarball import from_tar
from dsh.practice.world import World


@route("POST", "/build")
def build(world: World, call: Call) -> Reply:
    if call.text("version") == "2":
        raise Refused(501, "the practice engine builds with the classic builder only: set DOCKER_BUILDKIT=0")
    tags = [images.reference_of(name, "") for name in call.query.get("t", []) if name]
    if call.text("remote"):
        raise Refused(400, "the practice engine has no network to fetch a build context from")
    try:
        nodes = from_tar(call.body())
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Refused(500, "Error processing tar file(exit status 1): unexpected EOF") from error
    context = Tree((), nodes)
    name = call.text("dockerfile") or "Dockerfile"
    node = context.get("/" + name.lstrip("./"))
    if node is None or node.kind != "file":
        raise Refused(500, f"Cannot locate specified Dockerfile: {name}")
    instructions = _instructions(node.content.decode("utf-8", "replace"), name)
    target = call.text("target")
    if target:
        instructions = _until(instructions, target)
    labels = json.loads(call.text("labels") or "{}") or {}
    if labels:
        words = " ".join(
            f"{json.dumps(k) if ' ' in k else k}={json.dumps(v) if ' ' in v or not v else v}"
            for k, v in sorted(labels.items())
        )
        text = f"LABEL {words}"
        instructions.append(instruction(text, tuple(range(len(text) + 1)), 0))
    options = {
        "args": json.loads(call.text("buildargs") or "{}") or {},
        "old": not call.at_least("1.43"),  # how it words things
        "nocache": call.flag("nocache"),
        "pull": call.flag("pull"),
        "rm": call.flag("rm", True),
        "forcerm": call.flag("forcerm"),
    }
    lines = _lines(world, Builder(world, context, options), instructions, tags)
    return Reply(stream(_quiet(lines) if call.flag("q") else lines))


def _instructions(text: str, name: str) -> list[Instruction]:
    if not text:
        raise Refused(400, f"the Dockerfile ({name}) cannot be empty")
    found = list(read_dockerfile(text).instructions)
    if not found:
        raise Refused(400, "dockerfile parse error: file with no instructions")
    begun = False
    for it in found:
        if it.name not in KNOWN:
            raise Refused(400, f"dockerfile parse error line {it.line}: unknown instruction: {it.word.text}")
        if not it.rest.text:
            raise Refused(400, f"dockerfile parse error line {it.line}: {it.name} requires at least one argument")
        _check(it, name)
        begun = begun or it.name == "FROM"
        if not begun and it.name != "ARG":
            raise Refused(400, "no build stage in current context")
    if not begun:
        raise Refused(400, "no build stage in current context")
    return found


def _check(it: Instruction, name: str) -> None:
    """What the parser sees before anything is built."""
    words = [word.text for word in it.words()]
    count = len(it.items) if it.items is not None else len(words)
    if it.name in ("COPY", "ADD") and count < 2:
        said = (
            f"{it.name} requires at least two arguments, but only one was provided. Destination could not be determined"
        )
        raise Refused(400, f"dockerfile parse error line {it.line}: {said}")
    if it.name == "FROM" and (len(words) not in (1, 3) or (len(words) == 3 and words[1].lower() != "as")):
        raise Refused(400, f"dockerfile parse error line {it.line}: FROM requires either one or three arguments")
    says = misread(it.name, it.rest.text)
    if says:
        raise Refused(400, f"failed to parse {name}: {says}")
    flags = dict(flag.text.removeprefix("--").partition("=")[::2] for flag in it.flags)
    says = refused(it.name, flags, it.rest.text, list(it.items) if it.items is not None else words)
    if says:
        raise Refused(400, f"dockerfile parse error line {it.line}: {says}")


def _until(instructions: list[Instruction], target: str) -> list[Instruction]:
    """The instructions up to the end of the target's stage."""
    stages = [at for at, it in enumerate(instructions) if it.name == "FROM"]
    for number, at in enumerate(stages):
        words = [word.text for word in instructions[at].words()]
        if target.lower() == (words[2].lower() if len(words) == 3 else "") or target == str(number):
            end = stages[number + 1] if number + 1 < len(stages) else len(instructions)
            return instructions[:end]
    raise Refused(400, f"failed to reach build target {target} in Dockerfile")


def _lines(world: World, builder: Builder, instructions: list[Instruction], tags: list[str]) -> Iterator[Line]:
    count = len(instructions)
    try:
        for number, it in enumerate(instructions, 1):
            yield {"stream": f"Step {number}/{count} : {_shown(it)}"}
            yield {"stream": "\n"}
            yield from builder.step(it)
    except Failed as error:
        yield {"errorDetail": {"code": error.code, "message": error.message}, "error": error.message}
        return
    except Refused as error:
        yield {"errorDetail": {"message": error.message}, "error": error.message}
        return
    unused = sorted(name for name in builder.given if name not in builder.used and name not in QUIET_ARGS)
    if unused:
        yield {"stream": f"[Warning] One or more build-args [{' '.join(unused)}] were not consumed\n"}
    image = _result(builder)
    if image is None:
        message = "No image was generated. Is your Dockerfile empty?"
        yield {"errorDetail": {"message": message}, "error": message}
        return
    yield {"aux": {"ID": image.id}}
    yield {"stream": f"Successfully built {image.id.removeprefix('sha256:')[:12]}\n"}
    for tag in dict.fromkeys(tags):
        with world.lock:
            images.set_tag(world, image, tag)
        yield {"stream": f"Successfully tagged {tag}\n"}


def _result(builder: Builder) -> Image | None:
    return builder.stage.image if builder.stage else None


def _shown(it: Instruction) -> str:
    flags = "".join(f"{flag.text} " for flag in it.flags)
    return f"{it.name} {flags}{it.rest.text}"


def _quiet(lines: Iterator[Line]) -> Iterator[Line]:
    """Only the ID, or the error."""
    for line in lines:
        if "error" in line:
            yield line
        elif "aux" in line:
            yield {"stream": f"{line['aux']['ID']}\n"}
