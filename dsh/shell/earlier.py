"""What "undo" means where nothing of this session can be meant: the last change that the journal knows of."""

import re

from dsh.errors import NoCommandFound
from dsh.options import Options
from dsh.request.earlier.before import Shown

BACK = r"(?:please )?(?:undo|take back|revert|reverse|roll back|cancel) (?:the |my |that |this |last |latest )*"
STEP = re.compile(
    rf"{BACK}(?:(?:step|change|thing|one|command|line|action|what (?:i|you|we) did) (?:just )?before(?: "
    rf"(?:that|it|this))?|"
    r"(?:one )?before(?: (?:that|it|this))?|last but one|second last|previous (?:step|change|one)|one more(?: step)?)",
    re.IGNORECASE,
)
OF_KIND = re.compile(rf"{BACK}(?P<what>[a-z-]+?)(?: (?:command|step|again|now|please|from before))*", re.IGNORECASE)
WORDS = {
    "prune": "prune", "pruning": "prune", "cleanup": "prune", "clean-up": "prune", "sweep": "prune", "stop": "stop",
    "stopping": "stop", "removal": "rm", "remove": "rm", "removing": "rm", "deletion": "rm", "delete": "rm",
    "deleting": "rm", "rm": "rm", "run": "run", "start": "start", "starting": "start", "restart": "restart",
    "rename": "rename", "renaming": "rename", "pause": "pause", "unpause": "unpause", "build": "build", "pull": "pull",
    "tag": "tag", "tagging": "tag", "create": "create", "creation": "create", "connect": "connect", "disconnect":
    "disconnect", "update": "update", "kill": "kill",
}  # fmt: skip


def earlier_step(text: str, options: Options) -> Shown | None:
    """ "undo the prune", "undo the step before": the change that is meant; None where the text means something else.

    Raises DshError where there is no such change, or no way back from it.
    """
    said = " ".join(text.split()).strip(" .!?")
    of_kind = OF_KIND.fullmatch(said)
    word = WORDS.get(of_kind["what"].lower()) if of_kind else None
    if word is None and STEP.fullmatch(said) is None:
        return None
    from dsh.run.journal import entries, to_undo
    from dsh.verbs.practise import journal_folder
    from dsh.verbs.target import open_engine
    from dsh.verbs.undo import way

    with open_engine(options) as target:
        host = target.engine.host
    found = to_undo([entry for entry in entries(journal_folder(host)) if entry.engine.get("host") == host])
    fits = [entry for entry in found if word in entry.command.split()] if word else found[1:]
    if not fits:
        what = f"no {word} that can be taken back" if word else "no change before the last one"
        raise NoCommandFound(f"I know of {what}", hint="log shows what has been run")
    it = fits[0]
    return Shown(it.command, undo=way(it), lost=tuple(it.lost), undoes=it.command)


def earlier(options: Options) -> Shown | None:
    """The last change to this engine that has not been taken back; None where there is none.

    Raises DshError where it has no way back, or the engine does not answer.
    """
    from dsh.run.journal import entries, last_to_undo
    from dsh.verbs.practise import journal_folder
    from dsh.verbs.target import open_engine
    from dsh.verbs.undo import way

    with open_engine(options) as target:
        host = target.engine.host
    here = [entry for entry in entries(journal_folder(host)) if entry.engine.get("host") == host]
    last = last_to_undo(here)
    if last is None:
        return None
    return Shown(last.command, undo=way(last), lost=tuple(last.lost), undoes=last.command)
