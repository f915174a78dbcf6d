"""Words that cannot both be true of one thing at one time: left by choice or removed, open or closed, dead or alive.

A frame holds two or more poles, each a pattern for lower-case text with both languages in it. `transitive` frames are
told of what follows the verb ("approved the merger"), the others of what stands before it ("the bridge is closed").
Where `parties` is set, each party answers for itself. `lasting` ones do not turn round from one day to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_LETTERS = re.compile(r"[a-z]{3,}")
_HELPERS = frozenset(
    [
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "the",
        "remain",
        "remains",
        "stays",
        "stayed",
        "remained",
        "masih",
        "tetap",
        "sudah",
        "telah",
        "tidak",
        "not",
        "still",
        "dan",
        "dalam",
        "berhasil",
        "kembali",
    ]
)


@dataclass(frozen=True, eq=False)
class Frame:
    """One question with answers that exclude each other."""

    poles: tuple[re.Pattern[str], ...]
    transitive: bool = False
    lasting: bool = False
    parties: bool = False  # each party answers for itself

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How the words in its poles begin: a text without any of them need not be searched."""
        words = {word for pole in self.poles for word in _LETTERS.findall(pole.pattern)}
        return frozenset(begin(word) for word in words - _HELPERS)


def begin(word: str) -> str:
    """The letters by which a word is looked up."""
    return word[:4]


def _frame(*poles: str, transitive: bool = False, lasting: bool = False, parties: bool = False) -> Frame:
    patterns = tuple(re.compile(rf"(?<![\w-])(?:{pole})(?![\w-])") for pole in poles)
    return Frame(patterns, transitive, lasting, parties)


FRAMES = (
    _frame(
        r"mengundurkan diri|mundur dari|resign(?:s|ed)|has quit|had quit|quit|stepp?(?:s|ed) down",
        r"dipecat|diberhentikan|dicopot|fired|sacked|dismissed from|ousted",
        r"pensiun|memasuki masa pensiun|retires|(?:will|would|to) retire|(?:is|be|was) retiring",
        lasting=True,
    ),
    _frame(
        r"dibuka|(?:tetap|masih|kembali|sudah) (?:dibuka|buka|beroperasi)|beroperasi normal|(?:is|are|was|were|remains?|stays?|stayed|remained) open|reopened",
        r"ditutup|(?:masih|tetap|sudah) tutup|berhenti beroperasi|(?:is|are|was|were|remains?|stays?|stayed|remained) (?:closed|shut)",
    ),
    _frame(
        r"terbuka(?: lebar)?|tidak terkunci|tidak digembok|(?:is|are|was|were) (?:wide )?open|(?:was|were) (?:unlocked|unbarred)",
        r"terkunci|dikunci|digembok|dirantai|tergembok|(?:is|are|was|were|still|found) (?:locked|bolted|chained|padlocked|barred|blocked|sealed)",
        lasting=True,
    ),
    _frame(
        r"(?:berfungsi|bekerja|beroperasi|menyala)(?: (?:baik|normal|dengan baik))?|(?:is|are|was|were) (?:working|operational|functioning|in working order)|worked|functioned",
        r"(?:tidak|tak) (?:berfungsi|bekerja|beroperasi|menyala)|mati|rusak|macet|(?:is|are|was|were) (?:broken|shut|out of order|down|faulty|out of service)|(?:did not|didn[’']t) (?:work|function|go off)|failed",
        lasting=True,
    ),
    _frame(
        r"menyetujui|mengesahkan|approved|approves|endorsed|ratified",
        r"menolak|rejected|rejects|voted down|vetoed",
        transitive=True,
        parties=True,
    ),
    _frame(r"mendukung|supports|supported|backs|backed", r"menentang|opposes|opposed", transitive=True, parties=True),
    _frame(
        r"terbukti bersalah|dinyatakan bersalah|(?:found|pleaded) guilty|convicted",
        r"tidak bersalah|divonis bebas|acquitted|cleared",
        lasting=True,
    ),
    _frame(
        r"masih hidup|selamat|(?:is|was|are|were) (?:still )?alive|survived",
        r"tewas|meninggal|meninggal dunia|wafat|(?:is|was|are|were) dead|died|(?:was|were) killed",
        lasting=True,
    ),
    _frame(r"menang(?! di)|memenangkan|memenangi|won|wins|beat", r"kalah|lost to|loses|defeated by", lasting=True),
    _frame(
        r"naik|meningkat|bertambah|rose|rises|increased|grew|climbed|jumped",
        r"turun|menurun|berkurang|merosot|fell|falls|decreased|declined|dropped|shrank",
    ),
    _frame(
        r"aman(?: (?:dikonsumsi|digunakan|dipakai))?|(?:is|are|was|were) safe",
        r"berbahaya|tidak aman|(?:is|are|was|were) (?:unsafe|dangerous|toxic)",
    ),
    _frame(
        r"(?:masih|tetap) (?:berlanjut|berlangsung)|dilanjutkan|continues|is continuing|(?:is|are) still under way",
        r"dihentikan|berhenti|(?:has|have|had) (?:stopped|ended)|halted|suspended",
    ),
    _frame(
        r"(?:murni )?kecelakaan biasa|murni kecelakaan|(?:is|was) (?:purely )?an accident|(?:was|is) accidental",
        r"disengaja|direkayasa|sengaja dilakukan|(?:is|was) (?:deliberate|intentional|staged|no accident)",
        lasting=True,
    ),
    _frame(
        r"bunuh diri|suicide|killed (?:himself|herself|themselves)|took (?:his|her) own life",
        r"dibunuh|korban pembunuhan|(?:was|were) murdered|homicide",
        lasting=True,
    ),
    _frame(r"melemah|mereda|weakened|weakens|weakening", r"menguat|strengthened|strengthens|intensified"),
    _frame(
        r"merebut|berhasil menguasai|direbut|captured|seized|took control of|taken",
        r"(?:masih|tetap) (?:menguasai|mempertahankan|memegang)|still (?:holds?|controls?)|(?:remain|are|is) in control of",
        transitive=True,
    ),
    _frame(
        r"ditahan|ditangkap|diamankan|dipenjara|arrested|detained|(?:is|was|are|were|remains?) in custody",
        r"dibebaskan|buron|(?:was|were|been) (?:released|freed)|(?:is|are|remains?) at large",
    ),
    _frame(
        r"asli|otentik|(?:is|was|are|were) (?:authentic|genuine|real)",
        r"palsu|rekayasa|editan|(?:is|was|are|were) (?:fake|forged|doctored|a forgery)",
        lasting=True,
    ),
    _frame(
        r"legal|berizin|mengantongi izin|(?:is|was|are|were) (?:legal|licensed)|had a permit",
        r"ilegal|tanpa izin|tak berizin|tidak berizin|(?:is|was|are|were) (?:illegal|unlicensed)|had no permit",
        lasting=True,
    ),
    _frame(r"(?:sudah|masih|dalam keadaan) sadar|conscious", r"koma|tidak sadarkan diri|tak sadarkan diri|unconscious"),
    _frame(
        r"luka ringan|luka lecet|(?:minor|slight|light) injuries|(?:slightly|lightly) (?:hurt|injured)",
        r"(?:luka|cedera) (?:berat|serius|parah)|(?:serious|severe|critical) injuries|(?:seriously|critically|gravely|badly) (?:hurt|injured|wounded)",
    ),
    _frame(
        r"(?:dalam )?kondisi stabil|(?:is|was) (?:stable|in stable condition)",
        r"kritis|(?:is|was) in critical condition",
    ),
    _frame(
        r"hadir|menghadiri|attended|was present", r"absen|mangkir|tidak hadir|skipped|did not attend|stayed away from"
    ),
    _frame(
        r"bersenjata|(?:is|was|were) armed", r"tidak bersenjata|tanpa senjata|(?:is|was|were) unarmed", lasting=True
    ),
    _frame(
        r"seorang diri|sendirian|(?:acted|was|were) alone|acted on (?:his|her) own",
        r"tidak sendirian|dibantu (?:rekan|orang lain|komplotan)|had (?:help|accomplices)|was helped by",
        lasting=True,
    ),
    _frame(
        r"mabuk|dalam pengaruh alkohol|(?:is|was) (?:drunk|intoxicated)",
        r"tidak mabuk|(?:is|was) (?:sober|not drunk)",
        lasting=True,
    ),
    _frame(
        r"utuh|tidak rusak|(?:is|was|are|were) (?:intact|undamaged)",
        r"hancur|rusak parah|(?:is|was|are|were) (?:destroyed|wrecked)",
        lasting=True,
    ),
    _frame(
        r"ditunda|diundur|(?:is|was|been) (?:postponed|delayed)",
        r"tepat waktu|sesuai jadwal|on schedule|as planned|as scheduled",
    ),
    _frame(
        r"dibatalkan|batal|(?:is|was|been) (?:cancell?ed|called off|scrapped)",
        r"tetap (?:digelar|dilaksanakan|berlangsung|diadakan)|(?:will go|goes|went) ahead",
    ),
    _frame(
        r"padam|dapat dipadamkan|berhasil dipadamkan|under control|(?:is|was) (?:contained|extinguished)",
        r"masih berkobar|belum padam|out of control|still (?:burning|spreading)",
    ),
    _frame(
        r"mencapai kesepakatan|reached (?:a deal|an agreement)|(?:a deal|an agreement) was reached",
        r"gagal mencapai|menemui jalan buntu|collapsed|broke down|without (?:a deal|an agreement)",
    ),
    _frame(
        r"(?:sudah|telah|berhasil) ditemukan|(?:was|were|been) found",
        r"masih hilang|belum ditemukan|(?:is|are|was|were|remains?) still missing",
    ),
    _frame(
        r"meraup (?:laba|untung)|mencetak laba|made a profit|posted a profit",
        r"merugi|menderita (?:ke)?rugi(?:an)?|posted a loss|lost money",
    ),
    _frame(r"positif|tested positive", r"negatif|tested negative"),
    _frame(
        r"sudah dibayar|telah dilunasi|lunas|(?:was|were|been) paid",
        r"belum dibayar|menunggak|(?:is|are|was|were) unpaid|still owed",
    ),
    _frame(r"bersedia|setuju untuk|sepakat untuk|agreed to|agrees to", r"tidak bersedia|enggan|refused to|declined to"),
)
"""Each line is a question that a journalist would put: which of the two is it?"""

REVERSED = re.compile(
    r"\b(?:tidak|tak|belum|bukan|bukanlah|nggak|never|not|no longer|cannot|without|tanpa)(?:\s(?:pernah|yet|be|been|being|akan|lagi|terbukti|dinyatakan))?\s$"
    r"|n[’']t\s(?:be\s|been\s)?$"
)
"""Right before a pole: it is not so."""
NOBODY = re.compile(
    r"\b(?:tidak|tak|belum) ada (?:satu ?pun |seorang ?pun )?(?:\w+ ){0,2}yang\s$"
    r"|\b(?:no one|nobody|none)(?: of \w+ \w+)?(?: has| have| had)?\s$"
)
"""Right before a pole: nobody does or is it."""
LEADS = re.compile(
    r"\b(?:that|bahwa|jika|kalau)\s|\b(?:said|says|mengatakan|menyatakan|menyebut|menyebutkan|menegaskan|memastikan|mengungkapkan|insisted|announced|wrote)\s(?!(?:on|in|at|the same)\b)"
)
"""Up to its end somebody is said to speak; the statement follows."""
STILL = frozenset(
    [
        "still",
        "remain",
        "remains",
        "remained",
        "found",
        "all",
        "every",
        "each",
        "both",
        "some",
        "masih",
        "tetap",
        "sudah",
        "telah",
        "semua",
        "seluruh",
        "malam",
        "itu",
        "the",
        "its",
    ]
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
BEHIND = re.compile(r"\b(?:of|in|at|on|by|with|for|from|to|near|di|ke|dari|oleh|pada|dengan|untuk|bagi|atas|dalam)\s$")
"""Right before a name: it belongs to a place, a time or another thing."""
OBJECT_END = re.compile(
    r"[,.;:\"“”()]|\s(?:of|in|at|on|by|with|for|from|to|near|after|over|during|against|which|that|who|and|as|di|ke|dari|oleh|pada|dengan|untuk|bagi|atas|dalam|setelah|karena|yang|dan|saat|usai)\s"
)
"""Where the thing that a verb is done to ends."""
