"""Which counted nouns mean the same kind of thing, in Indonesian and English; stems decide about forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from digest.language.meanings import meanings
from digest.language.shape import words

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
    "pekerja buruh karyawan pegawai pns asn pejabat staf workers employees staff officials",
    "penonton suporter pendukung spectators fans supporters",
    "pemilih voters",
    "pengunjuk demonstran massa peserta protesters demonstrators marchers",
    "petani farmers",
    "wni",
    "wna",
    "nelayan fishermen",
    "relawan sukarelawan volunteers",
)
# Kinds of things, which people at large cannot stand for.
THING_KINDS = (
    "kasus cases infections",
    "rumah bangunan houses homes buildings",
    "kapal perahu ships boats vessels",
    "pesawat planes aircraft jets",
    "kendaraan mobil vehicles cars",
    "engines appliances tenders",
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
# Names of two words whose first does not tell the kind: "sepeda motor" is no bicycle, "warga binaan" are inmates.
COMPOUNDS = {("sepeda", "motor"): "motor", ("warga", "binaan"): "narapidana", ("kapal", "terbang"): "pesawat"}
# Capitalised words that name no party to the news.
CALENDAR = words(
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad januari februari maret april mei juni juli agustus september oktober november "
    "desember monday tuesday wednesday thursday friday saturday sunday january february march april may june july august october december "
    "wib wita wit rp us usd idr pukul"
)
# What grows while an event goes on.
GROWING_NOUNS = meanings("kasus korban", "id") | meanings("cases victims", "en")
# What somebody has as many of next week.
CONSTANT = meanings("putra putri istri lantai", "id") | meanings("sons daughters wives siblings storeys stories", "en")
# Verbs of speech and other words beside a figure that say nothing of what it measures.
EMPTY = meanings(
    "mengatakan menyebut menyatakan kata ujar menurut mencatat tercatat melaporkan mencapai sebanyak sekitar sedikitnya setidaknya jumlah "
    "berjumlah total hingga lebih kurang hampir ada menjadi bertambah sebesar rp said says according reported officials about at least "
    "nearly more than total stood reached told announced roughly some estimated",
    "id",
    "en",
)


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(PEOPLE_KINDS + THING_KINDS):
        for key in meanings(line, "id", "en"):
            found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return meanings(PEOPLE, "id", "en")


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
