"""The values as the objects of the JSON contract, one a line."""

from __future__ import annotations

import json as encoder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dsh.explain.error import Diagnosis
    from dsh.explain.explanation import Explanation
    from dsh.knowledge.entries import Concept
    from dsh.plan.plan import Effect, Plan, Problem
    from dsh.request.suggestion import Answer
    from dsh.run.outcome import Outcome


def line(value: dict[str, Any]) -> str:
    return encoder.dumps(value, ensure_ascii=False) + "\n"


def answer(it: Answer, engine: dict[str, str] | None = None) -> dict[str, Any]:
    """`engine`: the one that was named to practise on."""
    return {
        **({"engine": engine} if engine else {}),
        "request": it.request,
        "outcome": it.outcome,
        "question": it.question,
        "answer": it.answer,
        "concept": it.concept,
        "hint": it.hint,
        "suggestions": [
            {
                "command": s.command,
                "summary": s.summary,
                "risk": s.risk,
                "score": round(s.score, 4),
                "missing": list(s.missing),
                "concept": s.concept,
                "reading": list(s.reading),
                "warning": s.warning,
            }
            for s in it.suggestions
        ],
    }


def explanation(it: Explanation) -> dict[str, Any]:
    return {
        "text": it.text,
        "kind": it.kind,
        "risk": it.risk,
        "summary": it.summary,
        "parts": [
            {"text": p.text, "start": p.start, "end": p.end, "role": p.role, "meaning": p.meaning, "known": p.known}
            for p in it.parts
        ],
        "warnings": [
            {"id": w.id, "message": w.message, "start": w.start, "end": w.end, "fix": w.fix} for w in it.warnings
        ],
        "keeps": list(it.keeps),
        "way_back": it.way_back,
    }


def effect(it: Effect) -> dict[str, Any]:
    """What the line itself makes has no ID before it runs."""
    known = None if (it.id or "").startswith("new+") else it.id
    return {"action": it.action, "kind": it.kind, "id": known, "name": it.name, "detail": it.detail}


def problem(it: Problem) -> dict[str, Any]:
    return {"id": it.id, "level": it.level, "message": it.message, "fix": it.fix}


def plan(it: Plan) -> dict[str, Any]:
    from dsh.cmdline.secrets import mask

    return {
        "command": mask(it.command),
        "engine": it.engine._asdict() if it.engine else None,
        "risk": it.risk,
        "effects": [effect(e) for e in it.effects],
        "problems": [problem(p) for p in it.problems],
        "keeps": list(it.keeps),
        "way_back": it.way_back,
    }


def outcome(it: Outcome) -> dict[str, Any]:
    return plan(it.plan) | {
        "outcome": it.outcome,
        "effects": [effect(e) for e in it.effects],
        "problems": [problem(p) for p in dict.fromkeys((*it.plan.problems, *it.problems))],
        "output": it.output,
        "exit_code": it.exit_code,
    }


def diagnosis(it: Diagnosis) -> dict[str, Any]:
    return {
        "id": it.id,
        "start": it.start,
        "end": it.end,
        "happened": it.happened,
        "causes": list(it.causes),
        "ways": [{"says": way.says, "command": way.command} for way in it.ways],
        "exit_code": it.exit_code,
    }


def concept(it: Concept) -> dict[str, Any]:
    return {
        "id": it.id,
        "title": it.title,
        "chapter": it.chapter,
        "answer": it.answer,
        "text": it.text,
        "examples": [{"command": example.command, "says": example.says} for example in it.examples],
        "see_also": list(it.see_also),
        "links": it.links,
    }
