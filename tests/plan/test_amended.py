"""A wish that leads to a port where nobody listens: the line with the port that the image tells."""

import pytest

from dsh.knowledge.store import open_store
from dsh.plan.amended import amended
from dsh.plan.plan import Plan, Problem


@pytest.mark.parametrize(
    ("published", "fix", "said", "better"),
    [
        ("8085:8085", "-p 8085:80", "on port 8085", "8085:80"),
        ("127.0.0.1:8085:8085", "-p 127.0.0.1:8085:80", "on port 8085 only for this machine", "127.0.0.1:8085:80"),
        ("127.0.0.1:8085:8085", "-p 127.0.0.1:8085:80", "8085 here to 8085 there, only for me", None),
        ("[::1]:8085:8085", "-p [::1]:8085:80", "on port 8085 of ::1", "[::1]:8085:80"),
    ],
)
def test_other_port(published: str, fix: str, said: str, better: str | None) -> None:
    problem = Problem("port-not-exposed", "warning", "the image says that its program listens on 80/tcp: so", fix)
    plan = Plan(f"docker run -p {published} web:1.0", None, "change", (), (problem,))
    found = amended(plan, said, open_store())
    assert (found.command if found else None) == (f"docker run -p {better} web:1.0" if better else None)
