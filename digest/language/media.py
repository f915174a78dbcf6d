"""Agencies and media by their names: they carry what others say."""

from __future__ import annotations

import re

from digest.language.shape import words

MEDIA = re.compile(
    r"(?:(?:The\s)?(?:Associated\sPress|AP|AFP|Agence\sFrance-Presse|Reuters|Bloomberg(?:\sNews)?|Xinhua|TASS|RIA\sNovosti|Interfax|Kyodo(?:\sNews)?|Yonhap|KCNA|UPI|DPA|EFE|ANSA|"
    r"ANTARA(?:\sNews)?|Antara(?:\sNews)?|LKBN\sAntara|CNN(?:\sIndonesia)?|CNBC(?:\sIndonesia)?|BBC(?:\s(?:News|Indonesia))?|KBS|NHK|NBC(?:\sNews)?|ABC(?:\sNews)?|CBS(?:\sNews)?|MSNBC|"
    r"Fox(?:\s(?:News|Business))?|NPR|PBS|VOA(?:\sIndonesia)?|DW|Al\s?Jazeera|Al-?Arabiya|Sky\sNews|Channel\sNewsAsia|CNA|Politico|Axios|HuffPost|Huffington\sPost|BuzzFeed(?:\sNews)?|"
    r"(?:New\sYork|Los\sAngeles|Washington|Financial|Straits|Sunday|Japan|Jakarta|Korea|Moscow|Irish|Hindustan)\s(?:Times|Post)|The\s(?:Times|Hill|Guardian|Independent|Telegraph|Atlantic|Economist|Journal)|"
    r"Wall\sStreet\sJournal|Washington\sPost|South\sChina\sMorning\sPost|USA\sToday|Daily\s(?:Mail|Mirror|Express|Beast)|Guardian|Newsweek|Time\smagazine|Der\sSpiegel|Le\sMonde|Breitbart(?:\s\w+)?|"
    r"Kompas(?:\.com|\sTV)?|Tempo(?:\.co)?|Detik(?:com|\.com)?|Republika|Tribunnews(?:\.com)?|Tribun(?:\s\w+)?|Liputan6(?:\.com)?|Okezone|Sindonews|Merdeka\.com|Suara\.com|Kumparan|Metro\sTV|TVRI|RRI|TV\sOne|tvOne|"
    r"Bernama|Mizzima|Irrawaddy|Haaretz|NDTV(?:\.com)?|Anadolu|Tasnim|IRNA|SPA|Ukrinform|Kyiv\sPost|Kyiv\sIndependent|Suspilne)"
    r"|[A-Z][\w-]*\.(?:com|co\.id|id|net|org)|[A-Z]\w+(?:\s[A-Z]\w+)*\s(?:Times|Herald|Tribune|Gazette|Chronicle|Daily|Broadcasting|News\sAgency))(?!\w)"
)

# Cities and houses that stand for a government.
CAPITALS = words(
    "washington moscow moskow kremlin kyiv kiev london paris berlin brussels brussel beijing tokyo seoul pyongyang tehran teheran jerusalem "
    "riyadh ankara cairo kairo delhi islamabad kabul baghdad damascus damaskus doha khartoum juba canberra ottawa rome roma madrid athens "
    "athena warsaw warsawa vienna wina geneva jenewa jakarta manila hanoi bangkok taipei naypyitaw pentagon downing senayan"
)

# Words between an office and a name: countries, fields of work, parts of a country.
AFFILIATIONS = words(
    "pentagon kremlin senayan ukraina rusia jerman inggris korea selatan utara barat timur tengah amerika serikat israel palestina china "
    "tiongkok jepang india indonesia malaysia singapura australia prancis italia spanyol belanda iran irak suriah turki mesir myanmar "
    "bangladesh thailand filipina vietnam polandia kanada brasil meksiko pakistan afghanistan arab saudi qatar yaman lebanon sudan nigeria "
    "etiopia kenya yunani swedia norwegia pertahanan tata anggaran pajak kelautan perikanan luar negeri dalam keuangan kesehatan agama "
    "pendidikan perdagangan perhubungan hukum ham sosial pertanian kehakiman kebudayaan pariwisata perindustrian tenaga kerja kehutanan "
    "lingkungan hidup energi informasi komunikasi umum polri tni ri jaya metro jakarta bandung surabaya semarang medan makassar bali jawa "
    "sumatera sumatra kalimantan sulawesi papua aceh kota kabupaten provinsi daerah republik nasional bidang biro divisi direktorat hubungan "
    "masyarakat humas data penerangan operasional keamanan pusat utama eksekutif pelaksana harian negara rakyat wilayah besar sumber daya "
    "manusia ukrainian russian german british south north american u.s us israeli palestinian chinese japanese indian french italian spanish "
    "iranian iraqi syrian turkish defense defence foreign interior finance health education trade transport justice affairs treasury "
    "homeland security state house senate majority minority national intelligence white democratic republican executive general"
)


def with_media(pattern: str) -> re.Pattern[str]:
    """A pattern in which the word MEDIA stands for any agency or medium."""
    return re.compile(pattern.replace("MEDIA", f"(?:{MEDIA.pattern})"))
