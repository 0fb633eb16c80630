"""The request as it was typed, beside the one that was told anew: where what was told anew is not sure, the line to the
words as they stood is the next to be thought of.

"run caddy stripped of every capability but NET_BIND_SERVICE" loses the last of it on the way; read as typed it has all.
"""

from dsh.knowledge.store import Store
from dsh.request.build import Built
from dsh.request.certainty import suggested
from dsh.request.checked.sound import sound
from dsh.request.checked.untold import takes_the_spared, untold
from dsh.request.line import in_any_order
from dsh.request.phrasebook import Index
from dsh.request.ranking import weighed
from dsh.request.retelling import read
from dsh.request.suggestion import Answer, takes_many

WHOLE = 0.95  # score of a line as typed that accounts for nearly all of it
BESIDE = 0.5  # and its chance, as the second of two


def beside_as_typed(request: str, got: Answer, index: Index, store: Store) -> Answer:
    """The answer with the line to the request as it was typed in the second place, where that is another one, and one
    that destroys nothing."""
    reading = read(request, index)
    if reading.mood != "wish":
        return got
    for built in weighed(reading, index)[:1]:
        known = {in_any_order(it.command) for it in got.suggestions}
        if built.score < WHOLE or built.missing or in_any_order(built.command) in known:
            continue
        if built.risk == "destroy" or takes_many(built.command) or _is_a_word(built, got):
            continue
        if len(built.names) > 1 and any(f" {name} " in index.data["ordinary"] for name in built.names):
            continue  # "stop web, sorry, db"
        if takes_the_spared(built, reading) or untold(built, reading, index.data):
            continue
        if sound(built.command, built.missing, store):
            told = suggested(built, index)
            told = told._replace(score=min(told.score, BESIDE))
            return got._replace(suggestions=(*got.suggestions[:1], told, *got.suggestions[1:]))
    return got


def _is_a_word(built: Built, got: Answer) -> bool:
    """ "what my program printed": is a word of the language the name that the first line leaves open?"""
    return bool(got.suggestions[0].missing) and any(name.isalpha() and name.islower() for name in built.names)
