"""The face in a terminal: prompt_toolkit with our completer, colours, keys, reading line and bar."""

import gc
import os
import sys
import threading
from collections.abc import Callable

from prompt_toolkit import PromptSession
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.keys import Keys
from prompt_toolkit.output.color_depth import ColorDepth
from prompt_toolkit.shortcuts import clear as clear_screen

from dsh.completion.live import Live
from dsh.console import Console
from dsh.engine.address import practised
from dsh.escape import visible
from dsh.explain.masked import masked
from dsh.knowledge.store import open_store
from dsh.options import Options
from dsh.render.ansi import paint
from dsh.render.explanation import explanation
from dsh.render.fragments import Fragments, width, wrap
from dsh.render.theme import Theme
from dsh.request.earlier.before import Shown
from dsh.shell.adapters import Colours, FromHistory, Offers, Words
from dsh.shell.again import again
from dsh.shell.bar import bar
from dsh.shell.bindings import answer_bindings, line_bindings
from dsh.shell.config import Config
from dsh.shell.face import Typed
from dsh.shell.guess import guesses
from dsh.shell.history import open_history, past
from dsh.shell.keys import help_text
from dsh.shell.known import NOBODY, Known, folder
from dsh.shell.pager import paged
from dsh.shell.past import Past
from dsh.shell.reading import Readings, explained, reading_line
from dsh.shell.style import classed, style_of
from dsh.shell.warm import warm
from dsh.shell.watch import Watch
from dsh.shell.wrapping import BetweenWords

MENU_LINES = 8
BELOW = 6  # lines kept for the line itself and what stands below the menu
FRESH = 1.0  # seconds that a line waits for the engine to tell what there is now
START_WATCH = 0.05  # seconds after the prompt is there: what it imports must not delay the prompt


class TerminalFace:
    """Reads lines with completion, colours and the keys of dsh.shell.keys."""

    plain = False

    def __init__(self, options: Options, console: Console, config: Config, theme: Theme) -> None:
        self.options = options
        self.console = console
        self.config = config
        self.theme = theme
        self.store = open_store()
        self.readings = Readings(self.store)
        self.readings.known = self.known_now
        self.readings.again = lambda text: again(text, self.known_now(), self.store, options)
        self.several = False
        self.chosen = (options.context, options.host)
        self.watch = Watch(options, self._redraw)
        self.warmed = False
        self._known = NOBODY
        self.depth = None if console.color else ColorDepth.DEPTH_1_BIT
        self.session: PromptSession[str] = self._session()
        gc.freeze()  # what is here by now stays: looking through it again would make a key stroke wait

    def _session(self) -> "PromptSession[str]":
        on = self.config.on
        return PromptSession(
            self._prompt,
            multiline=Condition(lambda: self.several),
            vi_mode=self.config.text("mode") == "vi",
            completer=Offers(self.store, self.picture),
            complete_while_typing=on("menu"),
            complete_in_thread=True,
            lexer=Colours(self.store, self.known_now),
            auto_suggest=FromHistory(self.store) if on("suggest") else None,
            history=open_history(on("history")),
            key_bindings=line_bindings(self),
            bottom_toolbar=self._toolbar if on("bar") else None,
            prompt_continuation=self._continuation,
            input_processors=[BetweenWords(self._prompt_width)],
            style=style_of(self.theme),
            include_default_pygments_style=False,
            color_depth=self.depth,
            reserve_space_for_menu=MENU_LINES,
            enable_open_in_editor=False,
        )

    def picture(self) -> Live:
        return self.watch.live

    def known_now(self) -> Known:
        """What is known at this moment: nobody waits at a key stroke."""
        if self._known.picture is not self.watch.live:
            self._known = Known(self.watch.live, self._known.here or folder())
            guesses.cache_clear()  # those of the picture before
        return self._known

    def clear(self) -> None:
        clear_screen()

    def known(self) -> Known:
        self.watch.wait(FRESH)
        now, here = self.known_now(), folder()
        if now.here != here:
            self._known = now = Known(now.picture, here)
            guesses.cache_clear()
        return now

    def read(self, default: str) -> Typed:
        self.session.reserve_space_for_menu = max(0, min(MENU_LINES, self.size()[1] - BELOW))
        self.session.app.timeoutlen = 0.3
        self.session.app.ttimeoutlen = 0.05
        text = self.session.prompt(default=default, pre_run=self._begun)
        return Typed(text.strip(), self.readings.chosen(text))

    def _begun(self) -> None:
        loop = self.session.app.loop
        if loop is not None:
            loop.call_later(START_WATCH, self._idle)

    def _idle(self) -> None:
        """The prompt is there: what it did not need can come now."""
        self.watch.start()
        if not self.warmed:
            self.warmed = True
            threading.Thread(target=warm, args=(self.store,), daemon=True, name="dsh-warm").start()

    def answer(self, question: Fragments) -> str:
        *lines, last = question
        self.say(lines)
        asked: PromptSession[str] = PromptSession(
            key_bindings=answer_bindings(),
            style=style_of(self.theme),
            color_depth=self.depth,
            input_processors=[BetweenWords(lambda: width(last[1].rpartition("\n")[2]), first_alone=True)],
        )
        return asked.prompt(classed([last]))

    def word(self, prompt: str, offers: Callable[[str], tuple[tuple[str, str], ...]]) -> str:
        asked: PromptSession[str] = PromptSession(
            completer=Words(offers), complete_in_thread=True, style=style_of(self.theme), color_depth=self.depth
        )
        return asked.prompt(prompt)

    def settle(self) -> bool:
        """What was typed or pasted before the question was there is no answer to it."""
        keys, unread = get_typeahead(self.session.app.input), waiting()
        return any(press.key != Keys.ControlM for press in keys) or bool(unread.strip())

    def say(self, fragments: Fragments) -> None:
        self.console.err.write(paint(fragments, self.console.color, self.theme))
        self.console.err.flush()

    def size(self) -> tuple[int, int]:
        try:
            size = os.get_terminal_size(self.console.out.fileno())
        except (OSError, ValueError):
            return self.console.width, 24
        return size.columns or 80, size.lines or 24

    def engine_changed(self) -> None:
        chosen = (self.options.context, self.options.host)
        if chosen != self.chosen:
            self.chosen = chosen
            self.watch.stop()
            self.watch = Watch(self.options, self._redraw)
        else:
            self.watch.refresh()

    def remember(self, shown: Shown | None) -> None:
        self.readings.shown = shown

    def history(self) -> list[Past]:
        return past(self.session.history)

    def _redraw(self) -> None:
        app = self.session.app
        if app.is_running:
            app.invalidate()

    def _prompt(self) -> StyleAndTextTuples:
        practice = "practice" if practised(self.options.host) else ""
        context = practice or self.options.context or os.environ.get("DOCKER_CONTEXT") or ""
        return [("class:title", "dsh"), ("class:dim", f" {visible(context)}" if context else ""), ("", " › ")]

    def _prompt_width(self) -> int:
        return width("".join(part[1] for part in self._prompt()))

    def _continuation(self, columns: int, number: int, soft: int) -> StyleAndTextTuples:
        return [("class:dim", "·".rjust(columns - 1) + " ")]

    def _toolbar(self) -> StyleAndTextTuples:
        columns = self.session.app.output.get_size().columns
        modes = []
        if self.several:
            modes.append("several lines: Alt-Enter reads them")
        if self.session.app.editing_mode == EditingMode.VI:
            modes.append("vi")
        watch = self.watch
        below = bar(watch.place, watch.live, watch.problem, watch.known, tuple(modes), columns)
        reading = reading_line(self.session.default_buffer.text, self.readings, columns)
        return classed([*reading, ("", "\n"), *below])

    # ---- what the keys show ------------------------------------------------------

    def show_help(self) -> None:
        columns, lines = self.size()
        text = paint(help_text(columns), self.console.color, self.theme)
        paged(text, self.console._replace(width=columns), self.config.text("pager"), lines)

    def show_line(self, text: str) -> None:
        from dsh.explain.command import explain_line

        guess = self.readings.now(text)[0]
        if guess is not None and guess.command:
            self.say(explanation(masked(explain_line(guess.command, self.store)), self.size()[0]))

    def has_word(self, text: str, at: int) -> bool:
        return bool(text[:at].strip()) and not text[at - 1].isspace() and explained(text, self.store) is not None

    def show_word(self, text: str, at: int) -> None:
        it = explained(text, self.store)
        part = next((p for p in it.parts if p.start < at <= p.end), None) if it else None
        if part is not None and not part.known and part.role == "flag":  # it may be its value alone that is missing
            whole = explained(f"{text} VALUE", self.store)
            full = next((p for p in whole.parts if p.start < at <= p.end), None) if whole else None
            if full is not None and full.known:
                part = full._replace(more="\n".join(filter(None, (full.more, f"{part.meaning}."))))
        if part is None:
            return
        columns = self.size()[0]
        out: Fragments = [("", "  "), (part.role if part.known else "unknown", visible(part.text)), ("", "\n")]
        for text in (part.meaning, part.more or ""):
            out += [("", f"    {line}\n") for line in wrap(visible(text, keep="\n"), columns - 6) if text]
        self.say(out)


def waiting() -> bytes:
    """What was typed and nobody has read: taken from the terminal, whole lines or not."""
    try:
        import termios
    except ImportError:  # not a system with such terminals
        return b""
    try:
        at = sys.stdin.fileno()
        before = termios.tcgetattr(at)
        at_once = [*before[:3], before[3] & ~termios.ICANON, *before[4:6], [*before[6]]]
        at_once[6][termios.VMIN], at_once[6][termios.VTIME] = 0, 0  # a read does not wait for more
        termios.tcsetattr(at, termios.TCSANOW, at_once)
        try:
            return b"".join(iter(lambda: os.read(at, 4096), b""))
        finally:
            termios.tcsetattr(at, termios.TCSANOW, before)
    except (OSError, ValueError, termios.error):
        return b""
