"""The keys and words of the shell: one list for the help, the bar, README and the bindings."""

from dsh.render.fragments import Fragments, rows, wrap

KEYS = {
    "Tab": "take or go through what is offered, Shift-Tab backwards",
    "Enter": "read the line; with an offer chosen, take the offer",
    "→": "take the grey suggestion from your history",
    "F6": "the next reading of the line: there are as many as the line below it says",
    "?": "more about the word before the cursor, in a docker line",
    "Alt-?": "explain the line as it stands",
    "F2": "this help",
    "F3": "several lines: Enter begins a new one, Alt-Enter reads them",
    "F4": "edit with the keys of vi or emacs",
    "F10": "leave",
    "Ctrl-R": "search the history",
    "Ctrl-C": "clear the line; stop what is running",
    "Ctrl-D": "leave, on an empty line",
}
WORDS = {
    "help": "this help",
    "explain COMMAND": "every word of a command",
    "preview COMMAND": "what it would do now, and nothing else",
    "learn [TOPIC]": "the ideas behind Docker",
    "why [MESSAGE]": "what an error or an exit code means",
    "undo": "take back what the last line did, where that can be",
    "stop it, force it": "go on from what was just shown: remove the first one",
    "again, same for db": "the last line once more, for another one, or changed: call it blog",
    "do it": "run the line that was named as what helps after a failure",
    "log": "what dsh has run and changed, how it ended, with the way back",
    "what can I undo": "what undo would take back now; nothing is run",
    "history": "the lines you typed",
    "clear": "empty the screen",
    "context use NAME": "talk to another engine, in this shell",
    "practice on": "an engine to practise on: nothing real is touched; practice off leaves it",
    "config": "the settings and where they stand",
    "doctor": "look for what is wrong with the engine",
    "!COMMAND": "a command of your own shell",
    "\\ at the end": "the line goes on in the next one",
    "exit": "leave",
}
TIPS = {
    "tab": "Tab shows what can come next, with what it means.",
    "why": "? and Enter at the question explains every word at length.",
    "question": "? after a word of a docker line tells more about that word.",
    "it": "You can go on from what was shown: stop it, remove the first one, undo.",
    "f6": "F6 shows the other ways to read your line, before you press Enter.",
    "learn": "learn lists the ideas behind Docker; learn volumes explains one.",
    "why-error": "why, after something failed, says what the exit code means.",
    "shell": "!ls runs a command of your own shell.",
}
EVERY = 3  # lines between two tips


PLAIN_KEYS = ("Ctrl-C", "Ctrl-D")  # of a terminal that hands on whole lines
OF_KEYS = frozenset(("tab", "question", "f6"))  # tips on others


def welcome(version: str, first: bool, keys: bool = True) -> str:
    """Three lines at the very first start; one later on. `keys`: are single keys heard?"""
    if not first:
        return f"dsh {version} · F2 help · Ctrl-D leaves\n" if keys else f"dsh {version} · help · exit leaves\n"
    return (
        "Say what you want of Docker, or type a docker command. It asks before changes.\n"
        "  try: list all containers · run nginx on port 8080 · what is an image\n"
        f"  {'Tab offers what can come next, F2 is help' if keys else 'help lists what else there is'}, Ctrl-D leaves\n"
    )


def help_text(columns: int, keys: bool = True) -> Fragments:
    """What can be typed, and the keys that are heard."""
    says = "Type a request in plain words, or a docker command with or without docker."
    out: Fragments = [("title", f"  {line}\n") for line in wrap(says, columns - 3)]
    out += rows([([("command", word)], meaning) for word, meaning in WORDS.items()], columns, left=20)
    out += [("title", "  Keys\n")]
    heard = {key: meaning for key, meaning in KEYS.items() if keys or key in PLAIN_KEYS}
    return out + rows([([("flag", key)], meaning) for key, meaning in heard.items()], columns, left=10)
