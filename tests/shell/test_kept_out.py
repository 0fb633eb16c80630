import pytest

from dsh.shell.kept_out import SecretMissing, refuse_stars


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("docker run -e 'PASS=*****' db", "the value of PASS was"),
        ("docker run -e DB_PASSWORD=***** db", "the value of DB_PASSWORD was"),
        ("docker login -u me -p *****", "the value of -p was"),
        ("docker login -u me --password=***** x", "the value of --password was"),
        ("docker run db mysql -p*****", "the value of -p was"),
        ("docker run -e URL=postgres://me:*****@db/x app", "the value was"),
    ],
)
def test_stars_are_no_password(line, whose):
    with pytest.raises(SecretMissing) as caught:
        refuse_stars(line)
    assert whose in caught.value.says
    assert caught.value.line == line


def test_other_lines_pass():
    refuse_stars("docker run -e PASS=hunter2 db ls *")
