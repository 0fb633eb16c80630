"""$((...)): whole numbers, as the shell reckons them."""

from collections.abc import Mapping

from dsh.patterns import regex
from dsh.plan.blocked import Blocked

TOKEN = regex(r"\s*(\d+|[A-Za-z_]\w*|==|!=|<=|>=|&&|\|\||[-+*/%()<>!])")
ORDER = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))


def reckoned(text: str, variables: Mapping[str, str]) -> str:
    """The value of `$((text))`. Raises Blocked for what is no plain sum."""
    plain = text.removeprefix("$((").removesuffix("))").replace("${", " ").replace("}", " ").replace("$", " ")
    tokens: list[str] = []
    at = 0
    while plain[at:].strip():
        found = TOKEN.match(plain, at)
        if found is None:
            raise _unknown(text)
        tokens.append(found[1])
        at = found.end()
    sum_ = _Sum(tokens, variables, text)
    value = sum_.level(0)
    if sum_.tokens:
        raise _unknown(text)
    return str(value)


def _unknown(text: str) -> Blocked:
    return Blocked(f"{text} is explained, but dsh does not work it out", "write its value instead")


class _Sum:
    def __init__(self, tokens: list[str], variables: Mapping[str, str], text: str) -> None:
        self.tokens, self.variables, self.text = tokens, variables, text

    def level(self, n: int) -> int:
        if n == len(ORDER):
            return self.one()
        value = self.level(n + 1)
        while self.tokens and self.tokens[0] in ORDER[n]:
            operator = self.tokens.pop(0)
            value = self.two(operator, value, self.level(n + 1))
        return value

    def one(self) -> int:
        if not self.tokens:
            raise _unknown(self.text)
        token = self.tokens.pop(0)
        if token == "(":
            value = self.level(0)
            if self.tokens[:1] != [")"]:
                raise _unknown(self.text)
            self.tokens.pop(0)
            return value
        if token in "+-!":
            value = self.one()
            return -value if token == "-" else int(not value) if token == "!" else value
        word = token if token.isdigit() else self.variables.get(token, "") or "0"
        if not word.lstrip("-").isdigit() or (not token.isidentifier() and not token.isdigit()):
            raise _unknown(self.text)
        return int(word)

    def two(self, operator: str, left: int, right: int) -> int:
        if operator in "/%":
            if not right:
                raise _unknown(self.text)
            whole = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)  # towards zero
            return whole if operator == "/" else left - whole * right
        found: int = {
            "+": left + right,
            "-": left - right,
            "*": left * right,
            "<": int(left < right),
            ">": int(left > right),
            "<=": int(left <= right),
            ">=": int(left >= right),
            "==": int(left == right),
            "!=": int(left != right),
            "&&": int(bool(left and right)),
            "||": int(bool(left or right)),
        }[operator]
        return found
