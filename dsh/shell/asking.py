"""The question below the screen, until its answer says what is to become of the line."""

from dsh.explain.command import explain_line
from dsh.explain.masked import masked
from dsh.plan.plan import Plan
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments, rows
from dsh.render.marks import note
from dsh.shell.background import in_background
from dsh.shell.choices import decide, missing_word, question
from dsh.shell.copied import copied
from dsh.shell.foot import way_shown
from dsh.shell.pager import paged
from dsh.shell.picked import is_sentence
from dsh.shell.screen import files_made
from dsh.shell.shell import Shell


class NewLine(Exception):
    """The answer to a question is a wish of its own. `line`: what was asked about, which the wish may speak of."""

    def __init__(self, text: str, line: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.line = line


def ask(command: str, plan: Plan, shell: Shell, others: bool) -> str:
    """Until the answer is run, edit, other or quit.

    Once the pager has been there a bare Enter runs nothing: it may be the one that followed its q out of habit. Nor
    does it where something was typed before the question was there: an "n" that came too early must not become a yes.
    """
    careful, behind = False, in_background(command, shell.store) is not None
    while True:
        columns = shell.face.size()[0]
        careful = shell.face.settle() or careful
        said = shell.face.answer(question(plan, others, columns, careful, behind))
        verdict = decide(said, plan, careful, behind)
        careful = careful or verdict in ("?", "l")
        if verdict == "?":
            from dsh.render.explanation import explanation

            it = masked(explain_line(command, shell.store))
            it = it._replace(keeps=plan.keeps or it.keeps, way_back=way_shown(plan) or it.way_back)  # as on the screen
            unfold(explanation(it, columns, unfold=True), shell)
        elif verdict == "l":
            from dsh.render.plan import preview

            made = rows(files_made(masked(explain_line(command, shell.store))), columns, columns // 2)
            unfold([*made, *preview(plan._replace(way_back=way_shown(plan)), columns, every=True)], shell)
        elif verdict == "c":
            copied(command, shell.console, shell.face)
        elif verdict == "again" and is_sentence(said):
            raise NewLine(said.strip(), command)
        elif verdict == "again":
            shell.face.say(note("warning", missing_word(plan, careful), columns))
        elif verdict == "o" and not others:
            shell.face.say(note("dim", "there is no other reading of this line", columns))
        else:
            return verdict


def unfold(text: Fragments, shell: Shell) -> None:
    """What the screen had no room for, from its beginning on."""
    if shell.face.plain:
        shell.face.say(text)
    else:
        page(paint(text, shell.console.color, shell.console.theme), shell)


def page(text: str, shell: Shell, from_end: bool = False) -> None:
    """To standard output; through a pager where it is longer than the screen, with its end in sight if wanted."""
    setting = "never" if shell.face.plain else shell.config.text("pager")
    columns, lines = shell.face.size()
    paged(text, shell.console._replace(width=columns), setting, lines, from_end)
