"""The question below the screen, and what an answer to it means."""

from dsh.plan.plan import Plan
from dsh.render.fragments import Fragments, width, wrap
from dsh.verbs.confirm import wanted

CHOICES = {
    "e": "edit",
    "o": "other readings",
    "w": "why",
    "c": "copy",
    "l": "list all",
    "q": "quit",
}
WORDS = {
    **{word: key for key, word in CHOICES.items()},
    **{"other": "o", "others": "o", "?": "w", "list": "l", "no": "q", "n": "q", "exit": "q"},
}


MANY = 3  # effects: of more there may be no room for all on the screen


def question(plan: Plan, others: bool, columns: int) -> Fragments:
    """Two lines: the keys, and the question whose answer runs it."""
    many = len(plan.effects) > MANY
    keys = {key: word for key, word in CHOICES.items() if (key != "l" or many) and (key != "o" or others)}
    listed = " · ".join(f"{key} {word}" for key, word in keys.items())
    if len(listed) + 2 > columns:
        listed = " · ".join(f"{key} {word.split()[0]}" for key, word in keys.items())
    if len(listed) + 2 > columns:
        listed = listed.replace(" · ", " ")
    if len(listed) + 2 > columns:
        listed = " ".join(keys)
    text = wanted(plan)[0]
    if len(text) + 4 > columns and plan.engine:  # the host stands above
        text = text.replace(f" ({plan.engine.host})", "")
    text = "\n".join(f"  {line}" for line in wrap(text, columns - 4)) + " " if width(text) > columns - 3 else text
    return [("dim", f"  {listed}\n"), ("title" if plan.risk != "destroy" else "destroy", text)]


def decide(answer: str, plan: Plan) -> str:
    """run, again (not understood, or not enough to destroy something), or a key of CHOICES."""
    low = answer.strip().lower()
    if low in wanted(plan)[1]:
        return "run"
    if plan.risk == "change" and low in ("r", "run") and "" in wanted(plan)[1]:
        return "run"
    key = WORDS.get(low, low)
    if key in CHOICES:
        return key
    return "again" if low else "q" if plan.risk == "change" else "again"


def missing_word(plan: Plan) -> str:
    """What one must type to agree."""
    right = wanted(plan)[1]
    if "" in right:
        return "Enter runs it, q leaves it"
    return "y runs it all the same, Enter leaves it" if "y" in right else f"type {right[-1]} to run it, q to leave it"
