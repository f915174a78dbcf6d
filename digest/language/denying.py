"""How Indonesian and English say that something is not so: words for denying, for "untrue", and the plain "not".

Patterns match lower-case text. `DENY` and `UNTRUE` are cues with a scope; `CONCEDE` right before a cue undoes it.
"""

from __future__ import annotations

import re

from digest.language.doubts import DOUBTED, NO_EVIDENCE, RETRACTED
from digest.language.shape import any_of

NEGATED = re.compile(r"\b(?:tidak|belum|bukan|tak|enggak|nggak|gak|tanpa|not|n['’]t|never|without|no)\b")
# How something is done, not that it is not.
_MANNER = (
    r"(?:izin|seizin|peringatan|alasan|sebab|surat|persetujuan|pemberitahuan|sepengetahuan|dasar|henti|prosedur|"
    r"(?:an? |any |the |his |her |their |its |proper |prior |valid )*(?:warning|permits?|permission|notice|reason|cause|consent|provocation|approval|authori[sz]ation|licen[cs]es?|warrants?|explanation))\b"
)
# A "not" of what follows: "without warning" is how something is done.
UNDONE = re.compile(
    rf"\b(?:tidak|belum|bukan|tak|enggak|nggak|gak|not|n['’]t|never|no|(?:tanpa|without)(?! {_MANNER}))\b"
)
TAKEN_BACK = re.compile(RETRACTED)
DOUBTS = any_of(*DOUBTED)
UNPROVEN = any_of(*NO_EVIDENCE)
# Between the cue and what is asked for stand only who asks and how much: "denied her bail", "most of the requests". Where
# more belongs to it, or a verb follows, a statement is denied: "denied visa fraud", "the offer was made".
_ASKED_FOR = (
    r"(?:(?:most|many|some|all|half|dozens|hundreds|thousands|[\d.,]+) of )?"
    r"(?!he |she |it |they |we |i |there |any |(?!(?:the|his|her|their|its) )\S+ing |(?:the |its |his |her |their )(?!(?:two|three|four|five|six|\d+) )\S+ \S+ed |(?!the |an? |its |his |her |their |\d)\S+ \S+ed )"
    r"(?:(?!that |of |in |to |for |with |about |(?:report|claim|allegation|accusation|rumou?r|suggestion|charge)s? )\S+ ){0,4}?"
    r"(?:requests?|offers?|applications?|appeals?|motions?|petitions?|pleas?|bids?|bail|parole|visas?|"
    r"permits?|permission|access|entry|admission|asylum|services?|benefits)(?: (?:hearings?|extensions?|renewals?|status|eligibility))?"
    r"(?=[^\w\s’'-]|$|(?<!benefits)(?<!services) of\b| (?:to|by|for|from|on|in|into|at|over|under|after|because|and|or|but|as|when|while|before|since|last|this|next|until|again|"
    r"twice|without|with|which|who|that|made|filed|submitted|lodged|brought|seeking|despite|citing|due|late|early|earlier|today|\d+|\w+day|(?:an?|one|two|three|several|many) (?:hour|day|week|month|year)s?|the (?:same|next|following) (?:day|week|month|year))\b)"
    r"(?!(?: (?!and|but|or|because|after|when|while|as|if|since|until|before|where|who|which|that|whose)[^\s,.;:]+){0,6} (?:was|were|is|are|had|has|have|would|will|ever|did|does)\b)"
)
# Someone says that something is not so; what it is follows, or stands before a passive form.
DENY = any_of(
    r"\b(?:mem)?bantah\b",
    r"\bdibantah\b",
    r"\bmenyangkal\b|\bdisangkal\b|\bsangkal\b",
    r"\bmenampik\b|\bditampik\b|\btampik\b",
    r"\bmenepis\b|\bditepis\b|\btepis\b",
    r"\bmenyanggah\b|\bdisanggah\b",
    r"\bmenolak (?:tuduhan|tudingan|dugaan|anggapan|klaim|tuntutan|dakwaan|pernyataan|disebut|dikatakan|dituduh)",
    r"\b(?:tidak|tak|kurang) (?:percaya|yakin)\b(?!,? (?:karena|sebab)\b)",
    # What is asked for can be denied, too; then nothing is said to be untrue. Nor is what somebody does in doing so.
    rf"(?<!\bby )(?<!\bfor )(?<!\bof )(?<!\bafter )(?<!\bfrom )(?<!\bwithout )\b(?:deny|denies|denied|denying)\b(?! {_ASKED_FOR})",
    r"(?<=\bby )denying(?= that\b)",
    r"\b(?:reject|rejects|rejected|rejecting|dismiss|dismisses|dismissed|dismissing)\b(?! by\b)(?= (?:\S+ ){0,4}?(?:claim|allegation|accusation|"
    r"charge|report|suggestion|assertion|notion|idea|rumou?r|criticism|contention|characterization|as )s?)",
    r"\b(?:refute|refutes|refuted|rebut|rebuts|rebutted|disputes?(?= (?:that|whether|how|(?:\S+ ){0,3}?(?:claim|allegation|account|version|report|figure|number|finding|statement|assertion|suggestion|accusation|charge)s?)\b)|disputed|disputing|contradict|contradicts|contradicted)\b",
    r"\b(?:does|do|did)(?:n[’']t| not) (?:believe|think)\b",
    RETRACTED,
    *NO_EVIDENCE,
    *DOUBTED,
)
# Something is called untrue; it stands before the cue, or after it behind "bahwa", "that".
UNTRUE = any_of(
    r"\b(?:tidak|tak|tidaklah|bukan) (?:benar|berdasar(?: dan salah)?)\b|\btanpa dasar\b",
    r"\b(?:adalah|hanya|hanyalah|itu|merupakan|sebagai|berita|kabar|informasi|isu) (?:kabar |berita |informasi |sebuah |suatu )?(?:hoaks|hoax|bohong|kebohongan|fitnah|palsu|keliru|menyesatkan|isapan jempol|omong kosong)\b",
    r"\b(?:memastikan|menyebut|menyatakan|menegaskan) (?P<what>(?:\S+ ){1,6}?)(?:(?:adalah|tidak benar,?|alias|atau) )*(?:hoaks|hoax|bohong|fitnah|palsu|keliru|menyesatkan)\b",
    r"\b(?:dipastikan|memastikan|menyebut|dinyatakan) (?:\S+ ){0,6}?(?:hoaks|hoax|bohong|fitnah|palsu|keliru|menyesatkan)\b",
    r"\b(?:not|n[’']t|un)\s?true\b",
    r"\b(?:(?:is|are|was|were)(?: (?:by any \w+|in (?:fact|every \w+)|of course|at best|on all counts)| (?!(?:with|of|for|by|in|on|to|from|about|at|over|out|into|against|than)\b)\S+){0,8}?"
    r"|(?:as|calling|called|calls|branded|dubbed|dismissed as)(?: \S+){0,8}?) [\"“]?(?:(?:totally|completely|categorically|entirely|patently|simply) )?"
    r"(?:false|misleading|inaccurate|baseless|unfounded|a lie|lies|fake news|nonsense|fabricated|a hoax|slander|a smear|a slur|a myth|a forgery|forged|a fabrication|a fantasy|made up)\b",
)
# The plain "not" of somebody's own statement; what is denied follows.
NEGATION = any_of(
    r"\b(?:tidak|tak|belum) pernah\b",
    r"\b(?:tidak|tak|belum) ada\b",
    r"\b(?:tidak|tak|bukan|bukanlah|belum)\b(?! (?:untuk|harus|perlu|ingin|mau|bisa|dapat|boleh)\b)",
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would)(?: not|n[’']t)\b",
    r"\b(?:never|not)\b(?! (?:to|be|have|(?!any|every|some|no)\w{2,}ing)\b)",
    r"\bthere (?:is|are|was|were) no\b|\b(?:has|have|had) no\b|\b(?:no one|nobody|none)\b",
    r"(?:^|(?<=that )|(?<=said )|(?<=says )|(?<=, )|(?<=[\"“])|(?<=and ))no\b(?! (?:one|longer|doubt|comment|matter|more|less|fewer|later|idea|word|sign|wonder|such|way)\b)",
)
NOTHING = re.compile(r"no\b")  # what follows is whatever is not, and then what it does not do
# What somebody is for years: that he is so "no longer" is that he is not.
_LASTING = r"(?:melatih|menjabat|memimpin|bekerja|bermain|membela|memperkuat|bertugas|berstatus|tinggal)\b"
NOT_ONLY = any_of(
    r"\b(?:tidak|tak|bukan) (?:hanya|cuma|sekadar|sekedar|saja|semata)\b",
    r"\bnot (?:only|just|merely|yet)\b",
    rf"\b(?:tidak|tak) (?:akan )?(?:lama|kurang|lebih|sedikit|jarang|semua|seluruh|banyak|begitu|terlalu|menutup (?:kemungkinan|peluang|mata|diri|telinga)|lagi(?! {_LASTING}))\b",
    rf"\b(?:tidak|tak|belum) (?:akan )?(?!{_LASTING})\w+ lagi\b",
    r"\b(?:tidak|tak|belum) (?:tahu|mengetahui|diketahui|ingat|hafal|paham|memahami|mengerti)(?: secara)? (?:pasti|persis|jelas|apa|apakah|siapa|mengapa|kenapa|kapan|bagaimana|berapa|di mana|dimana)\b",
    r"\b(?:not|n[’']t) (?:know|remember|recall|understand) (?:exactly|what|who|why|when|how|where|whether|if|which)\b",
    r"\bnot (?:all|every|long|many|much|so|too|until|immediately|clear|enough|at all|sure)\b",
)
# Before a cue: no denial after all.
CONCEDE = any_of(
    r"\b(?:tidak|tak|belum|bukan|enggan|tanpa|sulit|tidak bisa|tak bisa|tidak dapat) $",
    r"\b(?:untuk|bisa|dapat|jika|apabila|bila|kalau|agar|supaya|boleh|silakan|harus|mungkin|(?:bisa|dapat|boleh|mungkin) (?:saja|jadi)) $",
    r"\b(?:(?:tidak|tak|belum) pernah|never) $",
    r"\b(?:did not|didn[’']t|does not|doesn[’']t|could not|cannot|can[’']t|neither|nor|not|if|to|would|may|might|was|were|been|be|being) (?:\w+ly )?$",
)
# Right before a plain word for denying: somebody else might, which tells nothing yet.
MIGHT = re.compile(r"\b(?:could|can|should|must|able to) $")
# Behind one: it was given up, as the word for it or a bare pointer before "until" tells.
GIVEN_UP = any_of(
    r"\s(?:(?:the|these|those|all|any|such|his|her|their|its|that|this) ){0,2}(?:\w+ )?(?:claims?|allegations?|accusations?|charges?|reports?|rumou?rs?|wrongdoing|it|this),? until\b",
    r"[^.;]*?\buntil\b(?:(?! and | but | while |,)[^.;])*?\b(?:finally|eventually|confess\w*|admit\w*|conced\w*|acknowledg\w*|confronted|found|discovered|emerged|surfaced|came forward)\b",
    r"[^.;]*?\b(?:sampai|hingga|sebelum) akhirnya\b(?:(?! dan | tetapi | namun | sementara |,)[^.;])*?\b(?:mengaku\w*|mengakui\w*|membenarkan\w*|menyerah|terungkap|terbukti|buka suara)\b",
)
# Before a "not" in the same clause: it is told as a lie, so its contrary is meant.
LIED = re.compile(r"\b(?:lie[sd]?|lying|falsely|bohong|berbohong|membohongi|dusta|berdusta)\b[^.;:]{0,60}$")
FORWARD = re.compile(r",? (?:bahwa|jika|kalau|apabila|bila|that|to say|if)\b")  # after "untrue": what it is follows
BACKWARD = any_of(
    r"\bdi(?:bantah|sangkal|tampik|tepis|sanggah|ragukan|sangsikan|pertanyakan)\b|\bter(?:bantah(?:kan)?|patahkan)\b",
    r"\b(?:was|were|been) (?:denied|rejected|dismissed|disputed)\b",
)
SILENT = any_of(
    r"\b(?:belum|tidak|enggan|menolak|tak)(?: \S+){0,3}? (?:merespons?|menanggapi|berkomentar|memberi(?:kan)? (?:tanggapan|komentar|keterangan|jawaban)|menjawab|dihubungi|menyebutkan|menjelaskan|merinci)\b",
    r"\b(?:declin\w+|refus\w+)(?: \S+)? (?:to )?(?:comment|say|discuss|elaborate|respond)\b",
    r"\b(?:did|do|does|have|has|could)(?: not|n[’']t)(?: \S+)? (?:respond\w*|comment\w*|repl\w+|return\w*|reach\w*|say|specify|disclose|elaborate)\b",
)
YET = re.compile(r"\bbelum\b(?! pernah)|\b(?:not|n[’']t) yet\b")  # contradicts nobody who says that it is to come
NONE = re.compile(
    r"(?:there (?:is|are|was|were) no|ha(?:s|ve|d) no|(?:tidak|tak) ada)\b"
)  # says that a thing is not there
RELATIVE = re.compile(r"\b(?:yang|who|which|whose)\s(?:\w+\s)?$")  # right before a "not": it tells which one is meant
# Before a "not" in the same clause: it says what would be so, or usually is.
CONDITION = re.compile(
    r"\b(?:jika|apabila|bila|bilamana|kalau|seandainya|andai|andaikan|biasanya|agar|supaya|tanpa|berharap|if|unless|whether|lest|so that|in order|without|usually|normally)\b[^.;:\"“”]{0,60}$"
)
NAMED_SO = re.compile(r"Deny\s[A-Z]")  # a given name, in the text as written
# Against it, or the opposite: a sentence that holds one of these says "not" in its own way.
CONTRARY = any_of(
    r"\b(?:menolak|menentang|membatalkan|batal|gagal|mustahil|dilarang|melarang|larangan)\b",
    rf"\b(?:tanpa|without)\b(?! {_MANNER})",
    r"\b(?:against|oppos\w+|refus\w+|reject\w+|fail\w*|unlikely|prevent\w*|stop\w*|barely|hardly|no longer|unchanged)\b",
)
# "Not" before a noun: something is no such thing.
NO_SUCH = any_of(r"bukan(?:lah)?\b", r"(?:is|are|was|were)(?: not|n[’']t) (?:an?|the)\b")
AFTERTHOUGHT = any_of(
    r"[,–—-] (?:something|an? (?:claim|charge|allegation|accusation)|which|claims|charges|allegations|accusations)(?: that)? (?:[\w’'.]+ ){1,4}?(?:(?:has|have|had) )?(?:denied|denies|deny|rejected|rejects|reject|disputes|disputed)[.,;]?\W*$",
    r"[,–—-] (?:sesuatu|hal|tuduhan|tudingan|klaim) yang (?:\w+ )?(?:dibantah|disangkal|ditepis|ditampik)\b[^.;]{0,60}\W*$",
)
"""At the end of a sentence that tells something: somebody denies it, all the same."""
