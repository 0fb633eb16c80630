"""Certificate authorities on a line of docker swarm: what docker's client refuses, and what the engine is sent."""

import pytest

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import open_store
from dsh.plan.authority import check_files, external
from dsh.plan.refusal import Refused
from dsh.plan.service_values import generic_resources

PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"


@pytest.fixture
def line(tmp_path):
    (tmp_path / "ca.pem").write_text(PEM)
    (tmp_path / "plain").write_text("no certificate\n")

    def read(text):
        (invocation,) = invocations(f"docker swarm ca --rotate {text}", open_store())
        return invocation, str(tmp_path)

    return read


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--external-ca bad", "invalid field 'bad' must be a key=value pair"),
        ("--external-ca protocol=cfssl", "the external-ca option needs a url= parameter"),
        ("--external-ca url=y", "the external-ca option needs a protocol= parameter"),
        ("--external-ca protocol=x,url=y", "unrecognized external CA protocol x"),
        ("--external-ca url=y,cacert=no", "unable to read CA cert for external CA: open no: no such file or directory"),
        ("--ca-cert no", "open no: no such file or directory"),
        ("--ca-cert .", "read .: is a directory"),
        ("--ca-key plain", "file contents must be in PEM format"),
    ],
)
def test_refused(line, words, says):
    flag, _, value = words.partition(" ")
    look = external if flag == "--external-ca" else check_files
    with pytest.raises(Refused) as refusal:
        look(*line(words))
    assert refusal.value.message == f'invalid argument "{value}" for "{flag}" flag: {says}'
    assert refusal.value.exit_code == 125


def test_what_the_engine_is_sent(line):
    check_files(*line("--ca-cert ca.pem"))
    sent = {"Protocol": "cfssl", "URL": "https://x", "CACert": PEM, "Options": {"a": "b"}}
    assert external(*line("--external-ca protocol=CFSSL,url=https://x,cacert=ca.pem,a=b")) == [sent]


def test_a_generic_resource_without_a_number():
    with pytest.raises(Refused) as refusal:
        generic_resources(["gpu"])
    assert refusal.value.exit_code == 125
