"""What tests of editions share: a moment, and claims of made-up articles."""

import datetime as dt

from digest.model import Claim

NOON = dt.datetime(2031, 5, 2, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def claim(number: int, quote: str, start: int = 0) -> Claim:
    """A claim of the article of this number."""
    return Claim(number, quote, start, start + len(quote))
