"""What the program hadolint finds in a Dockerfile, where it is installed."""

from dsh.explain.explanation import Explanation, Warning
from dsh.knowledge.store import Store

SECONDS = 10


def with_hadolint(it: Explanation, store: Store) -> Explanation:
    """The explanation with hadolint's findings added, but for those that dsh has said in its own words."""
    from dsh.explain.on_path import program_path

    program = program_path("hadolint")
    if program is None:
        return it
    found = findings(program, it.text)
    same = store.values("hadolint-rules") or {}
    starts = _line_starts(it.text)
    said = {(_line(starts, warning.start), warning.id) for warning in it.warnings}
    new = []
    for one in found:
        line, code = int(str(one.get("line", 1))), str(one.get("code", ""))
        rule = same.get(code, {})
        if any((line, ours) in said for ours in rule.get("same", ())):
            continue
        start = starts[min(max(line, 1), len(starts)) - 1]
        end = it.text.find("\n", start)
        message = f"hadolint {code}: {rule.get('says') or one.get('message', '')}"
        new.append(Warning(f"hadolint-{code}", message, start, end if end >= 0 else len(it.text), rule.get("fix")))
    return it._replace(warnings=tuple(sorted((*it.warnings, *new), key=lambda warning: warning.start)))


def findings(program: str, text: str) -> list[dict[str, object]]:
    """hadolint's own list; empty where it fails or takes too long."""
    import json
    import subprocess

    try:
        done = subprocess.run(
            [program, "--no-fail", "--format", "json", "-"],
            input=text.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        found = json.loads(done.stdout or b"[]")
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for n, letter in enumerate(text):
        if letter == "\n":
            starts.append(n + 1)
    return starts


def _line(starts: list[int], place: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, place)
