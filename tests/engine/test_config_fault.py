"""docker's client 28.2.2 on a config.json that is none."""

import pytest

from dsh.engine.config_fault import config_fault

SAID = (
    ("", ""),
    ("{}", ""),
    ('{"a": 1} and more', ""),  # it reads no further
    ("null", ""),
    ("{", "unexpected EOF"),
    ('{"a', "unexpected EOF"),
    ('{"a": [1', "unexpected EOF"),
    ("{'a': 1}", "invalid character '\\'' looking for beginning of object key string"),
    ('{"a": 1,}', "invalid character '}' looking for beginning of object key string"),
    ('{"a" 1}', "invalid character '1' after object key"),
    ('{"a": 1 "b": 2}', "invalid character '\"' after object key:value pair"),
    ('{"a]": ["x" 1]}', "invalid character '1' after array element"),
    ('{"a": x}', "invalid character 'x' looking for beginning of value"),
    ('["a"]', "json: cannot unmarshal array into Go value of type configfile.ConfigFile"),
    ("7", "json: cannot unmarshal number into Go value of type configfile.ConfigFile"),
)


@pytest.mark.parametrize(("text", "said"), SAID)
def test_fault_in_dockers_words(text, said, tmp_path):
    (tmp_path / "config.json").write_text(text)
    assert config_fault(str(tmp_path)) == said


def test_no_file_is_no_fault(tmp_path):
    assert config_fault(str(tmp_path)) == ""
