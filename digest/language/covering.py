"""What a denial covers: where it begins and ends, what it points back at, and whose deed it is; lower-case patterns."""

from __future__ import annotations

import re

from digest.language.shape import any_of, words

# A cue that says in its own words what the thing is instead, behind "as".
DISMISSED = re.compile(r"(?:dismiss|reject)")
AS = re.compile(r" as\b")
# A pointer back: what is denied was told before.
POINTER = any_of(
    r"\b(?:hal|tuduhan|tudingan|dugaan|kabar|isu|informasi|pernyataan|klaim|laporan|anggapan|rumor|berita|pemberitaan|dakwaan|tuntutan|keterangan|sangkaan|gosip|fitnah|kritik|pengakuan)"
    r"(?: \S+)? (?:tersebut|itu|ini|tadi|demikian)\b",
    r"\b(?:tuduhan|tudingan|dugaan|kabar|isu|dakwaan|pemberitaan|rumor|sangkaan)(?:[.,]|$| (?:kepada|terhadap|yang|dan|jaksa|penyidik|polisi|itu)\b)",
    r"\bhal itu\b|\bhal ini\b|\bitu semua\b|\bsemua itu\b|\bhal tersebut\b",
    r"\b(?:the|those|these|that|this|all|any|such|his|her|their|its)(?: \S+){0,3}? (?:allegation|accusation|claim|charge|report|story|suggestion|assertion|article|rumou?r|account|notion|idea|characterization)s?\b(?! (?:will|would)\b)",
    r"\b(?:it|this|that|wrongdoing|any wrongdoing)(?:[.,;\"”]|$)",
)
PRONOUN = re.compile(r"^[^,;]*\b(?:it|this|that)(?:[.,;\"”]|$)")  # the least telling of pointers
# Nothing but a pointer: a question cannot be made of it.
ANAPHOR = re.compile(
    r"(?:having |ever |pernah |telah |bahwa )*(?:said |saying |done |doing |making |made |mengatakan |menyebut |melakukan |menyampaikan )?"
    r"(?:(?:the|those|these|that|this|all|any|such|his|her|their|its|of|semua|segala|adanya|atas|dari) )*"
    r"(?:it|this|that|so|hal|itu|ini|semua itu|demikian|wrongdoing|"
    r"(?:tuduhan|tudingan|dugaan|kabar|isu|informasi|pernyataan|klaim|laporan|anggapan|rumor|berita|pemberitaan|dakwaan|tuntutan|"
    r"allegations?|accusations?|claims?|charges?|reports?|stories|story|suggestions?|assertions?|rumou?rs?|notion|idea)?)"
    r"(?: (?:tersebut|itu|ini|tadi|demikian))?"
)
# What is denied are words: the sentence that tells them names the speaker and a verb of speech.
UTTERANCE = re.compile(
    r"\b(?:saying|having said|ever said|said|menyebut|mengatakan|mengucapkan|menyampaikan) (?:that|it|hal|itu|demikian|kalimat|pernyataan|begitu)\b"
)
SPOKEN = re.compile(
    r"\b(?:said|says|told|called|calling|quoted|remark\w*|wrote|likened|compar\w+|described|mengatakan|menyebut|mengucapkan|berkata|ucapan)\b"
)
CLAUSE_END = any_of(
    r"[;\"”]",
    r",? (?:tetapi|tapi|namun|melainkan|sementara|sedangkan|meski(?:pun)?|walau(?:pun)?|karena|sebab|seperti|sebagaimana)\b",
    r", (?:dan|serta|kata|ujar|tutur|ungkap|ucap|imbuh|tambah|jelas|menurut|yang)\b",
    r" dan (?:mengatakan|menyebut|menyatakan|menegaskan|menyalahkan|meminta|menuding|menuduh|memperkirakan|menaksir|menuntut|menambahkan|mengklaim|berjanji|memastikan)\b",
    r",? (?:but|while|although|though|because|whereas|instead|rather than|despite|in spite of)\b",
    r",? and (?:said|says|called|accused|blamed|insisted|added|estimated|put|told|announced|claimed|described|demanded|vowed|promised|urged|warned)\b",
    r", (?:he|she|they|it|who|which|saying|said|according|the)\b",
    r"[.!?](?:\s|$)",
    r", [^,;]{2,80}\b(?:said|says|reported|wrote|announced|added|told)\b",
)
# From here on it is told when it was; what is denied stands before.
MEANWHILE = re.compile(r",? (?:when|while|after|before|ketika|saat|setelah|sebelum|usai|sewaktu) ")
# Whoever speaks, up to the word for it: no part of what is told.
LEAD = re.compile(
    r"^\s*(?:menurut|according to) [^,]{2,60}, |^.*\b(?:mengatakan|menyatakan|menyebut|menyebutkan|memastikan|menegaskan|menjelaskan|mengaku|mengungkapkan|said|says|told \w+|insisted|stated|argued)"
    r"(?: bahwa| kalau| that)?\b"
)
# Right behind a cue: what is denied is the denier's own deed.
OWN_DEED = re.compile(
    r"\s*(?:(?:ever|having|pernah|telah|sudah|bahwa|that|ikut) )*"
    r"(?:\w+ing\b|(?:me|ber|ter)[a-z]{4,}\b|(?:pihaknya|dirinya|ia|dia|mereka|he|she|they|it)\b)"
)
SELF = any_of(
    r"\b(?:pihaknya|dirinya|kliennya|ia|dia|mereka|saya|kami|kita|instansinya|lembaganya)\b",
    r"\b(?:he|she|they|it|we|i|his|her|their|its|our|my)\b",
)
OWN = words("ever kliennya klien pihaknya dirinya kami kita saya client clients himself herself itself themselves")
INSERTED = re.compile(r",\s(?:yang|who|which|whose)\s[^,;]*$")  # before a "not": a comma ends what is told aside
# Verbs and nouns behind a "not" that say little: what is denied stands behind them ("is no", "has no plan to").
COPULAS = words(
    "merupakan adalah menjadi melakukan dilakukan ada rencana berencana niat berniat been being become plan plans planned intention intend"
)
# Verbs that say little without what is given, made, taken, used or held.
LENDING = words(
    "memberi memberikan membuat mengambil memakai menggunakan menggelar mengadakan give gives gave given giving make makes made making "
    "take takes took taken taking use uses used using hold holds held holding"
)
# Behind such a verb: what is given ends, and on what it is or whom it is for follows.
LENT = re.compile(
    r"[,.;:\"“”()]|\b(?:about|on|for|to|from|in|at|against|tentang|soal|mengenai|terkait|untuk|bagi|di|pada|atas)\b"
)
WHERE = re.compile(r"\b(?:di|in|at|from|near|outside)\s(?:the\s)?")  # a name behind it says where
# Somebody did it to somebody.
DONE_BY = any_of(r"\bdi[a-z]{4,}(?= oleh\b)", r"(?<=was |ere |een )[a-z]{4,}(?= by\b)")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|gets?|got)(?: not|n[’']t)?(?: \w+ly| also| never| ever)? [a-z]+$|\b(?:di|ter)[a-z]{4,}$"
)  # up to the end of a verb: it was done to what stands before
NAMING = re.compile(r"(?:pem|pen|peng|peny|per)\w{3,}an(?:nya)?")
"""An Indonesian noun made of a verb: it names a deed, and tells of none."""
