"""Advice on a Dockerfile: each rule looks for one mistake; the texts are in knowledge/values/dockerfile-advice.yaml."""

import re
from collections.abc import Iterator

from dsh.explain.advice import warning
from dsh.explain.dockerfile_reader import Dockerfile, Piece
from dsh.explain.dockerfile_rules import RULES
from dsh.explain.dockerfile_sight import Sight
from dsh.explain.dockerfile_stages import Stages
from dsh.explain.explanation import Warning
from dsh.knowledge.store import Store


def advice(file: Dockerfile, stages: Stages, store: Store) -> tuple[Warning, ...]:
    """All that the rules find, in order of the text."""
    sight = Sight(file, stages, store)
    texts = store.values("dockerfile-advice") or {}
    found = [warning(it, texts) for rule in RULES for it in rule(sight)]
    found += _on_runs(file, store)
    return tuple(sorted(dict.fromkeys(found), key=lambda it: (it.start, it.end)))


def _on_runs(file: Dockerfile, store: Store) -> Iterator[Warning]:
    """The advice that is a pair of regular expressions on a step's command line."""
    rules = store.values("dockerfile-run-advice") or {}
    for it in file.instructions:
        if it.name != "RUN":
            continue
        line = " ".join(it.items) if it.items is not None else it.rest.text
        whole = it.joined[it.word.end :]
        for doc in it.heredocs:
            line = f"{line}\n{file.text[doc.start : doc.closing]}"
            whole = f"{whole}\n{line}"
        for name, rule in rules.items():
            match = re.search(rule["found"], line)
            if match is None or ("unless" in rule and re.search(rule["unless"], whole)):
                continue
            start, end = it.start, it.at[-2] + 1
            if it.items is None and match.end() <= len(it.rest.text) and match[0].strip():
                skipped = len(match[0]) - len(match[0].lstrip(" \t\n;&|("))
                first = it.rest.start + match.start() + skipped
                start, end = it.span(Piece("", first, max(first + 1, it.rest.start + match.end())))
            yield Warning(name, rule["says"], start, end, rule.get("fix"))
