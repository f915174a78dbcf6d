"""One key for words that newspapers use for one another: "blaze" and "fire", "positions" and "jobs", "siswi" and "pelajar".

A table of news words and nothing finer: a line holds words that tell the same of one event, Indonesian before the bar,
English behind it; a word stands in one line only. Words that divide opinion ("riot", "protest") stand apart.
"""

from __future__ import annotations

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
    "turun penurunan menurun | fell decrease decreased decline declined",
    "memasak dimasak masak | cook cooked cooking",
    "mengirim pengiriman dikirim mengerahkan dikerahkan pengerahan | sent deployed deployment dispatched",
    "menyerang serangan diserang | attack attacked assaulted assault strike strikes raid raids airstrike airstrikes",
    "merebut menguasai direbut dikuasai | captured seized",
    "ujian uji | test trial",
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
)
"""What is told by either word of a line is told by the other."""


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


@lru_cache(maxsize=65536)
def meaning(word: str, language: str) -> str:
    """The key of a word as written: that of its line if it has one, else its stem."""
    key = stem(word, language)
    return _keys().get((key, "en" if language == "en" else "id"), key)


def meanings(listed: str, *languages: str) -> frozenset[str]:
    """The keys of a blank-separated list of words, read in each of these languages."""
    return frozenset(meaning(word, language) for word in listed.split() for language in languages)
