"""Other ways to the same end that are offered beside a suggestion, as knowledge/requests/ lists them."""

import re

from dsh.request.build import Built

SPECIAL = "\\.()[]{}*+?$|"


def variants(best: Built, rules: list[list[str]]) -> list[Built]:
    """The best reading in its other forms: in the background, with all of them, through compose."""
    out = []
    for said, instead, has, lacks in rules:
        if has and not any(part in best.command for part in has.split("|")):
            continue
        if lacks and any(part in best.command for part in lacks.split("|")):
            continue
        command = _changed(best.command, said, instead)
        if command != best.command and " && " not in command:
            out.append(best._replace(command=command, score=best.score * 0.62))
    return out


def lighter(best: Built) -> list[Built]:
    """The reading without a flag that may not have been meant."""
    return [
        best._replace(command=best.command.replace(f" {flag}", "", 1), score=best.score * 0.62)
        for flag in best.doubtful
        if f" {flag} " in f"{best.command} "
    ][:1]


def _changed(command: str, said: str, instead: str) -> str:
    """The command with the pattern's first match replaced. A pattern is made ready only where its plain beginning fits:
    that is a millisecond of the start for every five of them."""
    text = said.removeprefix("^")
    plain = text[: next((n for n, c in enumerate(text) if c in SPECIAL), len(text))]
    if plain not in command or (said[0] == "^" and not command.startswith(plain)):
        return command
    if plain == text:
        return command.replace(plain, instead, 1)
    return re.sub(said, instead, command, count=1)
