"""How the thing that stands at one pole of a frame (`frames`) is found before and behind it; lower-case patterns."""

from __future__ import annotations

import re

from digest.language.shape import words

REVERSED = re.compile(
    r"\b(?:tidak|tak|belum|bukan|bukanlah|nggak|never|not|no longer|cannot|without|tanpa|no)(?:\s(?:pernah|yet|be|been|being|akan|lagi|terbukti|dinyatakan|ada|untuk|to))?\s$"
    r"|n[’']t\s(?:be\s|been\s)?$"
)
"""Right before a pole: it is not so."""
NOBODY = re.compile(
    r"\b(?:tidak|tak|belum) ada (?:satu ?pun |seorang ?pun )?(?:\w+ ){0,2}yang\s$"
    r"|\b(?:no one|nobody|none)(?: of \w+ \w+)?(?: has| have| had)?\s$"
)
"""Right before a pole: nobody does or is it."""
LEADS = re.compile(
    r"\b(?:that|bahwa|jika|kalau)\s|\b(?:said|says|mengatakan|menyatakan|menyebut|menyebutkan|menilai|meyakini|menduga|mengklaim|mengeluh|mengeluhkan|menuturkan|berpendapat|menegaskan|memastikan|mengungkapkan|insisted|announced|wrote|complained|argued|warned|denied),?\s(?!(?:on|in|at|the same)\b)"
    r"|\b(?:ternyata|rupanya|diketahui|melihat|mendapati|menemukan|(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )found|saw|noticed|learned|discovered|it turned out)\s(?=\w)"
    r"|\b(?:said|says|insisted|announced|wrote)\s(?:on\s)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today),?\s(?:that\s)?"
)
"""Up to its end somebody is said to speak; the statement follows."""
CLAUSES = re.compile(r",?\s(?:and|but|while|dan|tetapi|tapi|namun|sedangkan|sementara)\s")
"""Between two clauses: what is at the pole may be told in the second."""
CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|do|does|did|can|could)\b|\b(?:akan|sudah|telah|masih|tidak|belum|adalah)\b|\b(?:me[mnr]\w{4,}|ber\w{4,}|di[a-z]{4,})\b"
)
"""Before it: something is told there already, so that it joins no two names."""
COUNTED_BEFORE = re.compile(r"\d\s$")
"""Before a pole, and `COUNTED_BEHIND` it: so many are at it ("2 losses", "18 saved"), and no one thing is."""
COUNTED_BEHIND = re.compile(r"(?:\sdunia)?(?:\s(?:sebanyak|ada|sekitar|mencapai))?:?\s\d")
STILL = words(
    "still remain remains remained found all every each both some masih tetap sudah telah semua seluruh pagi siang sore petang malam hari itu ini the its"
)
"""Words before a pole that are not what it is said of."""
PHRASE_END = re.compile(
    r"\s(?:of|in|at|on|by|with|for|from|to|near|that|which|who|di|ke|dari|oleh|pada|dengan|untuk|yang)\s"
)
"""Where a noun phrase goes on with what it belongs to."""
PARTITIVE = re.compile(
    r"^\W*(?:[\w,.]+\s)?(?:all|each|both|some|none|most|many|one|two|three|four|five|six|\d+)?\s?of\s(?:the|its|their|his|her)\s(?:\w+\s(?=\w+s\s))?"
)
"""Before a noun that only part is told of: "two of the four"."""
BEHIND = re.compile(
    r"\b(?:of|in|at|on|by|with|for|from|to|near|di|ke|dari|oleh|pada|dengan|untuk|bagi|atas|dalam)\s(?:the\s)?$"
)
"""Right before a name: it belongs to a place, a time or another thing."""
OBJECT_END = re.compile(
    r"[,.;:\"“”()]|\s(?:of|in|at|on|by|with|for|from|to|near|after|over|during|against|which|that|who|and|as|di|ke|dari|oleh|pada|dengan|untuk|bagi|atas|dalam|setelah|karena|yang|dan|saat|usai)\s"
)
"""Where the thing that a verb is done to ends."""

CHOICE = re.compile(r"\b(?:atau|ataupun|maupun|or|nor)\b")
"""Between two poles: they are a choice, and none of them is told."""
