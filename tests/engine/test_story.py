"""The notes' own story, by requests and commands: write an app, build, run, look, share, clean up."""

import subprocess
import sys
import time
import urllib.request

import pytest
from throwaway import free_port

DSH = [sys.executable, "-m", "dsh"]
DOCKERFILE = """\
# today's shape of the notes' app; its base and server are those of the tests' engine
FROM busybox
WORKDIR /app
COPY . .
EXPOSE 80
ENV NAME=World
CMD ["httpd", "-f", "-p", "80", "-h", "/app"]
"""


@pytest.fixture
def story(clean_engine, tmp_path):
    (tmp_path / "Dockerfile").write_text(DOCKERFILE)
    (tmp_path / "index.html").write_text("<h3>Hello World!</h3>")

    def tell(text, code=0, verb="run"):
        yes = ["--yes"] if verb == "run" else []
        done = subprocess.run(
            [*DSH, verb, *yes, "--", text],
            cwd=tmp_path,
            env=clean_engine.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == code, (text, done.stdout, done.stderr)
        return done.stdout

    return tell


def fetch(url):
    for _ in range(50):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def test_story(story, clean_engine):
    if clean_engine.registry is None:
        pytest.skip("no registry")
    port, again = free_port(), free_port()
    shared = f"{clean_engine.registry}/john/get-started:part2"
    story("docker build -t friendlyhello .")
    assert "friendlyhello" in story("docker image ls")
    assert "index.html" in story("docker run --rm friendlyhello ls")
    made = story(f"docker run -d -p {port}:80 --name hello friendlyhello").strip()
    assert fetch(f"http://127.0.0.1:{port}") == "<h3>Hello World!</h3>"
    assert made[:12] in story("docker container ls")
    assert story("docker exec hello cat /app/index.html") == "<h3>Hello World!</h3>"
    assert "httpd" in story("docker container top hello")
    assert "hello" in story("docker stats --no-stream hello")
    assert "NAME=World" in story("docker inspect -f '{{.Config.Env}}' hello")
    assert "COPY" in story("docker image history --no-trunc friendlyhello")
    story("docker container stop hello")
    assert "hello" not in story("docker ps --format '{{.Names}}'")
    story("docker container start hello")
    story("docker restart -t 0 hello")
    story(f"docker tag friendlyhello {shared}")
    story(f"docker push {shared}")
    story("docker rm -f hello")
    story(f"docker rmi {shared} friendlyhello")
    assert not [i for i in clean_engine.api.images() if "friendlyhello:latest" in (i["RepoTags"] or [])]
    story(f"docker run -d -p {again}:80 --name again {shared}")
    assert fetch(f"http://127.0.0.1:{again}") == "<h3>Hello World!</h3>"
    story("remove all containers")
    assert clean_engine.api.containers(all=True) == []
    story("docker image rm $(docker image ls -a -q)")
    assert clean_engine.api.images(all=True) == []
