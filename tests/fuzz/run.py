"""Fuzzes by hand: `python tests/fuzz/run.py TARGET --inputs 200000 --minutes 10`.

With the package atheris installed the mutations are guided by coverage, else they are blind. What fails is printed with
its input and written to FOLDER/TARGET-N.txt; the run goes on. `--seeds FILE` adds inputs to start from, a JSON list.
"""

import argparse
import json
import random
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from fuzz.mutate import mutated
from fuzz.targets import TARGETS, seeds


class Run:
    """Counts inputs, keeps what failed."""

    def __init__(self, target: str, folder: Path, inputs: int, minutes: float) -> None:
        self.target, self.folder, self.inputs = target, folder, inputs
        self.ends = time.monotonic() + minutes * 60
        self.done, self.failed, self.slowest = 0, {}, (0.0, "")

    def one(self, text: str) -> None:
        self.done += 1
        started = time.perf_counter()
        try:
            TARGETS[self.target](text)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            place = (
                f"{type(error).__name__} {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno} {frames[-1].line}"
            )
            if place not in self.failed:
                self.failed[place] = text
                (self.folder / f"{self.target}-{len(self.failed)}.txt").write_text(
                    f"{text!r}\n\n{traceback.format_exc()}", encoding="utf-8", errors="surrogateescape"
                )
                print(f"FAILED {place}\n  {text!r}", flush=True)
        self.slowest = max(self.slowest, (time.perf_counter() - started, text))

    @property
    def over(self) -> bool:
        return self.done >= self.inputs or time.monotonic() > self.ends

    def report(self) -> None:
        seconds, text = self.slowest
        print(
            f"{self.target}: {self.done} inputs, {len(self.failed)} failures, slowest {seconds:.2f} s: {text[:200]!r}"
        )


def blind(run: Run, pool: list[str], seed: int) -> None:
    dice = random.Random(seed)
    while not run.over:
        run.one(mutated(dice.choice(pool), pool, dice))


def guided(run: Run, pool: list[str], seed: int, folder: Path) -> None:
    """libFuzzer chooses what to keep; every second mutation is ours, which knows words."""
    import os

    import atheris

    corpus = folder / f"corpus-{run.target}"
    corpus.mkdir(exist_ok=True)
    for number, text in enumerate(pool):
        (corpus / f"seed-{number}").write_bytes(text.encode(errors="replace"))
    dice = random.Random(seed)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        if number % 2:
            return atheris.Mutate(data, most)
        text = mutated(data.decode(errors="replace"), pool, random.Random(number))
        return text.encode(errors="replace")[:most]

    def one(data: bytes) -> None:
        run.one(data.decode(errors="replace"))
        if run.over:
            run.report()
            os._exit(1 if run.failed else 0)

    arguments = [
        sys.argv[0],
        str(corpus),
        f"-seed={dice.randrange(1, 1 << 30)}",
        "-max_len=1500",
        "-verbosity=0",
        "-rss_limit_mb=0",
    ]
    atheris.Setup(arguments, one, custom_mutator=mutate)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/dsh-fuzz"))
    parser.add_argument("--blind", action="store_true", help="without atheris")
    options = parser.parse_args()
    options.folder.mkdir(exist_ok=True)
    run = Run(options.target, options.folder, options.inputs, options.minutes)
    try:
        if options.blind:
            raise ModuleNotFoundError
        import atheris

        with atheris.instrument_imports(include=["dsh.cmdline", "dsh.explain"]):
            for module in (
                "dsh.explain.command",
                "dsh.explain.masked",
                "dsh.explain.error",
                "dsh.explain.files",
                "dsh.cmdline.tree",
            ):
                __import__(module)
            TARGETS[options.target]("x")
        ready = True
    except ModuleNotFoundError:
        ready = False
    pool = [*seeds(options.target), *(json.loads(options.seeds.read_text()) if options.seeds else [])]
    if ready:
        guided(run, pool, options.seed, options.folder)
    blind(run, pool, options.seed)
    run.report()
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
