"""How somebody puts the blame on somebody else, by name; lower-case patterns."""

from __future__ import annotations

import re

BLAMING = re.compile(r"\b(?:menuduh|menuding|menyalahkan|accus(?:es|ed|ing)|blam(?:es|ed|ing))\b")
"""Who is blamed stands behind it, who blames before."""
ONE_ANOTHER = re.compile(r"\b(?:each other|one another|saling)\b")
NOT_BLAMED = re.compile(
    r"\b(?:tidak|tak|belum|bukan|not|never|without|dituduh|standing|stands|stood|been|being|was|were|is|are|be)\s(?:\w+\s)?$|n[’']t\s$"
)
"""Right before: nobody blames, or it is told in the passive."""
