"""What dsh advises is told in the words of the place where it is read."""

from dsh.engine.failure import TRY
from dsh.shell.loop import in_this_shell


def test_words_of_dsh_are_told_as_they_are_typed_in_its_shell():
    assert in_this_shell(f"dsh doctor looks further; {TRY}").endswith("practice on lets you try without one")
    assert in_this_shell("doctor; dsh --practice run nginx") == "doctor; dsh --practice run nginx"
