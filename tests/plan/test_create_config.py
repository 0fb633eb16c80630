"""What `docker create` and `docker run` send, held against recordings of docker's own client 28.2.2."""

import json
import pathlib
from typing import Any
from urllib.parse import parse_qs

import pytest

from dsh.cmdline.lines import first_invocation
from dsh.knowledge.store import open_store
from dsh.plan.create_config import create_request
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import Surroundings

ROWS = [
    json.loads(line)
    for line in pathlib.Path(__file__).parent.parent.joinpath("data/create/requests.jsonl").read_text().splitlines()
]
WHOLE = ROWS[0]["whole"]
FILES = {
    "vars.env": '# c\nA=from file\nLAB_SET\n\nLAB_UNSET\nQ="x"\n',
    "labels.txt": "x=1\n# c\ny\nLAB_SET\n",
    "profile.json": '{ "defaultAction":  "SCMP_ACT_ALLOW" }\n',
    "bad.env": "A B=1\n",
}


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def expected(difference: dict[str, Any], folder: pathlib.Path) -> dict[str, Any]:
    body = json.loads(json.dumps(WHOLE))
    for path, value in difference.items():
        outer, _, inner = path.rpartition(".") if path.startswith("HostConfig.") else ("", "", path)
        place = body[outer] if outer else body
        if value == "<absent>":
            del place[inner]
        else:
            place[inner] = json.loads(
                json.dumps(value).replace("$PWD", str(folder)).replace("$PARENT", str(folder.parent))
            )
    return body


def comparable(body: dict[str, Any]) -> dict[str, Any]:
    """The client's lists that come from maps have no order."""
    body = dict(body, Env=sorted(body["Env"] or []))
    body["HostConfig"] = dict(body["HostConfig"], Binds=sorted(body["HostConfig"]["Binds"] or []))
    return body


@pytest.mark.parametrize("row", ROWS[1:], ids=lambda row: row["line"])
def test_sends_what_docker_sends(row, folder, store):
    line = row["line"].replace("~/", "/home/me/")
    around = Surroundings(str(folder), {"LAB_SET": "yes"}, api_version=row.get("api", "1.41"))
    invocation = first_invocation(line, store)
    if "refused" in row:
        with pytest.raises(Refused) as refused:
            create_request(invocation, around)
        assert (refused.value.message, refused.value.exit_code) == (row["refused"], row["exit"])
        return
    request = create_request(invocation, around)
    assert comparable(request.body) == comparable(expected(row["body"], folder))
    query = {name: said[0] for name, said in parse_qs(row.get("query", "")).items()}
    assert {"name": request.name, "platform": request.platform} == {"name": "", "platform": ""} | query
