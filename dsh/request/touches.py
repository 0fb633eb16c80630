"""What a line needs besides, once it is written: a search in any case, a password from a file, what a shell must read.

Each step looks at the draft and changes its line, or leaves it.
"""

from dsh.request.checked.doubts import is_handed
from dsh.request.draft import Draft
from dsh.request.line import quote
from dsh.request.settings.registries import pushed
from dsh.request.shells import with_shell

FILED = {"docker image save": "o", "docker container export": "o", "docker image load": "i"}  # else the terminal
SHELLS = (" sh", " bash")
MAKING = ("docker container run", "docker container create")


def touched(it: Draft) -> Draft:
    """The draft with all that its line needs."""
    for touch in TOUCHES:
        touch(it)
    return it


def _in_any_case(it: Draft) -> None:
    if " | grep " not in it.line:
        return
    from dsh.request.patterns import any_case  # few requests need it: it is no part of the start

    cases = any_case(it.reading)
    it.used |= cases
    if cases:
        it.line = it.line.replace(" | grep ", " | grep -i ").replace("-i -i", "-i")


def _over_ssh(it: Draft) -> None:
    if " host={ADDRESS}" in it.template and "@" in it.line and "://" not in it.line:
        it.line = it.line.replace(" host=", " host=ssh://")


def _handed_in(it: Draft) -> None:
    """A password or a Dockerfile that comes from a file or from a pipe."""
    if (it.path == "docker login" and it.plain) or (it.path == "docker image build" and is_handed(it.reading)):
        from dsh.request.settings.streams import handed  # few requests need it: it is no part of the start

        it.line, words = handed(it.path, it.line, it.reading)
        it.used |= words


def _scaled(it: Draft) -> None:
    if "{SERVICE}={REPLICAS}" not in it.template:
        return
    from dsh.request.whole.scaling import scaled  # few requests need it: it is no part of the start

    it.line, words = scaled(it.line, it.reading, it.reading.names)
    it.used |= words
    if words:
        _keep_what_is_missing(it)


def _capital_error(it: Draft) -> None:
    if "grep -i error" in it.line and any(w.text == "ERROR" for w in it.reading.words):
        it.line = it.line.replace("grep -i error", "grep ERROR")


def _comes_back(it: Draft) -> None:
    """What is to start again by itself is not to be removed: docker refuses the two flags together."""
    if " --rm" in it.line and " --restart " in it.line and it.path in MAKING:
        it.line = it.line.replace(" --rm", "", 1)
        it.sets = [one for one in it.sets if one.name != "rm"]


def _into_a_file(it: Draft) -> None:
    """What is saved goes into a file: without one it would go to the terminal."""
    letter = FILED.get(it.path)
    if letter and it.plain and f" -{letter} " not in it.line and " --" not in it.line:
        it.line = it.line.replace(it.spelling, f"{it.spelling} -{letter} FILE", 1)
        it.missing = (*it.missing, "FILE")


def _packed(it: Draft) -> None:
    """The folder and the file of a volume's archive."""
    if "/backup/" not in it.template:
        return
    from dsh.request import archives  # few requests need it: it is no part of the start

    packing = archives.archive(it.reading)
    it.wrong_way = packing is not None and packing[1] != (" tar x" in it.template)
    it.line = archives.rewritten(it.line, it.reading)
    it.used |= archives.words_of(it.reading)
    _keep_what_is_missing(it)


def _another_file(it: Draft) -> None:
    """Is there a file that could be meant, or is what it is copied from an archive?"""
    if " FILE" in it.line:
        it.wrong_way |= any(n.kind == "file" for n in it.free if not it.used & set(n.indexes))
    if "/from/" in it.template:
        it.wrong_way |= any(n.texts[0] in ("backup", "copy", "archive") for n in it.filled.values())


def _pushed_elsewhere(it: Draft) -> None:
    """ "push web to registry:5000": it is tagged for there first."""
    if it.path != "docker image push" or not it.plain or not (elsewhere := pushed(it.reading)):
        return
    source, target, words = elsewhere
    line = it.line.replace(it.spelling, f"docker tag {quote(source)} {quote(target)} && {it.spelling}", 1)
    it.line, it.missing = f"{line[: line.rindex(' ')]} {quote(target)}", ()
    it.used |= set(words)


def _by_a_shell(it: Draft) -> None:
    """A shell as the entrypoint is no command as well; what only a shell reads is given to one."""
    if it.runs and it.template.endswith(SHELLS) and any(f.flag == "entrypoint" for f in it.chosen):
        it.line = it.line.rpartition(" ")[0]
    template = it.template if it.runs else ""
    it.line = with_shell(it.line, template, it.reading, it.values.get("IMAGE", ""), it.index)


def _keep_what_is_missing(it: Draft) -> None:
    it.missing = tuple(m for m in it.missing if m in it.line)


TOUCHES = (
    _in_any_case,
    _over_ssh,
    _handed_in,
    _scaled,
    _capital_error,
    _comes_back,
    _into_a_file,
    _packed,
    _another_file,
    _pushed_elsewhere,
    _by_a_shell,
)
