"""Roles that one event fills once: what was hit, which vehicle somebody was in, what caused it; both languages."""

from __future__ import annotations

import re

_MAKES = (
    "Toyota|Honda|Suzuki|Daihatsu|Mitsubishi|Nissan|Mazda|Isuzu|Hyundai|Kia|Wuling|BMW|Mercedes(?:-Benz)?|Audi|Volkswagen|Lexus|Ford|"
    "Chevrolet|Chevy|Dodge|Jeep|Tesla|Subaru|Volvo|Porsche|Cadillac|Buick|Chrysler|GMC|Acura|Range Rover|Land Rover|Yamaha|Kawasaki|"
    "Harley-Davidson|Vespa|Fortuner|Pajero|Avanza|Innova|Kijang|Xenia|Alphard|Jazz|Civic|Accord|CR-V|Brio|Mobilio|Ertiga|Rush|Terios|"
    "HR-V|Camry|Corolla|Prius|Xpander|Calya|Ayla|Agya|Yaris|Vario|Beat|Scoopy|NMAX|Sigra|Granmax|Gran Max|Carry|Livina|Terra|Mustang|Camaro|Silverado|Wrangler"
)
MODEL = rf"(?:{_MAKES})(?:\s[A-Z][\w-]*){{0,1}}"
_ARTICLES = r"(?:(?:mobil|sedan|minibus|sepeda|motor|sebuah|seunit|kendaraan|jenis|merek|an?|the|his|her|their|black|white|red|blue|silver|gray|hitam|putih|merah)\s)*"
_THINGS = (
    r"tiang (?:listrik|lampu|telepon|telpon|rambu)|pohon|pembatas jalan|pagar|tembok|trotoar|truk|bus|angkot|gerobak|jembatan|warung|"
    r"(?:utility|lamp|telephone|light) ?(?:pole|post)|lamppost|tree|guardrail|barrier|wall|fence|bridge|hydrant|truck|bus|median"
)

ROLES = (
    re.compile(
        rf"\b(?:menabrak|menubruk|menghantam|[Hh]it|struck|crashed into|slammed into|ran into)\s(?:sebuah\s|an?\s|the\s|sebatang\s)?(?P<struck>{_THINGS})\b"
    ),
    re.compile(
        rf"\b(?:menumpangi|menumpang|mengendarai|mengemudikan|menaiki|drove|driving|was riding in|traveling in|travelling in)\s{_ARTICLES}(?P<vehicle>{MODEL})"
    ),
    re.compile(
        rf"\b(?:[Mm]obil|[Ss]edan|[Mm]inibus)\s(?P<vehicle>{MODEL})(?:\s\w+){{0,6}}?\syang\s(?:ditumpangi|dikendarai|dikemudikan)"
    ),
    re.compile(  # the car told of before: "mobil yang ditumpangi … di mobil X tersebut"
        rf"\b(?:ditumpangi|dikendarai|dikemudikan)\b[^.;]{{0,160}}?\b(?:[Mm]obil|[Ss]edan|[Mm]inibus)\s(?P<vehicle>{MODEL})\s(?:tersebut|itu)\b"
    ),
    re.compile(rf"\b(?:[Kk]ecelakaan|[Tt]abrakan)\syang\s(?:dialami|menimpa)\s(?:mobil\s)?(?P<vehicle>{MODEL})"),
    re.compile(
        rf"\b(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z]+\s)?(?P<vehicle>{MODEL})\s(?:hit|struck|crashed|rolled|veered|overturned|skidded|was)\b"
    ),
    re.compile(rf"\b(?P<vehicle>{MODEL})\s(?:in which|carrying|driven by)\b"),
    re.compile(
        r"\b(?:disebabkan(?: oleh)?|dipicu(?: oleh)?|diakibatkan(?: oleh)?|(?:was|were|been) (?:caused|sparked|triggered|started) by)\s"
        r"(?:an?\s|the\s)?(?P<cause>(?:[\w-]+\s?){1,5})"
    ),
)
"""Each pattern has one group, named after the role; what it holds is the value."""

EVENT_NOUNS = re.compile(
    r"\b(?P<event>kebakaran|ledakan|kecelakaan|banjir|longsor|pemadaman|kematian|keracunan|tabrakan|runtuhnya|kebocoran|gangguan|"
    r"fire|blaze|explosion|blast|crash|accident|wreck|collision|flood|landslide|blackout|outage|death|collapse|leak|poisoning|derailment)\b"
)
"""What has causes."""
_MADE_BY = {
    "toyota": "fortuner avanza innova kijang alphard calya agya yaris camry corolla prius rush vios",
    "mitsubishi": "pajero xpander",
    "honda": "jazz civic accord cr-v brio mobilio hr-v vario beat scoopy",
    "daihatsu": "xenia ayla terios sigra granmax",
    "suzuki": "ertiga carry",
    "nissan": "livina terra",
    "ford": "mustang",
    "chevrolet": "camaro silverado chevy",
    "jeep": "wrangler",
    "yamaha": "nmax",
}
MAKES = {model: make for make, models in _MADE_BY.items() for model in models.split()}
"""Who makes a model: a car told by its make and by its model is one car."""
