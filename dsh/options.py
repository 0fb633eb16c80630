"""What stands on dsh's command line: the words of a request or command, and dsh's own options as attributes."""

from dsh.typed import Any

TYPE_CHECKING = False
VERBS = {
    "ask": "the docker command for a request, explained",
    "explain": "every word of a docker line, a Dockerfile or a compose file explained",
    "preview": "what a command would do to the engine now; changes nothing",
    "run": "preview, one confirmation, run",
    "learn": "the ideas behind Docker, and lessons",
    "why": "what an error message or an exit code means, and the way out",
    "log": "what dsh has run, and the way back",
    "undo": "the way back from the last run: previewed, asked, run",
    "config": "the settings of the shell, and where they stand",
    "doctor": "engine, context, versions, what is missing and how to mend it",
    "completion": "Tab and one key for the shell you use: its plugin, printed or installed",
    "plugin": "docker ask, docker explain, docker preview and docker why: plugins of docker's own client",
    "complete": "what the shells' plugins ask: live objects, or what the key does with a line",
    "help": "how dsh or a verb is used",
}
DESCRIPTION = "Say what you want of Docker; see the command, what it means and what it would do; run exactly that."
EPILOG = "Without a verb dsh opens its shell."
Option = tuple[tuple[str, ...], dict[str, Any]]  # the arguments of add_argument
TAKES_WORDS = {"ask", "explain", "preview", "run", "learn", "why"}


SHARED: list[Option] = [
    (("--json",), {"action": "store_true", "help": "one JSON object a line"}),
    (("--context",), {"metavar": "NAME", "help": "docker context to use"}),
    (("--host",), {"metavar": "URL", "help": "engine to use: unix://, tcp://, ssh://"}),
    (
        ("--practice",),
        {"metavar": "NAME", "nargs": "?", "const": "default", "help": "practise: nothing real is touched"},
    ),
    (("--no-color",), {"action": "store_true", "help": "no colours"}),
]
WORDS: Option = (
    ("words",),
    {"nargs": "*", "metavar": "WORD", "help": "request or command, quoted or not; - is stdin"},
)
OPTIONS: dict[str, list[Option]] = {
    "ask": [
        (("--print",), {"action": "store_true", "dest": "bare", "help": "print the bare command line alone"}),
        (("--why-not",), {"action": "store_true", "help": "show how the request was read"}),
    ],
    "explain": [
        (("-f", "--file"), {"metavar": "FILE", "help": "a Dockerfile or compose file"}),
        (("--as",), {"dest": "convert", "choices": ["compose", "run"], "help": "write it as the other one"}),
    ],
    "learn": [
        (("--try",), {"action": "store_true", "dest": "attempt", "help": "do a lesson on the practice engine"}),
        (("--again",), {"action": "store_true", "help": "begin the lesson anew"}),
    ],
    "log": [(("--all",), {"action": "store_true", "help": "all of it, not the last 20 alone"})],
    "run": [(("--yes",), {"action": "store_true", "help": "run without asking"})],
    "undo": [(("--yes",), {"action": "store_true", "help": "run without asking"})],
    "completion": [
        (("--install",), {"action": "store_true", "help": "put it where the shell looks for it"}),
        (("--uninstall",), {"action": "store_true", "help": "take it away again"}),
        (("--key",), {"metavar": "KEY", "help": "the key, as ^Xd (default) or ^G; DSH_KEY goes before it"}),
    ],
    "plugin": [(("--hints",), {"action": "store_true", "help": "let docker print a hint after a failed command"})],
}
ARGUMENTS: dict[str, Option] = {
    "completion": (("shell",), {"choices": ["bash", "zsh", "fish", "powershell"]}),
    "plugin": (("action",), {"choices": ["install", "uninstall"]}),
    "complete": (("words",), {"nargs": "*", "metavar": "WORD", "help": "a kind of object, or key and the line"}),
    "help": (("topic",), {"nargs": "?", "metavar": "VERB", "choices": list(VERBS)}),
}
VALUED = ("--context", "--host", "-f", "--file", "--as", "--key")
SWITCHES = ("--try", "--again", "--json", "--yes", "--print", "--practice", "--no-color")


class Options:
    """Those that every verb has, and those of the verb at hand (`OPTIONS` and `ARGUMENTS` name them)."""

    verb: str | None = None
    words: list[str]
    begun: Any = None  # what an engine was asked before (dsh.engine.begun.Begun)
    json: bool = False
    context: str | None = None
    host: str | None = None
    practice: str | None = None
    no_color: bool = False

    def __init__(self, **given: Any) -> None:
        self.words = []
        vars(self).update(given)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...
        def __setattr__(self, name: str, value: Any) -> None: ...
