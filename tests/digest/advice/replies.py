"""What a model is asked about the ferry, and may reply."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from digest.advice import Reply, inquire
from digest.advice.reply import Passage, Proposal
from tests.digest.advice.ferry import DAY, told

STORY = replace(told(), articles=tuple(replace(a, added_at=DAY + dt.timedelta(hours=8)) for a in told().articles))
INQUIRY = inquire(STORY)
assert INQUIRY is not None
SENTENCES = [claim.quote for claim in INQUIRY.claims]
NOTHING = Reply(headline=None, wordings=(), no_conflict=(), conflicts=())
PROPOSAL = Proposal(
    first=Passage(
        sentence=1 + next(n for n, s in enumerate(SENTENCES) if s.startswith("Marrin said")),
        passage="the ship had passed every inspection since spring",
        position="passed every inspection",
    ),
    second=Passage(
        sentence=1 + next(n for n, s in enumerate(SENTENCES) if s.startswith("An inspector")),
        passage="the ship's pumps did not work",
        position="pumps did not work",
    ),
)
