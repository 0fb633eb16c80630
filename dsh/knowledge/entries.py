"""What the knowledge base holds, as plain values. The YAML files of knowledge/ have the same keys."""

from dsh.named import NamedTuple
from dsh.typed import Any


class Flag(NamedTuple):
    """One flag of one command, under its long name without dashes."""

    name: str
    type: str  # a value type's name in dsh/cmdline/types; "bool" takes no value
    meaning: str  # one line: what it does
    short: str | None = None  # one letter, without the dash
    aliases: tuple[str, ...] = ()  # other long names without dashes (net for network)
    when: str | None = None  # one line: when one wants it
    default: str | None = None  # the declared default, as docker prints it
    repeat: bool = False  # may be given several times, the values collect
    optional_value: str | None = None  # --flag without a value means this (pflag's NoOptDefVal)
    values: dict[str, str] = {}  # the words it accepts, each with its meaning
    keys: dict[str, str] = {}  # filter keys, or keys of a key=value list, each with its meaning
    fields: dict[str, str] = {}  # --format: placeholder (".Names") to its meaning
    deprecated: str | None = None  # what to use instead
    hidden: bool = False
    experimental: bool = False
    since: str | None = None  # least API version of the engine, as "1.43"
    builder: str | None = None  # "buildkit" or "classic" where only one of the two builders knows it
    swarm: bool = False
    os: str | None = None  # the one operating system of engines that know it
    phrases: tuple[str, ...] = ()  # how people ask for it; {value} stands for the flag's value


class Argument(NamedTuple):
    """One place in a command's argument list."""

    name: str  # docker's own placeholder: IMAGE, CONTAINER, COMMAND
    type: str
    meaning: str
    optional: bool = False
    repeat: bool = False
    phrases: tuple[str, ...] = ()


class Example(NamedTuple):
    command: str
    says: str


class Trap(NamedTuple):
    """A mistake that people make with the command, found by the flags and values of an invocation.

    `when` holds any of `with` and `without` (flag names), `flags` (flag name to a regular expression on its
    value), `arguments` (argument name to a regular expression), `fewer`/`more` (a number of arguments) and `terminal`
    (input or output: that stream is the terminal, no file or pipe). All must hold. Without `when` the trap belongs to
    every use of the command.
    """

    id: str
    says: str
    when: dict[str, Any] = {}
    fix: str | None = None


class Keep(NamedTuple):
    """What a command does not touch; `when` as a trap's: only where the flags of the line leave it so.

    One without `when` is written as its text alone.
    """

    says: str
    when: dict[str, Any] = {}


class Command(NamedTuple):
    """A docker command, under its canonical path ("docker container run")."""

    path: str
    summary: str  # one line: what it does
    about: str = ""  # what a newcomer should know; paragraphs
    risk: str = "read"  # read, change, destroy
    plugin: str = "core"  # core, buildx, compose
    group: bool = False  # has subcommands and does nothing itself
    aliases: tuple[str, ...] = ()  # every other full spelling ("docker run")
    usage: str = ""  # the arguments as docker prints them
    least: int = 0  # arguments needed
    most: int | None = None  # arguments allowed; None is no limit
    arguments: tuple[Argument, ...] = ()
    stops_at_first_argument: bool = False  # flags after the first argument belong to the argument
    flags: dict[str, Flag] = {}
    keeps: tuple[Keep, ...] = ()  # what it does not touch
    way_back: str | None = None
    reads: tuple[str, ...] = ()  # how to read the table it prints, and where to go on: said below it in the shell
    traps: tuple[Trap, ...] = ()
    examples: tuple[Example, ...] = ()
    concepts: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()  # how people ask for it; {CONTAINER} stands for the argument of that name
    deprecated: str | None = None
    hidden: bool = False
    experimental: bool = False
    since: str | None = None
    swarm: str | None = None  # yes, active, manager
    subcommands: dict[str, str] = {}  # of a group: name to summary; filled in by the compiler
    environment: dict[str, str] = {}  # of "docker" itself: variable to meaning


class Instruction(NamedTuple):
    """A Dockerfile instruction."""

    name: str
    summary: str
    about: str = ""
    usage: tuple[str, ...] = ()
    flags: dict[str, Flag] = {}
    layer: bool = False
    traps: tuple[Trap, ...] = ()
    examples: tuple[Example, ...] = ()
    concepts: tuple[str, ...] = ()
    deprecated: str | None = None


class ComposeKey(NamedTuple):
    """A key of a compose file, under its dotted path: "services.*.ports", "volumes.*.driver"."""

    path: str
    meaning: str
    type: str = "any"  # a value type's name, or: any, mapping, list, string, number, bool
    values: dict[str, str] = {}
    keys: dict[str, str] = {}  # of a long form: its keys
    run_flag: str | None = None  # the flag of docker run that says the same
    deprecated: str | None = None


class Concept(NamedTuple):
    id: str
    title: str
    chapter: str
    answer: str  # two to four sentences: the answer to "what is it"
    text: str = ""  # the longer lesson
    phrases: tuple[str, ...] = ()  # questions people ask that this answers
    examples: tuple[Example, ...] = ()
    see_also: tuple[str, ...] = ()
    links: dict[str, str] = {}  # title to address, for the reading list


class Way(NamedTuple):
    """A way out of an error: what to do, and the command for it where there is one."""

    says: str
    command: str | None = None


class ErrorEntry(NamedTuple):
    """An error message or exit code that docker prints."""

    id: str
    where: str
    pattern: str  # a regular expression for re.search; named groups may be used as {name} in the texts
    happened: str
    causes: tuple[str, ...] = ()  # in order of likelihood
    ways: tuple[Way, ...] = ()
    example: str = ""  # a message that docker really printed
    look: str | None = None  # what to look for with an engine at hand: port, name, image-user, disk, ...
    exit_code: str | None = None
    concepts: tuple[str, ...] = ()


class Program(NamedTuple):
    """A program that stands beside docker on a command line: grep, xargs, sudo."""

    name: str
    meaning: str
    flags: dict[str, str] = {}  # "-v" to its meaning
    takes_value: tuple[str, ...] = ()  # the flags whose next word is their value
    arguments: tuple[str, ...] = ()  # of its words that are no flags, in order; the last holds on
    gives_first: tuple[str, ...] = ()  # the flags whose value stands for the first of those words: grep -e
    runs_command: bool = False  # its arguments are a command line: sudo, xargs, time, watch
    filter: bool = False  # reads standard input, writes standard output, changes nothing
    gone: str | None = None  # why it is of no use any more, and what instead


class KnownImage(NamedTuple):
    """A well-known image: what requests and explanations may say of it."""

    name: str
    meaning: str
    ports: tuple[int, ...] = ()
    ports_of_tag: dict[str, tuple[int, ...]] = {}  # "apache": those of the tags with that word: 8.3-apache
    volumes: tuple[str, ...] = ()
    volumes_until: dict[str, str] = {}  # "17": where versions up to 17 kept their data
    volumes_of_tag: dict[str, tuple[str, ...]] = {}  # "apache": those of the tags with that word: 8.3-apache
    pages: str = ""  # the folder whose pages it serves, where that is not its volume
    init_scripts: str = ""  # the folder inside whose scripts it runs when its data is made
    environment: dict[str, str] = {}  # variables it needs or reads
    shell: str = "sh"
    aliases: tuple[str, ...] = ()  # what people call it: postgresql, node.js
    dead: str | None = None  # why one should not use it any more, and what instead
