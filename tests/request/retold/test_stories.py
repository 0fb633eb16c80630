"""What is wished for in a whole story, and what it is about."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.phrasebook import index_of
from dsh.request.retold.stories import told

STORE = open_store()

FIRST = [
    ("the phone rang at 5, the site is down, everything came up again except crm-api which says Exited (2). "
     "i need to see what it printed before it died", "docker logs crm-api"),
    ("i'm new here, he is on leave, there's a container named old-shop and my manager wants it to start again "
     "automatically when the machine reboots", "docker update --restart always old-shop"),
    ("this host has 16 gigs only and the container indexer took all of it twice this week, i would like to limit it to "
     "900m without recreating it", "docker update -m 900m indexer"),
    ("the build server pulled so many images that nothing fits any more, i want every "
     "image gone that no container uses",
     "docker image prune -a"),
    ("i was given a key file /root/site.pem and told that it belongs in /etc/ssl "
     "inside the container front, it's running",
     "docker cp /root/site.pem front:/etc/ssl"),
    ("the intern copied a dump to this box, it's /tmp/crm.sql, and i have to get it "
     "into the container crmdb under /var",
     "docker cp /tmp/crm.sql crmdb:/var"),
    ("i can't say what the mail container is doing all night, it's called mailer, i "
     "only want to see which processes are "
     "alive in there", "docker top mailer"),
    ("the vm has no internet at all, i copied a file tool.tar over with scp, now i need the image here",
     "docker load -i tool.tar"),
    ("we have one server, ten containers, the root disk is at 91 percent and i do not "
     "want to delete anything yet, just "
     "want to see where the space goes", "docker system df"),
    ("the auditors found that the container desk is on the network lan_old and that's "
     "not allowed, i have to take it off "
     "there", "docker network disconnect lan_old desk"),
    ("we moved the data to another host, so the container olddesk isn't needed now, i "
     "already stopped it, please remove it",
     "docker rm olddesk"),
]  # fmt: skip


@pytest.mark.parametrize(("story", "line"), FIRST, ids=[line for _, line in FIRST])
def test_a_story_is_answered_by_its_wish(story: str, line: str) -> None:
    assert answer(story, STORE).suggestions[0].command == line


LEFT = [
    "run node:20 called web, with port 3000, folder /srv/app mounted at /app, "
    "restart always, and in the background please",
    "stop web, then remove it, then pull nginx:1.27 and run it as web on port 8080 in the background",
]


@pytest.mark.parametrize("text", LEFT)
def test_an_order_of_many_parts_is_no_story(text: str) -> None:
    assert told(text, index_of(STORE)) is None


SPARING = [
    "What is the container legacy2 good for on our server, I have looked everywhere and I really never use it",
    "I'm just looking around on this machine, there is a container old2 and I don't need it, show me its log first",
    "there is a container old2 here and my colleague told me yesterday that he does not need it any more",
    "we have a volume data2 that holds the invoices of ten years and I no longer need it. is it safe to keep it there",
    "the volume forumdata2 is from the old forum we had. My boss asked me whether it can go, I am not sure at all",
    "My colleagues asked me if we could delete the container shop2, and I told them that I have no idea at all",
    "the disk is 90 percent full and i'm scared of breaking something, please don't "
    "remove anything, i only want to know "
    "which images are the biggest",
    "my colleague removed the container shop by mistake yesterday and the customers "
    "are angry, how do i see what is left",
]


@pytest.mark.parametrize("story", SPARING)
def test_what_the_background_removes_is_not_removed(story: str) -> None:
    assert all(line.risk != "destroy" for line in answer(story, STORE).suggestions[:1])


UNWANTED = {
    "I set my container robot to restart always last month and now it keeps coming back. I don't want it to restart "
    "any more.": "docker update --restart no robot",
    "I started a redis on monday and called it kv2, now I don't need it anymore and its data can go as well.": (
        "docker rm -v kv2"
    ),
    "We took down the forum last week but its volume forumdata2 is still there, you see. It can go, I have a copy.": (
        "docker volume rm forumdata2"
    ),
    "I stopped my container metrics last night and this morning I'd like to have it running again.": (
        "docker start metrics"
    ),
    "there are two leftovers from last friday here, job1 and job2, both have stopped already, please remove both": (
        "docker rm job1 job2"
    ),
}


@pytest.mark.parametrize(("story", "line"), UNWANTED.items())
def test_what_is_not_wanted_any_more(story: str, line: str) -> None:
    assert answer(story, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    "story",
    [
        "My colleague set up that thing last week, can you restart it for me?",
        "I changed what you said yesterday. Now fix it.",
    ],
)
def test_what_a_short_story_leaves_open_is_asked(story: str) -> None:
    assert answer(story, STORE).outcome == "ambiguous"
