"""--filter of docker builder prune, as the engine hands it on to BuildKit (moby builder/builder-next)."""

import time

from dsh.cmdline.types import duration
from dsh.cmdline.types.value_type import BadValue
from dsh.engine.objects import CacheRecord
from dsh.engine.refusal import EngineRefused
from dsh.named import NamedTuple
from dsh.plan.create_values import nanoseconds
from dsh.plan.prune_filters import Filters

AGES = ("until", "unused-for")
FIELDS = ("description", "id", "inuse", "parent", "private", "shared", "type")
IGNORED = ("label", "label!")  # taken, and not looked at
FAILED = "failed to prune build cache: "


class CacheMatching(NamedTuple):
    """Which records of the build cache a prune considers."""

    before: float | None  # last used before this moment, in seconds since 1970
    fields: dict[str, str]

    def takes(self, record: CacheRecord) -> bool:
        if self.before is not None and max(record.last_used, record.created) > self.before:
            return False
        return all(_fits(record, name, value) for name, value in self.fields.items())


def cache_matching(filters: Filters) -> CacheMatching:
    """The filters read. Raises EngineRefused with the engine's words."""
    for key in filters:
        if key not in (*AGES, *FIELDS, *IGNORED):
            raise EngineRefused(400, f"{FAILED}Invalid filter '{key}'", f"it takes {', '.join((*AGES, *FIELDS))}")
    if all(filters.get(key) for key in AGES):
        raise EngineRefused(400, f'{FAILED}conflicting filters: "until" and "unused-for"')
    several = [key for key in (*AGES, *FIELDS) if len(filters.get(key, ())) > 1]
    if several:
        raise EngineRefused(400, f"{FAILED}filters expect only one value", f"give {several[0]} once")
    age = next((key for key in AGES if filters.get(key)), None)
    before = None if age is None else time.time() - _seconds(age, filters[age][0])
    return CacheMatching(before, {key: filters[key][0] for key in FIELDS if filters.get(key)})


def _seconds(key: str, text: str) -> float:
    try:
        duration.parse(text)
        return nanoseconds(text) / 1e9
    except BadValue:
        says = f'{FAILED}"{key}" filter expects a duration (e.g., \'24h\'): time: invalid duration "{text}"'
        raise EngineRefused(400, says, f"--filter {key}=24h") from None


def _fits(record: CacheRecord, name: str, value: str) -> bool:
    """The switches (inuse, private, shared) have no value that could be equal to the one given."""
    if name == "id":
        return value in record.id
    if name == "type":
        return record.type == value
    known = {"description": "Description", "parent": "Parent"}.get(name)
    return known is not None and str(record.raw.get(known) or "") == value
