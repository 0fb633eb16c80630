from dsh.knowledge.cues import index_of_cues
from dsh.knowledge.senses import field_of

REQUESTS = {
    "asked": {
        "composed": [
            {
                "line": "docker ps",
                "kind": "container",
                "cues": ["n.container"],
                "columns": {"Names": "name|n.name"},
                "parts": [{"add": "-f network={NETWORK}", "cues": ["{NETWORK!}", "in|on network {NETWORK}"]}],
            }
        ]
    }
}


def test_cues_are_found_by_their_rarest_word_or_by_a_slot():
    found = index_of_cues(REQUESTS)
    assert found["composed"] == [
        [
            "docker ps",
            "",
            [["-f network={NETWORK}", "", "", ""]],
            {"name": "Names", "n.name": "Names"},
            False,
            "container",
            [],
        ]
    ]
    assert found["cues"] == [
        [0, -1, [["n.container"]]],
        [0, 0, ["{NETWORK!}"]],
        [0, 0, [["in", "on"], ["network"], "{NETWORK}"]],
    ]
    assert found["cue_anchors"] == {"n.container": [0], "network": [2]}
    assert found["cue_slots"] == {"NETWORK": [1]}
    assert found["facts"] == []


def test_the_field_of_a_line_that_prints_a_fact():
    assert field_of("docker inspect -f '{{.State.Pid}}' web") == ".State.Pid}}"
    assert field_of("docker inspect web") == ""
