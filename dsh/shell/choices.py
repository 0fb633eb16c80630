"""The question below the screen, and what an answer to it means."""

from dsh.engine.address import whereabouts
from dsh.plan.plan import Plan
from dsh.render.fragments import Fragments, width, wrap
from dsh.verbs.confirm import wanted

CHOICES = {
    "?": "why",
    "e": "edit",
    "o": "other readings",
    "b": "background",
    "c": "copy",
    "l": "list all",
    "q": "quit",
}
WORDS = {
    **{word: key for key, word in CHOICES.items()},
    **{
        "background": "b",
        "-d": "b",
        "detach": "b",
        "in the background": "b",
        "other": "o",
        "others": "o",
        "w": "?",
        "list": "l",
        "no": "q",
        "n": "q",
        "exit": "q",
    },
}
HOW = "key + Enter"  # no key acts by itself: an Enter out of habit would answer the question that comes after


MANY = 3  # effects: of more there may be no room for all on the screen


def question(plan: Plan, others: bool, columns: int, careful: bool = False, behind: bool = False) -> Fragments:
    """Two lines: the keys, and the question whose answer runs it. `careful`: a bare Enter does not run it; `behind`: it
    can be started in the background instead."""
    many = len(plan.effects) > MANY
    keys = {key: word for key, word in CHOICES.items() if {"l": many, "o": others, "b": behind}.get(key, True)}
    whole = " · ".join(f"{key} {word}" for key, word in keys.items())
    short = " · ".join(f"{key} {word.split()[0]}" for key, word in keys.items())
    forms = (f"{HOW}: {whole}", f"{HOW}: {short}", short, short.replace(" · ", " "), " ".join(keys))
    listed = next((form for form in forms if width(form) + 2 <= columns), forms[-1])
    asked = [
        _careful(wanted(_placed(plan, host), names)[0], careful)
        for host, names in ((True, True), (True, False), (False, False))
    ]
    text = next((text for text in asked if width(text) <= columns - 3), asked[-1])
    text = "\n".join(f"  {line}" for line in wrap(text, columns - 4)) + " " if width(text) > columns - 3 else text
    return [("dim", f"  {listed}\n"), ("title" if plan.risk != "destroy" else "destroy", text)]


def _careful(text: str, careful: bool) -> str:
    return text.replace("Enter runs it", "y runs it").replace("[Y/n]", "[y/n]") if careful else text


def _placed(plan: Plan, host: bool) -> Plan:
    """The plan for an engine that is called by its name, and by where it is, as there is room."""
    if plan.engine is None or plan.engine.practice:
        return plan
    return plan._replace(engine=plan.engine._replace(host=whereabouts(plan.engine.host)[0] if host else ""))


def decide(answer: str, plan: Plan, careful: bool = False, behind: bool = False) -> str:
    """run, again (not understood, or not enough to run it), or a key of CHOICES."""
    low = answer.strip().lower()
    if careful and not low and "" in wanted(plan)[1]:
        return "again"
    if low in wanted(plan)[1]:
        return "run"
    if plan.risk == "change" and low in ("r", "run") and "" in wanted(plan)[1]:
        return "run"
    key = WORDS.get(low, low)
    if key in CHOICES and (key != "b" or behind):
        return key
    return "again" if low else "q" if plan.risk == "change" else "again"


def picked(answer: str, count: int) -> int | None:
    """Which of so many numbered readings, from 0 on; None where the answer is no number of one."""
    word = answer.strip()
    return next((at for at in range(count) if word == str(at + 1)), None)


def missing_word(plan: Plan, careful: bool = False) -> str:
    """What one must type to agree."""
    right = wanted(plan)[1]
    if "" in right:
        return f"{'y' if careful else 'Enter'} runs it, n leaves it"
    return "y runs it all the same, Enter leaves it" if "y" in right else f"type {right[-1]} to run it, q to leave it"
