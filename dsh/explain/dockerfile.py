"""Explains a Dockerfile.

explain_dockerfile(text, store) -> Explanation      every word with its meaning, what will run, then advice
"""

from dsh.explain.dockerfile_advice import advice
from dsh.explain.dockerfile_arguments import Page, explain_instruction
from dsh.explain.dockerfile_reader import Remark, read_dockerfile
from dsh.explain.dockerfile_stages import Stages, stages_of, starts, table
from dsh.explain.explanation import Explanation
from dsh.knowledge.store import Store


def explain_dockerfile(text: str, store: Store) -> Explanation:
    """The parts cover every character that is no blank, once and in order, whatever the text is."""
    file = read_dockerfile(text)
    stages = stages_of(file)
    lines = {stage.name: stage.begins.line for stage in stages.all if stage.name}
    lines |= {str(stage.number): stage.begins.line for stage in stages.all}
    page = Page(text, file.escape, store, lines)
    for remark in file.remarks:
        _remark(remark, page)
    for it in file.instructions:
        explain_instruction(it, page)
    parts = page.sheet.covered(file.escape, "Not understood here")
    return Explanation(text, "dockerfile", "read", _summary(stages, store), parts, advice(file, stages, store))


def _remark(remark: Remark, page: Page) -> None:
    if remark.kind == "comment":
        page.sheet.part(remark.start, remark.end, "comment", "A comment: docker skips it")
        return
    known = (page.store.values("dockerfile-directives") or {}).get(remark.kind, "")
    page.sheet.part(remark.start, remark.end, "instruction", f"A directive to docker build. {known}")


def _summary(stages: Stages, store: Store) -> str:
    """What the image is, how many layers it gets, and a line for each way to start it."""
    last = stages.last
    if last is None:
        return "No image comes of this: FROM is missing"
    made = [step for step in last.steps if (known := store.instruction(step.name)) and known.layer]
    base = "an empty file system" if last.base == "scratch" else f"{last.base}"
    several = f" in {len(stages.all)} stages, of which the last becomes the image" if len(stages.all) > 1 else ""
    count = f"{len(made)} layer{'' if len(made) == 1 else 's'}"
    where = ", ".join(f"{step.name} in line {step.line}" for step in made[:6])
    more = f" and {len(made) - 6} more" if len(made) > 6 else ""
    layers = f" {count} on top of it: {where}{more}." if made else " No layers of its own."
    rows = "".join(f"\n{way} → {what}" for way, what in table(starts(stages)))
    return f"Builds an image on {base}{several}.{layers}{rows}"
