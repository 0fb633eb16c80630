"""What is denied, told of others, asked or taken back is no order, whatever line its words come to.

no_order(got, request, data) -> the answer without what changes something; knowledge/requests/no_order.yaml tells how
such things are said.
"""

from dsh.patterns import compiled
from dsh.request.suggestion import Answer
from dsh.typed import Any

HINT = (
    "That tells, asks or denies rather than orders. Say what is to be done, or what is to be seen: list the containers"
)


def no_order(got: Answer, request: str, data: dict[str, Any]) -> Answer:
    """The answer; where no order is given, only what looks. A line of several commands is judged by its words alike."""
    for said, line, says in data["no_order"]:
        first = got.suggestions[0]
        about = (
            compiled(line).search(first.command) if line else first.risk == "destroy" and " && " not in first.command
        )
        if about and compiled(said).search(request):
            looks = tuple(it for it in got.suggestions if it.risk == "read" and " exec " not in it.command)
            return (
                got._replace(suggestions=looks)
                if looks
                else Answer(got.request, "none", hint=says or HINT, understood=True)
            )
    return got
