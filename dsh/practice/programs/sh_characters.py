"""The characters of sh: blanks, operators, quotes, words with their variables and substitutions."""

from dsh.practice.programs.sh_tree import Part, Script, Word

NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789")
ENDS = frozenset(" \t\n;&|<>()")
RESERVED = frozenset(("then", "else", "elif", "fi", "do", "done", "esac", "}"))
OPERATORS = ("&&", "||", ";;", ">>", ">&", "<&", "<<", ";", "&", "|", "<", ">", "(", ")", "\n")


class Wrong(Exception):
    """No sh script; the message says what was unexpected."""


class Unfinished(Wrong):
    """The script goes on in the next line."""


class Characters:
    """A place in the text, going forward. The grammar above it gives `script`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.heredocs: list[tuple[str, bool, list[Part]]] = []

    def script(self, ends: tuple[str, ...]) -> Script:
        """Commands up to one of `ends`."""
        raise NotImplementedError

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
                parts.extend(type(self)(text).quoted(""))

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
                if plain:
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
            return Part(
                "command", quoted=quoted, script=type(self)(text[start + 1 : end].replace("\\`", "`")).script(())
            )
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
            return Part("sum", quoted=quoted, word=tuple(type(self)(text[start + 3 : end - 2]).quoted("")))
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
