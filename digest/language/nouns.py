"""Which counted nouns mean the same kind of thing, in Indonesian and English; stems decide about forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from digest.language.meanings import meaning

# Words for people at large: they may stand for any of the kinds of people below.
PEOPLE = (
    "orang jiwa warga penduduk korban nyawa manusia masyarakat people person persons persons victims residents lives souls "
    "individuals civilians sipil adults others dead headcount turnout toll crowd names"
)
# Kinds of people: the words of one line count the same.
PEOPLE_KINDS = (
    "tentara pasukan prajurit serdadu personel militer soldiers troops servicemen soldier troop forces personnel",
    "polisi petugas aparat anggota officers police policemen agents officer",
    "militan pemberontak gerilyawan milisi kombatan militants rebels fighters insurgents gunmen",
    "siswa pelajar murid anak peserta students pupils children schoolchildren",
    "mahasiswa students undergraduates",
    "guru teachers",
    "penumpang passengers",
    "awak kru crew",
    "pengungsi refugees migrants imigran displaced evacuees",
    "jemaah jamaah pilgrims",
    "pasien patients",
    "tersangka pelaku suspects",
    "tahanan narapidana napi prisoners inmates detainees",
    "pekerja buruh karyawan pegawai pejabat staf workers employees staff officials",
    "penonton suporter pendukung spectators fans supporters",
    "pemilih voters",
    "pengunjuk demonstran massa peserta protesters demonstrators marchers",
    "petani farmers",
    "nelayan fishermen",
)
# Kinds of things, which people at large cannot stand for.
THING_KINDS = (
    "kasus cases infections",
    "rumah bangunan houses homes buildings",
    "kapal perahu ships boats vessels",
    "pesawat planes aircraft jets",
    "kendaraan mobil vehicles cars",
    "senjata pucuk guns weapons firearms",
    "tembakan shots rounds bullets",
    "suara votes ballots",
    "kursi seats",
    "pos posts outposts",
    "desa kampung kelurahan kecamatan kabupaten kota titik lokasi villages towns districts counties cities places sites negara provinsi distrik wilayah countries provinces states regions",
    "keluarga kk families households",
    "penangkapan arrests apprehensions",
    "jobs positions roles layoffs dismissals redundancies",
    "gempa earthquakes tremors",
    "sekolah schools",
    "hari days",
    "gol poin goals points",
    "pintu gerbang doors gates exits",
    "perusahaan companies firms",
    "dokumen surat documents papers letters",
)
# Capitalised words that name no party to the news.
CALENDAR = frozenset(
    [
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "jum'at",
        "sabtu",
        "minggu",
        "ahad",
        "januari",
        "februari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "desember",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "october",
        "december",
        "wib",
        "wita",
        "wit",
        "rp",
        "us",
        "usd",
        "idr",
        "pukul",
    ]
)
# Measures that grow while an event goes on (classes as in Quantity.measure), and the stems of nouns that do.
GROWING = frozenset(
    [
        "dead",
        "hurt",
        "missing",
        "displaced",
        "infected",
        "sick",
        "arrested",
        "damaged",
        "destroyed",
        "rescued",
        "saved",
        "found",
        "sent",
        "gathered",
        "evacuated",
        "vaccinated",
        "recovered",
        "burned",
        "flooded",
        "donated",
        "collected",
        "sold",
        "signed",
        "joined",
        "registered",
        "reported",
        "tested",
        "treated",
        "suspects",
    ]
)
GROWING_NOUNS = frozenset(
    meaning(word, language)
    for word, language in (("kasus", "id"), ("korban", "id"), ("cases", "en"), ("victims", "en"))
)
# Of these what an event has cost: a date beside them is the event's, and they are counted up to the day of telling.
TOLLS = frozenset(["dead", "hurt", "missing", "displaced", "damaged", "destroyed", "found", "evacuated"])
# Of what happens to people, the word whose meaning tells it (`language.meanings`).
STATES = {"dead": "tewas", "hurt": "luka", "missing": "hilang", "arrested": "ditangkap"}
AS_OF = re.compile(
    r"\b(?:as of|up to|until|by|hingga|sampai|per|sejak|since)\s(?:\w+\s){0,2}(?:\d|[a-z]+day\b|senin|selasa|rabu|kamis|jumat|sabtu|minggu)"
)
# Of these what only happens to people: houses are not hurt where somebody is.
OF_PEOPLE = frozenset(["dead", "hurt", "sick", "arrested", "charged", "sentenced", "infected", "born"])
# What is done by saying that it will be: a plan and the deed are one count.
ANNOUNCED = frozenset(["carried", "laid_off", "budgeted", "donated", "paid", "invested"])
# What somebody has as many of next week.
CONSTANT = frozenset(
    meaning(word, language)
    for language, words in (("id", "putra putri istri lantai"), ("en", "sons daughters wives siblings storeys stories"))
    for word in words.split()
)
# Verbs of speech and other words beside a figure that say nothing of what it measures.
EMPTY = frozenset(
    key
    for word in [
        "mengatakan",
        "menyebut",
        "menyatakan",
        "kata",
        "ujar",
        "menurut",
        "mencatat",
        "tercatat",
        "melaporkan",
        "mencapai",
        "sebanyak",
        "sekitar",
        "sedikitnya",
        "setidaknya",
        "jumlah",
        "berjumlah",
        "total",
        "hingga",
        "lebih",
        "kurang",
        "hampir",
        "ada",
        "menjadi",
        "bertambah",
        "sebesar",
        "rp",
        "said",
        "says",
        "according",
        "reported",
        "officials",
        "about",
        "at",
        "least",
        "nearly",
        "more",
        "than",
        "total",
        "stood",
        "reached",
        "told",
        "announced",
        "roughly",
        "some",
        "estimated",
    ]
    for key in (meaning(word, "id"), meaning(word, "en"))
)
# What is to come, or only may.
PLANNED = re.compile(
    r"\b(?:akan|berencana|rencana|direncanakan|mempersiapkan|menyiapkan|dipersiapkan|disiapkan|bersiap|dijadwalkan|diperkirakan akan|bakal|siap|target|ditargetkan|menargetkan|hendak|untuk dikerahkan|besok|lusa|diprediksi|prakiraan|mungkin|kemungkinan|usul|mengusulkan)\b"
    r"|\b(?:will|would|plans?|planned|planning|to be|expected to|scheduled|intends?|proposed|could|may|might|requested|seeks?|sought|demanded|threatened|tomorrow|forecast)\b"
)
NEGATED = re.compile(r"\b(?:tidak|belum|bukan|tak|tanpa|not|n['’]t|never|without|no)\b")
# The deed itself is not done; "without power" and "no roof" say what those counted lack.
UNDONE = re.compile(
    r"\b(?:(?:tidak|belum|bukan|tak|not)\b(?!\s(?:sampai|lebih|kurang|more than|less than|fewer than))|n['’]t\b|never\b)"
)
# The figure is a first lot of more to come.
FIRST = re.compile(r"(?:\s\w+){1,4}?\s(?:pertama|gelombang pertama)\b")
FIRST_BEFORE = re.compile(r"\b(?:the first|an initial)\s(?:\w+\s)?$")
# Right behind a figure: what those counted have done, or have not.
DONE = re.compile(
    r"(?:\s?\([^()]{0,25}\))?[^.,;:]{0,40}?\b(?:(?:sudah|telah|have|has|had)|(?P<not>belum|tidak|have not|has not|had not|haven['’]t|hasn['’]t))\s(?:yet\s|already\s)?(?P<verb>[^\W\d_]{4,})"
)
# The figure is where a count has come to: a later one with such words replaces the earlier.
MOVED = re.compile(
    r"\b(?:menjadi|bertambah|berkurang|naik|turun|meningkat|menurun|kini|sekarang|masih|tinggal|tersisa|diperlebar|diperluas|kembali)\b"
    r"|\b(?:now|still|rose|risen|rising|raised|raising|climb(?:s|ed|ing)?|grew|grown|increased|(?:fell|fallen|dropped) (?:to|by|from)|reached|bringing|brought the|more have|has since|lowered|widened)\b"
)
# The number that somebody gives is wrong, says somebody else.
MISCOUNTED = re.compile(
    r"\b(?:salah|keliru|tidak cermat)\s(?:meng)?(?:hitung|data|catat|dalam menghitung)\w*|\bsalah hitung|\bangka (?:itu|tersebut) (?:keliru|salah|tidak benar|tidak tepat|terlalu)|\bdibesar-besarkan|\bsebenarnya\b|\bbukan \d"
    r"|\b(?:miscounted|double[- ]counted|undercounted|overcounted|overstated|understated|exaggerat\w+|inflated|underreported|disput\w+|contradict\w+|the (?:true|real|actual) (?:number|figure|toll))\b"
)
# Not all that will be counted is counted yet: such a figure gives way to a later one.
UNFINISHED = re.compile(
    r"(?:%|\b(?:percent|per cent|half|most|two[- ]thirds|three[- ]quarters|\d+))\s(?:of\s)?(?:the\s)?(?:\w+\s){0,3}(?:tallied|counted|reporting|reported in)\b"
    r"|\b(?:(?:counted|tallied) so far|(?:early|partial|preliminary|provisional) (?:count|counts|results|returns|tally))\b"
    r"|\b(?:suara (?:yang )?(?:sudah |telah )?masuk|(?:hasil|penghitungan|rekapitulasi|perolehan|hitungan) sementara|hitung cepat)\b"
    r"|(?:%|\bpersen)\s(?:suara|tps|surat suara)\s(?:\w+\s)?(?:masuk|terhitung|dihitung|rampung)\b"
)
# Right before a figure: it is of the place just named, not of all ("in the province, where 260,000 people ...").
WITHIN = re.compile(
    r"(?:\b(?:where|there)|\b(?:di mana|tempat|yang dihuni|yang berpenduduk))\s(?:(?:some|about|around|nearly|almost|more than|sekitar|hampir|lebih dari|sebanyak)\s)?$"
)
# What follows stands beside the matter itself.
SEPARATE = re.compile(
    r"\b(?:(?:a|another|the) separate|in another (?:case|suit|deal|matter|incident)|unrelated|(?:perkara|gugatan|kasus|proyek|kontrak|laporan) (?:\w+ )?(?:lain|terpisah)|secara terpisah)\b"
)
# Who keeps a count, right before the verb that says so.
COUNTER = re.compile(
    r"\b([^\W\d_]{3,})\s(?:has\s|have\s|had\s|telah\s|sudah\s)?(?:list(?:s|ed)|record(?:s|ed)|count(?:s|ed)|acknowledge[sd]|register(?:s|ed)|report(?:s|ed)|gives|gave|put|puts|mencatat|mendata|menghitung|melaporkan|menerima)\b"
)
# A stretch of time that a count is made in, over and over.
PERIODIC = re.compile(
    r"\b(?:dalam sehari|sehari|harian|dalam (?:\d+|se|dua puluh empat) ?(?:jam|hari|pekan) terakhir|dalam sepekan|in (?:the (?:last|past)|a) (?:\d+ |twenty-four )?(?:day|hours|week)|daily|overnight)\b"
)
PURPOSE = re.compile(r"\s(?:for|untuk|bagi|buat)\s(?:the\s|a\s|pembangunan\s|program\s)?([^\W\d_]+)")
PER = re.compile(r"\b(?:setiap|tiap|masing-masing|per|each|every|apiece)\b")


def _stems(words: str) -> set[str]:
    return {meaning(word, language) for word in words.split() for language in ("id", "en")}


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(PEOPLE_KINDS + THING_KINDS):
        for key in _stems(line):
            found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(_stems(PEOPLE))


def is_people(key: str) -> bool:
    """Whether a stem stands for people of any kind."""
    return key in _people()


def is_human(key: str) -> bool:
    """Whether a stem counts people, of a kind or at large."""
    return is_people(key) or any(number < len(PEOPLE_KINDS) for number in _kinds().get(key, frozenset()))


def same_kind(a: str, b: str) -> bool:
    """Whether two stems count the same kind of thing."""
    return a == b or bool(_kinds().get(a, frozenset()) & _kinds().get(b, frozenset()))


def one_kind(a: str, b: str) -> bool:
    """Whether what two stems count may be the same, people at large among them."""
    return same_kind(a, b) or (is_people(a) and is_people(b))


def is_thing(key: str) -> bool:
    """Whether a stem counts things that are surely no people."""
    numbers = _kinds().get(key, frozenset())
    return bool(numbers) and min(numbers) >= len(PEOPLE_KINDS) and not is_people(key)


# Who counts a crowd: those who called it, and those who watch it. Their figures are many times apart.
CALLED_IT = re.compile(r"\b(?:organi[sz]ers?|organi[sz]ed by|penyelenggara|panitia|koordinator|korlap)\b")
WATCHED_IT = re.compile(r"\b(?:police|authorities|polisi|kepolisian|polda|polres\w*|kapol\w+|aparat|pemprov|pemkot)\b")
