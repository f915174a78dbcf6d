"""How Indonesian and English say that somebody tells it otherwise than whoever spoke before; lower-case patterns."""

from __future__ import annotations

import re

OTHERWISE = re.compile(
    r"\b(?:took|takes|had|has|held|holds|offered|offers|gave|gives|painted|paints|told|tells|presented|described)\s(?:an?|another)\s"
    r"(?:(?:very|quite|rather|sharply|starkly|entirely|completely|somewhat)\s)?(?:(?:different|contrary|opposing|conflicting|opposite)\s)?"
    r"(?<!\ba\s)(?<!\ban\s)(?:view|account|version|story|picture|explanation|position|opinion|reading)\b"
    r"|\b(?:disagree[ds]?|begs to differ|begged to differ|sees it differently|saw it differently|(?:says|said|insists|insisted|contends|contended) otherwise|something else entirely|(?:said|claimed|says) the opposite)\b"
    r"|\b(?:that|this) (?:was|is|has been) (?:disputed|contested|contradicted|challenged)\b"
    r"|\b(?:at odds with|contradict(?:s|ed|ing)) (?:the|that|what|his|her|their|its)\b"
    r"|\b(?:berpandangan|berpendapat|berkata|(?:punya|memiliki|mempunyai) (?:pandangan|pendapat))\s(?:yang\s)?(?:lain|berbeda|sebaliknya|bertolak belakang)\b"
    r"|\b(?:mengatakan|menyebut|menyatakan|menilai|melihat|menegaskan|menuturkan|menyampaikan|mengungkapkan)\s(?:hal\s)?(?:yang\s)?(?:lain|berbeda|sebaliknya|bertolak belakang)\b"
    r"|\b(?:memberi(?:kan)?|punya|menyampaikan|memiliki)\s(?:versi|keterangan|penjelasan|cerita)\s(?:yang\s)?(?:lain|berbeda)\b"
    r"|\b(?:tidak|tak|kurang)\s(?:sependapat|sejalan)\b"
    r"|\b(?:berbeda|bertolak belakang|bertentangan|berlawanan|lain halnya)\s(?:dengan|dari)\s(?:pernyataan|keterangan|klaim|versi|pengakuan|penjelasan|laporan|data|yang disampaikan)\b"
    r"|\bjustru\s(?:melihat|menilai|berpendapat|menyebut|mengatakan|berkata|menyatakan|menduga)\b"
)
"""Somebody disagrees; with what stands in the sentences before."""

AGREED = re.compile(
    r"\b(?:no one|nobody|not|n['’]t|never|few|neither|to|may|might|could|would|tidak|tak|bukan|untuk|bisa|boleh|each|every|both|setiap|tiap|masing-masing)\s(?:\w+\s)?$"
)
"""Right before such words: nobody disagrees, or only may."""
# Between two figures of a sentence: somebody else gives the other one.
SET_AGAINST = re.compile(
    r"\b(?:but|while|whereas|though|although|sedangkan|sementara|namun|tetapi|tapi)\s[^;]{3,80}?"
    r"\b(?:said|says|put|puts|reported|recorded|measured|estimated|gave|gives|counted|menyebut|mengatakan|mencatat|melaporkan|memperkirakan|mengklaim)\b"
    r"|\(\s?[^()\d]{2,50}?\b(?:said|says|put|puts|reported|reports|menyebut|mengatakan|mencatat|melaporkan)\b"
)

RATHER = re.compile(r"justru\b")
"""Says "rather", which answers the speaker before less often than not: of those judged in the press none did."""
