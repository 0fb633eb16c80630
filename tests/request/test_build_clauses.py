"""What is told of a build, clause by clause, in any order; and what is told of something else."""

# ruff: noqa: E501

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.phrasebook import index_of
from dsh.request.retold.build_clauses import may_tell, told

STORE = open_store()
BUILDS = [
    # where the files are
    ("build from the billing directory and name it billing:dev", "docker build -t billing:dev billing"),
    ("build out of the jobs/mailer folder, tag mailer:4", "docker build -t mailer:4 jobs/mailer"),
    ("use the portal directory to build an image called portal:local", "docker build -t portal:local portal"),
    ("build what's in ./parser into an image parser:3", "docker build -t parser:3 ./parser"),
    ("go into gateway and build gateway:1 there", "docker build -t gateway:1 gateway"),
    ("my code is in ./till, build it and call it till:1", "docker build -t till:1 ./till"),
    ("build the project one level up as mono:3", "docker build -t mono:3 .."),
    ("build from the images folder, name pics:1", "docker build -t pics:1 ./images"),
    ("make me an image out of the folder blog? it should be named blog:1", "docker build -t blog:1 blog"),
    ("bild image from folder crm wit name crm:2", "docker build -t crm:2 crm"),
    # where the Dockerfile is
    ("the dockerfile is deploy/Dockerfile but the context shall be the root folder, image name wiki", "docker build -f deploy/Dockerfile -t wiki ."),
    ("dockerfile at ci/Dockerfile, context shall be src, tag tool:1", "docker build -f ci/Dockerfile -t tool:1 src"),
    ("in the folder shop there's a dockerfile, build it as shop:1", "docker build -t shop:1 shop"),
    ("build an image named foo if the Dockerfile is in the subfolder infra but the code is here", "docker build -t foo -f infra/Dockerfile ."),
    ("use Dockerfile.prod from the current folder, image name shop:prod", "docker build -f Dockerfile.prod -t shop:prod ."),
    ("the file is called Dockerfile.dev, build it as cms:dev", "docker build -f Dockerfile.dev -t cms:dev ."),
    # what it is called, and how it is built
    ("build the docker image for this repo, call it till, dont use old layers", "docker build --no-cache -t till ."),
    ("build crm with tags 2.1 and latest", "docker build -t crm:2.1 -t crm:latest ."),
    ("use the host network while bulding, image called grab", "docker build --network host -t grab ."),
    ("build target tester in shop folder and name it shop:tester", "docker build --target tester -t shop:tester shop"),
    ("build with memory 2g the image heavy", "docker build -m 2g -t heavy ."),
    ("VERSION should be 1.2 and DEBUG 0 as build args, the image is to be called web:1", "docker build --build-arg VERSION=1.2 --build-arg DEBUG=0 -t web:1 ."),
    ("our build must have the labels a=1 and b=2 and be tagged x:1", "docker build --label a=1 --label b=2 -t x:1 ."),
    ("the build should carry label stage=test and get two tags, demo:3 and demo:latest", "docker build --label stage=test -t demo:3 -t demo:latest ."),
    ("the image should be built from ./api with the tags api:1 and api:latest", "docker build -t api:1 -t api:latest ./api"),
    ("prod target in ./auth, for linux/amd64, as auth:3 – how do I build that", "docker build --target prod --platform linux/amd64 -t auth:3 ./auth"),
    ("build calc and make sure it gets the newest base image first", "docker build --pull -t calc ."),
    ("build image site here with argument RELEASE set to 1.2", "docker build --build-arg RELEASE=1.2 -t site ."),
    ("build image for the tills folder, tag tills:test, skip cache", "docker build --no-cache -t tills:test ./tills"),
]  # fmt: skip
OTHERS = [
    "build and run it from the folder shop",
    "build shop and push it to ghcr.io/acme/shop:2",
    "which image was built from the folder api",
    "build the compose services api and web",
    "delete the folder api of the build",
    "build a house out of the folder",
]


@pytest.mark.parametrize(("said", "command"), BUILDS)
def test_is_understood(said, command):
    got = answer(said, STORE)
    assert right(got.suggestions[0].command, [command], STORE), got.suggestions[0].command


@pytest.mark.parametrize("said", OTHERS)
def test_is_left_alone(said):
    index = index_of(STORE)
    assert not may_tell(said, index.data) or told(said, index) is None
