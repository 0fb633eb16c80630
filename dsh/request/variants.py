"""Other ways to the same end that are offered beside a suggestion, as knowledge/requests/ lists them."""

import re

from dsh.request.build import Built

SPARE = (  # commands that need no name, and take a word for one too easily
    "docker image ls",
    "docker compose up",
    "docker compose down",
    "docker compose ps",
    "docker compose logs",
    "docker compose images",
    "docker compose pull",
    "docker compose build",
    "docker compose stop",
    "docker compose restart",
)
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
    """The reading without a flag, a filter or a name that may not have been meant."""
    lines = [best.command.replace(f" {flag}", "", 1) for flag in best.doubtful if f" {flag} " in f"{best.command} "][:1]
    if best.risk == "read":
        start, *filters = best.command.split(" -f ")
        if len(filters) > 1 and best.path.endswith((" ls", " events")):
            lines += [" -f ".join([start, *filters[:n], *filters[n + 1 :]]) for n in (0, len(filters) - 1)]
    spare = best.path in SPARE and len(best.names) == 1 and best.command.endswith(f" {best.names[0]}")
    if spare and best.left:
        lines.append(best.command.removesuffix(f" {best.names[0]}"))
    return [best._replace(command=line, score=best.score * 0.62) for line in dict.fromkeys(lines)]


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
