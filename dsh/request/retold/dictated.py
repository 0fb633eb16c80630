"""Signs and numbers that are spoken: "anna slash app colon one point zero", "port eighty eighty to eighty"."""

from dsh.request import values
from dsh.typed import Any

UNITS = {"oh": 0, "zero": 0} | {word: int(n) for word, n in values.NUMBERS.items() if 1 <= n < 20 and " " not in word}
TENS = {word: int(n) for word, n in values.NUMBERS.items() if 20 <= n < 100 and n % 10 == 0}
MANY = ("hundred", "thousand")
NUMBERS = frozenset([*UNITS, *TENS, *MANY])
DASHES = ("dash", "hyphen", "underscore")


def written(text: str, index: dict[str, Any]) -> str:
    """The text as it would have been typed; itself where no sign and no port is spoken."""
    told = Dictated(index["dictated"])
    return " ".join(told.joined(told.ports(text.split(" "))))


def number(words: list[str]) -> str:
    """The digits that these words of numbers say: "fifty four thirty two" is 5432, "one thousand twenty four" 1024."""
    out = ""
    high = low = room = 0  # what is said of one number, and below what the next word must be to be part of it
    for word in map(str.lower, words):
        if word == "thousand":
            high, low, room = high + (low or 1) * 1000, 0, 1000
        elif word == "hundred":
            low, room = (low or 1) * 100, 100
        else:
            said = int(word) if word.isdigit() else UNITS.get(word, TENS.get(word, 0))
            if not 0 < said < room:
                out += str(high + low) if high + low else ""
                out += word if word.isdigit() else "0" if said == 0 else ""
                high, low = 0, 0 if word.isdigit() else said
            else:
                low += said
            room = 10 if word in TENS else 0
    return out + (str(high + low) if high + low else "")


def _is_number(word: str) -> bool:
    return word.lower() in NUMBERS or word.isdigit()


class Dictated:
    """What the knowledge has of dictated words."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.spoken: dict[str, str] = data["signs"]
        self.alone, self.leads, self.ends, self.between = (
            frozenset(data[name].split()) for name in ("alone", "leads", "ends", "between")
        )

    def ports(self, words: list[str]) -> list[str]:
        """With the numbers behind "port" and "version" in digits, and those of several words."""
        out: list[str] = []
        at = 0
        near = False
        while at < len(words):
            low = words[at].lower()
            end = at
            while end < len(words) and words[end].rstrip(",.;").lower() in NUMBERS:
                end += 1
                if not words[end - 1][-1:].isalpha():
                    break
            if end > at + (not near):
                tail = words[end - 1][len(words[end - 1].rstrip(",.;")) :]
                said = number([w.rstrip(",.;") for w in words[at:end]])
                if out[-1:] == ["ubuntu"] and len(said) == 4:
                    said = f"{said[:2]}.{said[2:]}"  # its versions are months
                told = float(said) > 19 or (bool(out) and out[-1].lower() == "version")
                out += [said + tail] if told else words[at:end]
                at, near = end, True
                continue
            near = low in ("port", "ports", "version") or (near and (low in self.between or low.isdigit()))
            out.append(words[at])
            at += 1
        return out

    def joined(self, words: list[str]) -> list[str]:
        out: list[str] = []
        at = 0
        while at < len(words):
            signs, after = self.signs(words, at)
            right, end = self.operand(words, after) if signs else ("", at)
            left = self.left(out, words[at].lower()) if right else 0
            if left and out[-1][:1] == "-":
                left = 0  # "ls dash la slash etc"
            if not right or not self.fits(words[at:after], left, right, out):
                out.append(words[at])
                at += 1
                continue
            if left:
                before = out[-left:]
                del out[-left:]
                out.append((number(before) if left > 1 or _is_number(before[0]) else before[0]) + signs + right)
            else:
                out.append(signs + right)
            at = end
        return out

    def signs(self, words: list[str], at: int) -> tuple[str, int]:
        """The signs that are spoken there, and where the word after them stands."""
        out = ""
        while at < len(words) and words[at].lower() in self.spoken:
            out += self.spoken[words[at].lower()]
            at += 1
        return out, at

    def operand(self, words: list[str], at: int) -> tuple[str, int]:
        """What a sign leads to, and where it ends."""
        flag = at > 0 and words[at - 1].lower() == "dash" and at > 1 and words[at - 2].lower() in self.leads
        low = words[at].rstrip(",.;!?").lower() if at < len(words) else ""
        if low == "my" and at + 2 < len(words) and words[at + 1].lower() in DASHES:
            return words[at], at + 1
        if not low or "\0" in low or (low in self.ends and not (flag and low == "it")):
            return "", at
        if low == "v" and at + 1 < len(words) and _is_number(words[at + 1].rstrip(",.;!?")):
            version, end = self.operand(words, at + 1)
            return f"v{version}", end
        end = at
        while end < len(words) and _is_number(words[end].rstrip(",.;!?")):
            end += 1
            if not words[end - 1][-1:].isalnum():
                break
        if end == at:
            return words[at], at + 1
        tail = words[end - 1][len(words[end - 1].rstrip(",.;!?")) :]
        return number([w.rstrip(",.;!?") for w in words[at:end]]) + tail, end

    def left(self, out: list[str], sign: str) -> int:
        """How many of the words before a sign it goes on; 0 where it begins a word."""
        if out and out[-1].lower() == "my" and sign in DASHES:
            return 1  # "my dash app"
        if not out or not out[-1][-1:].isalnum() or out[-1].lower() in self.leads or "\0" in out[-1]:
            return 0
        count = 0
        while count < len(out) and _is_number(out[-1 - count]):
            count += 1
        return max(1, count)

    def fits(self, spoken: list[str], left: int, right: str, out: list[str]) -> bool:
        first = spoken[0].lower()
        if not left:
            if first == "dash":  # a flag: "ls dash la", "run dash dash rm"
                return len(spoken) == 2 or (len(spoken) == 1 and len(right.rstrip(",.;")) < 3 and bool(out))
            return first not in self.alone
        if first == "point":
            before = out[-1].rpartition(":")[2].rpartition("-")[2]
            return right[:1].isdigit() and (before[-1:].isdigit() or _is_number(before))
        return True
