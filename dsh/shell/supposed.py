"""What a line would do, asked before it is wished: "what would be removed if I clean up everything unused"."""

import re

TIDY = "docker system prune"
WOULD = re.compile(
    r"(?:what|which [\w ]+?) (?:would|will) "
    r"(?:be (?:removed|deleted|lost|gone|stopped|changed|cleaned(?: up)?)|go(?: away)?|"
    r"happen|change|disappear|i lose|(?:docker|it|that|dsh) (?:do|remove|delete)) (?:here |now )?(?:if|when|by|with) "
    r"(?:i (?:would )?|we |you |one )?(?P<wish>.+)|"
    r"(?:what|which [\w ]+?) would (?P<line>docker .+?) (?:do|remove|delete|change|take)(?: here| now)?|"
    r"what (?:would|will) (?:a |the )?(?P<tidy>clean(?:ing)?[- ]?up|prune|pruning|tidy(?:ing)?[- ]?up) (?:really )?"
    r"(?:remove|delete|take(?: away)?|free|do|change|touch)(?: here| now)?|"
    r"what (?:would|will|could) be (?P<cleaned>cleaned(?: up| away)?|pruned|tidied up)(?: here| now)?|"
    r"(?:show|tell) me what (?P<same>.+?) would (?:do|remove|delete|change)(?: here| now)?",
    re.IGNORECASE,
)


def supposed(text: str) -> str:
    """The wish or the line that is asked about; "" where nothing of that kind is asked."""
    match = WOULD.fullmatch(text.strip(" .!?")) if " would " in text or " will " in text else None
    if match is not None and (match["tidy"] or match["cleaned"]):
        return TIDY
    return next((said for said in match.groupdict().values() if said), "") if match else ""
