"""The figures that requests reach must not fall; those that look, ask or mean no docker are never harmed.

The sets held, outsiders-s, -y, -za, -zb, -zza, -zzq, -zzr, -zzx, -ay, -bc, -bf, -bg, -bh, -bl, -bo, -bp, -br, -bt,
-bv, -bx, -bz, -cc, -cd, -ci, -cm, -cp, -cs, -db, -dg, -dy, -dz, -ea, -ed, -ee, -ef, -eg, -el and -em are only ever
scored: whoever tunes by them does not read them.
outsiders-au, -bb, -ca and -cg hold questions of ideas, and what is near to them, -cb what is not of Docker and what is
to be asked back, -co and -ek what is not of Docker and sounds like it; -bg to -bj, and -bm to -bp, what is asked
without names and values: titles of questions, and the first days.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from scorer import right, same_command

from dsh.cmdline.lines import invocations
from dsh.explain.command import explain_line
from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
FOLDER = Path(__file__).parent.parent / "data" / "requests"
FULL = os.environ.get("DSH_TEST_FULL") == "1"
LONG = (  # with DSH_TEST_FULL=1 alone: those that were read, and the older ones
    "outsiders-a", "outsiders-b", "outsiders-c", "outsiders-e", "outsiders-f", "outsiders-t", "outsiders-u",
    "outsiders-v", "outsiders-w", "outsiders-x", "outsiders-z", "outsiders-zc", "outsiders-zd", "outsiders-ze",
    "outsiders-zf", "outsiders-zg", "outsiders-zh", "outsiders-zi", "outsiders-zj", "outsiders-zk", "outsiders-zl",
    "outsiders-zm", "outsiders-zn", "outsiders-zo", "outsiders-zp", "outsiders-zq", "outsiders-zs", "outsiders-zv",
    "outsiders-zw", "outsiders-zx", "outsiders-zy", "outsiders-zz", "outsiders-zzc", "outsiders-zzd",
    "outsiders-zze", "outsiders-zzf", "outsiders-zzg", "outsiders-zzh", "outsiders-zzi", "outsiders-zzj",
    "outsiders-zzk", "outsiders-zzl", "outsiders-zzm", "outsiders-zzn", "outsiders-zzo", "outsiders-zzp",
    "outsiders-zt", "outsiders-zu", "outsiders-zzs", "outsiders-zzt", "outsiders-zzu", "outsiders-zzv",
    "outsiders-zzw", "outsiders-ae", "outsiders-af", "outsiders-ag", "outsiders-ah", "outsiders-ai",
    "outsiders-ab", "outsiders-ac", "outsiders-ad", "outsiders-ak", "outsiders-am", "outsiders-an", "outsiders-ap",
    "outsiders-d", "outsiders-g", "outsiders-j", "outsiders-n", "outsiders-p", "outsiders-zr", "outsiders-zzb",
    "outsiders-zzy", "outsiders-aa", "outsiders-aj", "outsiders-al", "outsiders-ao", "outsiders-aq", "outsiders-as",
    "outsiders-at", "outsiders-au", "outsiders-av", "outsiders-aw", "outsiders-ax", "outsiders-az", "outsiders-ba",
    "outsiders-bb", "outsiders-bd", "outsiders-be", "outsiders-bi", "outsiders-bj", "outsiders-bk", "outsiders-bm",
    "outsiders-bn", "outsiders-bq", "outsiders-bs", "outsiders-bu", "outsiders-bw", "outsiders-by", "outsiders-ca",
    "outsiders-cb", "outsiders-ce", "outsiders-cf", "outsiders-cg", "outsiders-ch", "outsiders-cj", "outsiders-ck",
    "outsiders-cl", "outsiders-cn", "outsiders-co", "outsiders-cq", "outsiders-cr", "outsiders-ct", "outsiders-cu",
    "outsiders-cv", "outsiders-cw", "outsiders-cx", "outsiders-cy", "outsiders-cz", "outsiders-da", "outsiders-dc",
    "outsiders-dd", "outsiders-de", "outsiders-df", "outsiders-dh", "outsiders-di", "outsiders-dj", "outsiders-dk",
    "outsiders-dl", "outsiders-dm", "outsiders-dn", "outsiders-do", "outsiders-dp", "outsiders-dq", "outsiders-du",
    "outsiders-dv", "outsiders-dw", "outsiders-dx", "outsiders-eb", "outsiders-ec",
    # older ones, which nobody read
    "outsiders-s", "outsiders-y", "outsiders-za", "outsiders-zb", "outsiders-zza", "outsiders-zzq", "outsiders-zzr",
    "outsiders-zzx", "outsiders-ar", "outsiders-bc", "outsiders-bf", "outsiders-bg", "outsiders-bh", "outsiders-bl",
    "outsiders-bo", "outsiders-bp", "outsiders-br", "outsiders-bt", "outsiders-bx", "outsiders-bz",
)  # fmt: skip
LEAST = {  # shares in per cent, a little under what was reached
    "look": {"exact": 90, "command": 95, "three": 94, "kept": 98, "none": 96, "concept": 95, "ambiguous": 90},
    "more": {"exact": 92, "command": 94, "three": 93, "kept": 98, "none": 96, "concept": 95, "ambiguous": 95},
    "held": {"exact": 86, "command": 94, "three": 92, "kept": 98, "none": 94, "concept": 95, "ambiguous": 90},
    "outsiders-a": {"exact": 92, "command": 95, "three": 94, "kept": 95, "none": 93, "concept": 85, "ambiguous": 85},
    "outsiders-b": {"exact": 84, "command": 94, "three": 91, "kept": 98, "none": 95, "concept": 82, "ambiguous": 66},
    "outsiders-c": {"exact": 89, "command": 94, "three": 95, "kept": 98, "none": 93, "concept": 96, "ambiguous": 90},
    "outsiders-d": {"exact": 78, "command": 90, "three": 84, "kept": 96, "none": 83, "concept": 85, "ambiguous": 80},
    "outsiders-e": {"exact": 91, "command": 97, "three": 93, "kept": 98, "none": 94, "concept": 93, "ambiguous": 95},
    "outsiders-f": {"exact": 88, "command": 94, "three": 94, "kept": 98, "none": 95, "concept": 93, "ambiguous": 82},
    "outsiders-g": {"exact": 72, "command": 89, "three": 78, "kept": 97, "none": 92, "concept": 90, "ambiguous": 82},
    "outsiders-j": {"exact": 81, "command": 95, "three": 86, "kept": 98, "none": 96, "concept": 92, "ambiguous": 95},
    "outsiders-n": {"exact": 75, "command": 89, "three": 82, "kept": 95, "none": 93, "concept": 81, "ambiguous": 90},
    "outsiders-p": {"exact": 80, "command": 89, "three": 88, "kept": 97, "none": 92, "concept": 94, "ambiguous": 80},
    "outsiders-s": {"exact": 89, "command": 93, "three": 90, "kept": 97, "none": 90, "concept": 90, "ambiguous": 94},
    "outsiders-t": {"exact": 94, "command": 95, "three": 95, "kept": 98, "none": 94, "concept": 95, "ambiguous": 92},
    "outsiders-u": {"exact": 88, "command": 97, "three": 90, "kept": 99},  # how things are run, with values
    "outsiders-v": {"exact": 93, "command": 96, "three": 95, "kept": 99},  # looking, and acting on groups
    "outsiders-w": {"exact": 95, "command": 97, "three": 97, "kept": 97, "none": 95, "concept": 95, "ambiguous": 88},
    "outsiders-x": {"exact": 95, "command": 97, "three": 97, "kept": 98, "none": 95, "concept": 95, "ambiguous": 95},
    "outsiders-y": {"exact": 90, "command": 95, "three": 94, "kept": 98, "none": 96, "concept": 93, "ambiguous": 78},
    "outsiders-z": {"exact": 88, "command": 97, "three": 92, "kept": 98, "none": 84, "concept": 89, "ambiguous": 90},
    "outsiders-za": {"exact": 90, "command": 94, "three": 92, "kept": 97, "none": 92, "concept": 92, "ambiguous": 83},
    "outsiders-zb": {"exact": 89, "command": 96, "three": 93, "kept": 98, "none": 88, "concept": 93, "ambiguous": 94},
    "outsiders-zc": {"exact": 86, "command": 90, "three": 91, "kept": 99, "none": 92, "concept": 87, "ambiguous": 95},
    "outsiders-zd": {"exact": 90, "command": 96, "three": 93, "kept": 99},
    "outsiders-ze": {"exact": 95, "command": 97, "three": 96, "kept": 99, "none": 92, "concept": 97, "ambiguous": 92},
    "outsiders-zf": {"exact": 89, "command": 95, "three": 94, "kept": 99, "none": 94, "concept": 93, "ambiguous": 87},
    "outsiders-zg": {"exact": 94, "command": 97, "three": 97, "kept": 99, "none": 97, "concept": 95, "ambiguous": 95},
    "outsiders-zh": {"exact": 89, "command": 97, "three": 96, "kept": 99, "none": 97, "concept": 97, "ambiguous": 95},
    "outsiders-zi": {"exact": 93, "command": 97, "three": 94, "kept": 99, "none": 92, "concept": 93, "ambiguous": 97},
    "outsiders-zj": {"exact": 94, "command": 98, "three": 97, "kept": 99, "none": 94, "concept": 93, "ambiguous": 95},
    "outsiders-zk": {"exact": 94, "command": 97, "three": 96, "kept": 99},
    "outsiders-zl": {"exact": 92, "command": 96, "three": 96, "kept": 99, "none": 97, "concept": 97, "ambiguous": 93},
    "outsiders-zm": {"exact": 93, "command": 97, "three": 97, "kept": 99, "none": 94, "concept": 97, "ambiguous": 97},
    "outsiders-zn": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 96, "concept": 95, "ambiguous": 95},
    "outsiders-zo": {"exact": 97, "command": 97, "three": 98, "kept": 99, "none": 96, "concept": 96, "ambiguous": 95},
    "outsiders-zp": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 96, "concept": 95, "ambiguous": 95},
    "outsiders-zq": {"exact": 95, "command": 98, "three": 98, "kept": 99, "none": 97, "concept": 95, "ambiguous": 92},
    "outsiders-zr": {"exact": 87, "command": 93, "three": 93, "kept": 98, "none": 96, "concept": 92, "ambiguous": 95},
    "outsiders-zs": {"exact": 74, "command": 86, "three": 82, "kept": 95, "none": 88, "concept": 88, "ambiguous": 75},
    "outsiders-zt": {
        "exact": 68,
        "command": 86,
        "three": 75,
        "kept": 98,
        "none": 90,
        "ambiguous": 50,
    },  # stories, terse
    "outsiders-zu": {"exact": 73, "command": 89, "three": 80, "kept": 95, "none": 92, "concept": 96, "ambiguous": 90},
    "outsiders-zv": {"exact": 93, "command": 97, "three": 94, "kept": 99},  # run with values, and in containers
    "outsiders-zw": {"exact": 97, "command": 98, "three": 98, "kept": 99},  # looking, removing, shipping
    "outsiders-zza": {
        "exact": 92,
        "command": 96,
        "three": 96.5,
        "kept": 99,
        "none": 92,
        "concept": 92,
        "ambiguous": 97,
    },
    "outsiders-zzd": {
        "exact": 93,
        "command": 97,
        "three": 96,
        "kept": 99,
        "none": 98,
        "concept": 95,
        "ambiguous": 94,
    },
    "outsiders-zx": {"exact": 75, "command": 75, "three": 80, "kept": 85, "none": 97, "concept": 96, "ambiguous": 97},
    "outsiders-zy": {"exact": 85, "command": 88, "three": 93, "kept": 98, "none": 98, "concept": 91, "ambiguous": 92},
    "outsiders-zzb": {"exact": 78, "command": 84, "three": 86, "kept": 97, "none": 94, "concept": 94, "ambiguous": 79},
    "outsiders-zzc": {"exact": 60, "command": 82, "three": 72, "kept": 98, "none": 89, "concept": 98, "ambiguous": 60},
    "outsiders-zze": {"exact": 95, "command": 97, "three": 97, "kept": 99, "none": 96, "concept": 95, "ambiguous": 95},
    "outsiders-zzf": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 93, "concept": 93, "ambiguous": 95},
    "outsiders-zzg": {"exact": 92, "command": 95, "three": 94, "kept": 98, "none": 93, "concept": 90, "ambiguous": 86},
    "outsiders-zzh": {"exact": 95, "command": 98, "three": 96, "kept": 99, "none": 96, "concept": 96, "ambiguous": 90},
    "outsiders-zzi": {"exact": 92, "command": 97, "three": 94, "kept": 99, "none": 86, "concept": 93, "ambiguous": 95},
    "outsiders-zzj": {"exact": 92, "command": 97, "three": 94, "kept": 99, "none": 96, "concept": 92, "ambiguous": 71},
    "outsiders-zzk": {"exact": 98, "command": 98, "three": 98, "kept": 99, "none": 99, "concept": 93, "ambiguous": 99},
    "outsiders-zzm": {"exact": 96, "command": 98, "three": 98, "kept": 99, "none": 99, "concept": 99, "ambiguous": 99},
    "outsiders-zzn": {"exact": 91, "command": 97, "three": 93, "kept": 99, "none": 95, "concept": 95, "ambiguous": 94},
    "outsiders-zzo": {"exact": 90, "command": 95, "three": 95, "kept": 98, "none": 99, "concept": 95, "ambiguous": 94},
    "outsiders-zzp": {"exact": 90, "command": 96, "three": 93, "kept": 98, "none": 99, "concept": 84, "ambiguous": 99},
    "outsiders-zzq": {"exact": 93, "command": 97, "three": 95, "kept": 98, "none": 99, "concept": 99, "ambiguous": 99},
    "outsiders-zzr": {"exact": 92, "command": 96, "three": 96, "kept": 99, "none": 94, "concept": 99, "ambiguous": 99},
    "outsiders-zzs": {"exact": 98, "command": 98, "three": 98, "kept": 99, "none": 96, "concept": 98, "ambiguous": 95},
    "outsiders-zzt": {"exact": 97, "command": 98, "three": 97, "kept": 99, "none": 86, "concept": 98, "ambiguous": 98},
    "outsiders-zzu": {"exact": 80, "command": 90, "three": 87, "kept": 99, "none": 92, "concept": 89, "ambiguous": 92},
    "outsiders-zzv": {"exact": 95, "command": 98, "three": 96, "kept": 99, "none": 98, "concept": 86, "ambiguous": 86},
    "outsiders-zzw": {"exact": 88, "command": 94, "three": 93, "kept": 98, "none": 98, "concept": 91, "ambiguous": 94},
    "outsiders-zzx": {"exact": 89, "command": 94, "three": 93, "kept": 99, "none": 98, "concept": 95, "ambiguous": 97},
    "outsiders-zzy": {"exact": 88, "command": 96, "three": 92, "kept": 98, "none": 93, "concept": 95, "ambiguous": 95},
    "outsiders-aa": {"exact": 89, "command": 94, "three": 94, "kept": 98, "none": 98, "concept": 92, "ambiguous": 90},
    "outsiders-ab": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 98, "concept": 98, "ambiguous": 95},
    "outsiders-ac": {"exact": 96, "command": 97, "three": 98, "kept": 99, "none": 94, "concept": 93, "ambiguous": 87},
    "outsiders-ad": {"exact": 82, "command": 91, "three": 85, "kept": 97, "none": 96, "concept": 95, "ambiguous": 90},
    "outsiders-ae": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 98, "concept": 98, "ambiguous": 95},
    "outsiders-af": {"exact": 97, "command": 98, "three": 97, "kept": 99, "none": 98, "concept": 98, "ambiguous": 95},
    "outsiders-ag": {"exact": 98, "command": 98, "three": 98, "kept": 99, "none": 98, "concept": 98, "ambiguous": 90},
    "outsiders-ah": {"exact": 97, "command": 98, "three": 97, "kept": 99, "none": 98, "concept": 98, "ambiguous": 95},
    "outsiders-ai": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 98, "concept": 98, "ambiguous": 90},
    "outsiders-aj": {"exact": 88, "command": 95, "three": 92, "kept": 98, "none": 98, "concept": 93, "ambiguous": 95},
    "outsiders-ak": {"exact": 80, "command": 90, "three": 85, "kept": 97, "none": 98, "concept": 90, "ambiguous": 92},
    "outsiders-al": {"exact": 87, "command": 95, "three": 93, "kept": 98, "none": 98, "concept": 90, "ambiguous": 95},
    "outsiders-am": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 97, "concept": 95, "ambiguous": 95},
    "outsiders-an": {"exact": 94, "command": 95, "three": 97, "kept": 99, "none": 97, "concept": 95, "ambiguous": 95},
    "outsiders-ao": {"exact": 84, "command": 93, "three": 90, "kept": 96, "none": 95, "concept": 95, "ambiguous": 95},
    "outsiders-ap": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 97, "concept": 95, "ambiguous": 95},
    "outsiders-aq": {"exact": 83, "command": 95, "three": 87, "kept": 98, "none": 97, "concept": 95, "ambiguous": 95},
    "outsiders-ar": {"exact": 84, "command": 93, "three": 88, "kept": 97, "none": 95, "concept": 89, "ambiguous": 95},
    "outsiders-as": {"exact": 73, "command": 83, "three": 80, "kept": 95, "none": 97, "concept": 82, "ambiguous": 92},
    "outsiders-au": {"none": 87, "concept": 85},
    "outsiders-av": {"exact": 96, "command": 97, "three": 97, "kept": 98, "none": 90, "concept": 90, "ambiguous": 90},
    "outsiders-aw": {"exact": 97, "command": 98, "three": 98, "kept": 98, "none": 97, "concept": 91, "ambiguous": 97},
    "outsiders-ax": {"exact": 97, "command": 98, "three": 98, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-ay": {"exact": 90, "command": 95, "three": 95, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-at": {"exact": 96, "command": 97, "three": 97, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-az": {"exact": 98, "command": 98, "three": 98, "kept": 98, "none": 97, "concept": 97, "ambiguous": 85},
    "outsiders-ba": {"exact": 96, "command": 97, "three": 97, "kept": 98, "none": 97, "concept": 90, "ambiguous": 97},
    "outsiders-bb": {"exact": 86, "command": 86, "three": 90, "kept": 90, "none": 82, "concept": 84},
    "outsiders-bc": {"exact": 94, "command": 97, "three": 95, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-bd": {"exact": 95, "command": 97, "three": 95, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-be": {"exact": 96, "command": 97, "three": 98, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-bf": {"exact": 94, "command": 97, "three": 94, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-bg": {"exact": 68, "command": 85, "three": 76, "kept": 95, "none": 97, "concept": 82, "ambiguous": 97},
    "outsiders-bh": {"exact": 58, "command": 64, "three": 77, "kept": 93, "none": 58, "concept": 80, "ambiguous": 97},
    "outsiders-bi": {"exact": 94, "command": 96, "three": 96, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-bj": {"exact": 93, "command": 94, "three": 96, "kept": 96, "none": 97, "concept": 90, "ambiguous": 97},
    "outsiders-bk": {"exact": 85, "command": 92, "three": 90, "kept": 97, "none": 97, "concept": 97, "ambiguous": 77},
    "outsiders-bl": {"exact": 90, "command": 95, "three": 92, "kept": 98, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-bm": {"exact": 62, "command": 84, "three": 76, "kept": 97, "none": 97, "concept": 97},
    "outsiders-bn": {"exact": 76, "command": 83, "three": 87, "kept": 97, "none": 82, "concept": 97, "ambiguous": 97},
    "outsiders-bo": {"exact": 69, "command": 89, "three": 80, "kept": 97, "none": 97, "concept": 90},
    "outsiders-bp": {"exact": 73, "command": 78, "three": 85, "kept": 93, "none": 97, "concept": 88, "ambiguous": 82},
    "outsiders-bq": {"exact": 93, "command": 95, "three": 95, "kept": 97, "none": 95, "concept": 97, "ambiguous": 97},
    "outsiders-br": {"exact": 94, "command": 95, "three": 96, "kept": 97, "none": 95, "concept": 97, "ambiguous": 97},
    "outsiders-bs": {"exact": 84, "command": 91, "three": 92, "kept": 97, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-bt": {"exact": 77, "command": 91, "three": 80, "kept": 97, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-bu": {"exact": 87, "command": 92, "three": 93, "kept": 97, "none": 90, "concept": 97, "ambiguous": 97},
    "outsiders-bv": {"exact": 92, "command": 95, "three": 94, "kept": 97, "none": 97, "concept": 97, "ambiguous": 90},
    "outsiders-bw": {"exact": 83, "command": 93, "three": 89, "kept": 97, "none": 95, "concept": 92, "ambiguous": 97},
    "outsiders-bx": {"exact": 88, "command": 94, "three": 93, "kept": 97, "none": 97, "concept": 86, "ambiguous": 92},
    "outsiders-by": {"exact": 75, "command": 88, "three": 83, "kept": 96, "none": 95, "concept": 97, "ambiguous": 97},
    "outsiders-bz": {"exact": 83, "command": 89, "three": 88, "kept": 97, "none": 95, "concept": 92, "ambiguous": 92},
    "outsiders-ca": {"concept": 84},
    "outsiders-cb": {"none": 96, "ambiguous": 90},
    "outsiders-cc": {"exact": 93, "command": 95, "three": 95, "kept": 97, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-cd": {"exact": 90, "command": 95, "three": 96, "kept": 97, "none": 95, "concept": 97, "ambiguous": 97},
    "outsiders-ce": {"exact": 95, "command": 97, "three": 96, "kept": 97, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-cf": {"exact": 95, "command": 95, "three": 95, "kept": 97, "none": 97, "concept": 92, "ambiguous": 97},
    "outsiders-cg": {"exact": 90, "command": 90, "three": 95, "kept": 97, "concept": 93},
    "outsiders-ch": {"exact": 88, "command": 94, "three": 90, "kept": 97, "none": 90, "concept": 97, "ambiguous": 97},
    "outsiders-ci": {"exact": 86, "command": 93, "three": 94, "kept": 97, "none": 95, "concept": 92, "ambiguous": 97},
    "outsiders-cj": {"exact": 85, "command": 92, "three": 92, "kept": 97, "none": 95, "concept": 85, "ambiguous": 97},
    "outsiders-ck": {"exact": 83, "command": 95, "three": 90, "kept": 97, "none": 95, "concept": 97, "ambiguous": 92},
    "outsiders-cl": {"exact": 79, "command": 88, "three": 85, "kept": 97, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-cm": {"exact": 80, "command": 91, "three": 86, "kept": 97, "none": 95, "concept": 97, "ambiguous": 97},
    "outsiders-cn": {"exact": 82, "command": 92, "three": 91, "kept": 97, "none": 95, "concept": 97, "ambiguous": 97},
    "outsiders-co": {"none": 89},
    "outsiders-cp": {"exact": 89, "command": 96, "three": 94, "kept": 97, "none": 95, "concept": 92, "ambiguous": 97},
    "outsiders-cq": {"exact": 84, "command": 92, "three": 88, "kept": 97, "none": 97, "concept": 97, "ambiguous": 77},
    "outsiders-cr": {"exact": 90, "command": 95, "three": 95, "kept": 97, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-cs": {"exact": 91, "command": 93, "three": 94, "kept": 97, "none": 97, "concept": 86, "ambiguous": 97},
    "outsiders-ct": {"exact": 77, "command": 89, "three": 86, "kept": 97, "none": 95, "concept": 97, "ambiguous": 72},
    "outsiders-cu": {"exact": 88, "command": 92, "three": 91, "kept": 97, "none": 97, "concept": 92, "ambiguous": 97},
    "outsiders-cv": {"exact": 91, "command": 95, "three": 96, "kept": 97, "none": 97, "concept": 97, "ambiguous": 85},
    "outsiders-cw": {"exact": 87, "command": 94, "three": 95, "kept": 97, "none": 91, "concept": 97, "ambiguous": 92},
    "outsiders-cx": {"exact": 79, "command": 91, "three": 87, "kept": 96, "none": 95, "concept": 97, "ambiguous": 85},
    "outsiders-cy": {"exact": 82, "command": 91, "three": 91, "kept": 96, "none": 95, "concept": 92, "ambiguous": 97},
    "outsiders-cz": {"exact": 85, "command": 95, "three": 90, "kept": 97, "none": 97, "concept": 92, "ambiguous": 97},
    "outsiders-da": {"exact": 84, "command": 94, "three": 87, "kept": 97, "none": 97, "concept": 92, "ambiguous": 92},
    "outsiders-db": {"exact": 92, "command": 95, "three": 96, "kept": 97, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-dc": {"exact": 93, "command": 97, "three": 94, "kept": 97, "none": 95, "concept": 97, "ambiguous": 97},
    "outsiders-dd": {"exact": 68, "command": 86, "three": 80, "kept": 95, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-de": {"exact": 84, "command": 92, "three": 89, "kept": 97, "none": 91, "concept": 86, "ambiguous": 92},
    "outsiders-df": {"exact": 82, "command": 90, "three": 92, "kept": 96, "none": 94, "concept": 79, "ambiguous": 79},
    "outsiders-dg": {"exact": 92, "command": 94, "three": 95, "kept": 97, "none": 97, "concept": 97, "ambiguous": 97},
    "outsiders-dh": {"exact": 88, "command": 93, "three": 92, "kept": 97, "none": 95, "concept": 92, "ambiguous": 92},
    "outsiders-di": {"exact": 95, "command": 97, "three": 95, "kept": 99, "none": 98, "concept": 98, "ambiguous": 98},
    "outsiders-dj": {"exact": 94, "command": 96, "three": 95, "kept": 99, "none": 94, "concept": 98, "ambiguous": 92},
    "outsiders-dk": {"exact": 93, "command": 96, "three": 93, "kept": 99, "none": 94, "concept": 91, "ambiguous": 85},
    "outsiders-dl": {"exact": 95, "command": 96, "three": 95, "kept": 99, "none": 98, "concept": 98, "ambiguous": 85},
    "outsiders-dm": {"exact": 96, "command": 97, "three": 97, "kept": 99, "none": 98, "concept": 98, "ambiguous": 98},
    "outsiders-dn": {"exact": 93, "command": 96, "three": 93, "kept": 99, "none": 98, "concept": 98, "ambiguous": 91},
    "outsiders-do": {"exact": 87, "command": 92, "three": 89, "kept": 95, "none": 98, "concept": 92, "ambiguous": 91},
    "outsiders-dp": {"exact": 95, "command": 98, "three": 95, "kept": 99, "none": 98, "concept": 98, "ambiguous": 98},
    "outsiders-dq": {"exact": 88, "command": 92, "three": 90, "kept": 98, "none": 98, "concept": 98, "ambiguous": 91},
    "outsiders-dr": {"exact": 84, "command": 94, "three": 88, "kept": 99, "none": 98, "concept": 98, "ambiguous": 91},
    "outsiders-ds": {"exact": 79, "command": 88, "three": 85, "kept": 95, "none": 98, "concept": 98, "ambiguous": 91},
    "outsiders-dt": {"exact": 67, "command": 81, "three": 73, "kept": 91, "none": 94, "concept": 78, "ambiguous": 78},
    "outsiders-du": {"exact": 96, "command": 98, "three": 97, "kept": 98, "none": 99, "concept": 94, "ambiguous": 99},
    "outsiders-dv": {"exact": 94, "command": 97, "three": 98, "kept": 99, "none": 96, "concept": 99, "ambiguous": 99},
    "outsiders-dw": {"exact": 95, "command": 98, "three": 97, "kept": 98, "none": 99, "concept": 99, "ambiguous": 94},
    "outsiders-dx": {"exact": 97, "command": 98, "three": 98, "kept": 99, "none": 96, "concept": 94, "ambiguous": 99},
    "outsiders-dy": {"exact": 90, "command": 95, "three": 92, "kept": 97, "none": 99, "concept": 99, "ambiguous": 94},
    "outsiders-dz": {"exact": 86, "command": 92, "three": 89, "kept": 97, "none": 99, "concept": 99, "ambiguous": 99},
    "outsiders-ea": {"exact": 86, "command": 94, "three": 91, "kept": 98, "none": 99, "concept": 99, "ambiguous": 99},
    "outsiders-eb": {"exact": 98, "command": 98, "three": 98, "kept": 99, "none": 99, "concept": 99, "ambiguous": 99},
    "outsiders-ec": {"exact": 98, "command": 98, "three": 98, "kept": 98, "none": 99, "concept": 99, "ambiguous": 99},
    "outsiders-ed": {"exact": 88, "command": 93, "three": 92, "kept": 99, "none": 95, "concept": 99, "ambiguous": 99},
    "outsiders-ee": {"exact": 94, "command": 97, "three": 96, "kept": 99, "none": 99, "concept": 99, "ambiguous": 93},
    "outsiders-ef": {"exact": 74, "command": 85, "three": 82, "kept": 90, "none": 99, "concept": 92, "ambiguous": 71},
    "outsiders-eg": {"exact": 90, "command": 97, "three": 94, "kept": 97, "none": 99, "concept": 85, "ambiguous": 99},
    "outsiders-eh": {"exact": 94, "command": 96, "three": 96, "kept": 99, "none": 99, "concept": 93, "ambiguous": 99},
    "outsiders-ei": {"exact": 93, "command": 97, "three": 97, "kept": 98, "none": 99, "concept": 99, "ambiguous": 93},
    "outsiders-ej": {"exact": 83, "command": 92, "three": 87, "kept": 98, "none": 99, "concept": 93, "ambiguous": 99},
    "outsiders-ek": {"exact": 88, "command": 98, "three": 97, "kept": 98, "none": 98},
    "outsiders-el": {"exact": 84, "command": 93, "three": 89, "kept": 98, "none": 92, "concept": 99, "ambiguous": 93},
    "outsiders-em": {"exact": 92, "command": 95, "three": 93, "kept": 98, "none": 95, "concept": 99, "ambiguous": 93},
    "outsiders-zzl": {"none": 94, "concept": 94, "ambiguous": 95},
    "outsiders-zz": {"exact": 96, "command": 98, "three": 98, "kept": 99, "none": 97, "concept": 90, "ambiguous": 90},
}


def figures(name: str) -> tuple[dict[str, float], int]:
    """Shares in per cent, and how many requests were harmed."""
    counts: Counter[str] = Counter()
    for row in (json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text().splitlines()):
        got, kind = answer(row["request"], STORE), row["outcome"]
        commands = [s.command for s in got.suggestions]
        counts[kind] += 1
        if kind == "match":
            accepted = row["accept"]
            counts["exact"] += got.outcome == "match" and right(commands[0], accepted, STORE)
            counts["command"] += got.outcome == "match" and same_command(commands[0], accepted, STORE)
            counts["three"] += any(right(c, accepted, STORE) for c in commands[:3])
            counts["kept"] += got.outcome != "none"
        else:
            good = got.outcome == kind and got.concept in row.get("concept", [got.concept])
            if kind == "ambiguous":
                good = good or any(right(c, row["choices"], STORE) for c in commands[:3])
            counts[f"{kind} good"] += good
        if (kind in ("none", "concept") or "harmless" in row.get("tags", ())) and got.outcome == "match":
            wanted = kind == "match" and right(commands[0], row["accept"], STORE)
            counts["harm"] += got.suggestions[0].risk == "destroy" and not wanted
    shares = {k: 100 * counts[k] / max(1, counts["match"]) for k in ("exact", "command", "three", "kept")}
    shares = shares if counts["match"] else {}  # a set of what is no wish for a command
    others = [kind for kind in ("none", "concept", "ambiguous") if counts[kind]]
    return shares | {kind: 100 * counts[f"{kind} good"] / counts[kind] for kind in others}, counts["harm"]


@pytest.mark.parametrize("name", LEAST if FULL else [name for name in LEAST if name not in LONG])
def test_figures(name: str) -> None:
    shares, harm = figures(name)
    assert harm == 0
    assert {k: v for k, v in shares.items() if v < LEAST[name][k]} == {}


def test_suggestions_are_explained_in_full() -> None:
    for line in (FOLDER / "more.jsonl").read_text().splitlines()[::9]:
        for suggestion in answer(json.loads(line)["request"], STORE).suggestions:
            command = suggestion.command
            for name in suggestion.missing:
                command = command.replace(name, "1" if name in ("REPLICAS", "NUMBER", "PORT") else name.lower())
            assert not [p for i in invocations(command, STORE) for p in i.problems], command
            assert not [p for p in explain_line(command, STORE).parts if not p.known], command
