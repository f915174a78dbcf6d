"""How Indonesian and English say that something is not so, could not be checked, or is only rumoured.

Patterns match lower-case text. `DENY` and `UNTRUE` are cues with a scope; `CONCEDE` right before a cue undoes it.
"""

from __future__ import annotations

import re

from digest.language.doubts import DOUBTED, RETRACTED
from digest.language.shape import words

__all__ = [
    "ACCUSED", "ALLEGED", "ANAPHOR", "ANSWERED", "AS", "BACKWARD", "BLAMED", "CASE_AGAINST", "CHARGE", "CHARGED", "CHARGE_OF", "CHECKABLE", "CLAIM_OF", "CLAUSE_END", "CONCEDE", "CONDITION", "CONTRARY", "COPULAS", "COURT", "DENY", "DISMISSED", "DISMISSED_CASE", "DOUBTS", "FALSE_NEWS", "FORWARD", "GIVEN_UP", "GIVES_THE_LIE", "HAPPENED", "INSERTED", "INVOLVED", "LEAD", "LENDING", "LENT", "LIED", "MEANWHILE",
    "MIGHT", "NEGATED", "NEGATION", "NONE", "NOTHING", "NOT_ONLY", "OPINION", "OWN", "OWNED_UP", "OWN_DEED", "PASSIVE", "POINTER", "PRONOUN", "RELATIVE", "RUMOUR", "SELF", "SILENT", "SPOKEN", "SPREADING", "SUPPOSED", "TAKEN_BACK", "UNCHECKED", "UNDONE", "UNREAL", "UNTRUE", "UTTERANCE", "VERIFIED", "WHERE", "WONDERED", "WORDS_OF", "YET",
]  # fmt: skip


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns))


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
DOUBTS = _any(*DOUBTED)
# Someone says that something is not so; what it is follows, or stands before a passive form.
# Between the cue and what is asked for stand only who asks and how much: "denied her bail", "most of the requests". Where
# more belongs to it, or a verb follows, a statement is denied: "denied visa fraud", "the offer was made".
_ASKED_FOR = (
    r"(?:(?:most|many|some|all|half|dozens|hundreds|thousands|[\d.,]+) of )?"
    r"(?!he |she |it |they |we |i |there |any |(?!(?:the|his|her|their|its) )\S+ing |(?:the |its |his |her |their )\S+ \S+ed |(?!the |an? |its |his |her |their |\d)\S+ \S+ed )"
    r"(?:(?!that |of |in |to |for |with |about |(?:report|claim|allegation|accusation|rumou?r|suggestion|charge)s? )\S+ ){0,4}?"
    r"(?:requests?|offers?|applications?|appeals?|motions?|petitions?|pleas?|bids?|bail|parole|visas?|"
    r"permits?|permission|access|entry|admission|asylum|services?|benefits)(?: (?:hearings?|extensions?|renewals?|status|eligibility))?"
    r"(?=[^\w\s’'-]|$|(?<!benefits)(?<!services) of\b| (?:to|by|for|from|on|in|into|at|over|under|after|because|and|or|but|as|when|while|before|since|last|this|next|until|again|"
    r"twice|without|with|which|who|that|made|filed|submitted|lodged|brought|seeking|despite|citing|due|late|early|earlier|today|\d+|\w+day|(?:an?|one|two|three|several|many) (?:hour|day|week|month|year)s?|the (?:same|next|following) (?:day|week|month|year))\b)"
    r"(?!(?: (?!and|but|or|because|after|when|while|as|if|since|until|before|where|who|which|that|whose)[^\s,.;:]+){0,6} (?:was|were|is|are|had|has|have|would|will|ever|did|does)\b)"
)
DENY = _any(
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
    *DOUBTED,
)
# Something is called untrue; it stands before the cue, or after it behind "bahwa", "that".
UNTRUE = _any(
    r"\b(?:tidak|tak|tidaklah|bukan) (?:benar|berdasar(?: dan salah)?)\b|\btanpa dasar\b",
    r"\b(?:adalah|hanya|hanyalah|itu|merupakan|sebagai|berita|kabar|informasi|isu) (?:kabar |berita |informasi )?(?:hoaks|hoax|bohong|fitnah|palsu|keliru|menyesatkan)\b",
    r"\b(?:memastikan|menyebut|menyatakan|menegaskan) (?P<what>(?:\S+ ){1,6}?)(?:(?:adalah|tidak benar,?|alias|atau) )*(?:hoaks|hoax|bohong|fitnah|palsu|keliru|menyesatkan)\b",
    r"\b(?:dipastikan|memastikan|menyebut|dinyatakan) (?:\S+ ){0,6}?(?:hoaks|hoax|bohong|fitnah|palsu|keliru|menyesatkan)\b",
    r"\b(?:not|n[’']t|un)\s?true\b",
    r"\b(?:(?:is|are|was|were)(?: (?:by any \w+|in (?:fact|every \w+)|of course|at best|on all counts)| (?!(?:with|of|for|by|in|on|to|from|about|at|over|out|into|against|than)\b)\S+){0,8}?"
    r"|(?:as|calling|called|calls|branded|dubbed|dismissed as)(?: \S+){0,8}?) [\"“]?(?:(?:totally|completely|categorically|entirely|patently|simply) )?"
    r"(?:false|misleading|inaccurate|baseless|unfounded|a lie|lies|fake news|nonsense|fabricated|a hoax|slander|a smear|a slur|a myth|a forgery|forged|a fabrication|a fantasy|made up)\b",
)
# The plain "not" of somebody's own statement; what is denied follows.
NEGATION = _any(
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
NOT_ONLY = _any(
    r"\b(?:tidak|tak|bukan) (?:hanya|cuma|sekadar|sekedar|saja|semata)\b",
    r"\bnot (?:only|just|merely|yet)\b",
    rf"\b(?:tidak|tak) (?:akan )?(?:lama|kurang|lebih|sedikit|jarang|semua|seluruh|banyak|begitu|terlalu|menutup (?:kemungkinan|peluang|mata|diri|telinga)|lagi(?! {_LASTING}))\b",
    rf"\b(?:tidak|tak|belum) (?:akan )?(?!{_LASTING})\w+ lagi\b",
    r"\b(?:tidak|tak|belum) (?:tahu|mengetahui|diketahui|ingat|hafal|paham|memahami|mengerti)(?: secara)? (?:pasti|persis|jelas|apa|apakah|siapa|mengapa|kenapa|kapan|bagaimana|berapa|di mana|dimana)\b",
    r"\b(?:not|n[’']t) (?:know|remember|recall|understand) (?:exactly|what|who|why|when|how|where|whether|if|which)\b",
    r"\bnot (?:all|every|long|many|much|so|too|until|immediately|clear|enough|at all|sure)\b",
)
# Before a cue: no denial after all.
CONCEDE = _any(
    r"\b(?:tidak|tak|belum|bukan|enggan|tanpa|sulit|tidak bisa|tak bisa|tidak dapat) $",
    r"\b(?:untuk|bisa|dapat|jika|apabila|bila|kalau|agar|supaya|boleh|silakan|harus) $",
    r"\b(?:(?:tidak|tak|belum) pernah|never) $",
    r"\b(?:did not|didn[’']t|does not|doesn[’']t|could not|cannot|can[’']t|neither|nor|not|if|to|would|may|might|was|were|been|be|being) (?:\w+ly )?$",
)
# Right before a plain word for denying: somebody else might, which tells nothing yet.
MIGHT = re.compile(r"\b(?:could|can|should|must|able to) $")
# Behind one: it was given up, as the word for it or a bare pointer before "until" tells.
GIVEN_UP = _any(
    r"\s(?:(?:the|these|those|all|any|such|his|her|their|its|that|this) ){0,2}(?:\w+ )?(?:claims?|allegations?|accusations?|charges?|reports?|rumou?rs?|wrongdoing|it|this),? until\b",
    r"[^.;]*?\buntil\b(?:(?! and | but | while |,)[^.;])*?\b(?:finally|eventually|confess\w*|admit\w*|conced\w*|acknowledg\w*|confronted|found|discovered|emerged|surfaced|came forward)\b",
    r"[^.;]*?\b(?:sampai|hingga|sebelum) akhirnya\b(?:(?! dan | tetapi | namun | sementara |,)[^.;])*?\b(?:mengaku\w*|mengakui\w*|membenarkan\w*|menyerah|terungkap|terbukti|buka suara)\b",
)
# A court dismisses the charges against somebody: it says of none that it is untrue.
COURT = re.compile(r"\b(?:courts?|judges?|jury|jurors|tribunal|magistrate|justices?|prosecutors?)\b[^.;]*$")
CASE_AGAINST = re.compile(r"(?:dismiss\w*|reject\w*) (?:\S+ ){0,4}?(?:charge|claim|accusation|allegation)s? against\b")
DISMISSED_CASE = re.compile(r"dismiss\w* (?:\S+ ){0,4}?charges? against (?!(?:him|her|them|it|me|us)\b)")
# A cue that says in its own words what the thing is instead, behind "as".
DISMISSED = re.compile(r"(?:dismiss|reject)")
AS = re.compile(r" as\b")
# Before "false news": somebody is charged with spreading it, and nothing is called false.
SPREADING = re.compile(
    r"\b(?:(?:menye|penye|dise|se)bar\w*|(?:menyi|penyi|disi)ar\w*|(?:meng|peng|di)?edar\w*|spread\w*|circulat\w+|peddl\w+|publish\w*)(?: \S+){0,3} $"
)
FALSE_NEWS = re.compile(r"(?:berita|kabar|informasi|isu|fake|false)\b")
# A pointer back: what is denied was told before.
POINTER = _any(
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
# What such a pointer points at, put as a charge or a rumour.
ALLEGED = _any(
    r"\b(?:menuduh|menuding|dituduh|dituding|tuduhan|tudingan|mendakwa|didakwa|diduga|menduga|dugaan|disebut|dikabarkan|kabar|beredar|isu|rumor|mengklaim|klaim|menyebut|melaporkan|dilaporkan|memberitakan|mengatakan|menyatakan|disangka|terlibat|mencurigai|dicurigai)\b",
    r"\b(?:alleg\w+|accus\w+|claim\w*|report\w*|charg\w+|suggest\w*|said|says|according to|rumou?r\w*|suspect\w*|assert\w*)\b",
)
CLAUSE_END = _any(
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
# Somebody is charged with something, whoever tells it.
ACCUSED = _any(
    r"\b(?:menuduh|menuding|mendakwa|dituduh|dituding|didakwa|diduga|menduga|dugaan|tuduhan|tudingan)\b",
    r"\b(?:alleg\w+|accus\w+|charged)\b",
)
# Somebody is said to be behind something.
BLAMED = _any(
    r"\b(?:dalang|mendalangi|didalangi|biang|menyalahkan|disalahkan|bertanggung jawab|tanggung jawab|keterlibatan|terlibat|campur tangan|di balik|pelaku)\b",
    r"\b(?:blam(?:e|es|ed|ing)|responsible|responsibility|mastermind\w*|culprit|perpetrator\w*|complicit\w*|behind|carried out|carrying out|orchestrat\w+|involve\w*)\b",
    ACCUSED.pattern,
)
# A part in something, which is denied without saying what: the words behind it do.
INVOLVED = re.compile(
    r"\b(?:terlibat|keterlibatan|campur tangan|mendalangi|melakukan|bertanggung jawab|berada di balik|"
    r"carr(?:y|ied|ying) out|involve(?:d|ment)|(?:any )?(?:links?|role|part|hand|responsibility|connection)\b(?: (?:in|to|with|for))?|"
    r"responsib(?:le|ility)|being behind|was behind|were behind|occurred|happened|took place|taken place|committ(?:ed|ing))\b"
)
# What is denied is a charge: whoever makes it says so in his own words.
CHARGE = re.compile(
    r"\s*(?:adanya |semua |segala |the |all |any |these |those |such |that )*"
    r"(?:tuduhan|tudingan|dakwaan|sangkaan|allegations?|accusations?|charges?|claims?)\b(?! (?:bahwa|that|will|would|akan)\b)"
)
# A charge with what it is of.
CHARGE_OF = re.compile(
    r"\b(?:tuduhan|tudingan|dakwaan|sangkaan|allegations?|accusations?|charges?|claims?)"
    r"(?: (?!(?:bahwa|that|of)\b)[\w’'-]+){0,2}? (?:bahwa|that|of|(?:yang |telah |sudah )?me[a-z]{4,})\b"
)
CHARGED = re.compile(r"\b(?:tuduhan|tudingan|dakwaan)$")  # a cue that ends with what is denied
GIVES_THE_LIE = re.compile(r"\b(?:lied|lying|is a liar|berbohong|membohongi|berdusta)\b")
# Somebody takes it upon himself: no blame.
OWNED_UP = re.compile(
    r"\b(?:mengklaim|mengaku) (?:sebagai (?:yang |pihak yang )?)?bertanggung jawab|claim(?:s|ed|ing)? responsibility"
)
# Right behind a cue: what is denied is the denier's own deed.
OWN_DEED = re.compile(
    r"\s*(?:(?:ever|having|pernah|telah|sudah|bahwa|that|ikut) )*"
    r"(?:\w+ing\b|(?:me|ber|ter)[a-z]{4,}\b|(?:pihaknya|dirinya|ia|dia|mereka|he|she|they|it)\b)"
)
# Before a "not" in the same clause: it is told as a lie, so its contrary is meant.
LIED = re.compile(r"\b(?:lie[sd]?|lying|falsely|bohong|berbohong|membohongi|dusta|berdusta)\b[^.;:]{0,60}$")
FORWARD = re.compile(r",? (?:bahwa|jika|kalau|apabila|bila|that|to say|if)\b")  # after "untrue": what it is follows
BACKWARD = _any(
    r"\bdi(?:bantah|sangkal|tampik|tepis|sanggah|ragukan|sangsikan|pertanyakan)\b|\bter(?:bantah(?:kan)?|patahkan)\b",
    r"\b(?:was|were|been) (?:denied|rejected|dismissed|disputed)\b",
)
SELF = _any(
    r"\b(?:pihaknya|dirinya|kliennya|ia|dia|mereka|saya|kami|kita|instansinya|lembaganya)\b",
    r"\b(?:he|she|they|it|we|i|his|her|their|its|our|my)\b",
)
OWN = words("ever kliennya klien pihaknya dirinya kami kita saya client clients himself herself itself themselves")
SILENT = _any(
    r"\b(?:belum|tidak|enggan|menolak|tak)(?: \S+){0,3}? (?:merespons?|menanggapi|berkomentar|memberi(?:kan)? (?:tanggapan|komentar|keterangan|jawaban)|menjawab|dihubungi|menyebutkan|menjelaskan|merinci)\b",
    r"\b(?:declin\w+|refus\w+)(?: \S+)? (?:to )?(?:comment|say|discuss|elaborate|respond)\b",
    r"\b(?:did|do|does|have|has|could)(?: not|n[’']t)(?: \S+)? (?:respond\w*|comment\w*|repl\w+|return\w*|reach\w*|say|specify|disclose|elaborate)\b",
)
# Plans, conditions, wishes and questions cannot be denied as facts.
UNREAL = _any(
    r"\b(?:jika|apabila|bila|kalau|seandainya|mengancam|berharap|meminta|diminta|mendesak|agar|supaya|sebaiknya|seharusnya|mengimbau|dilarang|melarang|apakah)\b",
    r"\b(?:if|whether|unless|threaten\w*|hope\w*|urg\w+|should|must|demand\w*|ask\w* to|want\w* to|could|may|might)\b|\?",
)
# What ought to be, or is good: an opinion, which is no claim about what is so.
OPINION = _any(
    r"\b(?:harus|seharusnya|sebaiknya|pantas|layak|perlu|semestinya|bijak|adil|penting)\b",
    r"\b(?:should|ought|appropriate|necessary|fair|wise|good idea|right thing|need to|needs to|worth|best|important)\b",
    r"^\s?in\b",
)
YET = re.compile(r"\bbelum\b(?! pernah)|\b(?:not|n[’']t) yet\b")  # contradicts nobody who says that it is to come
NONE = re.compile(
    r"(?:there (?:is|are|was|were) no|ha(?:s|ve|d) no|(?:tidak|tak) ada)\b"
)  # says that a thing is not there
RELATIVE = re.compile(r"\b(?:yang|who|which|whose)\s(?:\w+\s)?$")  # right before a "not": it tells which one is meant
INSERTED = re.compile(r",\s(?:yang|who|which|whose)\s[^,;]*$")  # before a "not": a comma ends what is told aside
# Before a "not" in the same clause: it says what would be so, or usually is.
CONDITION = re.compile(
    r"\b(?:jika|apabila|bila|bilamana|kalau|seandainya|andai|andaikan|biasanya|agar|supaya|tanpa|berharap|if|unless|whether|lest|so that|in order|without|usually|normally)\b[^.;:\"“”]{0,60}$"
)
# Verbs and nouns behind a "not" that say little: what is denied stands behind them ("is no", "has no plan to").
COPULAS = words(
    "merupakan adalah menjadi melakukan dilakukan ada rencana berencana niat berniat been being become plan plans planned intention intend"
)
# Verbs that say little without what is given, made or taken.
LENDING = words(
    "memberi memberikan membuat mengambil give gives gave given giving make makes made making take takes took taken taking"
)
# Behind such a verb: what is given ends, and on what it is or whom it is for follows.
LENT = re.compile(
    r"[,.;:\"“”()]|\b(?:about|on|for|to|from|in|at|against|tentang|soal|mengenai|terkait|untuk|bagi|di|pada|atas)\b"
)
NAMED_SO = re.compile(r"Deny\s[A-Z]")  # a given name, in the text as written
# Opens a sentence of what would be so, which claims nothing.
SUPPOSED = re.compile(r"\W*(?:jika|kalau|apabila|bila|seandainya|andai|andaikan|if|unless|suppose)\b")
# What follows is asked, and not told.
WONDERED = re.compile(r"\b(?:whether|apakah)\b")
# Words of somebody, and nothing of what they say: they are untrue, whoever else speaks of them.
WORDS_OF = re.compile(
    r"\b(?P<maker>[\w.-]+?)(?:['’]s?)\s(?:\w+\s)?(?:comments?|remarks?|statements?|words|claims?|assertions?|accounts?|testimony)\b"
)
# Somebody answers to what was said of him: it tells what was said, and does not say it ("clarified that" says it).
ANSWERED = re.compile(
    r"(?<!dalam )(?<!melalui )(?<!lewat )\b(?:(?:meng|di)?klarifikasi\w*|clarif(?:y|ies|ied|ying))\b(?!,? (?:bahwa|that)\b)"
)
HAPPENED = re.compile(r"\b(?:sudah|telah|has|have|had|already|was|were)\b")
# Against it, or the opposite: a sentence that holds one of these says "not" in its own way.
CONTRARY = _any(
    r"\b(?:menolak|menentang|membatalkan|batal|gagal|mustahil|dilarang|melarang|larangan)\b",
    rf"\b(?:tanpa|without)\b(?! {_MANNER})",
    r"\b(?:against|oppos\w+|refus\w+|reject\w+|fail\w*|unlikely|prevent\w*|stop\w*|barely|hardly|no longer|unchanged)\b",
)
CLAIM_OF = re.compile(r"\s*(?:the )?(?:klaim|pernyataan|tuduhan|tudingan|claims?|allegations?) ")  # then its maker
WHERE = re.compile(r"\b(?:di|in|at|from|near|outside)\s(?:the\s)?")  # a name behind it says where
RUMOUR = _any(
    r"\b(?:b?eredar(?:nya)?|viral|kabar burung|pesan berantai|isu|rumor|hoaks|hoax|di media sosial|tersebar|menyebar)\b",
    r"\b(?:rumou?r\w*|circulat\w+|viral|social media posts?|unconfirmed reports?)\b",
)
UNCHECKED = _any(
    r"\b(?:tidak|belum|tak)(?: (?:dapat|bisa|mampu|berhasil|juga|secara|independen|ada|pernah|segera|langsung))* (?:di|mem|men|meng)?(?:verifikasi|konfirmasi|pastikan|buktikan)(?:kan)?\b",
    r"\b(?:tidak|belum|tak)(?: \S+){0,3}? (?:ter)?(?:verifikasi|konfirmasi|pasti kebenaran|bukti)\b",
    r"\btidak dapat memberikan verifikasi\b",
    r"\b(?:could|can|has|have|had|did)(?: not|n[’']t)(?: \S+){0,3}? (?:verif\w+|confirm\w*|authenticat\w+|corroborat\w+)\b|\bcannot(?: \S+){0,2} (?:verify|confirm)\b",
    r"\b(?:unverified|unconfirmed)\b|\bno (?:independent )?(?:confirmation|evidence|proof)\b",
)
VERIFIED = _any(
    r"\b(?:telah |sudah |yang )?(?:diverifikasi|terverifikasi|dikonfirmasi|terkonfirmasi)(?: kebenarannya| keasliannya)?\b",
    r"\b(?:mengon?firmasi|mengkonfirmasi|membenarkan|memverifikasi|memastikan keaslian)\b",
    r"\b(?:verified|confirmed|confirms|verifies|authenticated|corroborated)\b",
)
# Things that can be checked.
CHECKABLE = _any(
    r"\b(?:video|rekaman|foto|gambar|dokumen|laporan|informasi|kabar|pesan|surat|audio|akun|klaim|unggahan|tayangan)\b",
    r"\b(?:videos?|footage|photos?|pictures?|images?|documents?|reports?|letters?|audio|recordings?|claims?|tapes?|messages?)\b",
)
# Somebody did it to somebody.
DONE_BY = _any(r"\bdi[a-z]{4,}(?= oleh\b)", r"(?<=was |ere |een )[a-z]{4,}(?= by\b)")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|gets?|got)(?: not|n[’']t)?(?: \w+ly| also| never| ever)? [a-z]+$|\b(?:di|ter)[a-z]{4,}$"
)  # up to the end of a verb: it was done to what stands before
# "Not" before a noun: something is no such thing.
NO_SUCH = _any(r"bukan(?:lah)?\b", r"(?:is|are|was|were)(?: not|n[’']t) (?:an?|the)\b")
# A thing that can be checked is called no true one.
FAKE = _any(
    r"\b(?:palsu|rekayasa|direkayasa|editan|hoaks|hoax|bohong|bohongan|settingan)\b",
    r"\b(?:fake|faked|forged|doctored|staged|fabricated|a hoax)\b",
)
# Right before a verb: it is meant to be done, or will be.
AHEAD = _any(
    r"\b(?:untuk|guna|akan|bakal|siap|segera|agar|supaya) $", r"\b(?:to|will|would|shall|can|could|ready to) $"
)
