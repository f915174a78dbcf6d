"""Words around what is denied: what carries it ("reports that"), and where it goes on about something else."""

from __future__ import annotations

import re

from digest.language.shape import words

CARRIED = re.compile(
    r"\s*(?:(?:the|all|any|those|these|such|an?|earlier|previous|recent|media|press|news|widespread|his|her|their|its|\w+['’]s?|"
    r"adanya|semua|segala|soal|tentang|seluruh)\s){0,4}"
    r"(?:tuduhan|tudingan|dugaan|kabar|isu|rumor|laporan|informasi|pernyataan|klaim|anggapan|berita|pemberitaan|dakwaan|"
    r"(?:allegation|accusation|claim|report|suggestion|assertion|rumou?r|charge|stor|statement|notion|idea)(?:s|y|ies)?)"
    r"(?:\s(?!bahwa|that|of)\S+){0,3}?\s(?:bahwa|kalau|jika|that|of|soal|tentang|mengenai|adanya)\b"
)
"""Right behind a cue: who said so, and that it was said."""
GOES_ON = re.compile(
    r"\s(?:who|which|whose|whom|where|that(?=\s(?:had|has|have|was|were|is|are|\w+ed)\b)|yang)\s"
    r"|,?\s(?:as part of|according to|following|in connection with|sebagai bagian|sehubungan dengan|menyusul|terkait)\s|\("
)
"""What follows tells of something in it, and may be left out where it tells already what happens."""
HAPPENS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|did|will|would|\w{3,}ing|\w{3,}ed|shot|took|gave|sold|paid|made|sent|told|met|knew)\b"
    r"|\b(?:me[mnlrwy]\w{3,}|di\w{4,}|ber\w{4,}|ter\w{4,}|adalah|akan|telah|sudah|menjadi|minta|terima)\b"
)
"""Something happens, or is so."""
EMPTY = words(
    "mengenai terhadap tentang melalui menurut terkait bahwa soal seputar adanya kepada oleh sampai hingga atas dalam "
    "sebelumnya sekarang kemudian lagi juga pernah earlier previously ever about regarding concerning against towards toward among"
)
"""Words that only join others."""
