"""Words that cannot both be true of one thing at one time: open or closed, safe or dangerous, cancelled or held."""

from __future__ import annotations

import re

from digest.language.fates import FATES
from digest.language.meanings import meanings
from digest.language.poles import frame
from digest.language.shape import words

THINGS = (
    frame(
        r"dibuka|(?:tetap|masih|kembali|sudah) (?:dibuka|buka|beroperasi)|beroperasi normal|(?:is|are|was|were|remains?|stays?|stayed|remained) open|reopened",
        r"ditutup|(?:masih|tetap|sudah) tutup|berhenti beroperasi|(?:is|are|was|were|remains?|stays?|stayed|remained) (?:closed|shut)",
        active=(
            r"membuka kembali|reopened (?=the\b)",
            r"menutup(?! (?:kemungkinan|peluang|mata|diri|telinga|musim|laga|pertandingan|acara)\b)|(?:closed|shut)(?: down)?(?= (?:the|its|all)\b)",
        ),
    ),
    frame(
        r"terbuka(?: lebar)?|tidak terkunci|tidak digembok|BE (?:wide )?open|BE (?:unlocked|unbarred)",
        r"terkunci|dikunci|digembok|dirantai|tergembok|(?:is|are|was|were|still|found) (?:locked|bolted|chained|padlocked|barred|blocked|sealed)",
        lasting=True,
    ),
    frame(
        r"(?:berfungsi|bekerja|beroperasi|menyala)(?: (?:baik|normal|dengan baik))?(?! (?:di|sebagai|untuk|pada|sama)\b)|BE (?:working|operational|functioning|in working order)|worked(?! (?:in|at|for|with|as|to|out)\b)|functioned",
        r"(?:tidak|tak) (?:berfungsi|bekerja|beroperasi|menyala)|mati|rusak|macet|BE (?:broken|shut|out of order|down|faulty|out of service)|(?:did not|didn[’']t) (?:work|function|go off)|failed(?! to (?!sound|work|start|open|go)|[ ,]+(?:in|at) )",
        lasting=True,
    ),
    frame(
        r"menyetujui|mengesahkan|approved|approves|endorsed|ratified",
        r"menolak|rejected|rejects|voted down|vetoed",
        transitive=True,
        parties=True,
    ),
    frame(r"mendukung|supports|supported|backs|backed", r"menentang|opposes|opposed", transitive=True, parties=True),
    frame(
        r"menang(?! di)|memenangkan|memenangi|won|wins|beat",
        r"kalah(?! selisih)|lost to|loses|defeated by",
        lasting=True,
    ),
    frame(
        r"naik|meningkat|bertambah|masih tumbuh|rose|rises|increased|grew|climbed|jumped",
        r"turun|menurun|berkurang|merosot|melemah|lesu|anjlok|fell|falls|decreased|declined|dropped|shrank",
        r"(?:masih |tetap |relatif |cukup )+stabil|tidak berubah|stagnan|(?:remains?|remained|stays?|stayed|is|are|was|were) (?:stable|flat|unchanged|steady)",
        active=(
            r"(?:naik|meningkat|tumbuh)nya|kenaikan|peningkatan|(?:rise|increase|growth|jump) in",
            r"(?:menurun|turun|melemah|merosot|anjlok)nya|penurunan|pelemahan|(?:fall|drop|decline|decrease|slump) in",
        ),
    ),
    frame(
        r"aman(?: (?:dikonsumsi|digunakan|dipakai))?|BE safe",
        r"berbahaya|tidak aman|BE (?:unsafe|dangerous|toxic)",
    ),
    frame(
        r"(?:masih|tetap) (?:berlanjut|berlangsung)|dilanjutkan|continues|is continuing|(?:is|are) still under way",
        r"dihentikan|berhenti|(?:has|have|had) (?:stopped|ended)|halted|suspended",
        active=(
            r"melanjutkan|resumed(?= (?:the|its|their)\b)",
            r"menghentikan|(?:halted|suspended|stopped)(?= (?:the|its|their|all)\b)",
        ),
    ),
    frame(
        r"(?:murni )?kecelakaan biasa|murni kecelakaan|BE (?:purely )?an accident|BE accidental",
        r"disengaja|direkayasa|sengaja dilakukan|BE (?:deliberate|intentional|staged|no accident)",
        lasting=True,
    ),
    frame(r"melemah|mereda|weakened|weakens|weakening", r"menguat|strengthened|strengthens|intensified"),
    frame(
        r"merebut|berhasil menguasai|direbut|captured|seized|took control of|taken",
        r"(?:masih|tetap) (?:menguasai|mempertahankan|memegang)|still (?:holds?|controls?)|(?:remain|are|is) in control of",
        transitive=True,
    ),
    frame(
        r"asli|otentik|(?:is|was|are|were|as) (?:authentic|genuine|real)",
        r"palsu|dipalsukan|rekayasa|editan|(?:is|was|are|were|as) [\"“]?(?:fake|forged|fabricated|doctored|a forgery|counterfeit)",
        lasting=True,
        papers=True,
    ),
    frame(
        r"legal|berizin|mengantongi izin|BE (?:legal|lawful|constitutional|licensed)|had a permit",
        r"ilegal|tanpa izin|tak berizin|tidak berizin|inkonstitusional|BE (?:illegal|unlawful|unconstitutional|unlicensed)|had no permit",
        lasting=True,
    ),
    frame(
        r"utuh|(?:tidak|tak) rusak|BE (?:intact|undamaged|unharmed|unscathed|left standing|spared)",
        r"hancur|rusak parah|luluh lantak|rata dengan tanah|porak-poranda|BE (?:destroyed|wrecked|flattened|levell?ed|toppled|razed|gutted|badly damaged|in ruins|obliterated)",
        active=(
            "",
            r"menghancurkan|meluluhlantakkan|memorak-porandakan|meratakan|(?:destroyed|devastated|wrecked|flattened|levell?ed|razed|gutted|obliterated)(?= (?:the|a|an|much|most|all|part|parts|half)\b)",
        ),
        lasting=True,
    ),
    frame(
        r"ditunda|diundur|(?:is|was|been) (?:postponed|delayed)",
        r"tepat waktu|sesuai jadwal|on schedule|as planned|as scheduled",
        active=(r"menunda|mengundur|(?:postponed|delayed)(?= (?:the|its|their)\b)",),
    ),
    frame(
        r"dibatalkan|batal|(?:is|was|been) (?:cancell?ed|called off|scrapped)",
        r"tetap (?:digelar|dilaksanakan|berlangsung|diadakan)|(?:will go|goes|went) ahead",
        active=(r"membatalkan|(?:cancell?ed|called off|scrapped)(?= (?:the|its|their|all)\b)",),
    ),
    frame(
        r"padam|dapat dipadamkan|berhasil dipadamkan|under control|BE (?:contained|extinguished)",
        r"masih berkobar|belum padam|out of control|still (?:burning|spreading)",
    ),
    frame(
        r"mencapai kesepakatan|reached (?:a deal|an agreement)|(?:a deal|an agreement) was reached",
        r"gagal mencapai|menemui jalan buntu|collapsed|broke down|without (?:a deal|an agreement)",
    ),
    frame(
        r"(?:sudah|telah|berhasil) ditemukan|(?:was|were|been) found",
        r"masih hilang|belum ditemukan|(?:is|are|was|were|remains?) still missing",
        active=(r"(?:sudah|telah|berhasil) menemukan|(?:has|have|had) found(?= (?:the|his|her|their)\b)",),
    ),
    frame(
        r"meraup (?:laba|untung)|mencetak laba|made a profit|posted a profit",
        r"merugi|menderita (?:ke)?rugi(?:an)?|posted a loss|lost money",
    ),
    frame(r"positif|tested positive", r"negatif|tested negative"),
    frame(r"bersenjata|BE armed", r"tidak bersenjata|tanpa senjata|BE unarmed", lasting=True),
    frame(
        r"sudah dibayar|telah dilunasi|lunas|(?:was|were|been) paid",
        r"belum dibayar|menunggak|BE unpaid|still owed",
        active=(
            r"(?:sudah|telah) (?:membayar|melunasi)|(?:has|have|had) paid(?= (?:the|his|her|their|its)\b)",
            r"belum (?:membayar|melunasi)|(?:has|have|had) not paid(?= (?:the|his|her|their|its)\b)",
        ),
    ),
    frame(
        r"(?:well|fully|properly|adequately)[ -](?:equipped|prepared)|berperlengkapan lengkap|peralatan\w* (?:sudah |cukup )?lengkap",
        r"(?:ill|poorly|badly|insufficiently|inadequately)[ -](?:equipped|prepared)|under-?equipped|tanpa perlengkapan|peralatan\w* (?:minim|kurang|seadanya)",
        lasting=True,
    ),
    frame(
        r"smoothly|going well|without (?:a hitch|problems)|(?:ber\w+ |dengan )?lancar|tanpa kendala",
        r"(?:is|are|was|were|been|too|very) (?:slow|chaotic|hampered|delayed|bogged down)|(?:moving|going|arriving) slowly|lambat|lamban|tersendat|terhambat|semrawut|kacau|kacau-balau",
    ),
    frame(
        r"cukup(?= (?:untuk|bagi|hingga|sampai|memenuhi)\b|[.,;]|$)|mencukupi|memadai|melimpah|BE (?:sufficient|adequate|plentiful|enough|ample)",
        r"langka|kelangkaan|kehabisan|kekurangan|tidak cukup|BE (?:insufficient|inadequate|scarce|running out|in short supply|too few)|ran out|has run out|have run out",
    ),
    frame(
        r"sesuai (?:dengan )?(?:\w+ )?(?:prosedur|aturan|ketentuan|sop|hukum|undang-undang)|mematuhi|menaati|BE (?:complying|abiding|in line|in compliance)|complie[sd]|followed (?:the )?(?:rules|procedures?)|by the book",
        r"melanggar|menyalahi|BE (?:in breach|in violation|breaking|violating|breaching)|violat(?:es|ed)|breache[sd]|broke the (?:rules|law)|flouted",
        lasting=True,
    ),
    frame(
        r"(?:berlangsung |berjalan )?(?:damai|tertib|kondusif)|(?:is|are|was|were|been|remained|ended) (?:largely |mostly )?(?:peaceful|calm|orderly)|peacefully",
        r"ricuh|rusuh|anarkis|(?:is|are|was|were|been|turned|became|grew) (?:violent|unruly)|turned into a riot|descended into",
    ),
    frame(
        r"membaik|pulih|(?:has|have|had|is|are|was|were) (?:improv(?:ed|ing)|recover(?:ed|ing))|(?:is|are|was|were|getting) better",
        r"memburuk|(?:has|have|had|is|are|was|were) (?:worsen(?:ed|ing)|deteriorat(?:ed|ing))|(?:is|are|was|were|getting) worse",
    ),
    frame(
        r"(?:masih|tetap|sudah|dinyatakan) bersih|layak (?:diminum|dikonsumsi)|BE (?:clean|drinkable|uncontaminated)|safe to drink",
        r"tercemar(?! (?:skandal|isu|nama|reputasi))|terkontaminasi|BE (?:contaminated|polluted|tainted)",
        active=("", r"mencemari|(?:contaminated|polluted)(?= (?:the|its)\b)"),
    ),
    frame(
        r"sah|dinyatakan sah|BE (?:valid|legitimate)|free and fair",
        r"cacat hukum|batal demi hukum|BE (?:invalid|illegitimate|null and void|rigged|fraudulent)",
        lasting=True,
    ),
    frame(
        r"(?:berhasil|sukses|succeeded)(?=[.,;]|$)|(?:is|was|were) (?:a success|successful)(?! (?:in|at)\b)",
        r"(?:gagal|failed)(?=[.,;]|$)|(?:is|was|were) (?:a failure|unsuccessful)(?! (?:in|at)\b)",
        lasting=True,
    ),
    frame(
        r"masih ada(?= (?:di|dalam|pada)\b|[.,;]|$)|masih (?:tersimpan|terpasang|berada di tempat)|BE (?:there|in place|where it was)",
        r"(?:sudah |telah )?(?:hilang|raib|lenyap)|sudah tidak ada|BE (?:missing|gone)|(?:has|have|had) (?:disappeared|vanished|gone)|went missing",
        lasting=True,
    ),
    frame(
        r"(?:sudah|telah) (?:selesai|rampung|tuntas)(?: dibangun| dikerjakan)?|BE (?:complete|completed|finished)",
        r"mangkrak|terbengkalai|belum (?:selesai|rampung|tuntas)|BE (?:unfinished|incomplete|stalled|abandoned)",
    ),
    frame(
        r"surplus|(?:in|ran|posted|recorded) a surplus",
        r"defisit|(?:in|ran|posted|recorded) a deficit",
    ),
    frame(
        r"kelebihan (?:muatan|penumpang|beban|kapasitas)|melebihi (?:kapasitas|daya angkut|muatan)|BE (?:overloaded|overcrowded|over capacity)",
        r"(?:sesuai|di bawah|tidak melebihi) (?:dengan )?(?:kapasitas|daya angkut|muatan)|(?:within|below|under) (?:its )?(?:capacity|the limit)",
        lasting=True,
    ),
    frame(
        r"memperkuat|menguatkan|penguatan|strengthens?|would strengthen|will strengthen",
        r"melemahkan|memperlemah|pelemahan|weakens?|would weaken|will weaken",
        transitive=True,
        lasting=True,
    ),
    frame(
        r"terdaftar|BE registered", r"tidak terdaftar|belum terdaftar|BE (?:unregistered|not registered)", lasting=True
    ),
    frame(
        r"(?:jatuh|terpeleset|tergelincir)(?= (?:dari|ke|di|saat|ketika|karena)\b)|fell(?= (?:from|off|out|to|down|into)\b)|slipped",
        r"melompat|loncat|terjun(?= (?:dari|ke)\b)|jumped(?= (?:from|off|out|to|into)\b)|leapt",
        r"didorong|dilempar dari|dijatuhkan|BE (?:pushed|thrown)(?= (?:from|off|out|to|into|down)\b)",
        lasting=True,
    ),
)
"""Each line is a question that a journalist would put: which of the two is it?"""
PAPERS = meanings("dokumen berkas arsip surat foto video rekaman bukti data", "id") | meanings(
    "document file material archive evidence photo video recording record data letter", "en"
)
"""What two voices call the papers, files or pictures that both speak of."""
PICTURES = meanings("foto video rekaman", "id") | meanings("photo video recording", "en")
"""Those of them that are seen or heard."""
PURPORTED = words("purported alleged supposed so-called dugaan tersebut")
"""Beside such a noun it says nothing of which they are."""

AGAIN = re.compile(r"\b(?:kembali|lagi|again|re-?open(?:ed|s|ing)?|resumed?)\b")
"""What is so again was otherwise before: that is no contradiction."""

FRAMES = (*THINGS, *FATES)
"""All of them; what a claim says is known by its place here."""
