"""What the keys do in the line."""

from collections.abc import Callable
from typing import Protocol

from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition, completion_is_selected, has_selection, is_searching
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.bindings.search import accept_search
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys

from dsh.shell.reading import Readings


class Line(Protocol):
    """What the bindings need of the face."""

    readings: Readings
    several: bool  # Enter begins a new line

    def show_help(self) -> None: ...

    def show_line(self, text: str) -> None: ...

    def show_word(self, text: str, at: int) -> None: ...

    def has_word(self, text: str, at: int) -> bool: ...


def line_bindings(line: Line) -> KeyBindings:
    """The bindings of the line of input."""
    keys = KeyBindings()
    _enter(keys, line)
    _function_keys(keys, line)

    for key in ("enter", "right", "end", "tab"):  # what was found is there to be read and edited; nothing runs yet
        keys.add(key, filter=is_searching, eager=True)(accept_search)

    @keys.add("c-c", filter=~is_searching)  # in a search it ends the search, as prompt_toolkit has it
    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    @keys.add("escape", "?")
    def explain(event: KeyPressEvent) -> None:
        _above(lambda: line.show_line(event.current_buffer.text))

    here = Condition(lambda: _at_word(line))

    @keys.add("?", filter=here)
    def word(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        _above(lambda: line.show_word(buffer.text, buffer.cursor_position))

    return keys


def _at_word(line: Line) -> bool:
    from prompt_toolkit.application import get_app

    buffer = get_app().current_buffer
    return line.has_word(buffer.text, buffer.cursor_position)


def _enter(keys: KeyBindings, line: Line) -> None:
    several = Condition(lambda: line.several)

    @keys.add("enter", filter=completion_is_selected, eager=True)
    def take(event: KeyPressEvent) -> None:
        event.current_buffer.complete_state = None

    @keys.add("enter", filter=~completion_is_selected & ~has_selection & ~several & ~is_searching)
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if not buffer.text.strip():
            return  # there is nothing to read, and no second prompt for it
        if buffer.document.is_cursor_at_the_end and buffer.text.endswith("\\") and not buffer.text.endswith("\\\\"):
            buffer.newline(copy_margin=False)
        else:
            buffer.validate_and_handle()

    @keys.add("enter", filter=~completion_is_selected & several & ~is_searching)
    def newline(event: KeyPressEvent) -> None:
        event.current_buffer.newline(copy_margin=False)

    @keys.add("escape", "enter")
    def accept(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()


def _function_keys(keys: KeyBindings, line: Line) -> None:
    @keys.add("f2")
    def show(event: KeyPressEvent) -> None:
        _above(line.show_help)

    @keys.add("f3")
    def many(event: KeyPressEvent) -> None:
        line.several = not line.several

    @keys.add("f4")
    def mode(event: KeyPressEvent) -> None:
        vi = event.app.editing_mode == EditingMode.VI
        event.app.editing_mode = EditingMode.EMACS if vi else EditingMode.VI

    @keys.add("f6")
    def switch(event: KeyPressEvent) -> None:
        line.readings.next(event.current_buffer.text)

    @keys.add("f10")
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)


def _above(write: Callable[[], None]) -> None:
    """Write above the line, which is then drawn again."""
    run_in_terminal(write)


def answer_bindings() -> KeyBindings:
    """Of a question: a paste is no answer."""
    keys = KeyBindings()

    @keys.add(Keys.BracketedPaste)
    def ignore(event: KeyPressEvent) -> None:
        event.app.output.bell()

    return keys
