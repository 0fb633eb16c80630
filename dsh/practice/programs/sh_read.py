"""sh's grammar: text to a script.

read(text) -> Script        raises Unfinished where more lines are needed, Wrong for what sh would refuse
"""

from collections.abc import Callable

from dsh.practice.programs.sh_characters import NAME, RESERVED, Characters, Unfinished, Wrong
from dsh.practice.programs.sh_tree import (
    AndOr,
    Case,
    Command,
    For,
    Function,
    Group,
    If,
    Loop,
    Part,
    Pipeline,
    Redirect,
    Script,
    Simple,
    Word,
)


def read(text: str) -> Script:
    """The whole text as a script."""
    reader = Reader(text)
    script = reader.script(())
    reader.blanks(lines=True)
    if reader.at < len(text):
        raise Wrong(f'unexpected "{reader.text[reader.at]}"')
    return script


class Reader(Characters):
    """sh's commands, read from characters."""

    # Lists

    def script(self, ends: tuple[str, ...]) -> Script:
        """Commands up to one of the words (or the closing parenthesis) in `ends`, which stays unread."""
        found: list[AndOr] = []
        while True:
            self.blanks(lines=True)
            if self.at >= len(self.text):
                if ends:
                    raise Unfinished(f'unexpected end of file (expecting "{ends[-1]}")')
                return tuple(found)
            if self.operator() in ends or self.keyword() in ends:
                return tuple(found)
            if self.operator() in (";", "&", ";;", ")", "|", "&&", "||") or self.keyword() in RESERVED:
                raise Wrong(f'unexpected "{self.operator() or self.keyword()}"')
            found.append(self._and_or())

    def _and_or(self) -> AndOr:
        parts = [("", self._pipeline())]
        while True:
            operator = self.operator()
            if operator not in ("&&", "||"):
                break
            self.take(operator)
            self.blanks(lines=True)
            parts.append((operator, self._pipeline()))
        background = self.take("&")
        if not background and not self.take(";"):
            self.take("\n")
        return AndOr(tuple(parts), background)

    def _pipeline(self) -> Pipeline:
        negated = self.keyword() == "!"
        if negated:
            self.at += 1
        commands = [self._command()]
        while self.operator() == "|":
            self.take("|")
            self.blanks(lines=True)
            commands.append(self._command())
        return Pipeline(negated, tuple(commands))

    # Commands

    def _command(self) -> Command:
        word = self.keyword()
        if self.operator() == "(":
            self.take("(")
            body = self.script((")",))
            self.take(")")
            return Group(body, True, self._redirects())
        if word == "{":
            self.at += 1
            body = self.script(("}",))
            self.expect("}")
            return Group(body, False, self._redirects())
        made: dict[str, Callable[[str], If | Loop | For | Case]] = {
            "if": self._if,
            "while": self._loop,
            "until": self._loop,
            "for": self._for,
            "case": self._case,
        }
        if word in made:
            self.at += len(word)
            compound = made[word](word)
            return compound._replace(redirects=self._redirects())
        if word and set(word) <= NAME and self.text[self.at + len(word) :].lstrip(" ").startswith("("):
            start, self.at = self.at, self.at + len(word)
            self.take("(")
            if self.take(")"):
                self.blanks(lines=True)
                return Function(word, self._command())
            self.at = start
        return self._simple()

    def _if(self, _: str) -> If:
        branches: list[tuple[Script | None, Script]] = []
        while True:
            condition = self.script(("then",))
            self.expect("then")
            body = self.script(("elif", "else", "fi"))
            branches.append((condition, body))
            word = self.keyword()
            self.at += len(word)
            if word == "else":
                branches.append((None, self.script(("fi",))))
                self.expect("fi")
            if word != "elif":
                return If(tuple(branches))

    def _loop(self, word: str) -> Loop:
        condition = self.script(("do",))
        return Loop(word == "until", condition, self._do())

    def _do(self) -> Script:
        self.expect("do")
        body = self.script(("done",))
        self.expect("done")
        return body

    def _for(self, _: str) -> For:
        name = self.keyword()
        self.at += len(name)
        self.blanks(lines=True)
        words: list[Word] | None = None
        if self.keyword() == "in":
            self.at += 2
            words = []
            while not self.operator() and self.at < len(self.text):
                words.append(self.word())
        self.take(";")
        return For(name, None if words is None else tuple(words), self._do())

    def _case(self, _: str) -> Case:
        word = self.word()
        self.expect("in")
        items: list[tuple[tuple[Word, ...], Script]] = []
        while True:
            self.blanks(lines=True)
            if self.keyword() == "esac":
                self.at += 4
                return Case(word, tuple(items))
            if self.at >= len(self.text):
                raise Unfinished('unexpected end of file (expecting "esac")')
            self.take("(")
            patterns = [self.word()]
            while self.take("|"):
                patterns.append(self.word())
            if not self.take(")"):
                raise Wrong('unexpected word (expecting ")")')
            items.append((tuple(patterns), self.script((";;", "esac"))))
            self.take(";;")

    def _simple(self) -> Command:
        assignments: list[tuple[str, Word]] = []
        words: list[Word] = []
        redirects: list[Redirect] = []
        while True:
            redirect = self._redirect()
            if redirect is not None:
                redirects.append(redirect)
                continue
            if self.operator() or self.at >= len(self.text):
                break
            name, equals, _ = self.keyword().partition("=")
            if not words and equals and name and set(name) <= NAME and not name[0].isdigit():
                self.at += len(name) + 1
                assignments.append((name, self.word(empty=True)))
            else:
                words.append(self.word())
        if not (assignments or words or redirects):
            if self.at >= len(self.text):
                raise Unfinished("unexpected end of file")
            raise Wrong(f'unexpected "{self.operator()}"'.replace("\n", "newline"))
        return Simple(tuple(assignments), tuple(words), tuple(redirects))

    def _redirects(self) -> tuple[Redirect, ...]:
        found = []
        while (redirect := self._redirect()) is not None:
            found.append(redirect)
        return tuple(found)

    def _redirect(self) -> Redirect | None:
        self.blanks()
        start = self.at
        number = ""
        if self.text[start : start + 1].isdigit() and self.text[start + 1 : start + 2] in ("<", ">"):
            number = self.text[start]
            self.at += 1
        operator = self.operator()
        if operator not in ("<", ">", ">>", ">&", "<&", "<<"):
            self.at = start
            return None
        self.at += len(operator)
        if operator == "<<":
            strip = self.text.startswith("-", self.at)
            self.at += strip
            parts: list[Part] = []
            word = self.keyword()
            self.at += len(word)
            self.heredocs.append((word, strip, parts))
            return Redirect(int(number or 0), "<<", parts)  # type: ignore[arg-type]  # filled at the line's end
        self.blanks()
        return Redirect(int(number or (0 if operator[0] == "<" else 1)), operator, self.word())
