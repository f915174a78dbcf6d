"""How a claim is put forward: asserted, confirmed, denied, doubted, unverified, estimated, alleged or not at all."""

from __future__ import annotations

from digest.language import Language
from digest.model import Status
from digest.speech import Speech

__all__ = ["status_of"]

# What "did not …" means for a verb of that kind.
NEGATED = {
    "confirmed": Status.UNVERIFIED,
    "denied": Status.ASSERTED,
    "alleged": Status.ASSERTED,
    "estimated": Status.ASSERTED,
}


def status_of(sentence: str, speech: Speech | None, language: Language) -> Status:
    """The status of what a sentence says.

    Silence comes before everything, then the verb of speaking itself, then words inside what is said: "mengatakan
    bahwa mereka tidak percaya" denies though "mengatakan" only asserts.
    """
    statuses = language.statuses
    if statuses.silent.search(sentence):
        return Status.NO_COMMENT
    if speech and speech.negated and speech.status in NEGATED:
        return NEGATED[speech.status]
    if speech and speech.status != "asserted" and not statuses.unverified.search(sentence):
        return Status(speech.status)
    for status, pattern in (
        (Status.DENIED, statuses.denied),
        (Status.UNVERIFIED, statuses.unverified),
        (Status.DOUBTED, statuses.doubted),
        (Status.CONFIRMED, statuses.confirmed),
        (Status.ALLEGED, statuses.alleged),
        (Status.ESTIMATED, statuses.estimated),
    ):
        if pattern.search(sentence):
            return status
    return Status(speech.status) if speech else Status.ASSERTED
