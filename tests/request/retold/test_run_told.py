"""What is told of a container to be run, in other words: folders of this machine, parts of a processor, variables; and
what is removed to be made again, with all that is told of it."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
TOLD = {
    "make a new busybox container called worker that can see my folder data as /data but only read it, it runs "
    '"sleep 100000", at most half a cpu and 48 megabyte of memory': "docker run -v ./data:/data:ro --name worker "
    "--cpus 0.5 -m 48m busybox sleep 100000",
    "run busybox as worker in the background with sleep 100000, mount the folder data at /data read-only, half a cpu, "
    "48 mb memory": "docker run -v ./data:/data:ro --name worker --cpus 0.5 -d -m 48m busybox sleep 100000",
    "run busybox t1 with folder data mounted read only at /data": "docker run -v ./data:/data:ro --name t1 busybox",
    "run busybox with my folder data as /data": "docker run -v ./data:/data busybox",
    "start busybox named t1, put the folder data from here into it as /data, it must not change it": "docker run "
    "-v ./data:/data:ro --name t1 busybox",
    "run busybox named t1 with the local folder data in it under /data (read-only), sleep 1000": "docker run "
    "-v ./data:/data:ro --name t1 busybox sleep 1000",
    "start web:1.0 as site2 in the background with my folder data as /www": "docker run -v ./data:/www --name site2 "
    "-d web:1.0",
    "share the folder data with a new busybox container t1 read-only": "docker run -v ./data:/data:ro --name t1 "
    "busybox",
    "run web:1.0 as front in the background, my directory site at /www, nothing may be written there": "docker run "
    "-v ./site:/www:ro --name front -d web:1.0",
    "launch busybox named k1 and mount the directory pictures from here under /pics read only, command sleep 600": (
        "docker run -v ./pictures:/pics:ro --name k1 busybox sleep 600"
    ),
    "mount data from here at /data in a new busybox container called k4": "docker run -v ./data:/data --name k4 "
    "busybox",
    "run alpine as k5, detached, sleep 800, with half a core and 96 megabytes of ram": "docker run --name k5 "
    "--cpus 0.5 -m 96m -d alpine sleep 800",
    "run redis in the background, limit: a single core, 200 MB": "docker run --cpus 1 -d -m 200m redis",
    "run busybox as t1 in the background and environment variable COLOR set to red": "docker run --name t1 -d "
    "-e COLOR=red busybox",
    "run busybox as t1, variable COLOR is blue": "docker run --name t1 -e COLOR=blue busybox",
    "run busybox, the environment variable WHO shall be bob": "docker run -e WHO=bob busybox",
    "create a container t1 from busybox that runs sleep 1000, allow it 64 MB ram and half a core, keep it running in "
    "the background": "docker run --name t1 -m 64m -d --cpus 0.5 busybox sleep 1000",
    "run nothing but busybox": "docker run busybox",
    "run tool once and throw it away after": "docker run --rm tool",
    "run lister one time and delete it when it is done": "docker run --rm lister",
    "build it now as tool and also tool:1": "docker build -t tool -t tool:1 .",
    "build an image tool from app and tag it tool:1 too": "docker build -t tool -t tool:1 app",
}
AGAIN = {
    "remove site, then make it again with -p 127.0.0.1:8071:80 web:1.0": "docker rm site && docker run "
    "-p 127.0.0.1:8071:80 --name site -d web:1.0",
    "force remove site and run web:1.0 again as site on port 8075 in the background": "docker rm -f site && docker run "
    "-p 8075:8075 --name site -d web:1.0",
    "stop web, remove it and start it anew from nginx:1.27 on port 8090 with restart always": "docker stop web && "
    "docker rm web && docker run -p 8090:80 --name web -d --restart always nginx:1.27",
    "delete cache, then create it again from redis:7 with port 6400, only reachable from this machine": "docker rm "
    "cache && docker run -p 127.0.0.1:6400:6379 --name cache -d redis:7",
    "force remove shop and start it again from web:2.0 with 64 mb of memory and the variable MODE set to prod": (
        "docker rm -f shop && docker run -e MODE=prod --name shop -m 64m -d web:2.0"
    ),
    "run another nginx on 8482 with my pages folder in it": (
        "docker run -p 8482:80 -v ./pages:/usr/share/nginx/html nginx"
    ),
    "start alpine with the folder scripts inside": "docker run -v ./scripts:/scripts alpine",
    "run python with ./tools mounted": "docker run -v ./tools:/tools python",
    "stop web, delete it and start new from web:2 with same name": "docker stop web && docker rm web && "
    "docker run --name web -d web:2",
}


@pytest.mark.parametrize(("text", "line"), [*TOLD.items(), *AGAIN.items()])
def test_every_part_is_in_the_line(text, line):
    assert answer(text, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    "text",
    [
        "copy the folder data to container web at /data",
        "list the folder data in web",
        "run busybox with the volume data at /data",
        "run busybox in the folder /data of web",
    ],
)
def test_what_is_no_folder_of_this_machine(text):
    assert not any("./data" in it.command for it in answer(text, STORE).suggestions)
