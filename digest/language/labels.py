"""How somebody says that an event is not what others call it: "Bukan OTT itu", "It was not arson"; lower-case patterns."""

from __future__ import annotations

import re

_THING = r"(?:an? |the |sebuah |soal |karena |akibat |kasus |aksi |bagian dari )?"
_LABEL = r"[\w-]{3,}(?: [\w-]{3,}){0,2}?"
_END = r"(?= (?:itu|ini|tersebut|tapi|tetapi|melainkan|but|and|or|as|at|in|on|ya|kok|lah)\b|[,.;:!?\"”]|$)"
NOT_SO = re.compile(
    rf"(?:^|[\"“]|\b(?:itu|ini|hal ini|peristiwa itu|kejadian itu|kasus ini|jadi|menegaskan|memastikan|mengatakan|menyebut|bahwa),? )bukan(?:lah|nya)? {_THING}(?P<bukan>{_LABEL}){_END}"
    rf"|(?:^|[\"“]|[;,] |\b(?:that|said|says|insisted|stressed) )(?:it|this|that|the (?:fire|blast|crash|death|attack|incident|shooting|explosion|deaths))(?: (?:is|was|were)(?: not|n[’']t)|[’']s not) {_THING}(?P<not>{_LABEL}){_END}"
)
"""What it is said not to be is the last group that matched."""
CALLED = re.compile(
    r"\b(?:terkena|terjaring|kena|melakukan|adalah|merupakan|sebagai|akibat|karena|kasus|aksi|tindakan|operasi|murni|"
    r"was|were|is|are|as|of|by|an?|called|investigating|suspected|apparent)(?: (?:an?|the|apparent|possible|sebuah|suatu|dugaan|suspected|operasi))*(?: [\w-]+)? [\"“‘]?$"
)
"""Right before a word: it says what something is."""
WEAK = re.compile(
    r"\b(?:masalah|urusan|tugas|kewenangan|wewenang|alasan|hal|orang|problem|issue|question|matter|reason|time|case|surprise|priority|option|coincidence)\b"
)
"""Nobody disputes such things."""
