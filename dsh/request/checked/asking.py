"""Who asks is answered by a look: "i typed stop for web, did that go through", "is there anything i forgot to remove?",
"they told me the image must go".

as_asked(got, request, index, store) -> the answer, which changes nothing where a clause asks and none orders
"""

import re

from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.checked.harm import looks_first
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer

APART = regex(r"(?:[.,;!?:]+ +| [-–—]+ | and then | then )")
ASKS = regex(
    r"(?:(?:so|and|but|now|ok|okay|hey|hi|well|wait|please)[, ]+)*"
    r"(?:(?:did|does|was|were|(?:has|had)(?! to\b))\b|is there (?:any|some|a thing)"
    r"(?! (?:ways?|commands?|options?|tricks?|flags?|chance|possibility|method)\b)"
    r"|are there (?:any|some)|(?:is|are) (?:it|they|that|this|the|my|any|some)\b(?! (?:possible|ok|okay|a way))"
    r"|have (?:i|we|any|some|they)\b(?! to\b)|do (?:i|we) have(?! to\b)|how (?:many|much|long|old|often|big))"
    r"(?!.*\bhow (?:do|can|to)\b)",
    re.IGNORECASE,
)
WHICH = regex(
    r"(?:.*[.;!?] +)?(?:which|who|whose)\b(?! (?:command|line|flag|option))", re.IGNORECASE
)  # no "web, which ..."
HEARD = regex(  # what others say is to become of it, and what somebody is not sure of
    r"(?:[\w'’-]+ ){0,5}?(?:(?:said|says|claims?|claimed|(?:he|she|it|they|who|docs?|manual|\w+body) (?:thinks?|say))"
    r"|told (?:me|us|him|her)(?! to\b)"
    r"|(?:tell|ask|inform|warn) (?:my|our|him|her|them|\w+(?:body|one))"
    r"|wonders?|(?:not|n['’]t) (?:sure|certain|know)|whether|heard"
    r"|^(?:so |well )?(?:maybe|perhaps|possibly|probably))\b"
    r".*\b(?:can|may|could|should|must|might|needs? to|has to|have to|is to|are to) (?:be|go|leave|disappear|vanish)\b",
    re.IGNORECASE,
)
REFUSED = regex(  # "is it possible to remove the volume x? no, don't", "how do I remove it? just asking"
    r"\? +(?:(?:no|nah|nope|please|well|but)[,. ]+)*"
    r"(?:don['’]?t|do not|better not|rather not|never|not yet|not now)(?: (?:do|touch) it| yet| now)*[.!]*$"
    r"|[,;.?!] *(?:i['’]?m |i am |we['’]re |but )?"
    r"(?:(?:just|only|merely) (?:asking|curious|wondering)|out of curiosity)[.!]*$",
    re.IGNORECASE,
)
STATED = regex(  # "the image shop:2 is over 2 gb?", "web was restarted 14 times?"
    r"(?:(?:so|and|but|now|ok|okay|hey|well|wait)[, ]+)*(?:(?:the|my|our|this) )?"
    r"(?:(?:image|container|volume|network|service) )?(?!(?:it|this|that|what|how|which|who|there)\b)[\w./:-]*\w"
    r"(?: (?:image|container|volume|network|service))? (?:is|was|has|had|were)\b(?! to\b)"
    r"(?:(?!\b(?:how|can|could|any way)\b)(?:[^,;.!?]|\.(?! )))*"
    r"(?:, *(?:is (?:it|that) )?(?:true|right|correct|so|no|or not|isn['’]?t it|wasn['’]?t it)\b[^,;]*)?\?+ *$",
    re.IGNORECASE,
)
WANTED = regex(  # "someone wants me to delete web, what is it?"
    r"(?:[\w'’-]+ ){1,4}(?:wants?|wanted|asks?|asked|tells?|told|urges?|urged|orders?|ordered) "
    r"(?:(?:me|us) )?to \w+.*?"
    r"[,;.:?!-]+ (?:but |and |so )?"
    r"(?:what|who|whose|which|why|when|where|is|does|was|has|how (?:old|big|long|many|much))\b"
    r"(?!.*\bhow (?:do|can|to)\b)(?!.*\b(?:command|line)\b)[^.!]*\?+ *$",
    re.IGNORECASE,
)
INSIDE = ("docker exec ", "docker run ")  # a program may look, and nothing that is there is changed


def as_asked(got: Answer, request: str, index: Index, store: Store) -> Answer:
    first = got.suggestions[0] if got.outcome == "match" and got.suggestions else None
    if first is None or first.risk == "read":
        return got
    stated = STATED.match(request) is not None or WANTED.match(request) is not None
    if first.command.startswith(INSIDE) and not stated:
        return got
    if first.risk == "destroy" and REFUSED.search(request) is not None:
        return looks_first(got, request, index, store)
    clauses = [part for part in APART.split(request.strip(" .!?")) if part.strip()]
    asks = stated or WHICH.match(request) is not None or any(map(_asks, clauses))
    if not asks or any(_orders(part, index) for part in clauses if not (_asks(part) or WHICH.match(part))):
        return got
    reads = tuple(s for s in got.suggestions if s.risk == "read")
    return got._replace(suggestions=reads) if reads else looks_first(got, request, index, store)


def _asks(clause: str) -> bool:
    return ASKS.match(clause) is not None or HEARD.match(clause) is not None


def _orders(clause: str, index: Index) -> bool:
    """Does it begin with what is to be done?"""
    words = clause.lower().replace("’", "'").split()
    before = index.data["described"]["before"]
    at = next((n for n, word in enumerate(words) if word not in before), len(words))
    return at < len(words) and index.lexicon.sense(words[at])[:2] == "v."
