"""What is looked at before a docker command is planned."""

import pytest

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import open_store
from dsh.plan.command import wants_signatures

ON, OFF = {"DOCKER_CONTENT_TRUST": "1"}, {"DOCKER_CONTENT_TRUST": "0"}


@pytest.mark.parametrize(
    ("line", "env", "wanted"),
    [
        pytest.param("docker pull nginx", {}, False, id="nothing said"),
        pytest.param("docker pull nginx", ON, True, id="by the environment"),
        pytest.param("docker pull nginx", {"DOCKER_CONTENT_TRUST": "yes"}, True, id="by any other word"),
        pytest.param("docker pull nginx", OFF, False, id="not by the environment"),
        pytest.param("docker run --disable-content-trust nginx", ON, False, id="the flag wins"),
        pytest.param("docker create --disable-content-trust=false nginx", OFF, True, id="the flag wins the other way"),
        pytest.param("docker ps", ON, False, id="no image is taken"),
    ],
)
def test_signed_images_only(line, env, wanted):
    (invocation,) = invocations(line, open_store())
    assert wants_signatures(invocation, env) is wanted
