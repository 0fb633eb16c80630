"""What is masked, and what is left alone."""

import pytest

from dsh.cmdline.secrets import MASK, mask

MASKED = [
    "docker run -e MYSQL_ROOT_PASSWORD={} mysql",
    "docker run -e 'DB_PASSWORD={}' mysql",
    'docker run -e DB_PASS="{}" mysql',
    "docker run --env=API_KEY={} x",
    "docker run -eGITHUB_TOKEN={} x",
    "docker run -e POSTGRES_PASSWORD={} -e X=y postgres",
    "docker login -u me -p {} registry.example.com",
    "docker login -p{} -u me",
    "docker login --username me --password {}",
    "docker login --password={}",
    "echo {} | docker login -u me --password-stdin",
    "docker login --password-stdin <<< {}",
    "docker build --build-arg NPM_TOKEN={} .",
    "docker run x --password {}",
    "docker exec db mysql -uroot -p{}",
    "docker exec db mysqldump -u root -p'{}' app",
    "docker pull https://me:{}@registry.example.com/x",
    "docker run -e DATABASE_URL=postgres://me:{}@db/app x",
    "AWS_SECRET_ACCESS_KEY={} docker compose up",
    "docker exec cache redis-cli -a {} ping",
    "docker run curlimages/curl -u me:{} https://example.com",
    "docker swarm join --token {} 10.0.0.1:2377",
    "docker run curl -H 'Authorization: Bearer {}' x",
]


@pytest.mark.parametrize("text", MASKED)
def test_secret_is_masked(text: str) -> None:
    assert mask(text.format("hunter2")) == text.format(MASK)


ALONE = [
    "docker ps -a",
    "docker run -p 80:80 nginx",
    "docker run -e POSTGRES_PASSWORD_FILE=/run/secrets/pw postgres",
    "docker run -e MYSQL_ALLOW_EMPTY_PASSWORD=yes mysql",
    "docker run -e DB_PASSWORD=$DB_PASSWORD x",
    "docker run -e DB_PASSWORD x",
    "docker login -u me --password-stdin",
    "docker run -e PASSWORD=<password> x",
    "docker secret create token file.txt",
    "docker build --secret id=token,src=token.txt .",
    "docker run -e KEYBOARD=de x",
    "docker run -v /etc/passwd:/etc/passwd:ro x",
    "docker compose -p web up",
    "docker pull registry:5000/team/app:1.2",
]


@pytest.mark.parametrize("text", ALONE)
def test_left_alone(text: str) -> None:
    assert mask(text) == text


def test_masking_twice_is_masking_once() -> None:
    for text in MASKED:
        once = mask(text.format("hunter2"))
        assert mask(once) == once
