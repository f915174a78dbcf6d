"""How Indonesian says who says what."""

from __future__ import annotations

import re

from digest.language.media import with_media
from digest.language.shape import Speech, words

ASSERTED = (
    "mengatakan menyatakan menyebut menyebutkan menjelaskan menambahkan menegaskan mengungkapkan mengungkap menuturkan memaparkan menerangkan melaporkan menyampaikan berkata bilang mengaku mengakui "
    "menilai mengumumkan menulis mengingatkan memperingatkan berpendapat menekankan menyoroti melanjutkan mengimbau menghimbau mendesak meminta menyerukan menyarankan mengusulkan menjawab membeberkan "
    "mengisahkan menceritakan menyayangkan mengeluhkan mengkritik mengecam mengutuk menyesalkan berharap menyimpulkan menyinggung mempublikasikan merilis memberitahu memberitahukan mengutarakan menggarisbawahi "
    "beranggapan menganggap meyakini percaya mengharapkan mencuit mengunggah membela berjanji menjanjikan mengancam bersikukuh bersikeras berdalih mencatat ungkapkan katakan sampaikan mendorong menghendaki "
    "mempertanyakan menanggapi merespons memerintahkan menyambut mengapresiasi mengajak optimistis optimis bertekad menyadari mengatakannya "
)
CONFIRMED = "mengonfirmasi mengkonfirmasi membenarkan memastikan memverifikasi membuktikan"
DENIED = "membantah menyangkal menampik menepis menyanggah mengelak membantahnya menyangkalnya"
ALLEGED = "mengklaim menuduh menuding mensinyalir mendakwa menduga-duga mencurigai"
ESTIMATED = "memperkirakan menduga menaksir memprediksi memproyeksikan meramalkan memperhitungkan"

SHORT = words(
    "kata ujar tutur ucap ungkap imbuh tambah jelas terang papar tegas tukas sebut kilah pungkas tandas lanjut beber cetus keluh tulis urai sambung tanya jawab klaim cuit seru bantah pinta sahut timpal cerita kutip "
    "komentar"
)
INDONESIAN_SPEECH = Speech(
    verbs={
        **dict.fromkeys(ASSERTED.split(), "asserted"),
        **dict.fromkeys(CONFIRMED.split(), "confirmed"),
        **dict.fromkeys(DENIED.split(), "denied"),
        **dict.fromkeys(ALLEGED.split(), "alleged"),
        **dict.fromkeys(ESTIMATED.split(), "estimated"),
    },
    verb_forms=(),
    short_verbs=SHORT,
    according=re.compile(
        r"\b[Mm]enurutnya\b(?P<his>)"
        r"|\A\W*Berdasarkan\s(?:informasi|keterangan|data|laporan|catatan|pengakuan|penuturan)(?:\s(?:awal|sementara|resmi))?(?:\s(?:yang\s\w+\s)?dari)?\s"
        r"|\b[Mm]enurut(?:\s(?:sebuah\s)?(?:laporan|keterangan|pengakuan|data|catatan|pernyataan|informasi|perhitungan|penuturan|versi)(?:\sdari|\sresmi|\syang\sdisampaikan)?)?\s(?!saya\b|kami\b|dia\s*$)"
    ),
    passive=re.compile(
        r"\b(?:(?:diverifikasi|dikonfirmasi|dianalisis|dirilis|diumumkan|dilaporkan|disebutkan|disebut|dikeluarkan|diterbitkan|dicetuskan|diperingatkan|disadap|dilontarkan|dinyatakan|diklaim|diperkirakan|dikeluhkan|dicatat)"
        r"(?:\slangsung|\sjuga|\ssendiri)?\soleh\s"
        r"|(?:disampaikan|diungkapkan|diungkap|dikatakan|dijelaskan|ditegaskan|dibenarkan|dibantah|dituturkan|dikemukakan|diutarakan|dibeberkan|diakui|diamini|ditambahkan)(?:\slangsung|\sjuga|\ssendiri)?\s(?:oleh\s|(?=[A-Z])))"
    ),
    noun_verbs=words("klaim cerita komentar kutip tanya jawab seru"),
    suffix="nya",
    before_verb=words(
        "telah sudah juga kemudian sebelumnya pun akan sempat kembali lalu kini sendiri tidak belum tak dapat bisa mau pernah baru hanya turut ikut malah masih lantas terus justru sedang tengah langsung "
        "sekaligus kerap sering jelas secara tegas resmi terbuka enggan pernah menolak untuk saat bahkan berulang kali pertama-tama awalnya akhirnya selanjutnya"
    ),
    not_speaking=re.compile(
        r"(?:\b(?:untuk|yang|agar|dapat|bisa|supaya|harus|ingin|tanpa|dengan|saat|ketika|setelah|usai|sebelum|sambil|seraya|jika|kalau|demi|guna|selain|perlu|wajib|diminta|dalam)|\byang\s(?:\w+\s){1,2})\s*$"
    ),
    lead_ins=words(
        "kepada selaku seiring menyusul sepanjang tentang dalam pada di ke dari untuk dengan menurut setelah sebelum ketika saat sejak selama sementara sebelumnya namun tetapi tapi akan selain beberapa baru-baru bulan minggu pekan tahun hari kemarin tadi kini "
        "lebih atas terkait mengenai meski meskipun walau walaupun karena akibat jika bila kalau usai sebab oleh seperti berdasarkan melalui lewat mengonfirmasi menanggapi mengutip merujuk dikutip dilansir diberitakan "
        "adapun sedangkan padahal bahkan lalu kemudian selanjutnya secara sebagai tak tidak bagaimanapun kendati diketahui sontak alhasil begitu demikian dia-nya hingga sampai terlebih apalagi berbeda senada sebaliknya sebenarnya "
        "senin selasa rabu kamis jumat sabtu januari februari maret april mei juni juli agustus september oktober november desember nantinya khusus soal perihal menyikapi mendengar melihat bersama selang terkadang kadang"
    ),
    connectives=words(
        "akhirnya adalah sambung pasalnya lanjut namun dan tetapi tapi sementara itu adapun lalu kemudian sebelumnya bahkan sedangkan padahal selain selanjutnya karena sebab bahwa maka jadi hanya juga meskipun meski saat ini kini saja pula akan"
    ),
    relative=re.compile(
        r"\s(?:yang|per(?=\s[A-Z])|usai|saat|ketika|dalam|pada|di|melalui|lewat|dengan|sembari|sambil|terkait|mengenai|setelah|sebelum|dari\s(?=[a-z])|untuk|via|selaku|seperti|ditemui|dikutip|sebagaimana|seraya|tanpa)\s.*$"
    ),
    phrase_end=re.compile(
        r"[.!?;:]|\s(?:saat|ketika|dalam|pada|di|ke|melalui|lewat|kepada|dengan|usai|setelah|seperti|sebelum|sembari|sambil|sebagaimana|yang|dikutip|dilansir|terkait|mengenai|soal|seusai|mengutip|melanjutkan|menambahkan|via|"
        r"hari|pagi|siang|malam|seraya|menjawab|menanggapi|mengomentari|menirukan|mengakhiri|menyikapi|lagi|kemarin|bahwa|untuk|menjelaskan|dari\s(?=[a-z]|Jakarta|kantor)|tanpa|sesaat|jelang|selepas|masih|tidak|belum|akan|telah|sudah|"
        r"(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu)\b)|\s\(\d|$"
    ),
    he=words("dia ia beliau dirinya pihaknya pria perempuan wanita lelaki"),
    they=words("mereka keduanya ketiganya"),
    that_one=re.compile(r"^(?:(?P<head>[^\W\d_][\w-]*)(?:\s[a-z]+)?)\s(?:tersebut|itu|ini)$"),
    roles=words(
        "wakapolres wakapolda wakapolri wakapolsek wadir kapuspen kadiv kapendam dandim danrem pangdam kajati kajari kapusdatin kalaksa kalapas karutan kepsek wamen wagub wabup wawali "
        "dr drg manager general head pelapor tokoh takmir pemilik pedagang petani nelayan mahasiswa ekonom mantan plt plh pj menteri menko menlu menkeu menhan mendagri menag menkes presiden wapres wakil perdana kepala ketua direktur dirjen sekretaris sekjen jenderal juru bicara jubir gubernur bupati wali walikota camat lurah komandan panglima kapolri kapolda kapolres kapolsek "
        "kombes komisaris brigjen irjen komjen akbp akp kompol iptu ipda aiptu brigadir bripka letjen mayjen letkol kolonel mayor kapten laksamana marsekal letnan pejabat pemimpin pengacara kuasa hukum pengamat analis peneliti pakar ahli dosen guru "
        "profesor dokter juru koordinator manajer direktris anggota politisi politikus aktivis duta besar dubes utusan hakim jaksa saksi korban warga ibu bapak pak bu anggota perwakilan wartawan reporter penasihat penasehat komisioner deputi asisten "
        "inspektur staf pendiri ceo presdir pelatih kapten pemain bendahara rektor dekan ustaz kiai paus uskup raja ratu mahkota pangeran putri senator hakim sekda kadis kadishub kasatlantas kasatreskrim kasatresnarkoba kasubag kabid kabag kasat kasi kanit kabareskrim dirlantas dirkrimum karo karopenmas "
        "penyidik ayah istri suami anak kakak adik keluarga tetangga sopir pilot relawan petugas penyelidik veteran pembelot eksekutif corporate officer president direksi komisaris besar utama"
    ),
    bodies=words(
        "badan kementerian departemen dinas pusat komisi dewan majelis polisi kepolisian polda polres polri tni militer pemerintah pemprov pemkot pemkab kejaksaan mahkamah pengadilan bank perusahaan pt otoritas lembaga organisasi "
        "kantor intelijen pihak satgas tim kedutaan kedubes istana gedung parlemen partai fraksi koalisi aliansi kelompok serikat asosiasi ikatan persatuan universitas rumah yayasan bmkg bnpb bpbd basarnas kpk kpu bawaslu "
        "pengelola manajemen maskapai panitia federasi asosiasi negara-negara komunitas media saksi negara-negara"
    ),
    plural=re.compile(
        r"(?i)^(?:para|sejumlah|beberapa|warga|pejabat|saksi|analis|ahli|pengamat|polisi|pihak|mereka|keluarga|negara|pemerintah)\b|\b(?:dan|serta)\b"
    ),
    via=(
        with_media(
            r"\b(?:dilansir|dikutip|melansir|mengutip|dinukil|disitat|menurut\slaporan|sebagaimana\sdikutip|seperti\sdikutip|seperti\sdilansir|seperti\sdilaporkan|dilaporkan|diberitakan)\s(?:oleh\s|dari\s|kantor\sberita\s|laman\s|situs\s|media\s|harian\s|surat\skabar\s)*(?P<via>MEDIA)"
        ),
        with_media(
            r"\b(?:kepada|memberitahu|wawancara\s(?:dengan|bersama)|diwawancarai|laporan|melalui|di)\s(?:(?:[a-z]+|[A-Z]\w+)\s){0,4}?(?P<via>MEDIA)"
        ),
        with_media(r"\((?P<via>MEDIA)\)"),
        with_media(
            r"\b(?:dalam|mengutip|menurut)\s(?P<via>laporan\s(?:media|intelijen|pers)(?:\s(?:lokal|setempat|asing|negara))?|media\s(?:lokal|setempat|pemerintah|negara|asing))"
        ),
        with_media(r"(?P<via>MEDIA)\s(?:melaporkan|memberitakan|mengabarkan|mewartakan)"),
    ),
    unnamed=words("seorang salah seseorang sumber para sejumlah beberapa orang warga saksi pejabat"),
    no_speaker=words(
        "ada sebanyak rencana saya kami kita aku analisis survei studi penelitian riset laporan dokumen data catatan hasil operasi surat hal itu ini video rekaman foto gambar data pernyataan peristiwa insiden kejadian perjanjian langkah keputusan situasi kondisi tersebut angka jumlah berita informasi isu"
    ),
)
