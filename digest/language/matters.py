"""What counts and sums are of, where their unit does not tell: whose crowd, whose children, which sum, what rose or fell."""

from __future__ import annotations

import re

from digest.language.meanings import meanings
from digest.language.others import ANOTHER_ONE

# What people come together for: a name for all words of one kind; a rally is a protest or a party's.
_GATHERINGS = {
    "rally": "rally|rallies|rallied|rapat umum",
    "protest": r"protests?|protesters?|(?<!\d )(?<!in )(?<!on )(?<!of )(?<!by )(?<!since )(?<!until )(?<!last )(?<!early )(?<!late )(?<!mid-)march(?! \d)|marched|marchers|"
    "demonstrations?|demonstrators?|aksi|unjuk rasa|demo|demonstrasi|pengunjuk rasa",
    "show": "concerts?|gigs?|shows?|festivals?|konser|pertunjukan",
    "match": "match|game|(?:cup|league|grand|partai) final|pertandingan|laga",
    "funeral": "funeral|burial|pemakaman",
    "carnival": "parade|carnival|pawai|karnaval",
    "faith": "mass|prayers?|sermon|vigil|misa|doa|tabligh|pengajian|salat",
    "campaign": "kampanye|campaign",
    "rehearsal": "rehearsal|gladi",
}
GATHERING = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _GATHERINGS.items()) + r")\b")
MAY_BE = {"rally": frozenset({"protest", "campaign"})}
# A crowd may be counted twice; these are other people, or come together for something else or at another time.
OTHER_CROWD = re.compile(
    r"\b(?:(?:hari|sesi|day|session) (?:pertama|kedua|ketiga|terakhir|one|two|three)|(?:first|second|third|final|opening|last) (?:day|night|session)|counter-?\w*|arrested|per (?:hour|day)|registered|tickets?"
    r"|tandingan|ditangkap|diamankan|tiket|terdaftar"
    r"|(?:before|after|ahead of|following|sebelum|sesudah|setelah|usai|menjelang) (?:\w+ ){0,3}?(?:"
    + "|".join(_GATHERINGS.values())
    + rf"))\b|{ANOTHER_ONE}"
)
# Behind "a mother of two": then, not now; or only some of the children, or others than hers.
CHILDREN_THEN = re.compile(
    r"[^,.;]{0,60}\b(?:when|while|then|at the time|by then|back|before|after|until|since|in (?:19|20)\d\d|ketika|saat|waktu|kala|sebelum|setelah|sejak|(?:pada|tahun) (?:tahun )?(?:19|20)\d\d)\b"
)
CHILDREN_SOME = re.compile(
    r"\s(?:of|other|others|adopted|foster|grown|adult|surviving|living|small|young|younger|older|little|dead|daughters?|sons?|girls?|boys?|toddlers?|babies|twins?"
    r"|anak (?:perempuan|laki-laki|kecil|angkat|tiri|kandung|balita|lain)|putra|putri|balita|orang anak (?:perempuan|laki-laki|kecil))\b"
    r"|[^,.;]{0,30}\b(?:and|dan)\s(?:\w+\s)?(?:\d+|one|two|three|four|five|six|satu|dua|tiga|empat|lima|stepmother|stepfather|grandmother|grandfather|nenek|kakek)\b"
)
# Between a name and "a mother of": nothing that makes it another's ("Mara Teller and her neighbour, a mother of two").
OWN_CHILDREN = re.compile(
    r"[\s,(]*(?:\d{1,3}|\(\d{1,3}\)|aged \d+|\d+ tahun)?[\s,)]*(?:(?:is|was|who is|who was|adalah|merupakan|yang)\s)*(?:(?:an?|the|seorang)\s(?:[\w-]+\s){0,2}|[\w-]+\s)?"
)
# What rose or fell by so many percent, before the verb that says so.
CHANGE = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|grew|grown|grows?|dropped|drops|declined|increased|decreased|jumped|soared|climbed|slumped|shrank|gained|lost|slipped|up|down"
    r"|naik|turun|tumbuh|meningkat|menurun|melonjak|merosot|anjlok|menyusut|bertambah|berkurang)\b"
)
# Of a sum they tell only that somebody paid it.
PAYING = meanings(
    "paid pay pays spent spend cost costs worth company firm year said membayar bayar dibayar menghabiskan senilai sebesar perusahaan tahun",
    "id",
    "en",
)
# What is done for the dead one by one: so many of them, not all.
HANDLED = re.compile(
    r"\b(?:identified|buried(?! (?:under|beneath|alive|by|in (?:their|the) (?:homes?|houses?|mud|rubble|debris|snow)))|cremated|(?<=were )named|(?<=been )named|autops\w+|handed over"
    r"|dimakamkan|dikuburkan|diidentifikasi|teridentifikasi|dikenali|diautopsi|(?<!bantuan )(?<!santunan )diserahkan|dipulangkan)\b"
)
# People of whom there are others beside them: a toll of these is a part of the toll.
PARTS = meanings(
    "children child women woman men boys girls babies infants toddlers students pupils firefighters rescuers foreigners tourists",
    "en",
) | meanings(
    "anak bocah balita bayi perempuan wanita lelaki siswa pelajar santri petugas relawan wisatawan turis wni wna",
    "id",
)
