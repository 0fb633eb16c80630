"""What stays of a program between runs. Whatever happens to it brings the launcher, which is far more to import."""

import importlib

from dsh.practice.objects import Process
from dsh.practice.record import record
from dsh.practice.world import World
from dsh.typed import Any


@record
class Played:
    """The program of a process. All that it knows is in the live Task, but for how often it has waited."""

    due: int = 0  # the time for which it waits, 0 for none
    waits: int = 0  # how often it has waited for a time

    def begin(self, world: World, process: Process) -> None:
        _launch().begin(world, process)

    def tick(self, world: World, process: Process) -> None:
        _launch().tick(world, process)

    def signal(self, world: World, process: Process, number: int) -> None:
        _launch().signal(world, process, number)

    def typed(self, world: World, process: Process) -> None:
        _launch().begin(world, process)

    def handles(self, world: World, process: Process, number: int) -> bool:
        """Has the program a handler for this signal?"""
        return bool(_launch().handles(world, process, number))


def _launch() -> Any:
    return importlib.import_module("dsh.practice.programs.launch")
