"""A long line of input goes on below between its words, and not within one.

prompt_toolkit breaks at the window's edge. Blanks that are only shown, and no part of the text, fill up a row in front
of a word that would not fit into what is left of it.
"""

from collections.abc import Callable

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments

from dsh.render.fragments import width


def fillers(text: str, columns: int, taken: int = 0) -> dict[int, int]:
    """By the index of a word's first character: the blanks that are shown in front of it.

    `taken`: columns of the first row that are not free.
    """
    out: dict[int, int] = {}
    column, at = taken, 0  # of the row that is filled
    for word in text.split(" "):
        needed = width(word) + (at + len(word) < len(text))  # with its blank, that no row begins with one
        if column and word and column + needed > columns and needed <= columns:
            out[at] = columns - column
            column = 0
        column += needed
        column = column if column <= columns else (column - 1) % columns + 1
        column = 0 if column == columns else column
        at += len(word) + 1
    return out


class BetweenWords(Processor):
    """Puts the fillers in. `prompt`: the columns that the prompt takes in front of each row, or of the first alone."""

    def __init__(self, prompt: Callable[[], int], first_alone: bool = False) -> None:
        self.prompt = prompt
        self.first_alone = first_alone

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        it = transformation_input
        prompt = self.prompt()
        columns, taken = (it.width, prompt) if self.first_alone else (it.width - prompt, 0)
        shown = explode_text_fragments(it.fragments)
        text = "".join(fragment[1] for fragment in shown)
        found = fillers(text, columns, taken) if columns > 1 and width(text) + taken > columns else {}
        if not found:
            return Transformation(it.fragments)
        out: StyleAndTextTuples = []
        places: list[int] = []  # of each character, in what is shown
        for at, fragment in enumerate(shown):
            out += [("", " ")] * found.get(at, 0)
            places.append(len(out))
            out.append(fragment)
        places.append(len(out))
        beyond = len(shown)
        back = {place: at for at, place in enumerate(places)}

        def to_shown(at: int) -> int:
            return places[at] if at <= beyond else len(out) + at - beyond

        def to_text(place: int) -> int:
            if place > len(out):
                return beyond + place - len(out)
            while place not in back:  # a filler stands for the word behind it
                place += 1
            return back[place]

        return Transformation(out, source_to_display=to_shown, display_to_source=to_text)
