"""Sentences with slots that the made-up news is written from: two languages, eight topics, invented outlets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OUTLETS = tuple(
    (f"{kind} {name}", f"{name} Group")
    for name in ("Arunika", "Belantara", "Cakrasena", "Dwipanusa", "Ekaloka", "Fajarindo", "Gantari", "Hestawira")
    for kind in ("Harian", "Kabar", "Suara")
)


@dataclass(frozen=True)
class Frames:
    """What is written about a topic in one language."""

    titles: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """A kind of event."""

    name: str
    frames: Mapping[str, Frames]


# place, a and b (people), last (a's surname), small and large figures, own and own2 (words of the story),
# any and any2 (words of the language)
CLOSINGS = {
    "id": (
        "Sementara itu, {any2} di {place}, {any}.",
        "Warga {any2} {own}.",
        "{last} menambahkan, {any2} {own}.",
        '"{any2} {own}," kata {a}.',
        "Menurut {b}, {any2} {any}.",
        "Hingga kini {any2} belum {any}.",
        "{own2} {any2} pada pekan ini.",
        "Hal itu disampaikan {a} setelah {any2}.",
        "Sebanyak {small} {own} {any2}.",
        "{own} {any2}.",
        "{any} {own} {any2}.",
    ),
    "en": (
        "Meanwhile {any2} in {place}, {any}.",
        "Residents {any2} {own}.",
        "{last} added that {any2} {own}.",
        '"{any2} {own}," said {a}.',
        "According to {b}, {any2} {any}.",
        "So far {any2} not {any}.",
        "{own2} {any2} this week.",
        "{a} made the remarks after {any2}.",
        "At least {small} {own} {any2}.",
        "{own} {any2}.",
        "{any} {own} {any2}.",
    ),
}

TOPICS = (
    Topic(
        "flood",
        {
            "id": Frames(
                ("Banjir {place} tewaskan {small} orang", "{large} warga {place} mengungsi, {own}"),
                (
                    "Banjir di {place} menewaskan {small} orang, kata {a}, kepala badan bencana.",
                    "Sebanyak {large} warga {place} mengungsi akibat {own}, menurut {b}.",
                    "{a} membantah bahwa {own2} menyebabkan banjir di {place}.",
                    "Hujan deras sejak Senin merendam {own} di {place}, ujar {last}.",
                    "Sekitar {large} rumah terendam dan {own2} rusak.",
                    "Tim SAR masih mencari {small} orang hilang di {own}.",
                ),
            ),
            "en": Frames(
                ("Floods kill {small} in {place}", "{large} flee {place} as {own} rise"),
                (
                    "Floods in {place} killed {small} people, said {a}, head of the disaster agency.",
                    "About {large} residents of {place} fled because of {own}, according to {b}.",
                    "{a} denied that {own2} caused the floods in {place}.",
                    "Heavy rain since Monday submerged {own} in {place}, {last} said.",
                    "Some {large} houses were under water and {own2} damaged.",
                    "Rescuers are searching for {small} missing people near {own}.",
                ),
            ),
        },
    ),
    Topic(
        "vote",
        {
            "id": Frames(
                ("{a} unggul di {place}", "Suara {place}: {a} dan {b} saling klaim"),
                (
                    "{a} memperoleh {small} persen suara di {place}, kata komisi pemilihan.",
                    "Kubu {b} menyatakan {large} suara {own} tidak sah.",
                    "{b} menolak hasil hitung cepat di {place} karena {own2}.",
                    "Sebanyak {large} pemilih datang ke tempat {own}.",
                    "Juru bicara {a} membenarkan {own2}.",
                ),
            ),
            "en": Frames(
                ("{a} leads in {place}", "{place} vote: {a} and {b} both claim victory"),
                (
                    "{a} won {small} percent of the vote in {place}, the election commission said.",
                    "The camp of {b} said {large} {own} ballots were invalid.",
                    "{b} rejected the count in {place} because of {own2}.",
                    "Some {large} voters came to the {own} stations.",
                    "A spokesman for {a} confirmed {own2}.",
                ),
            ),
        },
    ),
    Topic(
        "crime",
        {
            "id": Frames(
                ("Polisi {place} tangkap {small} tersangka {own}", "Kasus {own} di {place}: {b} diperiksa"),
                (
                    "Polisi menangkap {small} orang di {place} terkait {own}.",
                    "Kapolres {a} mengatakan kerugian mencapai Rp{small} miliar.",
                    "{b} membantah tuduhan {own2}.",
                    "Penyidik menyita {large} {own} dari rumah di {place}.",
                    "Pengacara {b} menyebut penangkapan itu {own2}.",
                ),
            ),
            "en": Frames(
                ("Police in {place} hold {small} over {own}", "{b} questioned in {place} {own} case"),
                (
                    "Police arrested {small} people in {place} over {own}.",
                    "Police chief {a} said losses reached ${small} million.",
                    "{b} denied the allegations of {own2}.",
                    "Investigators seized {large} {own} from a house in {place}.",
                    "A lawyer for {b} called the arrest {own2}.",
                ),
            ),
        },
    ),
    Topic(
        "money",
        {
            "id": Frames(
                ("Laba {own} {place} naik {small} persen", "{a}: {own} {place} rugi"),
                (
                    "Pendapatan perusahaan {own} di {place} naik {small} persen, ujar direktur {a}.",
                    "Perusahaan itu memberhentikan {large} pekerja {own}.",
                    "Analis {b} memperkirakan {own2} turun tahun depan.",
                    "Menurut {a}, investasi di {place} senilai Rp{large} miliar.",
                    "Serikat pekerja membantah {own2}.",
                ),
            ),
            "en": Frames(
                ("{place} {own} maker profit up {small} percent", "{a}: {own} in {place} at a loss"),
                (
                    "Revenue of the {own} company in {place} rose {small} percent, director {a} said.",
                    "The company laid off {large} {own} workers.",
                    "Analyst {b} expects {own2} to fall next year.",
                    "According to {a}, the investment in {place} is worth ${large} million.",
                    "The union denied {own2}.",
                ),
            ),
        },
    ),
    Topic(
        "sport",
        {
            "id": Frames(
                ("{place} menang, {a} cetak gol", "Pelatih {b} soal {own} {place}"),
                (
                    "{place} menang 3-1 atas tamunya, {a} mencetak dua gol.",
                    "Pelatih {b} mengatakan {own2} menentukan.",
                    "Sebanyak {large} penonton memenuhi stadion {own}.",
                    "{a} absen {small} hari karena cedera, kata dokter tim.",
                ),
            ),
            "en": Frames(
                ("{place} win as {a} scores", "Coach {b} on {own} in {place}"),
                (
                    "{place} beat the visitors 3-1, with two goals by {a}.",
                    "Coach {b} said {own2} made the difference.",
                    "Some {large} fans filled the {own} stadium.",
                    "{a} is out for {small} days with an injury, the team doctor said.",
                ),
            ),
        },
    ),
    Topic(
        "health",
        {
            "id": Frames(
                ("{small} pasien {own} di {place}", "Wabah di {place}, {a} minta warga tenang"),
                (
                    "Dinas kesehatan {place} mencatat {large} kasus {own}.",
                    "Dokter {a} mengatakan {small} pasien meninggal.",
                    "{b} membantah bahwa obat {own} habis.",
                    "Penyebab {own2} belum dapat dipastikan, kata {a}.",
                ),
            ),
            "en": Frames(
                ("{small} {own} patients in {place}", "Outbreak in {place}, {a} calls for calm"),
                (
                    "Health officials in {place} counted {large} cases of {own}.",
                    "Doctor {a} said {small} patients died.",
                    "{b} denied that {own} medicine had run out.",
                    "The cause of {own2} could not be verified, {a} said.",
                ),
            ),
        },
    ),
    Topic(
        "transport",
        {
            "id": Frames(
                ("Kecelakaan bus di {place}, {small} luka", "Jalur {own} {place} ditutup"),
                (
                    "Bus menabrak {own} di {place}, {small} orang terluka, kata polisi.",
                    "Kereta terlambat {small} menit karena {own2}.",
                    "{a} dari dinas perhubungan menyebut {large} penumpang tertahan.",
                    "Sopir {b} mengaku {own}.",
                ),
            ),
            "en": Frames(
                ("Bus crash in {place} injures {small}", "{place} {own} line closed"),
                (
                    "A bus hit {own} in {place} and injured {small} people, police said.",
                    "Trains were {small} minutes late because of {own2}.",
                    "{a} of the transport office said {large} passengers were stranded.",
                    "The driver, {b}, admitted {own}.",
                ),
            ),
        },
    ),
    Topic(
        "school",
        {
            "id": Frames(
                ("{large} siswa {place} ikut {own}", "Rektor {a} soal {own} di {place}"),
                (
                    "Sebanyak {large} siswa di {place} mengikuti {own}.",
                    "Rektor {a} mengatakan anggaran {own2} naik {small} persen.",
                    "Guru besar {b} meragukan {own2}.",
                    "Kepala sekolah {b} membenarkan {small} kelas {own} rusak.",
                ),
            ),
            "en": Frames(
                ("{large} pupils of {place} join {own}", "Rector {a} on {own} in {place}"),
                (
                    "Some {large} pupils in {place} took part in {own}.",
                    "Rector {a} said the budget for {own2} rose {small} percent.",
                    "Professor {b} doubted {own2}.",
                    "Headmaster {b} confirmed that {small} {own} classrooms were damaged.",
                ),
            ),
        },
    ),
)
