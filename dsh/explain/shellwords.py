"""What the signs and words of the shell mean."""

from dsh.cmdline.syntax import Redirect, Word

OPERATORS = {
    "|": "Hands the output of the command on the left to the command on the right as its input.",
    "|&": "Hands output and error messages of the left command to the right one as its input.",
    "&&": "Goes on with the next command only if the one before succeeded.",
    "||": "Goes on with the next command only if the one before failed.",
    ";": "Ends a command; the next one runs after it, whatever came of it.",
    ";;": "Ends this case.",
    "&": "Runs the command before it in the background; the shell does not wait.",
    "(": "Begins commands that run in a shell of their own.",
    ")": "Ends what the opening bracket began.",
    "((": "Begins a calculation.",
    "))": "Ends the calculation.",
    "[": "Begins a test.",
    "]": "Ends the test.",
}
KEYWORDS = {
    "if": "Runs what follows and looks at whether it succeeds.",
    "then": "What to do if the condition succeeded.",
    "elif": "Otherwise tries this further condition.",
    "else": "What to do if the condition failed.",
    "fi": "Ends the if.",
    "for": "Repeats commands, once for each item of a list.",
    "select": "Lets the user choose from a list.",
    "in": "The list follows.",
    "while": "Repeats commands as long as the condition succeeds.",
    "until": "Repeats commands until the condition succeeds.",
    "do": "Begins the commands that are repeated.",
    "done": "Ends the commands that are repeated.",
    "case": "Compares a text with patterns and runs what belongs to the first that fits.",
    "esac": "Ends the case.",
    "function": "Defines a command of one's own.",
    "{": "Begins commands that belong together.",
    "}": "Ends the commands that belong together.",
    "!": "Turns success into failure and failure into success.",
    "[[": "Begins a test.",
    "]]": "Ends the test.",
    "coproc": "Runs the command in the background, connected to this shell.",
}
IN_GROUP = {
    "for": "An item of the list.",
    "select": "An item of the list.",
    "c_style_for": "Part of the loop's counting.",
    "case": "The text or a pattern of the case.",
    "case_item": "A pattern: the commands after it run if it fits.",
    "test": "Part of the test.",
    "function": "The name of the command that is defined.",
}
PROMPT = "The shell's prompt, pasted along: it is not part of the command."
OUTPUT = "Output that was pasted along: no command."
COMMENT = "A comment: the shell skips it."
SUBSTITUTION = "The shell runs the command inside first and puts its output here"
STREAMS = {None: "", "0": "input ", "1": "output ", "2": "error messages "}


def token(text: str) -> str:
    """The meaning of an operator or keyword."""
    return OPERATORS.get(text) or KEYWORDS.get(text) or "Part of the shell's own syntax."


def in_group(kind: str) -> str:
    """The meaning of a word that belongs to a compound command itself."""
    if kind.endswith("_expression"):
        return "Part of a test or a calculation."
    return IN_GROUP.get(kind, "A word of the shell's own.")


def redirect(it: Redirect) -> str:
    """What a redirection does."""
    target = it.target.shown if it.target else ""
    what = {"2": "error messages", None: "output", "1": "output"}.get(it.fd, f"stream {it.fd}")
    if it.operator in (">&", "<&") and target.isdigit():
        to = {"1": "where the output goes", "2": "where error messages go"}.get(target, f"to stream {target}")
        return f"Sends {what} {to}."
    if it.operator in ("&>", "&>>", ">&"):
        what = "output and error messages"
    if target == "/dev/null" and it.operator.startswith((">", "&>")):
        return f"Throws {what} away."
    if it.operator in (">>", "&>>"):
        return f"Adds {what} at the end of the file {target}."
    if it.operator in ("<<", "<<-"):
        return f"Gives the lines that follow, up to {target}, to the command as its input."
    if it.operator == "<<<":
        return "Gives this text to the command as its input."
    if it.operator == "<":
        return f"Gives the content of the file {target} to the command as its input."
    if it.operator == "<>":
        return f"Opens the file {target} for reading and writing."
    return f"Writes {what} into the file {target}; what was in it is lost."


def writes(it: Redirect) -> bool:
    """Does it change a file?"""
    target = it.target.shown if it.target else ""
    to_stream = it.operator in (">&", "<&") and (target.isdigit() or target == "-")
    return ">" in it.operator and not to_stream and not target.startswith("/dev/")


def variables(word: Word) -> str:
    """What the shell puts into a word before the command sees it; "" where nothing."""
    names = [piece.text for piece in word.pieces if piece.kind == "variable"]
    said = []
    if names:
        verb = "is" if len(set(names)) == 1 else "are"
        said.append(f"{' and '.join(dict.fromkeys(names))} {verb} filled in by the shell.")
    if any(piece.kind == "glob" and ":" not in piece.text for piece in word.pieces):  # [::1] is an address
        said.append("The shell replaces the pattern with the names of the files that fit, where there are any.")
    home = next((piece.text for piece in word.pieces if piece.kind == "tilde"), None)
    if home:
        whose = f"the home folder of {home[1:]}" if home[1:] else "your home folder"
        said.append(f"{home} is {whose}.")
    if any(piece.kind == "braces" for piece in word.pieces):
        said.append("The shell makes a word of each alternative in the braces.")
    if any(piece.kind == "arithmetic" for piece in word.pieces):
        said.append("The shell works out the calculation.")
    return " ".join(said)
