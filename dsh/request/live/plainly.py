"""Is a request an order and nothing else? What asks, denies, waits, spares or tells what others say is no plain order.

is_order(request, data) -> whether a layer that answers a whole sentence may answer it with a change

What holds an order back is the `held_back` of knowledge/requests/described.yaml.
"""

from dsh.patterns import compiled
from dsh.typed import Any


def is_order(request: str, data: dict[str, Any]) -> bool:
    return compiled(f"(?i:{data['described']['held_back']})").search(request) is None
