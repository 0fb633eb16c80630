"""What stays the same for a whole session of the shell."""

from dsh.console import Console
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.options import Options
from dsh.plan.plan import Effect
from dsh.shell.config import Config
from dsh.shell.face import Face


class Shell(NamedTuple):
    """What stays the same for the whole session."""

    options: Options
    console: Console
    store: Store
    config: Config
    face: Face
    made: list[Effect]  # in this session: what each line leaves behind
