"""Charges and blame: how they are made, dropped, owned up to and called a lie; Indonesian and English, lower-case patterns."""

from __future__ import annotations

import re

from digest.language.shape import any_of

# A court dismisses the charges against somebody: it says of none that it is untrue.
COURT = re.compile(r"\b(?:courts?|judges?|jury|jurors|tribunal|magistrate|justices?|prosecutors?)\b[^.;]*$")
CASE_AGAINST = re.compile(r"(?:dismiss\w*|reject\w*) (?:\S+ ){0,4}?(?:charge|claim|accusation|allegation)s? against\b")
DISMISSED_CASE = re.compile(r"dismiss\w* (?:\S+ ){0,4}?charges? against (?!(?:him|her|them|it|me|us)\b)")
# Before "false news": somebody is charged with spreading it, and nothing is called false.
SPREADING = re.compile(
    r"\b(?:(?:menye|penye|dise|se)bar\w*|(?:menyi|penyi|disi)ar\w*|(?:meng|peng|di)?edar\w*|spread\w*|circulat\w+|peddl\w+|publish\w*)(?: \S+){0,3} $|\b(?:maupun|dan|atau|or|and) (?:berita )?$"
)
FALSE_NEWS = re.compile(r"(?:berita|kabar|informasi|isu|fake|false)\b")
# What such a pointer points at, put as a charge or a rumour.
ALLEGED = any_of(
    r"\b(?:menuduh|menuding|dituduh|dituding|tuduhan|tudingan|mendakwa|didakwa|diduga|menduga|dugaan|disebut|dikabarkan|kabar|beredar|isu|rumor|mengklaim|klaim|menyebut|melaporkan|dilaporkan|memberitakan|mengatakan|menyatakan|disangka|terlibat|mencurigai|dicurigai)\b",
    r"\b(?:alleg\w+|accus\w+|claim\w*|report\w*|charg\w+|suggest\w*|said|says|according to|rumou?r\w*|suspect\w*|assert\w*)\b",
)
# Somebody is charged with something, whoever tells it.
ACCUSED = any_of(
    r"\b(?:menuduh|menuding|mendakwa|dituduh|dituding|didakwa|diduga|menduga|dugaan|tuduhan|tudingan)\b",
    r"\b(?:alleg\w+|accus\w+|charged)\b",
)
# Somebody is said to be behind something.
BLAMED = any_of(
    r"\b(?:dalang|mendalangi|didalangi|biang|menyalahkan|disalahkan|bertanggung jawab|tanggung jawab|keterlibatan|terlibat|campur tangan|di balik|pelaku)\b",
    r"\b(?:blam(?:e|es|ed|ing)|responsible|responsibility|mastermind\w*|culprit|perpetrator\w*|complicit\w*|behind|carried out|carrying out|orchestrat\w+|involve\w*)\b",
    ACCUSED.pattern,
)
# A part in something, which is denied without saying what: the words behind it do.
INVOLVED = re.compile(
    r"\b(?:terlibat|keterlibatan|campur tangan|mendalangi|melakukan|bertanggung jawab|berada di balik|"
    r"carr(?:y|ied|ying) out|involve(?:d|ment)|(?:any )?(?:links?|role|part|hand|responsibility|connection)\b(?: (?:in|to|with|for))?|"
    r"responsib(?:le|ility)|being behind|was behind|were behind|occurred|happened|took place|taken place|committ(?:ed|ing))\b"
)
# What is denied is a charge: whoever makes it says so in his own words.
CHARGE = re.compile(
    r"\s*(?:adanya |semua |segala |the |all |any |these |those |such |that )*"
    r"(?:tuduhan|tudingan|dakwaan|sangkaan|allegations?|accusations?|charges?|claims?)\b(?! (?:bahwa|that|will|would|akan)\b)"
)
# A charge with what it is of.
CHARGE_OF = re.compile(
    r"\b(?:tuduhan|tudingan|dakwaan|sangkaan|allegations?|accusations?|charges?|claims?)"
    r"(?: (?!(?:bahwa|that|of)\b)[\w’'-]+){0,2}? (?:bahwa|that|of|(?:yang |telah |sudah )?me[a-z]{4,})\b"
)
CHARGED = re.compile(r"\b(?:tuduhan|tudingan|dakwaan)$")  # a cue that ends with what is denied
GIVES_THE_LIE = re.compile(r"\b(?:lied|lying|is a liar|berbohong|membohongi|berdusta)\b")
# Somebody takes it upon himself: no blame.
OWNED_UP = re.compile(
    r"\b(?:mengklaim|mengaku) (?:sebagai (?:yang |pihak yang )?)?bertanggung jawab|claim(?:s|ed|ing)? responsibility"
)
# Words of somebody, and nothing of what they say: they are untrue, whoever else speaks of them.
WORDS_OF = re.compile(
    r"\b(?P<maker>[\w.-]+?)(?:['’]s?)\s(?:\w+\s)?(?:comments?|remarks?|statements?|words|claims?|assertions?|accounts?|testimony)\b"
)
# Somebody answers to what was said of him: it tells what was said, and does not say it ("clarified that" says it).
ANSWERED = re.compile(
    r"(?<!dalam )(?<!melalui )(?<!lewat )\b(?:(?:meng|di)?klarifikasi\w*|clarif(?:y|ies|ied|ying))\b(?!,? (?:bahwa|that)\b)"
)
CLAIM_OF = re.compile(r"\s*(?:the )?(?:klaim|pernyataan|tuduhan|tudingan|claims?|allegations?) ")  # then its maker
