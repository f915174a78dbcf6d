"""How a noun phrase goes on and ends, and what is now, done or to come; lower-case patterns."""

from __future__ import annotations

import re

from digest.language.phrases import RANKS
from digest.language.shape import words

VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|do|does|did|can|could|left|that|who|which|[a-z]{3,}ed|"
    r"akan|sudah|telah|masih|tetap|tidak|belum|adalah|yang|secara)\b"
)
"""Where what is said of a thing begins."""
PREPOSITION = re.compile(
    r"\b(?:of|in|at|on|by|with|for|from|to|near|over|under|di|ke|dari|oleh|pada|dengan|untuk|atas|dalam)\b"
)
ASIDE = re.compile(r"\s*(?:in|at|on|by|from|after|before|during|di|dari|pada|menurut|according|setelah|saat|selama)\b")
"""A part between commas that begins so says when or where, or who says it."""
JOINED = re.compile(r",| and (?:his|her|its|their)\b| dan (?=\w+nya\b)")
"""Another name of it follows, or what goes with it."""
POSSESSIVE = re.compile(r"['’](?:s\b)?")
"""Right behind an owner ("the mayor's dog"); `OWNER` is one that holds it."""
OWNER = re.compile(r"['’]s?$")
TITLES = RANKS | words(
    "ms president minister mayor governor senator chief judge coach king queen prince princess singer actor actress "
    "hurricane tropical storm typhoon cyclone mount river lake company "
    "kepala dinas ketua direktur utama sekretaris wakil perdana mantan hakim jaksa presiden menteri bupati gubernur wali kota walikota "
    "mahasiswa mahasiswi bernama penyanyi aktor aktris pelatih pengacara tersangka terdakwa terpidana kapolres kapolda raja ratu pangeran putri "
    "pt cv badai topan siklon gunung sungai danau kota kabupaten kecamatan"
)
"""Right before a name they only say what bears it."""
AMOUNTS = words("stok persediaan pasokan ketersediaan")
"""Of a thing: that they suffice is that it does."""
NOW = re.compile(
    r"\bthis (?:year|month|week|season|term)\b|\b(?:tahun|bulan|pekan|minggu|musim|periode) (?:ini|depan)\b|\bnext (?:year|month|week|season)\b"
)
BEFORE = re.compile(
    r"\b(?:sudah|telah)\b|\b(?:in|pada) (?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)[a-z]*\b"
)
"""It has happened, or when it did."""
CLAIMED = re.compile(
    r"\s*(?:the |a )?(?:klaim|kebenaran|keabsahan|pernyataan|keterangan|versi|tudingan|claim|allegation|accusation|account|report|statement|version|assertion|story|explanation|finding|suggestion|notion)"
)
"""What is doubted is somebody's word; `TOPIC` is where what it says begins."""
TOPIC = re.compile(r"\b(?:that|bahwa|jika|kalau|whether|apakah|tentang|soal|mengenai|about)\s")
BY_PRONOUN = re.compile(r"\s*(?:his|her|their|its|he|she|they|it|ia|dia|mereka)\b")
"""What is meant was named before."""
FUTURE = re.compile(r"\b(?:will|would|can|could|ever|akan|bakal|bisa|dapat|kecil kemungkinan(?:nya)?|mustahil)\b")
AWAITED = re.compile(
    r"\b(?:will|would|can|could|going to|set to|plans?|planned|expects?|expected|sure|certain|confident|believes?|likely|"
    r"akan|bakal|bisa|dapat|siap|yakin|optimistis|optimis|berencana|rencana|bertekad|berjanji|menjanjikan|target|menargetkan|promis\w+|vow\w*|pledg\w+)\b"
)
"""Something is to come: doubted by one, told by another."""

AFTER = re.compile(
    r"\b(?P<before>\w+) (?:yang )?(?:berikutnya|mendatang|selanjutnya|akan datang)\b|\b(?:next|the following|coming|upcoming) (?P<behind>\w+)"
)
"""Speaks of the next one of its kind, and not of this; named is the kind, before or behind the word."""
