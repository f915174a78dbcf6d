"""How Indonesian writes figures and what it counts."""

from __future__ import annotations

import re

from digest.language.shape import Numbers, alternation, words

DIGITS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}
MASKS = re.compile(
    r"""(?ix)
      \b(?:pukul|jam|pkl\.?)\s\d{1,2}(?:[.:]\d{2})?(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?(?:\s(?:wib|wita|wit))?
    | \b\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s?(?:wib|wita|wit|waktu\ssetempat|gmt|utc)\b | \b\d{1,2}:\d{2}\b
    | \(?\b(?:gmt|utc)\s?[+-]\s?\d{1,2}\)?
    | \b(?:berusia|berumur|usia|umur|usianya|umurnya|ber-?usia)\s(?:sekitar\s)?(?:\d{1,3}(?:\s?[-–]\s?\d{1,3})?|[a-z]+(?:\s(?:belas|puluh(?:\s[a-z]+)?))?)\s(?:tahun|bulan|hari)
    | (?<=[a-z])\s?\(\d{1,2}(?:\s(?:tahun|thn|th))?\) | (?<=[a-z]),\s\d{2}(?:\stahun)?,
    | \bke-?\s?\d+\b | \b(?:pertama|kedua\sbelah|kedua-duanya|keduanya|ketiganya)\b
    | \b(?:pasal|ayat|nomor|no\.?|perpres|permen\w*|uu|undang-undang|pp|perda|kepres|keppres|tap|butir|huruf|juncto|jo|resolusi|inpres)\s(?:nomor\s|no\.?\s)?\d+(?:[/.-]\d+)*(?:\stahun\s\d{4})?
    | \b(?:boeing|airbus|liga|formula|apollo|level|grade|kelas|lantai|fase|tahap|bab|gate|terminal|rt|rw|blok|kav\w*|jalur|nomor\sdada|nomor\surut|hotline|call\scenter|versi|seri|tipe|stasiun|kapal|kri|golongan|sesi|putaran|babak|peringkat|posisi|ranking|urutan|tvri|vol\w*|batch|angkatan|sman?|smpn?|sdn?|smkn?|mtsn?|man|piala\sdunia|pemilu|pilpres|pilkada|olimpiade|agenda)\s\d+(?:[.,]\d+)*(?![\d.,]*\d|\s?(?:%|persen\b))
    | \bkuha?p\s\d+ | \b(?:ber)?nomor\spunggung\s\d+ | \b\d{1,3}(?:\+\d{1,2}['’′]|′)(?!\w) | \b\d{1,3}['’](?=(?:,\s?\d{1,3}(?:\+\d{1,2})?['’])*\)) | (?-i:\b[A-Z][a-z’'-]+);\s\d{1,2}(?=[.;])
    | \b\d{1,3}(?:[.,]\d+)?\s?°?\s?(?:ls|lu|bt|bb|lintang|lintas|bujur)\b
    | \bkm\s\d+(?:[.,+]\d+)* | \bjl\.?\s[\w\s]{1,25}\sno\.?\s?\d+
    | (?<![\d.,])(?:\+62|0)\d[\d\s-]{5,}\d | \b\d{3,5}-\d{3,5}-\d{3,5}\b | https?://\S+ | www\.\S+ | @\w+
    | \b(?!(?:rp|usd|idr|eur|rm|sgd)\d)[a-z]+-?\d+[a-z]*(?:-\d+[a-z]*)?\b | \b\d+(?!(?:km|kg|cm|mm|ha|rb|jt|an|mw|gb|mb)\b)[a-z]{2,}\d*\b | \b\d+[-/](?!an\b)[a-z]+\b | \b[A-Z]{1,2}\s\d{1,4}\s[A-Z]{1,3}\b
    | (?:skor|kedudukan|imbang|menang|kalah|unggul|takluk|seri)\s(?:telak\s|tipis\s|akhir\s)?\d{1,3}\s?[-–]\s?\d{1,3}
    | (?:^|\n)\s*\d{1,2}[.)]\s | \(\d{1,2}\)\s(?=[a-z]) | \b(?:salah|satu\ssama|satu-)\s?satu\w* | \bsatu\s(?:per|demi|sama)\s(?:satu|lain) | \bsatu-satunya\b
    | \b(?:era|dekade|angkatan|generasi|tahun|usia|berusia|berumur|umur)\s(?:\d{2}|(?:19|20)\d0)-?an\b(?:\stahun)?
    | \b24/7\b | \b\d+\s?x\s?\d+\b | \bperang\sdunia\s\w+ | \bseribu\s(?=satu\smalam)
    """
)
MEASURES = re.compile(
    r"(?i)\b(?:"
    + "|".join(
        f"(?P<{name}>{alternation(forms)})"
        for name, forms in {
            "dead": "tewas|menewaskan|tewasnya|meninggal|meninggal dunia|wafat|gugur|terbunuh|dibunuh|membunuh|terbunuhnya|korban jiwa|kematian|mati|merenggut|jenazah|mayat|korban tewas|korban meninggal|jasad",
            "sick": "sakit|jatuh sakit|penderita|menderita|gejala|diare|muntah|mual",
            "hurt": "luka|luka-luka|terluka|cedera|mencederai|melukai|luka berat|luka ringan|korban luka",
            "missing": "hilang|dilaporkan hilang|dicari|masih dicari|belum ditemukan|belum diketahui nasibnya",
            "displaced": "mengungsi|pengungsi|diungsikan|pengungsian|kehilangan tempat tinggal|terlantar|telantar",
            "evacuated": "dievakuasi|mengevakuasi|evakuasi",
            "rescued": "diselamatkan|selamat|menyelamatkan|penyintas",
            "arrested": "ditangkap|menangkap|ditahan|menahan|diamankan|mengamankan|penangkapan|diringkus|meringkus|dibekuk",
            "charged": "tersangka|terdakwa|didakwa|dituntut|menuntut",
            "sentenced": "divonis|dihukum|hukuman|vonis|penjara|kurungan",
            "sent": "mengirim|mengirimkan|dikirim|dikirimkan|pengiriman|dikerahkan|mengerahkan|pengerahan|ditempatkan|menempatkan|penempatan|diterjunkan|menerjunkan|berlatih|pelatihan|dilatih|berada di|ditugaskan",
            "gathered": "mengumpulkan|dikumpulkan|berkumpul|memusatkan",
            "destroyed": "hancur|menghancurkan|dihancurkan|hanyut|ambruk|roboh|ludes|terbakar|dibakar|rata dengan tanah|rusak berat",
            "damaged": "rusak|kerusakan|merusak|rusak ringan|rusak sedang|terdampak kerusakan",
            "submerged": "terendam|tergenang|kebanjiran|terendam banjir",
            "affected": "terdampak|berdampak",
            "infected": "terinfeksi|positif|kasus positif|tertular|terjangkit|penularan|kasus baru|terkonfirmasi",
            "active": "kasus aktif|dirawat|perawatan",
            "recovered": "sembuh|kesembuhan|pulih",
            "tested": "spesimen|diperiksa|tes|diuji",
            "vaccinated": "divaksin|vaksinasi|imunisasi",
            "voted": "suara|memilih|pemilih|mendukung|pemungutan suara",
            "seized": "disita|menyita|sitaan|dirampas|barang bukti",
            "stolen": "dicuri|mencuri|digelapkan|dikorupsi|raib|kerugian negara",
            "attacked": "menyerang|diserang|serangan|mengepung|ditembak|menembak|ditembakkan|menembakkan",
            "attended": "hadir|menghadiri|dihadiri|peserta|penonton|massa|mengikuti|diikuti|ikut|berpartisipasi|melibatkan|unjuk rasa|berunjuk rasa|aksi|demonstran|pengunjuk rasa",
            "carried": "mengangkut|diangkut|membawa|penumpang|kapasitas|menampung|ditampung|bermuatan",
            "sold": "terjual|menjual|dijual|penjualan",
            "bought": "membeli|dibeli|pembelian|akuisisi|mengakuisisi",
            "produced": "produksi|memproduksi|diproduksi|menghasilkan",
            "earned": "laba|pendapatan|keuntungan|untung|meraup|omzet",
            "lost": "rugi|kerugian|merugi",
            "invested": "investasi|menginvestasikan|berinvestasi|modal|saham",
            "budgeted": "anggaran|dianggarkan|dialokasikan|alokasi|APBN|APBD|dana",
            "paid": "membayar|dibayar|dibayarkan|pembayaran|gaji|upah|ganti rugi|denda|tarif|biaya|seharga|harga",
            "wealth": "kekayaan|harta",
            "owed": "utang|berutang|kredit|pinjaman",
            "employed": "mempekerjakan|dipekerjakan|karyawan|pegawai|PNS|ASN|merekrut|direkrut|tenaga kerja",
            "laid_off": "di-PHK|mem-PHK|PHK|pemutusan hubungan kerja|dirumahkan|merumahkan|dipecat|memecat|pemecatan|diberhentikan|memberhentikan",
            "born": "lahir|kelahiran|dilahirkan",
            "registered": "wajib lapor|terdaftar|mendaftar|pendaftar",
            "magnitude": "magnitudo|skala richter|bermagnitudo|SR|berkekuatan",
            "delayed": "tertunda|ditunda|terlambat|keterlambatan",
            "built": "membangun|dibangun|pembangunan",
            "donated": "menyumbang|menyumbangkan|donasi|disumbangkan|bantuan",
        }.items()
    )
    + r")(?:nya)?\b"
)
INDONESIAN_NUMBERS = Numbers(
    decimal_comma=True,
    digits=DIGITS,
    teens={"sepuluh": 10, "sebelas": 11, "nol": 0},
    add_ten=words("belas"),
    times_ten=words("puluh"),
    hundreds=words("ratus"),
    scales={
        "ribu": 1e3,
        "rb": 1e3,
        "juta": 1e6,
        "jt": 1e6,
        "miliar": 1e9,
        "milyar": 1e9,
        "miliyar": 1e9,
        "triliun": 1e12,
        "trilyun": 1e12,
        "lusin": 12,
        "kodi": 20,
    },
    whole={
        "seratus": 100,
        "seribu": 1e3,
        "sejuta": 1e6,
        "semiliar": 1e9,
        "semilyar": 1e9,
        "setriliun": 1e12,
        "selusin": 12,
    },
    several=words("beberapa"),
    vague={
        "seratusan": (90, 199),
        "seribuan": (900, 1999),
        "sejutaan": (9e5, 1.99e6),
        "belasan": (11, 19),
        "puluhan": (20, 99),
        "ratusan": (100, 999),
        "ribuan": (1e3, 9999),
        "jutaan": (1e6, 9.99e6),
        "miliaran": (1e9, 9.99e9),
        "triliunan": (1e12, 9.99e12),
        "lusinan": (24, 99),
    },
    fractions={
        "setengah": 0.5,
        "separuh": 0.5,
        "separo": 0.5,
        "sepertiga": 1 / 3,
        "seperempat": 0.25,
        "seperlima": 0.2,
        "sepersepuluh": 0.1,
    },
    fraction_parts={"pertiga": 3, "perempat": 4, "perlima": 5, "persepuluh": 10},
    collective={
        "kedua": 2,
        "ketiga": 3,
        "keempat": 4,
        "kelima": 5,
        "keenam": 6,
        "ketujuh": 7,
        "kedelapan": 8,
        "kesembilan": 9,
        "kesepuluh": 10,
    },
    joiner=frozenset(),
    range_words=words("hingga sampai s.d sd"),
    between={"antara": "dan"},
    ranging=words("berkisar bervariasi beragam"),
    about="an",
    masks=MASKS,
    currencies_before=re.compile(
        r"(?i)(?<!\w)(?:(?P<IDR>rp\.?|idr)|(?P<USD>us\$|usd|\$|dolar\sas)|(?P<EUR>€|eur|euro)|(?P<GBP>£|gbp)|(?P<JPY>¥|jpy)|(?P<SGD>s\$|sgd)|(?P<AUD>a\$|aud)|(?P<MYR>rm|myr)|(?P<HKD>hk\$|hkd))\s?$"
    ),
    currencies_after={
        "rupiah": "IDR",
        "dolar as": "USD",
        "dolar amerika": "USD",
        "dollar as": "USD",
        "dolar": "USD",
        "dollar": "USD",
        "us dolar": "USD",
        "euro": "EUR",
        "poundsterling": "GBP",
        "pound": "GBP",
        "yen": "JPY",
        "yuan": "CNY",
        "ringgit": "MYR",
        "dolar singapura": "SGD",
        "dolar australia": "AUD",
        "dolar hong kong": "HKD",
        "won": "KRW",
        "baht": "THB",
        "rubel": "RUB",
        "rupee": "INR",
        "riyal": "SAR",
        "dirham": "AED",
    },
    percent=words("% persen prosen"),
    units={
        "mil": "mi",
        "kilometer": "km",
        "km": "km",
        "meter": "m",
        "m": "m",
        "sentimeter": "cm",
        "centimeter": "cm",
        "cm": "cm",
        "milimeter": "mm",
        "mm": "mm",
        "hektare": "ha",
        "hektar": "ha",
        "ha": "ha",
        "kilogram": "kg",
        "kg": "kg",
        "gram": "g",
        "ton": "t",
        "kuintal": "kuintal",
        "liter": "l",
        "derajat": "°",
        "jam": "h",
        "menit": "min",
        "detik": "s",
        "hari": "d",
        "minggu": "wk",
        "pekan": "wk",
        "bulan": "mo",
        "tahun": "y",
        "kali": "×",
        "km/jam": "km/h",
        "mw": "MW",
        "megawatt": "MW",
        "kwh": "kWh",
        "barel": "barrel",
        "skala": "magnitude",
        "sr": "magnitude",
        "poin": "points",
        "knot": "kn",
    },
    qualifiers=(
        (
            re.compile(
                r"(?i)\b(?:setidaknya|setidak-tidaknya|sedikitnya|sekurang-kurangnya|paling\s(?:tidak|sedikit|kurang)|minimal|tidak\skurang\sdari|tak\skurang\sdari|minimum)\s*$"
            ),
            "at_least",
        ),
        (re.compile(r"(?i)\b(?:lebih\sdari|lebih|di\satas|melebihi|melampaui|lebih\sbanyak\sdari)\s*$"), "more_than"),
        (re.compile(r"(?i)\b(?:kurang\sdari|di\sbawah|tidak\ssampai|tak\ssampai|belum\ssampai)\s*$"), "less_than"),
        (
            re.compile(
                r"(?i)\b(?:maksimal|maksimum|paling\s(?:banyak|lama|tinggi)|tidak\slebih\sdari|sebanyak-banyaknya|hingga|sampai|mencapai\shingga|sebanyak\shingga)\s*$"
            ),
            "at_most",
        ),
        (re.compile(r"(?i)\b(?:hampir|nyaris|mendekati)\s*$"), "almost"),
        (
            re.compile(
                r"(?i)\b(?:sekitar|kira-kira|kurang\slebih|lebih\skurang|diperkirakan(?:\s(?:sekitar|mencapai|ada))?|sekira|sekitaran|rata-rata|±|~)\s*$"
            ),
            "about",
        ),
    ),
    qualifiers_after=(
        (re.compile(r"(?i)\s?(?:lebih\b(?!\s(?:dari|banyak|tinggi|besar))|atau\slebih|ke\satas)"), "more_than"),
        (re.compile(r"(?i)[-\s]?an\b"), "about"),
    ),
    shares_before=(
        (re.compile(r"(?i)\b(?:masing-masing|per|setiap|tiap)\s(?:\w+\s){0,3}$"), "per"),
        (
            re.compile(
                r"(?i)\b(?:termasuk|di\santaranya|diantaranya|antara\slain|sebagian|terdiri\s(?:dari|atas))\s(?:\w+\s){0,2}$"
            ),
            "part",
        ),
        (
            re.compile(
                r"(?i)\b(?:total|totalnya|seluruh|seluruhnya|keseluruhan|jumlah\skeseluruhan|secara\skeseluruhan)\s(?:\w+\s){0,3}$"
            ),
            "total",
        ),
        (
            re.compile(
                r"(?i)\b(?:tambahan|bertambah|penambahan|menambah|ditambah|naik|meningkat|turun|menurun|berkurang|lonjakan|kenaikan|penurunan)\s(?:(?:jam|pukul)\s[\d.:]+\s(?:wib\s|wita\s|wit\s)?)?(?:(?!menjadi|hingga|sampai|ke|hari)\w+\s){0,2}$"
            ),
            "increment",
        ),
    ),
    shares_after=(
        (
            re.compile(
                r"(?i)(?:\s\w+){0,2}\s(?:di\santaranya|dari\s(?:\d|total|jumlah|mereka|seluruh|puluhan|ratusan|ribuan|belasan)|di\santara\s)"
            ),
            "part",
        ),
        (re.compile(r"(?i)(?:\s\w+){0,3}\s(?:per|setiap|masing-masing|tiap)\s"), "per"),
        (re.compile(r"(?i)(?:\s\w+){0,2}\s(?:lagi|tambahan|lainnya)\b"), "increment"),
    ),
    measures=MEASURES,
    places=re.compile(
        r"\b(?:di|ke|dari|dekat|sekitar|asal)\s(?:(?:wilayah|kota|provinsi|kabupaten|kecamatan|desa|negara|daerah|distrik|kawasan|perbatasan|kelurahan|pulau|bandara|pelabuhan|gedung|stadion|rumah\ssakit)\s){0,2}(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})"
    ),
    classifiers=words("orang buah unit ekor lembar butir pucuk batang helai jiwa kepala org"),
    stoppers=words(
        "yang dan atau jadi menjadi di ke dari untuk dengan pada dalam oleh sebagai adalah ialah juga karena bahwa ada akan telah sudah sedang masih belum tidak tak saat setelah sejak kepada "
        "seperti namun tetapi tapi sementara ketika hingga sampai serta lebih bisa dapat mungkin per tersebut itu ini lagi lain lainnya tewas luka luka-luka hilang hadir hancur rusak "
        "selamat sembuh meninggal mati gugur tengah saja pun secara agar supaya jika bila maka lalu kemudian kini sekarang turut ikut atas bagi usai pertama terakhir sudah mulai "
        "antara terhadap tentang soal mengenai kata ujar tutur jelas ungkap imbuh tambah menurut masing-masing setiap antri ingin harus mau dua tiga empat lima satu lagi sekaligus hanya total "
        "positif negatif naik turun milik akibat demi tanpa melalui lewat selama sebelum sehingga padahal sedangkan meski meskipun walau sekitar hampir setidaknya mereka ia dia kami kita saya"
    ),
    stopping_forms=re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}|ber[a-z]{3,}|di[a-z]{4,}|ter[a-z]{4,}|di-[a-z]+)$"),
    noun_forms=words(
        "meter menteri mesin media medali meja mentor member memo berita beras berkas diplomat direktur dinas dirjen disiplin distrik divisi dosis dinding diskon ternak teroris terorisme terowongan "
        "tersangka terdakwa terpidana terminal terumbu tertanggung territorial mercusuar menara menit menu merek meriam mertua berlian beruang berandalan digital distributor diaspora direktorat "
        "tersebut terkenal tertinggi terbesar terdekat bernama berwenang bersangkutan terpercaya bersenjata berwajib merpati bersaudara merah bermotor menengah berat terlapor terduga"
    ),
    head_last=False,
)
