"""A practice engine in the place of a throwaway.Engine: the same base images, the same set-ups, the same look at it."""

import io
import os

from throwaway import BASE, rootfs

from dsh.console import Console
from dsh.engine.address import Address
from dsh.engine.client import CONNECT_TIMEOUT, NEWEST_API, POOL, Client, _greeted
from dsh.engine.place import this_place
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line
from dsh.practice.adapter import practice_api
from dsh.practice.keep import new_world
from dsh.practice.quick import QuickApi
from dsh.practice.stored import dumped, loaded
from dsh.run.execute import execute

ADDRESS = Address("practice", "practice://tests")


class Practised:
    """`api` is docker's own client class, `client` dsh's; both are of the world of the last reset."""

    def __init__(self, version: str) -> None:
        self.version = version  # of the API: what the real engine beside it speaks
        world = new_world("tests", scene=False)
        api = practice_api(world, version, CONNECT_TIMEOUT, POOL)
        tar = rootfs()
        for name, changes in BASE.items():
            repository, tag = name.split(":")
            made = api.import_image_from_data(tar, repository=repository, tag=tag, changes=changes)
            assert "sha256" in made, made
        api.close()
        self._images, self._tags = dict(world.images), dict(world.tags)
        self._base = dumped(world)
        self.api = self.client = None
        self.reset()

    def reset(self) -> None:
        """Begin with the base images alone; their layers are shared, as nobody writes to them."""
        self.close()
        world = loaded({**self._base, "images": {}, "tags": {}}, "tests")
        world.images.update(self._images)
        world.tags.update(self._tags)
        self.world = world
        self.api = practice_api(world, self.version, CONNECT_TIMEOUT, POOL)
        quick = QuickApi(world, NEWEST_API, CONNECT_TIMEOUT, POOL, kept=False)
        self.client: Client = _greeted(quick, ADDRESS, self.version)

    def close(self) -> None:
        for one in (self.api, self.client):
            if one is not None:
                one.close()

    def setup(self, *lines: str, cwd=None) -> None:
        """Run lines that must succeed; one that begins with "- " may fail."""
        for line in lines:
            code, out, err = self.run(line.removeprefix("- "))
            if code and not line.startswith("- "):
                raise AssertionError(f"{line}: exit {code}: {err}{out}")

    def run(self, line: str, stdin: bytes = b"") -> tuple[int, str, str]:
        return run(line, self.client, stdin)

    @staticmethod
    def _try(call, *args, **kwargs) -> None:
        from throwaway import Engine

        Engine._try(call, *args, **kwargs)


def run(line: str, client: Client, stdin: bytes = b"", confirmed: bool = False) -> tuple[int, str, str]:
    """A line as `dsh run` runs it without a terminal: exit code, standard output, what is said beside it."""
    console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
    read, write = os.pipe()
    os.write(write, stdin)
    os.close(write)
    with open(read, "rb") as given:
        plan = plan_line(line, client, open_store(), this_place(), confirmed=confirmed)
        outcome = execute(plan, client, console._replace(stdin=given), open_store(), capture=True)
    told = "".join(f"{problem.message}\n" for problem in outcome.problems)
    return outcome.exit_code, outcome.output, console.err.getvalue() + told
