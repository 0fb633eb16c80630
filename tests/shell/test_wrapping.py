"""A long line that is typed goes on below between its words."""

import pytest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.processors import TransformationInput

from dsh.shell.wrapping import BetweenWords, fillers

WISH = "run a web server from web:1.0 as blog in the background; port 8085, reachable from my machine only"


@pytest.mark.parametrize(
    ("text", "columns", "found"),
    [
        ("", 10, {}),
        ("one two three", 40, {}),
        ("one two three", 10, {8: 2}),
        ("one two six", 11, {}),
        ("onetwothreefour", 10, {}),  # longer than a row: broken as it ever was
        ("ab onetwothreefour cd", 10, {19: 1}),
        ("名前 名前 名前", 10, {}),
        ("名前 名前 名前", 9, {3: 4}),
        ("one  two", 4, {}),
    ],
)
def test_where_blanks_are_shown(text, columns, found):
    assert fillers(text, columns) == found


def applied(text, columns):
    control = BufferControl(Buffer(document=Document(text)))
    given = TransformationInput(control, control.buffer.document, 0, lambda at: at, [("", text)], columns + 6, 10)
    return BetweenWords(lambda: 6).apply_transformation(given)


@pytest.mark.parametrize("columns", [18, 34, 74])
def test_no_word_is_broken_and_every_place_is_found_again(columns):
    it = applied(WISH, columns)
    shown = "".join(part[1] for part in it.fragments)
    rows = [shown[at : at + columns] for at in range(0, len(shown), columns)]
    assert " ".join(" ".join(rows).split()) == WISH
    assert not any(row.startswith(" ") for row in rows)
    places = [it.source_to_display(at) for at in range(len(WISH) + 3)]
    assert [it.display_to_source(place) for place in places] == list(range(len(WISH) + 3))
    assert "".join(shown[place] for place in places[: len(WISH)]) == WISH
    assert [it.display_to_source(at) for at in range(len(shown))] == sorted(
        it.display_to_source(at) for at in range(len(shown))
    )


def test_behind_a_question_only_the_first_row_is_shorter():
    assert fillers("one two three, four", 10, taken=5) == {4: 1, 8: 6, 15: 3}
