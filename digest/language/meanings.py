"""One key for words that newspapers use for one another: "blaze" and "fire", "positions" and "jobs", "siswi" and "pelajar".

A table of news words and nothing finer: a line holds words that tell the same of one event, Indonesian before the bar,
English behind it; a word stands in one line only. Words that divide opinion ("riot", "protest") stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from digest.language.stems import stem

LINES = (
    # what happens
    "kebakaran kobaran | fire blaze inferno flames",
    "kecelakaan tabrakan bertabrakan | crash collision accident wreck",
    "ledakan meledak | explosion blast exploded",
    "gempa lindu | earthquake quake tremor",
    "letusan erupsi meletus | eruption erupted",
    "banjir terendam merendam | flood flooding inundated",
    "tewas meninggal wafat menewaskan gugur | died killed fatalities perished dead",
    "luka terluka cedera | injured hurt wounded injuries wounds",
    "sakit menderita penderita gejala keluhan | sick ill illness symptoms sickened",
    "hilang lenyap | missing disappeared vanished",
    "ditangkap penangkapan diamankan diringkus dibekuk | arrested arrest apprehended",
    "ditahan penahanan | detained custody detention",
    "menembak tembakan ditembak | shot shooting gunfire",
    "mencuri pencurian | stole theft stolen",
    "korupsi suap menyuap sogokan | bribe bribery corruption graft",
    "curang kecurangan | fraud rigged rigging",
    "memukul menganiaya penganiayaan pemukulan | beat beaten",
    "mengungsi pengungsi dievakuasi evakuasi | evacuated evacuees displaced evacuation",
    "protes unjuk demonstrasi demo aksi | protest demonstration rally march marched",
    "mogok pemogokan | walkout",
    "kerusuhan rusuh | riot riots unrest",
    "mundur undur | resign resigned resignation quit",
    "memecat pemecatan dipecat diberhentikan dicopot | sacked dismissed ousted",
    "phk pemutusan | layoffs redundancies",
    "sepakat disepakati kesepakatan persetujuan menyetujui setuju | agreed agreement deal accord",
    "mengesahkan disahkan pengesahan sah | approved approval endorsed ratified",
    "menandatangani penandatanganan meneken diteken | signed signing",
    "membeli pembelian mengakuisisi akuisisi | bought purchase acquired acquisition buy buyer",
    "menjual penjualan dijual | sold sale sell",
    "membayar pembayaran dibayar | paid pay payment",
    "menunda penundaan ditunda tertunda | delayed postponed delay postponement",
    "membatalkan batal pembatalan | cancelled canceled scrapped",
    "menutup ditutup penutupan tutup | closed shut closure",
    "membuka dibuka pembukaan buka | opened open reopened",
    "mulai dimulai memulai | began started start begin",
    "rusak kerusakan | damage damaged",
    "runtuh ambruk roboh | collapsed collapse caved",
    "mencemari pencemaran cemaran tercemar kontaminasi | contaminated contamination polluted pollution",
    "limbah | waste sewage effluent",
    "racun keracunan beracun | poisoning poisoned poison toxic",
    "menular penularan terinfeksi infeksi | infected infection infections",
    "naik kenaikan meningkat | rose increase increased risen hike",
    "turun penurunan menurun melemah pelemahan merosot anjlok menyusut penyusutan | fell decrease decreased decline declined dropped slumped",
    "memasak dimasak masak | cook cooked cooking",
    "mengirim pengiriman dikirim mengerahkan dikerahkan pengerahan | sent deployed deployment dispatched",
    "menyerang serangan diserang | attack attacked assaulted assault strike strikes raid raids airstrike airstrikes",
    "merebut menguasai direbut dikuasai | captured seized",
    "ujian uji | test trial",
    "membunuh dibunuh pembunuhan pembunuh | murder murdered murderer slain slaying",
    "menculik diculik penculikan | abducted abduction kidnapped kidnapping kidnap",
    "memperkosa diperkosa pemerkosaan perkosaan | rape raped",
    "menyiksa disiksa penyiksaan | torture tortured",
    "menyandera disandera penyanderaan sandera | hostage hostages",
    "menggelapkan penggelapan | embezzled embezzlement",
    "memalsukan dipalsukan pemalsuan palsu | forged forgery fake fabricated counterfeit",
    "meretas diretas peretasan | hacked hacking hack",
    "membajak dibajak pembajakan | hijacked hijacking hijack",
    "memeras pemerasan diperas | extortion extorted blackmail",
    "mengancam diancam ancaman | threatened threat threats",
    "menghina dihina penghinaan | insulted insult insults",
    "kabur melarikan buron | fled flee escaped escape fugitive",
    "membebaskan dibebaskan pembebasan | freed",
    "menyelamatkan diselamatkan penyelamatan | rescued rescue",
    "terjebak terperangkap | trapped stranded stuck",
    "hancur menghancurkan kehancuran | destroyed destruction devastated razed",
    "menghantam hantaman diterjang terjangan dihajar | battered pounded",
    "tenggelam karam | sank sunk sinking sink capsized",
    "mencabut dicabut pencabutan | revoked revoke revocation",
    "melarang dilarang larangan pelarangan | ban banned prohibited prohibition",
    "menolak ditolak penolakan | rejected refused refusal rejection",
    "menghentikan dihentikan penghentian | halted stopped halt suspended suspension",
    "menggugat digugat gugatan | lawsuit sued sue suing",
    "dihukum menghukum hukuman vonis divonis | sentence sentenced",
    "menyelidiki diselidiki penyelidikan investigasi | investigation investigated investigate probe inquiry",
    "berunding perundingan negosiasi | negotiations negotiation talks",
    "menunjuk ditunjuk penunjukan | appointed appointment",
    "merekrut direkrut perekrutan | recruited recruitment hired",
    "bocor kebocoran membocorkan | leak leaked leaking",
    "badai topan siklon taifun | storm hurricane typhoon cyclone",
    "longsor | landslide landslides mudslide mudslides",
    "pemadaman | blackout outage outages blackouts",
    "gencatan | ceasefire truce armistice",
    "wabah | outbreak epidemic",
    "vaksin vaksinasi divaksin | vaccine vaccines vaccination vaccinated",
    # who
    "siswa siswi pelajar murid | student students pupil pupils schoolchildren",
    "anak bocah | child children kid kids",
    "guru pengajar | teacher teachers",
    "dokter | doctor doctors physician physicians",
    "polisi kepolisian polres polda polsek kapolres kapolda polri | police policeman policemen constable",
    "petugas aparat | officer officers",
    "tentara prajurit pasukan serdadu | soldier soldiers troops troop",
    "karyawan pekerja buruh pegawai | employee employees workers staff workforce",
    "perusahaan korporasi perseroan | company firm corporation",
    "pendukung suporter | supporter supporters fans fan",
    "demonstran massa peserta | protesters protester demonstrators marchers participants",
    "warga penduduk | residents villagers inhabitants",
    "pemerintah | government administration",
    "jaksa kejaksaan penuntut | prosecutor prosecutors prosecution",
    "hakim | judge",
    "pengacara advokat | lawyer attorney lawyers attorneys",
    "terdakwa | defendant",
    "pemberontak gerilyawan | rebel rebels insurgent insurgents guerrilla guerrillas",
    "legislator | lawmaker lawmakers legislators mps",
    "bayi | baby babies infant infants newborn",
    "ayah bapak | father dad",
    "pengemudi sopir supir | driver drivers motorist",
    "penyebab sebab menyebabkan disebabkan akibat mengakibatkan dipicu memicu | caused cause triggered sparked",
    # what
    "pintu gerbang gapura | door doors gate gates exit exits",
    "mobil kendaraan | vehicle vehicles automobile",
    "kapal perahu | ship boat vessel ferry",
    "pesawat | aircraft airplane airliner",
    "ombak gelombang | wave waves swell",
    "rumah kediaman | house home homes houses",
    "gedung bangunan | building buildings",
    "jabatan | job jobs position positions role roles",
    "anggaran dana alokasi pagu | budget funding allocation funds",
    "uang duit kas | money cash",
    "gaji upah | wage wages salary salaries",
    "pajak | tax taxes",
    "dokumen berkas surat sertifikat | document documents certificate permit paper letter",
    "izin perizinan | licence license licensed",
    "video rekaman | video footage",
    "foto gambar | photo photos picture image images",
    "senjata senapan pistol revolver | weapon weapons gun guns firearm firearms rifle handgun pistol revolver",
    "peluru amunisi proyektil selongsong | bullet bullets ammunition rounds",
    "obat | drug medicine medication",
    "tiket karcis | ticket tickets",
    "pelabuhan dermaga | port harbor harbour dock",
    "tambang pertambangan | mine mining",
    "makanan hidangan bekal | food meal meals",
    "undang-undang uu ruu | law bill legislation",
    "aturan peraturan | rule rules regulation regulations",
    "pemilu pemilihan pilkada | election elections",
    "sidang persidangan | hearing",
    "kabar isu rumor | rumor rumour rumors rumours",
    "tuduhan tudingan dugaan | allegation allegations accusation accusations",
    "laporan | report reports",
    "bukti | evidence proof",
    "kesaksian bersaksi saksi | testimony testified witness witnesses",
    "bantuan sumbangan donasi | aid assistance donation donations",
    "utang hutang pinjaman | debt debts loan loans",
    "rudal misil | missile missiles",
    "penjara dipenjara lapas rutan bui | prison jail jailed imprisoned imprisonment",
    "bandara | airport",
    "tol | highway motorway freeway expressway",
    "toko gerai | shop shops supermarket",
    "truk | truck trucks lorry lorries",
    "ucapan perkataan ujaran | remark remarks",
    "rasial rasis rasisme | racist racism racial",
    "pemberitahuan peringatan | warning notice alert alerts",
)
"""What is told by either word of a line is told by the other."""
FIRING = frozenset({"fire", "fired", "fires", "firing"})
_AT = re.compile(
    r"\s(?:at|on|upon|into|toward|towards|shots?|bullets?|rounds|rockets?|missiles?|tear gas|rubber|live|warning shots|a (?:shot|gun|round|missile|rocket)|\w+ (?:shots|bullets|rounds|rockets|missiles))\b"
)
_OPENED = re.compile(r"\b(?:open|opens|opened|opening|under|returned|exchanged?) $", re.IGNORECASE)


def is_shooting(text: str, start: int, end: int) -> bool:
    """Whether a word of `FIRING` tells of shots ("fired at", "opened fire"), by what stands beside it."""
    return _AT.match(text, end) is not None or _OPENED.search(text, max(0, start - 10), start) is not None


@lru_cache(maxsize=1)
def _keys() -> Mapping[tuple[str, str], str]:
    """The key of each line for every stem in it, by language: the first stem of the line."""
    found: dict[tuple[str, str], str] = {}
    for line in LINES:
        halves = [half.split() for half in line.split("|")]
        first = stem(halves[0][0], "id")
        for language, words in zip(("id", "en"), halves, strict=True):
            for word in words:
                found.setdefault((stem(word, language), language), first)
    return found


@lru_cache(maxsize=8192)
def meaning(word: str, language: str) -> str:
    """The key of a word as written: that of its line if it has one, else its stem."""
    key = stem(word, language)
    return _keys().get((key, "en" if language == "en" else "id"), key)


def meanings(listed: str, *languages: str) -> frozenset[str]:
    """The keys of a blank-separated list of words, read in each of these languages."""
    return frozenset(meaning(word, language) for word in listed.split() for language in languages)
