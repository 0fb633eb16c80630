"""What is asked of an idea, what is none of Docker's, and what only looks like either."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
IDEAS = {
    "could podman be used for the same job": ("podman",),
    "is podmann any better": ("podman",),
    "is k8s too much for a student": ("kubernetes",),
    "overlay2, what is that": ("storage-driver",),
    "i do not get when to use CMD and when ENTRYPOINT": ("cmd-entrypoint",),
    "do image tags have to be unique": ("tag", "names-ids"),
    "can docker be used without root": ("rootless", "root-user"),
    "how much memory may a container have": ("resources",),
    "is rootless still relevant": ("rootless",),
    "are official images reliable": ("docker-hub", "base-image"),
    "if the container is removed, are its files gone": ("data-loss", "volume"),
    "is docker-machine obsolete": ("docker-machine",),
    "who is the daemon": ("engine",),
    "what happens to my files when the container is deleted": ("data-loss",),
    "are dangling images harmful and where do they come from": ("dangling",),
    "is container same as image": ("image-vs-container",),
    "when do you take CMD and when ENTRYPOINT": ("cmd-entrypoint",),
    "tell me something about networks": ("network",),
    # what is chosen between, whatever it is for
    "alpine or debian slim for a scientific python image with scipy": ("alpine-debian",),
    "a volume or a bind mount for my ruby code, which one do you recommend": ("bind-mount", "volume"),
    "for forum uploads, bind mount or volume?": ("bind-mount", "volume"),
    "on-failure or unless-stopped for a crawler at work": ("restart-policy",),
    "host network or bridge for a small game server": ("network",),
    "docker hub or our own registry for a team of five": ("registry",),
    "could my students use podman on the lab machines instead": ("podman",),
    "which base image is best for ruby": ("base-image",),
    # what may happen, and what a thing does by itself
    "is my database safe when the laptop reboots": ("data-loss", "volume"),
    "what happens to my uploads if a container crashes": ("data-loss",),
    "what becomes of a container that wants more than its 512 MB memory limit?": ("resources",),
    "what becomes of my uploads when the container is removed": ("data-loss",),
    "can one container eat all the cpu": ("resources",),
    "can an arm laptop run images made for amd64": ("platform",),
    "there is a newer image on the hub, does my container update itself": ("update-container",),
    "my job exited with 1, what does that mean": ("exit-code",),
    "what's the point of a .dockerignore": ("dockerignore",),
    "do i have to tag my images": ("tag",),
    "is swarm dead": ("swarm",),
    "how do labels help me": ("labels",),
    "how much cpu does a container get": ("resources",),
    "can my container see other programs on the host": ("isolation",),
    "what is this whole compose thing about": ("compose",),
    "i keep confusing images and containers": ("image-vs-container",),
    "does docker rm also delete the image?": ("image-vs-container",),
    "is a stopped container still there": ("container",),
    "what is the EXPOSE line in a dockerfile for": ("expose-publish",),
    "what does expose do in a dockerfile": ("expose-publish",),
    "difference between the shell form and the exec form": ("cmd-entrypoint",),
    "must i learn kubernetes when i know docker": ("kubernetes",),
    "does .gitignore matter for docker builds": ("dockerignore",),
    "how should i store tokens": ("secrets",),
    "untagged images, what's the deal": ("dangling",),
    "healthchecks, what's the catch": ("healthcheck",),
    "is compose still a thing": ("compose",),
    "can i lose files with compose down": ("data-loss",),
    "when is --restart always better than unless-stopped or on-failure:3": ("restart-policy",),
    "each time i make the crm container new my orders are gone, why is that so": ("data-loss",),
    "what goes into a .dockerignore": ("dockerignore",),
    "will they come back after a power cut": ("restart-policy",),
    "our trainer always types -d, what does that mean": ("detached",),
    "is -p open to the whole internet": ("ports", "expose-publish"),
    "what are these <none> <none> images about": ("dangling",),
    "why does prune free less than i thought": ("disk-usage", "prune"),
    "what happens to a container that is killed, does docker start it again": ("restart-policy",),
    "how to properly backup docker volumes, in theory": ("backup",),
    "what is the proper way to backup docker volumes": ("backup",),
    "where do all these <none> images come from": ("dangling",),
    "what are dangling images, and are they safe to delete?": ("dangling",),
}


@pytest.mark.parametrize("text", IDEAS)
def test_ideas(text: str) -> None:
    got = answer(text, STORE)
    assert got.outcome == "concept"
    assert got.concept in IDEAS[text]
    assert all(s.risk != "destroy" for s in got.suggestions)


@pytest.mark.parametrize(
    "text",
    [
        "python tool.py --port 9001",
        "virsh shutdown fedora",
        "how do i get out of nano",
        "crop the background of this image",
        "resize the image hat.png to 100x200 and save it as hat_small.png",
        "make the image hat.jpeg smaller and save it as small.jpeg",
        "compress the image banner.webp",
        "what is 'sheet music' in Finnish",
        "how do you say container in Danish",
        "what's the Welsh word for image",
        "show virtualbox guests",
        "drinks and networking on friday",
        "ssh into my nas at 10.3.0.2 as tom",
        "log in to 10.1.2.3 as root via ssh",
        "scp notes.txt to the backup server",
        "search all FIXME in the code base",
        "show me the files of this directory",
        "delete the folder ~/Pictures/old",
        "compress my photos as zip",
        "commit all changes with message fixed the menu",
        "make a volume bar in css",
        "how do i split a string in node",
        "pandas how to merge tables",
        "which container is best for freezing soup",
        "what is the longest network cable in the world",
        "update debian to the next release",
        "reload apache on the web server",
        "put my kids to sleep",
        "restart the nginx service of the server itself, it's not in a container",
        "the database runs outside of docker, restart it",
        "make a user lena on our server and put her into sudo",
        "which user am i on this vps",
        "drop the mysql user shop, mysql came with apt",
        "grant all rights on database crm to user ben",
        "which process on my laptop listens on port 4000",
        "read the first 20 lines of /var/log/kern.log",
        "show the boot log of this machine",
        "which branches does our git repo have",
        "you are wrong",
        "what does the image of a good boss look like",
        "make the image darker",
        "how many litres is a volume of 2 gallons",
        "how to fold all lines in vscode",
        "what is the plural of volume",
        "what node version is installed here",
        "set up nginx on my server without docker",
        "my phone is so slow today",
        "difference between a left join and a right join in sql",
        "what is the difference between http and https",
        "list all users on this server",
        "is port 443 open on my server",
        "how many cores does this laptop have",
        "which program eats all the memory",
        "why is my script so slow",
        "stop asking me that",
        "start a new project",
        "kill -9 1234",
        "search my mails for the invoice",
        # a building is not built, a volume turned down is none, nor what a body does not hold
        "the old school building is to be sold",
        "who works in this building",
        "volume up a bit please",
        "what is the volume of a barrel",
        # the machine's own settings, and what is not in a container
        "set the clock on my laptop to summer time",
        "turn off the microphone on my pc",
        "which processor do i have",
        "how much free memory is left",
        "run the playbook deploy.yml on all hosts",
        "start redis at boot with openrc, not in a container",
        "enable port forwarding on my router",
        "show yesterday's lines of journalctl for cups",
        "why does my laptop reboot at night",
        "run 5k before breakfast",
        # a question that is near to no idea
        "what is the difference between a crow and a raven",
        "difference between merlot and malbec",
    ],
)
def test_none_of_dockers(text: str) -> None:
    assert answer(text, STORE).outcome == "none"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("why did mailer die", "docker logs mailer"),
        ("why does shopd crash", "docker logs shopd"),
        ("bind: address already in use 0.0.0.0:9000 - who has it", "docker ps -f publish=9000"),
        ("listen tcp 0.0.0.0:5432: bind: address already in use. who has it?", "docker ps -f publish=5432"),
        ("no such container: apu. list me all then", "docker ps -a"),
        ("pull access denied for a/b, may require docker login: log me in as tom", "docker login -u tom"),
        ('exec: "bash": executable file not found in $PATH, ok open sh in api', "docker exec -it api sh"),
        ("what the hell is running here", "docker ps"),
        ("i am hungry. stop api", "docker stop api"),
        ("show me the files of this directory in container web", "docker exec web ls"),
        ("ssh into web", "docker exec -it web bash"),
        ("restart the apache container on my server", "docker restart apache"),
        ("hello world to see that the setup is fine", "docker run hello-world"),
        ("try hello-world", "docker run hello-world"),
        ("kindly put the container mailer to sleep", "docker pause mailer"),
        ("could you wake up the sleeping container mars", "docker start mars"),
        ("give me the last words of mailer", "docker logs mailer"),
        (
            "show me the last 20 lines of /var/log/app.log in container api",
            "docker exec api tail -n 20 /var/log/app.log",
        ),
        ("which container listens on port 4000 on my laptop", "docker ps -f publish=4000"),
        ("which user does container api run as", "docker inspect -f '{{.Config.User}}' api"),
        ("um so show me the logs of api", "docker logs api"),
        ("does api have a healthcheck", "docker inspect -f '{{json .Config.Healthcheck}}' api"),
        ("show me what would be removed by a volume prune", "docker volume ls -f dangling=true"),
        ("set the memory limit of web on my laptop to 512m", "docker update -m 512m web"),
        ("let me look around inside", "docker exec -it CONTAINER sh"),
        ("open a shell", "docker exec -it CONTAINER sh"),
    ],
)
def test_looks_like_talk(text: str, line: str) -> None:
    assert answer(text, STORE).suggestions[0].command == line


def test_one_is_spoken_of_and_not_all() -> None:
    for said in ("kill the container that hangs", "end the container which is stuck"):
        assert not any("$(docker ps" in s.command for s in answer(said, STORE).suggestions), said
