"""How both languages say that somebody takes his own words back, or does not believe another's; lower-case patterns."""

from __future__ import annotations

# Somebody takes back what he said himself.
RETRACTED = (
    r"\b(?:step(?:s|ped) back from|back(?:s|ed) away from|walk(?:s|ed) back|retract(?:s|ed)|withdrew|withdraws|has withdrawn|took back|disown(?:s|ed)) (?:(?:its|their|his|her|the|an|earlier|previous|initial) )*"
    r"(?:claims?|statements?|accounts?|allegations?|accusations?|reports?|assertions?|suggestions?|version)\b"
    r"|\b(?:meralat|mencabut|menarik(?: kembali)?) (?:pernyataan|keterangan|ucapan|tudingan|tuduhan|klaim|kesaksian)\w*\b"
)
# Nobody has found that it is so; what follows is what some say.
NO_EVIDENCE = (
    r"\b(?:there (?:is|was)|has|have|had|found|finds|seen|see|provided|with) no(?: \w+)? (?:evidence|proof|indication)(?= (?:that|of|to suggest|to show)\b)",
    r"\b(?:tidak|tak|belum) (?:ada|ditemukan|menemukan|terdapat)(?: \w+)? (?:bukti|indikasi)(?= (?:bahwa|adanya|jika|kalau)\b)",
)
# Somebody does not believe it; as good as a denial, since it stands against whoever tells it as being so.
_TOLD = r"(?:claim|allegation|accusation|account|report|statement|version|assertion|story|explanation|finding|suggestion|notion)s?\b"
DOUBTED = (
    r"\bter(?:bantah(?:kan)?|patahkan)\b|\bdiragukan\b|\bmeragukan\b|\bmenyangsikan\b|\bdisangsikan\b",
    r"\b(?:mempertanyakan|dipertanyakan|menggugat|mematahkan) (?=(?:\S+ ){0,2}?(?:klaim|kebenaran|keabsahan|pernyataan|keterangan|versi|tudingan)\b)",
    r"\bkecil kemungkinan(?:nya)?\b|\bmustahil\b",
    r"(?<!\bno )(?<!\ba )(?<!self-)\bdoubt(?:s|ed|ing)?\b(?! (?:over|among|in|as to)\b)",
    r"\b(?:cast|casts|casting|threw|throws) doubt (?:on|upon|over)\b",
    rf"\b(?:contest|contests|contested|challenge|challenges|challenged|challenging|questions|questioned) (?=(?:\S+ ){{0,4}}?{_TOLD})",
)
