"""Our pure functions as prompt_toolkit wants them: completer, lexer, suggestions from the history."""

from collections.abc import Callable, Iterable

from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer

from dsh.completion.candidates import candidates
from dsh.completion.live import Live
from dsh.escape import visible
from dsh.knowledge.store import Store
from dsh.shell.guess import risk_of
from dsh.shell.known import Known
from dsh.shell.reading import cut, explained, may_become

MOST = 100  # offers shown at once; a further letter finds the others
MENU_TEXT = 60
ANSWERS = ("y", "n", "yes", "no", "q")  # to a question that is no longer there


class Offers(Completer):
    """What can be typed at the cursor. Looks only at the picture of the engine, never at the engine."""

    def __init__(self, store: Store, live: Callable[[], Live]) -> None:
        self.store = store
        self.live = live

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        text, cursor = document.text, document.cursor_position
        if text.startswith("!") or text.strip().lower() in ANSWERS:
            return
        if not document.text_before_cursor.strip() and not complete_event.completion_requested:
            return  # an empty line is left in peace
        found = candidates(text, cursor, self.store, self.live())[:MOST]
        mixed = len({it.group for it in found}) > 1
        most = max(MENU_TEXT, get_app().output.get_size().columns // 2)
        for it in found:
            yield Completion(
                it.text,
                it.start - cursor,
                display=visible(it.text),
                display_meta=cut(visible(f"{it.group}: {it.meaning}" if mixed else it.meaning), most),
                style=f"class:offer.{it.group}",
            )


class Words(Completer):
    """A word to fill in."""

    def __init__(self, offers: Callable[[str], tuple[tuple[str, str], ...]]) -> None:
        self.offers = offers

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        for text, meaning in self.offers(document.text_before_cursor)[:MOST]:
            yield Completion(text, -len(document.text_before_cursor), display_meta=cut(visible(meaning), MENU_TEXT))


class Colours(Lexer):
    """The line in the colours of its explanation; live names stand out, unknown words are marked."""

    def __init__(self, store: Store, known: Callable[[], Known]) -> None:
        self.store = store
        self.known = known

    def invalidation_hash(self) -> object:
        return id(self.known())

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        lines = split_lines(self.coloured(document.text))
        return lambda number: lines[number] if number < len(lines) else []

    def coloured(self, text: str) -> StyleAndTextTuples:
        """The text with a class for each stretch of it."""
        names = self.known().everything
        it = explained(text, self.store)
        if it is None:
            return request_colours(text, names)
        out: StyleAndTextTuples = []
        at = 0
        for part in it.parts:
            out.append(("", text[at : part.start]))
            style = f"class:{part.role}"
            if not part.known and not (part.end == len(text) and may_become(text, self.store)):
                style = "class:unknown" if part.role != "shell" else style
            elif part.role in ("argument", "value") and part.text in names:
                style += " class:live"
            out.append((style, text[part.start : part.end]))
            at = part.end
        out.append(("", text[at:]))
        return out


def request_colours(text: str, names: frozenset[str]) -> StyleAndTextTuples:
    """A request: only the names that are there stand out."""
    out: StyleAndTextTuples = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        out.append(("", text[at:start]))
        out.append(("class:argument class:live" if word.strip(",.?") in names else "", word))
        at = start + len(word)
    out.append(("", text[at:]))
    return out


def split_lines(fragments: StyleAndTextTuples) -> list[StyleAndTextTuples]:
    lines: list[StyleAndTextTuples] = [[]]
    for fragment in fragments:
        style, text = fragment[0], fragment[1]
        first, *more = text.split("\n")
        lines[-1].append((style, first))
        lines += [[(style, line)] for line in more]
    return lines


class FromHistory(AutoSuggest):
    """The rest of the newest line that begins so; never of one that destroys something."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        text = document.text
        if not text.strip() or "\n" in text:
            return None
        looked_at = 0
        for line in reversed(buffer.history.get_strings()):
            if line.startswith(text) and line != text and "\n" not in line and "*****" not in line:
                looked_at += 1
                if risk_of(line, self.store) != "destroy":
                    return Suggestion(line[len(text) :])
                if looked_at > 8:
                    return None
        return None
