"""Words that say that nobody was: "no casualties", "no one was hurt", "tidak ada korban jiwa", "tanpa penumpang"."""

from __future__ import annotations

import re

from digest.language.others import ANOTHER_ONE, TIME_BEFORE

_STATE = "killed|dead|died|injured|hurt|wounded|harmed|arrested|detained|missing"
_TOLL = "casualties|fatalities|deaths|dead|injuries|injured|wounded|victims"
_KORBAN = r"korban(?:\s(?:jiwa|tewas|meninggal(?:\sdunia)?|luka(?:-luka)?))?"
# Group "first", and "second" behind "or": what did not happen to anybody. None of something else ("no other injuries") is not it.
NOBODY = re.compile(
    r"\b(?:no[\s-]one|nobody|no\s(?:people|person|residents|civilians|demonstrators|protesters|passengers|students|pupils|children|workers|employees|staff|officers|crew|tourists|guests|fans|players|soldiers|troops|patients))"
    r"(?:\s(?:was|were|is|has\sbeen|have\sbeen|had\sbeen|got|appeared\sto\shave\sbeen|is\sbelieved\sto\shave\sbeen))?"
    rf"\s(?:reportedly\s|reported\s)?(?P<first_state>{_STATE})\b(?:\s(?:or|nor|and)\s(?P<second_state>{_STATE})\b)?"
    rf"|\bno\s(?P<first_toll>{_TOLL})\b(?:\s(?:or|nor|and)\s(?P<second_toll>{_TOLL})\b)?"
    r"|\b(?:(?:tidak|tak)\s(?:sampai\s)?(?:ada|terdapat|menimbulkan|memakan|menelan|mengakibatkan|menyebabkan)|nihil|tanpa)"
    rf"\s(?:adanya\s)?(?P<first_korban>{_KORBAN})(?:\s(?:maupun|ataupun|atau|dan)\s(?P<second_korban>{_KORBAN}|luka(?:-luka)?))?(?!\s(?:lain|lainnya)\b)"
    r"|\b(?:tidak|tak)\sada\s(?:orang\s|warga\s)?(?:yang\s)(?P<first_yang>tewas|meninggal|terluka|luka-luka|luka|cedera|ditangkap|ditahan)\b"
)
# Nobody on board.
EMPTY_SEATS = re.compile(
    r"\b(?:no|without(?:\sany)?)\spassengers\b"
    r"|\b(?:(?:tidak|tak)\s(?:sedang\s)?(?:ada|membawa|memuat|mengangkut|terdapat)|tanpa)\spenumpang\b(?!\s(?:lain|lainnya)\b)"
)
# Beside them: it is only hoped, not known yet, or of something before.
UNSURE = re.compile(
    r"\b(?:if|unless|so that|ensure|ensuring|hopes?|hoped|hoping|prevent|until|whether|immediate|immediately|initial|initially|yet|so far|as of|previous|earlier"
    r"|jika|bila|kalau|agar|supaya|semoga|berharap|mencegah|memastikan agar|belum|sejauh ini|(?:sampai|hingga) (?:kini|saat ini|sekarang)|sementara ini|laporan awal|apakah|susulan)\b"
)
# What such a word says did not happen, as the class of a figure's measure.
STATES = {
    "dead": "killed dead died fatalities deaths jiwa tewas meninggal",
    "hurt": "injured hurt wounded injuries luka luka-luka terluka cedera",
    "arrested": "arrested detained ditangkap ditahan",
    "missing": "missing",
    "dead hurt": "casualties victims harmed korban",
}
# In either sentence: what is counted is of another event or another time, or only practised.
OF_ANOTHER = re.compile(
    rf"{TIME_BEFORE}|{ANOTHER_ONE}"
    r"|\b(?:elsewhere|nearby|neighbou?ring|separately|in the (?:first|third|last)|drills?|simulat\w+|rehearsal|previously|aftershocks?"
    r"|(?:pada|dalam) [a-z]+ (?:pertama|ketiga|terakhir)|latihan|simulasi|susulan|dulu|dahulu)\b"
)
# Among whom, or where, there were none: it says nothing of anybody else.
AMONG = re.compile(
    r"\bno\s(?P<kind>civilians|residents)\b"
    r"|\b(?:among|amongst)\s(?:the\s|its\s|their\s|our\s|his\s|her\s|any\s|of\s|all\s)*(?P<among>[^\W\d_]+(?:\s[^\W\d_]+)?)"
    r"|\b(?:on|from|to|for)\s(?:the\s|its\s|their\s|our\s|his\s|her\s|any\s|of\s|all\s)*(?P<side>(?:[^\W\d_]+\s)?(?:side|guests|staff|police|officers|soldiers|troops"
    r"|forces|civilians|residents|passengers|crew|workers|students|pupils|firefighters|rescuers|children|personnel|employees|people|anyone|bystanders))\b"
    r"|\b(?:(?:dari|di|pada)\s(?:pihak|kalangan|kubu|sisi|antara)|di\santara)(?:nya|\skami)?(?:\s(?P<pihak>[^\W\d_]+(?:\s[^\W\d_]+)?))?"
    r"|\b(?:tidak|tak)\sada\s(?P<warga>warga|anggota|polisi|petugas)\b"
)
# Where or of what there were none: the other count must say so, too.
ONLY_THERE = re.compile(
    r"\b(?:on board|aboard|inside|indoors|at the scene|on the spot|on the ground|at sea|di dalam|di darat|di laut|di lokasi|di tempat)\b"
)
# What may burn, be hit or be searched, and what may crash: two different ones are two events. A name for all words of one kind.
SITES = {
    "market": "markets?|bazaar|pasar",
    "house": r"houses?|homes?|flats?|apartments?|rumah(?!\ssakit)|apartemen|kontrakan|kos",
    "warehouse": "warehouses?|depots?|gudang",
    "school": "schools?|university|campus|sekolah|kampus|universitas|madrasah|pesantren",
    "hotel": "hotels?|inns?|penginapan|hostels?",
    "museum": "museums?",
    "shop": "shops?|stores?|malls?|supermarkets?|toko|ruko|mal|minimarket",
    "worship": "mosques?|church|churches|temples?|masjid|gereja|kuil|pura|vihara",
    "plant": "factory|factories|plants?|mills?|refinery|pabrik|kilang",
    "mine": "mines?|pit|quarry|tambang",
    "prison": "prisons?|jails?|penjara|lapas|rutan",
    "camp": "camps?|kamp",
    "bridge": "bridges?|jembatan",
    "club": "clubs?|bars?|pubs?|restaurants?|cafes?|kafe|restoran|diskotek",
    "bank": "banks?",
    "forest": "forests?|hutan|lahan",
}
VEHICLES = {
    "bus": "bus|buses|coach|minibus|minibuses",
    "train": r"trains?|trams?|kereta(?:\sapi)?|krl",
    "plane": "planes?|aircraft|jets?|airliners?|pesawat",
    "helicopter": "helicopters?|helikopter|choppers?",
    "ship": "ships?|vessels?|ferry|ferries|boats?|kapal|perahu|feri|tankers?|tongkang",
    "lorry": "trucks?|lorry|lorries|truk|pikap|pickup",
    "car": "cars?|taxis?|vans?|mobil|taksi|angkot",
    "motorcycle": r"motorcycles?|motorbikes?|sepeda\smotor|motor",
}
HAPPENINGS = {
    "fire": "fires?|blaze|kebakaran|terbakar",
    "crash": "crash|crashed|collision|collided|overturned|derailed|derailment|kecelakaan|tabrakan|terguling|anjlok",
    "blast": "blast|explosion|exploded|ledakan|meledak",
    "shooting": "shooting|shots|gunfire|penembakan|tembakan",
    "theft": "thefts?|stolen|pencurian|dicuri",
    "robbery": "robbery|robberies|robbed|perampokan",
    "protest": "protests?|protesters|rally|march|demonstrations?|demo|demonstrasi|unjuk|aksi",
    "clash": "clash|clashes|bentrok|bentrokan|rusuh|kerusuhan|riots?",
    "quake": "earthquakes?|quakes?|tremors?|gempa",
    "flood": "floods?|flooding|banjir",
    "landslide": "landslides?|mudslides?|longsor",
    "eruption": "eruptions?|erupted|letusan|erupsi",
    "storm": "storms?|cyclone|hurricane|typhoon|tornado|badai|topan|siklon",
    "rescue": "evacuations?|rescue|evakuasi|penyelamatan",
    "attack": "attacks?|strikes?|airstrikes?|raids?|shelling|shells|serangan|penyerangan|penggerebekan",
}
_HAPPENED = "|".join(HAPPENINGS.values())
# It is another event of its kind than the one in the news.
OTHER_EVENT = re.compile(
    r"\b(?:(?:another|separate|second|previous|earlier|similar|last (?:week|month|year)(?:['’]s)?) "
    rf"(?:\w+ )?(?:{_HAPPENED})|aftershocks?"
    rf"|(?:{_HAPPENED}) (?:\w+ )?(?:susulan|lain|lainnya|terpisah|serupa|sebelumnya|kedua|(?:tahun|bulan|pekan|minggu) (?:lalu|silam)))\b"
)


def _names(kinds: dict[str, str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in kinds.items()) + r")\b")


THINGS = tuple(_names(kinds) for kinds in (SITES, VEHICLES, HAPPENINGS))
# "No one was killed" leaves out who did it, and animals.
NOT_MEANT = re.compile(
    r"(?:attackers?|assailants?|gunm[ae]n|bombers?|robbers?|militants?|insurgents?|rebels?|terrorists?|suspects?|looters?"
    r"|pelaku|penyerang|perampok|teroris|tersangka|pemberontak|militan|kkb|anggota"
    r"|cats?|dogs?|horses?|cows?|cattle|sheep|goats?|birds?|pigs?|animals?|livestock|sapi|kambing|ayam|kucing|anjing|kuda|hewan|ternak|satwa|ekor|kerbau)$"
)
# Behind a count: how else they came to harm ("hurt when they ran from the shop").
WHEN = re.compile(r"\b(?:when|while|as they|as he|as she|trying|ketika|saat|sewaktu|tatkala)\b")
# What a vehicle is for: a cargo train is no passenger train.
FREIGHT = re.compile(r"\b(?:cargo|freight|goods|barang|kargo|logistik)\b")
FOR_PEOPLE = re.compile(
    r"\b(?:passenger|commuter)\s(?:trains?|planes?|buses|bus|jets?|ferry|ships?|boats?|vessels?)|\b(?:kereta(?:\sapi)?|pesawat|bus|kapal|mobil)\s(?:penumpang|komuter)\b"
)
# An article in front of a vehicle: it is named for the first time.
NEW_ONE = re.compile(r"\b(?:an?|two|three|four|several|sebuah|satu|dua|tiga)\s(?:[\w-]+\s){0,2}$")
