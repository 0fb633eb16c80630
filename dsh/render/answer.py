"""The answer to a request, for people."""

from dsh.cmdline.secrets import mask
from dsh.escape import quoted
from dsh.explain.masked import reading_without_secrets
from dsh.render.fragments import Fragments, width, wrap
from dsh.render.marks import note
from dsh.request.suggestion import Answer, Suggestion


def reading(suggestion: Suggestion, columns: int) -> Fragments:
    """How the request was read: remove · containers · stopped; nothing where that is the line itself."""
    if suggestion.reading in ((), (suggestion.command,)):
        return []
    said = reading_without_secrets(suggestion.reading, suggestion.command)
    lines = wrap(f"read as: {mask(' · '.join(said))}", max(10, columns - 4))
    return [("dim", f"  {line}\n") for line in lines]


def alternatives(answer: Answer, columns: int) -> Fragments:
    """The other suggestions, numbered from 2."""
    others = answer.suggestions[1:4]
    if not others:
        return []
    out: Fragments = [("", "\n"), ("dim", "  or did you mean:\n")]
    for number, other in enumerate(others, 2):
        command = mask(other.command)
        out += [("dim", f"  {number}  "), ("command", command)]
        if other.summary == answer.suggestions[0].summary:  # another form of the same
            out.append(("", "\n"))
        elif width(command) + width(other.summary) + 7 <= columns:
            out += [("dim", f"  {other.summary}"), ("", "\n")]
        else:
            out += [("", "\n"), *(("dim", f"     {line}\n") for line in wrap(other.summary, columns - 6))]
    return out


def choices(answer: Answer, columns: int) -> Fragments:
    """The question of an ambiguous request with its choices, numbered from 1."""
    out: Fragments = [("title", "  " + (answer.question or "Which of these do you mean?") + "\n"), ("", "\n")]
    for number, choice in enumerate(answer.suggestions, 1):
        out += [("dim", f"  {number}  "), ("command", mask(choice.command)), ("", "\n")]
        out += [("", "     " + line + "\n") for line in wrap(choice.summary, columns - 5)]
    return out


def concept(answer: Answer, columns: int) -> Fragments:
    """The answer to a question about an idea."""
    out: Fragments = [("", "  " + line + "\n") for line in wrap(answer.answer or "", columns - 4)]
    if answer.concept:
        out += [("", "\n"), ("dim", f"  more: dsh learn {answer.concept}\n")]
    return out


def nothing(answer: Answer, columns: int) -> Fragments:
    """No command fits; what to try instead."""
    out = note("error", f"I know no docker command for {quoted(answer.request)}.", columns)
    return out + note(
        "dim", answer.hint or "Say it in other words, or name a docker command: dsh explain docker ps", columns
    )
