"""What happens to those who are counted, and what stands beside a figure and says how it is to be taken; lower-case patterns."""

from __future__ import annotations

import re

from digest.language.shape import words

# Measures that grow while an event goes on (classes as in Quantity.measure).
GROWING = words(
    "dead hurt missing displaced infected sick arrested damaged destroyed rescued sent gathered evacuated vaccinated recovered "
    "donated sold registered tested"
)
# Of these what an event has cost: a date beside them is the event's, and they are counted up to the day of telling.
TOLLS = frozenset(["dead", "hurt", "missing", "displaced", "damaged", "destroyed", "evacuated"])
# Of what happens to people, the word whose meaning tells it (`language.meanings`).
STATES = {"dead": "tewas", "hurt": "luka", "missing": "hilang", "arrested": "ditangkap"}
AS_OF = re.compile(
    r"\b(?:as of|up to|until|by|hingga|sampai|per|sejak|since)\s(?:\w+\s){0,2}(?:\d|[a-z]+day\b|senin|selasa|rabu|kamis|jumat|sabtu|minggu)"
)
# Of these what only happens to people: houses are not hurt where somebody is.
OF_PEOPLE = frozenset(["dead", "hurt", "sick", "arrested", "charged", "sentenced", "infected", "born"])
# What is done by saying that it will be: a plan and the deed are one count.
ANNOUNCED = frozenset(["carried", "laid_off", "budgeted", "donated", "paid", "invested"])
# What is to come, or only may.
PLANNED = re.compile(
    r"\b(?:akan|berencana|rencana(?:nya)?|direncanakan|mempersiapkan|menyiapkan|dipersiapkan|disiapkan|bersiap|dijadwalkan|diperkirakan akan|bakal|siap|target|ditargetkan|menargetkan|hendak|besok|lusa|diprediksi|prakiraan|mungkin|kemungkinan|usul|mengusulkan)\b"
    r"|\b(?:will|would|plans?|planned|planning|to be|expected to|scheduled|intends?|proposed|could|may|might|requested|seeks?|sought|demanded|threatened|tomorrow|forecast)\b"
)
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
# Qualifiers of a round figure that has been passed, of which "at least" is none.
OVER = re.compile(r"more|over|above|exceed|excess|topped|surpassed|upward|north|greater|lebih|atas|lampaui")
# Its clause tells the count of all, as far as it has come: two of these are of one event.
COUNTED_UP = re.compile(
    r"\b(?:toll|number of|total|so far|confirmed|tally|jumlah korban|total korban|korban (?:tewas|meninggal|luka|hilang)|sejauh ini|sampai saat ini|hingga saat ini|sementara ini)\b"
)
# The same, where it can only have been less before.
RISEN = re.compile(
    r"\b(?:bertambah|meningkat|naik|melonjak)\s(?:\w+\s){0,2}menjadi\b"
    r"|\b(?:rose|risen|rising|climbed|climbing|jumped|jumping|increased|grew|grown|soared)\s(?:\w+\s){0,2}to\b"
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
# Who says it, behind a figure to the end of the sentence (", spokesman A B said by phone from C", "” kata D di E"), and right
# before what is said: names in there are not those of what is counted.
_SAYS = "said|says|told|added|adds|announced|reported|reports|confirmed|quoted|according|wrote"
_KATA = (
    "kata|ujar|tutur|ucap|ungkap|jelas|terang|papar|tegas|imbuh|tambah|sebut|menurut|mengatakan|menyatakan|menyebutkan|menjelaskan|menuturkan|"
    "mengungkapkan|menambahkan|dikutip|dilansir"
)
SAID_BEHIND = re.compile(rf"[,\"”’]\s?(?:[^,.;:\"“”\d]{{0,70}}\s)?(?:{_SAYS}|{_KATA})\b[^;]*$")
SAID_BEFORE = re.compile(
    rf"(?:^|[,;\"”]\s?|\b(?:while|and|but|sedangkan|sementara|namun|dan)\s)[^,;\"“”\d]{{0,70}}?\b(?:{_SAYS}|{_KATA})\s(?:that\s|bahwa\s)?"
)
# Who keeps a count, right before the verb that says so.
COUNTER = re.compile(
    r"\b([^\W\d_]{3,})\s(?:has\s|have\s|had\s|telah\s|sudah\s)?(?:list(?:s|ed)|record(?:s|ed)|count(?:s|ed)|acknowledge[sd]|register(?:s|ed)|report(?:s|ed)|gives|gave|put|puts|mencatat|mendata|menghitung|melaporkan|menerima)\b"
)
# What is told of is there to stay: something has so many of it, and did not do so much.
HAS = re.compile(
    r"\b(?:has|have|houses?|holds?|owns?|contains?|comprises?|includes?|offers?|boasts?|features?|consists? of|memiliki|mempunyai|punya|terdiri|berisi|memuat|menampung|menyediakan|dilengkapi)\b"
)
# A stretch of time that a count is made in, over and over.
PERIODIC = re.compile(
    r"\b(?:dalam sehari|sehari|harian|dalam (?:\d+|se|dua puluh empat) ?(?:jam|hari|pekan) terakhir|dalam sepekan|in (?:the (?:last|past)|a) (?:\d+ |twenty-four )?(?:day|hours|week)|daily|overnight)\b"
)
PURPOSE = re.compile(r"\s(?:for|untuk|bagi|buat)\s(?:the\s|a\s|pembangunan\s|program\s)?([^\W\d_]+)")
PER = re.compile(r"\b(?:setiap|tiap|masing-masing|per|each|every|apiece)\b")
# Who counts a crowd: those who called it, and those who watch it. Their figures are many times apart.
CALLED_IT = re.compile(r"\b(?:organi[sz]ers?|organi[sz]ed by|penyelenggara|panitia|koordinator|korlap)\b")
WATCHED_IT = re.compile(r"\b(?:police|authorities|polisi|kepolisian|polda|polres\w*|kapol\w+|aparat|pemprov|pemkot)\b")
