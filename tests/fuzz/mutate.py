"""Changes a text at random, so that it stays near to what people write."""

import random
from collections.abc import Sequence

SIGNS = [
    *" \t\n\r'\"\\`$(){}[]<>|&;#*?~!=:,./-_@^%+",
    "\r\n", "$(", "${", "<<EOF\n", "EOF\n", "&&", "||", "2>&1", "--", "-it", "{{", "}}", "\x00", "\x1b[0m", "\u00a0",
    "\u2028", "\u2014", "\u201c", "é", "🐳", "\ud800", "docker ", "docker run ", "FROM ", "RUN ", "- ", ": ", "  ",
    "&a ", "*a", "!!", "|\n", "<IMAGE>", "[OPTIONS]", "9" * 30, "sha256:", "sudo ", "for x in ", "; do ",
    "done", "case ",
]  # fmt: skip


def mutated(text: str, pool: Sequence[str], dice: random.Random) -> str:
    """The text after one to six changes: a piece gone, doubled, moved or taken from another text, a sign put in."""
    for _ in range(dice.randint(1, 6)):
        at = dice.randint(0, len(text))
        end = min(len(text), at + dice.choice((1, 1, 2, 5, 20)))
        match dice.randrange(7):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:at] + text[at:end] * 2 + text[end:]
            case 2:
                text = text[:at] + dice.choice(SIGNS) + text[at:]
            case 3:
                text = text[:at] + dice.choice(SIGNS) + text[end:]
            case 4:
                other = dice.choice(pool)
                begin = dice.randint(0, len(other))
                text = text[:at] + other[begin : begin + dice.randint(1, 40)] + text[at:]
            case 5:
                words = text.split(" ")
                dice.shuffle(words)
                text = " ".join(words)
            case _:
                text = text[:at]
    return text[:2000]
