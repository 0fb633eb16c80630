"""sh's grammar: text to a script.

read(text) -> Script        raises Unfinished where more lines are needed, Wrong for what sh would refuse
"""

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

NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789")
ENDS = frozenset(" \t\n;&|<>()")
RESERVED = frozenset(("then", "else", "elif", "fi", "do", "done", "esac", "}"))
OPERATORS = ("&&", "||", ";;", ">>", ">&", "<&", "<<", ";", "&", "|", "<", ">", "(", ")", "\n")


class Wrong(Exception):
    """No sh script; the message says what was unexpected."""


class Unfinished(Wrong):
    """The script goes on in the next line."""


def read(text: str) -> Script:
    """The whole text as a script."""
    reader = Reader(text)
    script = reader.script(())
    reader.blanks(lines=True)
    if reader.at < len(text):
        raise Wrong(f'unexpected "{reader.text[reader.at]}"')
    return script


class Reader:
    """A place in the text, going forward."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.heredocs: list[tuple[str, bool, list[Part]]] = []

    # Characters and operators

    def blanks(self, lines: bool = False) -> None:
        text = self.text
        while self.at < len(text):
            char = text[self.at]
            if char in " \t" or (lines and char == "\n"):
                self.at += 1
                if char == "\n":
                    self._heredocs()
            elif text.startswith("\\\n", self.at):
                self.at += 2
            elif char == "#":
                end = text.find("\n", self.at)
                self.at = len(text) if end < 0 else end
            else:
                return

    def operator(self) -> str:
        """The operator that comes next, unread; empty for none."""
        self.blanks()
        return next((op for op in OPERATORS if self.text.startswith(op, self.at)), "")

    def take(self, operator: str) -> bool:
        if self.operator() != operator:
            return False
        self.at += len(operator)
        if operator == "\n":
            self._heredocs()
        return True

    def keyword(self) -> str:
        """The reserved word or name that comes next, unread."""
        self.blanks()
        end = self.at
        while end < len(self.text) and self.text[end] not in ENDS:
            end += 1
        return self.text[self.at : end]

    def expect(self, word: str) -> None:
        self.blanks(lines=True)
        if self.keyword() != word:
            if self.at >= len(self.text):
                raise Unfinished(f'unexpected end of file (expecting "{word}")')
            raise Wrong(f'unexpected "{self.keyword() or self.operator()}" (expecting "{word}")')
        self.at += len(word)

    def _heredocs(self) -> None:
        waiting, self.heredocs = self.heredocs, []
        for end, strip, parts in waiting:
            lines = []
            while True:
                if self.at >= len(self.text):
                    raise Unfinished("unexpected end of file")
                stop = self.text.find("\n", self.at)
                stop = len(self.text) if stop < 0 else stop
                line = self.text[self.at : stop]
                self.at = min(stop + 1, len(self.text))
                line = line.lstrip("\t") if strip else line
                if line == end.strip("'\""):
                    break
                lines.append(line + "\n")
            text = "".join(lines)
            if end[:1] in "'\"":
                parts.append(Part("text", text, True))
            else:
                parts.extend(Reader(text).quoted(""))

    # Lists

    def script(self, ends: tuple[str, ...]) -> Script:
        """Commands up to one of the words (or the closing parenthesis) in `ends`, which stays unread."""
        found: list[AndOr] = []
        while True:
            self.blanks(lines=True)
            if self.at >= len(self.text):
                if ends:
                    raise Unfinished("unexpected end of file")
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
        made = {"if": self._if, "while": self._loop, "until": self._loop, "for": self._for, "case": self._case}
        if word in made:
            self.at += len(word)
            command = made[word](word)
            return command._replace(redirects=self._redirects())  # type: ignore[attr-defined,no-any-return]
        if word and set(word) <= NAME and self.text[self.at + len(word) :].lstrip(" ").startswith("("):
            start, self.at = self.at, self.at + len(word)
            self.take("(")
            if self.take(")"):
                self.blanks(lines=True)
                return Function(word, self._command())
            self.at = start
        return self._simple()

    def _if(self, _: str) -> Command:
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

    def _loop(self, word: str) -> Command:
        condition = self.script(("do",))
        return Loop(word == "until", condition, self._do())

    def _do(self) -> Script:
        self.expect("do")
        body = self.script(("done",))
        self.expect("done")
        return body

    def _for(self, _: str) -> Command:
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

    def _case(self, _: str) -> Command:
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

    # Words

    def word(self, empty: bool = False) -> Word:
        """A word with its quotes read."""
        if not empty:
            self.blanks()
        parts: list[Part] = []
        text = self.text
        plain = ""
        begun = False
        while self.at < len(text) and text[self.at] not in ENDS:
            begun = True
            char = text[self.at]
            if char in "'\"$`\\":
                if plain:
                    parts.append(Part("text", plain))
                    plain = ""
                parts += self._special(char)
            else:
                plain += char
                self.at += 1
        if plain:
            parts.append(Part("text", plain))
        if not begun and not empty:
            if self.at >= len(text):
                raise Unfinished("unexpected end of file")
            raise Wrong(f'unexpected "{self.operator()}"')
        return tuple(parts)

    def _special(self, char: str) -> list[Part]:
        text = self.text
        if char == "'":
            end = text.find("'", self.at + 1)
            if end < 0:
                raise Unfinished("unterminated quoted string")
            found = Part("text", text[self.at + 1 : end], True)
            self.at = end + 1
            return [found]
        if char == '"':
            self.at += 1
            found_parts = self.quoted('"')
            return found_parts or [Part("text", "", True)]
        if char == "\\":
            following = text[self.at + 1 : self.at + 2]
            self.at += 2
            return [] if following == "\n" else [Part("text", following, True)]
        return [self._dollar(False)]

    def quoted(self, end: str) -> list[Part]:
        """What stands in double quotes (or, without an end, in a here-document)."""
        parts: list[Part] = []
        plain = ""
        while True:
            if self.at >= len(self.text):
                if end:
                    raise Unfinished("unterminated quoted string")
                break
            char = self.text[self.at]
            if char == end:
                self.at += 1
                break
            if char == "\\" and self.text[self.at + 1 : self.at + 2] in ("$", "`", '"', "\\", "\n"):
                following = self.text[self.at + 1]
                plain += "" if following == "\n" else following
                self.at += 2
            elif char in "$`":
                parts.append(Part("text", plain, True))
                plain = ""
                parts.append(self._dollar(True))
            else:
                plain += char
                self.at += 1
        if plain:
            parts.append(Part("text", plain, True))
        return parts

    def _dollar(self, quoted: bool) -> Part:
        text, start = self.text, self.at
        if text[start] == "`":
            end = text.find("`", start + 1)
            if end < 0:
                raise Unfinished("unterminated quoted string")
            self.at = end + 1
            return Part("command", quoted=quoted, script=read(text[start + 1 : end].replace("\\`", "`")))
        if text.startswith("$((", start):
            depth, end = 0, start + 1
            while end < len(text):
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
                if depth == 0:
                    break
            else:
                raise Unfinished("missing '))'")
            self.at = end
            return Part("sum", quoted=quoted, word=tuple(Reader(text[start + 3 : end - 2]).quoted("")))
        if text.startswith("$(", start):
            self.at += 2
            script = self.script((")",))
            self.take(")")
            return Part("command", quoted=quoted, script=script)
        if text.startswith("${", start):
            return self._braces(quoted)
        end = start + 1
        if text[end : end + 1] and text[end] in "?!#@*$-0123456789":
            end += 1
        else:
            while end < len(text) and text[end] in NAME:
                end += 1
        self.at = end
        if end == start + 1:
            return Part("text", "$", quoted)
        return Part("variable", text[start + 1 : end], quoted)

    def _braces(self, quoted: bool) -> Part:
        text = self.text
        self.at += 2
        length = text.startswith("#", self.at) and text[self.at + 1 : self.at + 2] != "}"
        self.at += length
        end = self.at
        while end < len(text) and text[end] in NAME:
            end += 1
        if end == self.at:
            end += 1
        name, self.at = text[self.at : end], end
        if length:
            self.at += 1
            return Part("variable", name, quoted, "length")
        operator = ""
        for known in (":-", ":=", ":+", ":?", "##", "%%", "-", "=", "+", "?", "#", "%"):
            if text.startswith(known, self.at):
                operator, self.at = known, self.at + len(known)
                break
        inner = self.quoted("}")
        if not operator and inner:
            raise Wrong("bad substitution")
        return Part("variable", name, quoted, operator, tuple(inner))
