"""How both languages say that nobody knows yet what caused something, or which of two it is; lower-case patterns."""

from __future__ import annotations

import re

UNKNOWN = re.compile(
    r"\b(?:belum|tidak|tak)(?: (?:dapat|bisa|mau|juga|berani|secara|pasti|serta|merta))* "
    r"(?:mengetahui|diketahui|tahu|memastikan|dipastikan|menyimpulkan|disimpulkan|jelas|terungkap|ditentukan|menentukan)\b"
    r"|\bmasih (?:menjadi )?(?:misteri|misterius|gelap|simpang siur)\b"
    r"|\b(?:unclear|unknown|undetermined|a mystery)\b"
    r"|\b(?:not|n[’']t)(?: (?:yet|immediately|been|be|say))* (?:know|known|clear|determined?|established?|sure|certain)\b"
    r"|\b(?:could|can)(?:not|n[’']t| not)(?: yet)? say\b"
)
CAUSE = re.compile(
    r"\b(?:sebab-sebab|sebab|penyebab(?:nya)?|pemicu(?:nya)?|asal api|causes?|origin|reasons? (?:for|behind)|"
    r"what (?:had |has |may have )?(?:caused|triggered|sparked|started|set off))\b"
)
"""What is not known."""
NEAR = 70
"""Characters between such words at most, in one clause."""
CLAUSE = re.compile(r"[.;!?]|, (?:but|dan|tetapi|namun|and)\b")
GIVEN = re.compile(
    r"\b(?:disebabkan|dipicu|diakibatkan)\b|\b(?:was|were|been|is) (?:caused|sparked|triggered|started|set off) by\b"
    r"|\b(?:terjadi|muncul) (?:akibat|karena|lantaran|gara-gara)\b|\b(?:happened|occurred|broke out) because\b"
)
"""The cause follows, what it caused stands before."""
CAUSED = re.compile(r"\b(?:caused|sparked|triggered|started|set off|memicu|menyebabkan)(?: \w+){0,2} $")
"""Right before what was caused; the cause stands before that."""
CAUSING = re.compile(r"\w+(?: (?:the|a|an|this|that)\b)?")
"""The verb alone, at the beginning of `CAUSED`."""
CLAUSE_END = re.compile(r"[,.;:!?]| (?:said|says|kata|ujar)\b")
"""Where what is said of an event ends."""
HEDGED = re.compile(
    r"\b(?:diduga|dugaan|menduga|kemungkinan|mungkin|bisa jadi|disinyalir|ditengarai|jika|apabila|apakah|belum|tidak|bukan|"
    r"may|might|could|possibly|probably|likely|unlikely|believed|suspect\w*|appears?|appeared|seems?|apparently|reportedly|allegedly|if|whether|not|never|theory|theories|speculat\w*|rumou?r\w*)\b|n[’']t\b|\?"
)
"""Nobody says for sure that it is so."""
ALTERNATIVES = re.compile(
    r"\s(?:if|whether|apakah)\s(?P<one>[^.;,]{4,80}?)\s(?:or|atau|ataukah)\s(?P<other>[^.;,]{3,60})"
)
"""Right behind `UNKNOWN`: which of the two it is."""
