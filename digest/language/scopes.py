"""Words that say of what part of a matter a figure is: of one place, of a hospital's own, of the badly hurt, out of how many."""

from __future__ import annotations

import re
from functools import lru_cache

from digest.language.meanings import meanings

_UNITS = (
    "province|district|sub-?district|regency|county|state|city|town|village|region|neighbou?rhood|municipality|community|camp|school|provinsi|kabupaten|kota|"
    "kecamatan|desa|kelurahan|kampung|daerah|wilayah|distrik|negara bagian|sekolah|posko"
)
# Behind a figure, in its clause: the one place that it is of, where that is not named ("in the district", "di kecamatan itu").
PLACES = re.compile(
    rf"\b(?:in|across|around|throughout)\s(?:the|this|that|its|our|their)\s(?:\w+\s)?(?P<unit>{_UNITS})\b"
    rf"|\bdi\s(?P<this>{_UNITS})\s(?:\w+\s)?(?:itu|ini|tersebut)\b"
    r"|\b(?:in|di)\s(?:[\w’'-]+\s){1,3}(?P<alone>alone|saja)\b"
)
# Between a figure and a place these begin what else was there: "killed when the bridge in Edvale collapsed".
OF_ANOTHER = re.compile(
    r"\b(?:when|while|after|before|as|since|who|which|that|and (?:was|were)|ketika|saat|setelah|sebelum|sejak|yang)\b"
)
EVERYWHERE = re.compile(
    r"\b(?:worldwide|nationwide|globally|(?:across|around|throughout) the (?:world|globe|country|nation|region|(?:\w+\s)?(?:ocean|sea)))\b"
    r"|\b(?:di seluruh|seluruh|sepenjuru|se-?)\s?(?:dunia|indonesia|negeri|tanah air|nusantara)\b|\bsecara (?:nasional|global)\b"
)
# A hospital's own count: those it has taken in, not all who were hurt.
TAKEN_IN = re.compile(
    r"\b(?:we|(?:hospitals?|clinics?|doctors?|medics)(?:\s\w+){0,3})\s(?:have\s|has\s|had\s|also\s|were\s|was\s|are\s|is\s)*(?:received|admitted|treated|treating|taken in|took in|seen|saw)\b"
    r"|\b(?:kami|(?:rumah sakit|rsud|rsup|rsu|rs|puskesmas|klinik|dokter|ugd|igd)(?:\s\w+){0,3})\s(?:telah\s|sudah\s|sempat\s|juga\s|sedang\s|masih\s)*(?:menerima|merawat|menangani|menampung)\b"
)
# How badly: the seriously hurt are some of the hurt.
BADLY = re.compile(
    r"\b(?:seriously|critically|badly|severely|gravely|heavily|serious|critical|severe|life-threatening)\b"
    r"|\b(?:luka|rusak|cedera|sakit) (?:berat|parah|serius)\b|\bkritis\b|\bparah\b"
)
LIGHTLY = re.compile(r"\b(?:slightly|lightly|minor|moderately)\b|\b(?:luka|rusak|cedera|sakit) (?:ringan|sedang)\b")
# Right before a figure: it is that out of which others are ("77 of the 560 members", "dari total 560 anggota").
OUT_OF = re.compile(
    r"\b(?<!lebih )(?<!kurang )(?<!banyak )(?<!sedikit )(?:dari|of|out of|antara|among)\s(?:(?:the|a|all|total|totalnya|jumlah|keseluruhan|seluruh|sekitar|about|some|nearly|almost|more than|lebih dari|hampir)\s){0,3}(?:ke-?)?$"
)
# Behind a figure and its noun: the figure out of which it is follows.
OUT_OF_BEHIND = re.compile(
    r"(?:\s[^\W\d_]+){0,3}\s(?:dari|of|out of)\s(?:(?:the|a|all|total|totalnya|jumlah|keseluruhan|seluruh)\s){0,3}(?P<base>\d[\d.,]*|[^\W\d_]+)(?P<noun>(?:\s[^\W\d_]+){0,4})"
)
# Between two figures: the later is a part of the former ("8 orang tewas, yakni lima warga ...").
NAMELY = re.compile(
    r"[,:;(–—-]\s?(?:yakni|yaitu|ialah|masing-masing|terdiri (?:dari|atas)|dengan rincian|namely|comprising|made up of)\b"
)
# Behind a figure: what is told goes on elsewhere ("and tens of thousands more in other countries").
AND_MORE = re.compile(
    r"\b(?:and|dan|serta)\s(?:[\w,.]+\s){0,4}?(?:more|others|another|lainnya|lagi)\s(?:in|across|around|elsewhere|di|dari)\b"
)
# Those counted are some of a larger number, but may be all of their kind: "26 people, including 22 children".
INCLUDED = re.compile(
    r"\b(?:including|among (?:them|those|the dead|the victims|the injured)|termasuk|di ?antaranya)\b[^,;]{0,20}$"
)
INCLUDED_BEHIND = re.compile(r"\s[^\W\d_]+\s(?:were|was|are|is)\samong\b")
# What a state before or behind a number of people says of all of them ("of the eight dead").
STATE = re.compile(
    r"\b(?:dead|killed|died|injured|wounded|hurt|missing|arrested|detained|infected|sick|victims?|fatalities|casualties|survivors"
    r"|tewas|meninggal|luka\w*|terluka|korban|hilang|ditangkap|ditahan|diamankan|diringkus|dibekuk|terjaring|tersangka|terinfeksi|sakit|selamat)\b"
)
# Whose inhabitants a figure counts: "Port Wenna, a city of 500,000 people", "Wenna Island, home to 120,000".
INHABITED = re.compile(
    r"(?:(?P<place>[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|island|city|town))*)(?:,|\s(?:is|was|has|adalah))?\s(?:which\s(?:is|has)\s|yang\s|with\s)?)?"
    r"(?:home to|an? (?:\w+\s){0,2}?(?:city|town|island|village|country|district|province) of|a population of|population (?:of|is)|berpenduduk|dihuni(?: oleh)?)\s"
    r"(?:(?:about|some|around|nearly|almost|more than|roughly|over|sekitar|hampir|lebih dari)\s)?$"
)
# Right before a figure: it counts somebody's children ("a mother of nine", "ibu lima anak").
FAMILY = re.compile(
    r"\b(?:(?:mother|father|mom|mum|mommy|dad|parents?)[\s-]of[\s-]|(?:ibu|ibunda|ayah|bapak|orang\stua)\s(?:dari\s)?)$",
    re.IGNORECASE,
)
# The figure is what was told at first.
BEFORE_THAT = re.compile(
    r"\bsebelumnya,? (?:disebutkan|diberitakan|dilaporkan|dikabarkan|tercatat|disebut)\b"
    r"|\b(?:earlier|previously|initially|at first) (?:reported|said|put|given|counted)\b"
    r"|\b(?:reported|said|put|given|counted) (?:earlier|previously|initially|at first)\b"
)
# Names of what a unit measures: shared by all figures in that unit, they say nothing of whose it is.
_DIMENSIONS = (
    "jarak berjarak tinggi ketinggian setinggi lebar selebar panjang sepanjang dalam kedalaman luas seluas berat seberat lama selama kecepatan suhu persen "
    "persentase porsi meter kilometer hektare hektar kilogram ton liter jam menit detik hari pekan minggu bulan tahun senilai sejumlah jumlah kali poin titik "
    "distance away height high tall width wide length long deep depth area weight weighing speed percent percentage share meters metres kilometers kilometres miles feet "
    "foot hectares acres tons tonnes hours minutes seconds days weeks months years times points worth value"
)
# Nouns that stand for whatever is listed: to count as many of them says little unless more is shared.
_LISTED = "poin butir hal kali titik item pasal nama points items times things issues names ways steps reasons"
# Right before a sum: it is the one before it in another currency, at whatever rate.
CONVERTED = re.compile(
    r"[\s(,]*(?:(?:atau|or)\s)?(?:\(|setara(?:\sdengan)?|ekuivalen|kira-kira|kurang lebih|sekitar|equivalent to|equal to|about|around|roughly|approximately|some|atau|or)[\s(]*"
    r"(?:(?:sekitar|kurang lebih|kira-kira|setara|about|around|roughly|approximately|nearly|almost|more than|hampir|lebih dari)\s)?(?:rp\.?|us\$|\$|€|£|usd|idr)?\s?$"
)
# Right behind a figure and its noun: they are others than those told of before.
OTHERS = re.compile(r"(?:\s[^\W\d_]+)?\s(?:lain|lainnya|others?|more)\b")
# A step that brought a rate to where it is: each step has its own time.
STEPPED = re.compile(
    r"\b(?:penurunan|kenaikan|pemangkasan|menurunkan|diturunkan|memangkas|dipangkas|menaikkan|dinaikkan|turun|naik|menahan|mempertahankan|dipertahankan|dari sebelumnya)\b"
    r"|\b(?:cut|cuts|cutting|lowered|lowering|reduced|raised|raising|hiked|trimmed|slashed|lifted|kept|held|holding)\b"
)


@lru_cache(maxsize=1)
def dimensions() -> frozenset[str]:
    """The stems of units and of what they measure."""
    return meanings(_DIMENSIONS, "id", "en")


@lru_cache(maxsize=1)
def listed() -> frozenset[str]:
    """The stems of nouns that stand for whatever is listed."""
    return meanings(_LISTED, "id", "en")
