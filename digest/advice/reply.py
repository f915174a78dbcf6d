"""The one form that a model's reply may have."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

LARGEST = 40_000  # characters of a reply
FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)  # as many models answer, whatever they are told

Number = Annotated[int, Field(ge=1, le=10_000)]
Text = Annotated[str, Field(min_length=1, max_length=700)]


class Unusable(Exception):
    """What came is no reply that could be looked at; the message says why, without a word of it."""


class _Exact(BaseModel):
    """These fields and no others, of exactly these types."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Wording(_Exact):
    """A sentence in fewer words."""

    sentence: Number
    text: Text


class Passage(_Exact):
    """A side of a proposed conflict."""

    sentence: Number
    passage: Text
    position: Annotated[str, Field(min_length=1, max_length=200)]


class Proposal(_Exact):
    """A conflict that no rule has found."""

    first: Passage
    second: Passage


class Reply(_Exact):
    """All that a model can say about a story."""

    headline: Annotated[str, Field(max_length=300)] | None
    wordings: Annotated[tuple[Wording, ...], Field(max_length=12, strict=False)]
    no_conflict: Annotated[tuple[Number, ...], Field(max_length=12, strict=False)]
    conflicts: Annotated[tuple[Proposal, ...], Field(max_length=12, strict=False)]


def read_reply(text: str) -> Reply:
    """Read a reply. Raises Unusable, also where only a part of it is not as agreed."""
    if len(text) > LARGEST:
        raise Unusable("too long")
    fenced = FENCED.fullmatch(text)
    try:
        return Reply.model_validate_json(fenced[1] if fenced else text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = next((str(part) for part in first["loc"] if part in Reply.model_fields), "reply")
        raise Unusable(f"{where}: {first['type']}") from None
