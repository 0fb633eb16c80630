"""What "undo" means where nothing of this session can be meant: the last change that the journal knows of."""

import argparse

from dsh.request.follow import Shown


def earlier(options: argparse.Namespace) -> Shown | None:
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
