"""Words that cannot both be true of one thing at one time: left by choice or removed, open or closed, dead or alive.

A frame holds two or more poles, each a pattern for lower-case text with both languages in it. `transitive` frames are
told of what follows the verb ("approved the merger"), the others of what stands before it ("the bridge is closed").
Where `parties` is set, each party answers for itself. `lasting` ones do not turn round from one day to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from digest.language.shape import words

_LETTERS = re.compile(r"[a-z]{3,}")
_HELPERS = words(
    "are was were has have had been the remain remains stays stayed remained masih tetap sudah telah "
    "tidak not still dan dalam berhasil kembali"
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
        found = {word for pole in self.poles for word in _LETTERS.findall(pole.pattern)}
        return frozenset(begin(word) for word in found - _HELPERS)


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
        r"(?:berfungsi|bekerja|beroperasi|menyala)(?: (?:baik|normal|dengan baik))?(?! (?:di|sebagai|untuk|pada|sama)\b)|(?:is|are|was|were) (?:working|operational|functioning|in working order)|worked(?! (?:in|at|for|with|as|to|out)\b)|functioned",
        r"(?:tidak|tak) (?:berfungsi|bekerja|beroperasi|menyala)|mati|rusak|macet|(?:is|are|was|were) (?:broken|shut|out of order|down|faulty|out of service)|(?:did not|didn[’']t) (?:work|function|go off)|failed(?! to (?!sound|work|start|open|go)|[ ,]+(?:in|at) )",
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
    _frame(
        r"menang(?! di)|memenangkan|memenangi|won|wins|beat",
        r"kalah(?! selisih)|lost to|loses|defeated by",
        lasting=True,
    ),
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
        r"asli|otentik|(?:is|was|are|were|as) (?:authentic|genuine|real)",
        r"palsu|dipalsukan|rekayasa|editan|(?:is|was|are|were|as) [\"“]?(?:fake|forged|fabricated|doctored|a forgery|counterfeit)",
        lasting=True,
    ),
    _frame(
        r"legal|berizin|mengantongi izin|(?:is|was|are|were) (?:legal|lawful|constitutional|licensed)|had a permit",
        r"ilegal|tanpa izin|tak berizin|tidak berizin|inkonstitusional|(?:is|was|are|were) (?:illegal|unlawful|unconstitutional|unlicensed)|had no permit",
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
        r"seorang diri|sendirian|(?:acted|was|were) alone|acted on (?:his|her) own",
        r"tidak sendirian|dibantu (?:rekan|orang lain|komplotan)|had (?:help|accomplices)|was helped by",
        lasting=True,
    ),
    _frame(r"mabuk|dalam pengaruh alkohol|(?:was|were) (?:drunk|intoxicated)", r"(?:was|were) sober", lasting=True),
    _frame(
        r"utuh|(?:tidak|tak) rusak|(?:is|was|are|were) (?:intact|undamaged|unharmed|unscathed|left standing|spared)",
        r"hancur|rusak parah|luluh lantak|rata dengan tanah|porak-poranda|(?:is|was|are|were) (?:destroyed|wrecked|flattened|levell?ed|toppled|razed|gutted|badly damaged|in ruins|obliterated)",
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
    _frame(r"bersenjata|(?:was|were) armed", r"tidak bersenjata|tanpa senjata|(?:was|were) unarmed", lasting=True),
    _frame(
        r"sudah dibayar|telah dilunasi|lunas|(?:was|were|been) paid",
        r"belum dibayar|menunggak|(?:is|are|was|were) unpaid|still owed",
    ),
    _frame(r"bersedia|setuju untuk|sepakat untuk|agreed to|agrees to", r"tidak bersedia|enggan|refused to|declined to"),
    _frame(
        r"(?:well|fully|properly|adequately)[ -](?:equipped|prepared)|berperlengkapan lengkap|peralatan\w* (?:sudah |cukup )?lengkap",
        r"(?:ill|poorly|badly|insufficiently|inadequately)[ -](?:equipped|prepared)|under-?equipped|tanpa perlengkapan|peralatan\w* (?:minim|kurang|seadanya)",
        lasting=True,
    ),
    _frame(
        r"smoothly|going well|without (?:a hitch|problems)|(?:ber\w+ |dengan )?lancar|tanpa kendala",
        r"(?:is|are|was|were|been|too|very) (?:slow|chaotic|hampered|delayed|bogged down)|(?:moving|going|arriving) slowly|lambat|lamban|tersendat|terhambat|semrawut|kacau|kacau-balau",
    ),
    _frame(
        r"cukup(?= (?:untuk|bagi|hingga|sampai|memenuhi)\b|[.,;]|$)|mencukupi|memadai|melimpah|(?:is|are|was|were) (?:sufficient|adequate|plentiful|enough|ample)",
        r"langka|kelangkaan|kehabisan|kekurangan|tidak cukup|(?:is|are|was|were) (?:insufficient|inadequate|scarce|running out|in short supply|too few)|ran out|has run out|have run out",
    ),
    _frame(
        r"sesuai (?:dengan )?(?:\w+ )?(?:prosedur|aturan|ketentuan|sop|hukum|undang-undang)|mematuhi|menaati|(?:is|are|was|were) (?:complying|abiding|in line|in compliance)|complie[sd]|followed (?:the )?(?:rules|procedures?)|by the book",
        r"melanggar|menyalahi|(?:is|are|was|were) (?:in breach|in violation|breaking|violating|breaching)|violat(?:es|ed)|breache[sd]|broke the (?:rules|law)|flouted",
        lasting=True,
    ),
    _frame(
        r"(?:berlangsung |berjalan )?(?:damai|tertib|kondusif)|(?:is|are|was|were|been|remained|ended) (?:largely |mostly )?(?:peaceful|calm|orderly)|peacefully",
        r"ricuh|rusuh|anarkis|(?:is|are|was|were|been|turned|became|grew) (?:violent|unruly)|turned into a riot|descended into",
    ),
    _frame(
        r"membaik|pulih|(?:has|have|had|is|are|was|were) (?:improv(?:ed|ing)|recover(?:ed|ing))|(?:is|are|was|were|getting) better",
        r"memburuk|(?:has|have|had|is|are|was|were) (?:worsen(?:ed|ing)|deteriorat(?:ed|ing))|(?:is|are|was|were|getting) worse",
    ),
    _frame(
        r"(?:secara )?sukarela|atas kemauan sendiri|voluntarily|(?:is|are|was|were) voluntary|willingly|of (?:his|her|their) own (?:free )?(?:will|accord)",
        r"dipaksa(?! menunggu)|secara paksa|di bawah tekanan|(?:is|are|was|were|been) (?:forced out|forced to (?:leave|go|resign|move|confess|sign)|coerced|pressured)|under duress|against (?:his|her|their) will",
        lasting=True,
    ),
    _frame(
        r"(?:meninggal|tewas|mati|wafat)(?: dunia)? (?:di|pada) (?:tempat|lokasi|tkp)(?: kejadian)?|died (?:at the scene|instantly|on the spot)|(?:was|were) killed (?:at the scene|instantly|on the spot)|pronounced dead at the scene",
        r"(?:meninggal|tewas|mati|wafat)(?: dunia)? (?:di|saat (?:dibawa ke|perjalanan ke)|dalam perjalanan ke|setelah dirawat di) (?:rumah sakit|rs\w*|puskesmas|klinik)|died (?:later )?(?:in|at) (?:the |an? )?(?:\w+ )?(?:hospital|clinic)|died on the way to (?:the )?hospital|pronounced dead at (?:the |an? )?(?:\w+ )?hospital",
        lasting=True,
    ),
    _frame(
        r"menyerahkan diri|surrendered(?! to the)|(?:gave|turned) (?:himself|herself|themselves) (?:up|in)",
        r"melawan (?:saat|ketika) (?:akan |hendak )?di(?:tangkap|ringkus|amankan|bekuk)|resist(?:s|ed) arrest|(?:was|were) (?:captured|caught|seized) (?:while|as|trying)",
        lasting=True,
    ),
    _frame(
        r"ngebut|melaju kencang|(?:dengan |ber)?kecepatan tinggi|(?:is|was|were) speeding|at high speed",
        r"(?:dengan |ber)?kecepatan rendah|melaju pelan|(?:is|was|were) not speeding|at low speed|within the speed limit",
        lasting=True,
    ),
    _frame(
        r"sehat|dalam kondisi baik|(?:is|was|are|were) (?:healthy|well|in good health)",
        r"sakit|jatuh sakit|(?:is|was|are|were|fell) (?:ill|sick|unwell)|in poor health",
    ),
    _frame(
        r"(?:masih|tetap|sudah|dinyatakan) bersih|layak (?:diminum|dikonsumsi)|(?:is|was|are|were) (?:clean|drinkable|uncontaminated)|safe to drink",
        r"tercemar(?! (?:skandal|isu|nama|reputasi))|terkontaminasi|(?:is|was|are|were) (?:contaminated|polluted|tainted)",
    ),
    _frame(
        r"sah|dinyatakan sah|(?:is|was|are|were) (?:valid|legitimate)|free and fair",
        r"cacat hukum|batal demi hukum|(?:is|was|are|were) (?:invalid|illegitimate|null and void|rigged|fraudulent)",
        lasting=True,
    ),
    _frame(
        r"(?:berhasil|sukses|succeeded)(?=[.,;]|$)|(?:is|was|were) (?:a success|successful)(?! (?:in|at)\b)",
        r"(?:gagal|failed)(?=[.,;]|$)|(?:is|was|were) (?:a failure|unsuccessful)(?! (?:in|at)\b)",
        lasting=True,
    ),
)
"""Each line is a question that a journalist would put: which of the two is it?"""
