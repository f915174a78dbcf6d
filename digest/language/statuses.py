"""The words that confirm, deny, doubt or leave open, in Indonesian and English."""

from __future__ import annotations

import re

from digest.language.shape import Statuses

# A cue behind one of these confirms or denies nothing: "untuk memastikan", "tidak membantah", "if confirmed".
ID_VETO = r"(?<!\btidak\s)(?<!\btak\s)(?<!\bbelum\s)(?<!\buntuk\s)(?<!\bguna\s)(?<!\bjika\s)(?<!\bbila\s)(?<!\bakan\s)(?<!\bagar\s)(?<!\bharus\s)(?<!\bdemi\s)(?<!\bperlu\s)(?<!\bbisa\s)"
EN_VETO = r"(?<!\bnot\s)(?<!n['’]t\s)(?<!\bto\s)(?<!\bif\s)(?<!\bnever\s)(?<!\bwould\s)(?<!\bcould\s)(?<!\bnor\s)(?<!\bcannot\s)(?<!\bneither\s)"

INDONESIAN_STATUSES = Statuses(
    silent=re.compile(
        r"(?i)\b(?:(?:belum|tidak|tak|enggan|menolak|ogah)\s(?:\w+\s){0,2}?(?:merespons?|menanggapi|berkomentar|dikonfirmasi\sterkait|memberikan\s(?:\w+\s){0,2}?(?:tanggapan|komentar|keterangan|jawaban|pernyataan|penjelasan)"
        r"|memberi\s(?:tanggapan|komentar|keterangan|jawaban|pernyataan)|menjawab)|(?:tidak|belum|enggan|tak|menolak)\s(?:mau\s|ingin\s|bersedia\s)?(?:dapat\s|bisa\s)?(?:menyebutkan|menyebut|merinci|menjelaskan|mengungkapkan|mengungkap|membeberkan|mengumumkan)|belum\s(?:dapat|bisa|berhasil)\sdihubungi|tidak\s(?:dapat|bisa)\sdihubungi|bungkam|irit\sbicara)\b"
    ),
    denied=re.compile(
        rf"(?i)(?:{ID_VETO}\b(?:membantah(?:nya)?|dibantah|bantah|menyangkal|disangkal|menampik|ditampik|menepis|ditepis|menyanggah|disanggah|bantahan)\b"
        r"|\b(?:menolak|ditolak)\s(?:\w+\s){0,2}?(?:tuduhan|klaim|tudingan|anggapan|dugaan|kabar|laporan|dakwaan)\b"
        r"|\b(?:tidak|tak)\s(?:percaya|benar|betul)\b(?!-)(?!\sadanya\s)|\b(?:itu|adalah|berita|kabar|informasi|hanya)\s(?:hoaks?|bohong|fitnah|isapan\sjempol)\b|\bbukan(?:lah)?\s[^.,;]{2,60}?,?\smelainkan\b"
        r"|\btidak\s(?:pernah|ada)\s(?:\w+\s){0,3}?(?:melakukan|terjadi|terlibat|menerima|mengatakan|memerintahkan)\b)"
    ),
    unverified=re.compile(
        r"(?i)\b(?:(?:tidak|belum|tak)\s(?:(?:dapat|bisa|mampu|sempat|berhasil|pernah)\s)?(?:di|me|ter)(?:verifikasi|mverifikasi|konfirmasi|ngonfirmasi|ngkonfirmasi|pastikan|mastikan|buktikan|mbuktikan|ketahui|ngetahui|nyimpulkan|simpulkan)\b"
        r"|(?:tidak|belum|tak)\s(?:\w+\s){1,2}?verifikasi\b|(?:belum|tidak|tak)\s(?:\w+\s)?(?:jelas|pasti|terang)\b(?!-)|diduga|menurut\sdugaan|dikabarkan|konon|disebut-sebut|kabarnya|(?:jika|apabila|bila)\sbenar(?=[,.])|rumor|isu\sbahwa|disinyalir|ditengarai"
        r"|(?<!yang\s)(?<!telah\s)(?<!belum\s)(?<!sudah\s)dilaporkan(?!\s(?:oleh|ke|kepada)\b))(?:\b|(?=[,.]))"
    ),
    doubted=re.compile(
        r"(?i)\b(?:meragukan|diragukan|skeptis|ragu(?:-ragu)?|mempertanyakan|dipertanyakan|sangsi|menyangsikan)\b"
    ),
    confirmed=re.compile(
        rf"(?i){ID_VETO}\b(?:mengonfirmasi|mengkonfirmasi|membenarkan|dikonfirmasi\soleh|diverifikasi\soleh|dibenarkan\soleh|dipastikan|memastikan|terkonfirmasi|terverifikasi)\b"
    ),
    alleged=re.compile(r"(?i)\b(?:mengklaim|diklaim|menuduh|dituduh|menuding|dituding|didakwa|disangka)\b"),
    estimated=re.compile(
        r"(?i)\b(?:memperkirakan|diperkirakan|menaksir|ditaksir|memprediksi|diprediksi|diproyeksikan|perkiraan|estimasi|menduga)\b"
    ),
)
ENGLISH_STATUSES = Statuses(
    silent=re.compile(
        r"(?i)\b(?:declin(?:ed|es|ing)\sto\s(?:\w+\s)?(?:comment|say|answer|discuss|name|elaborate|identify|provide|specify|give)|(?:did|do|does|has|have|had)(?:\snot|n['’]t)\s(?:\w+\s)?(?:respond|reply|return|answer|comment|responded|replied|commented|returned|say\s(?:whether|how|when|why))"
        r"|no\s(?:immediate\s)?comments?\b|refused\sto\s(?:comment|say|answer)|could\snot\s(?:immediately\s)?be\sreached|not\s(?:immediately\s)?(?:available|reachable)\sfor\scomment)"
    ),
    denied=re.compile(
        rf"(?i)(?:{EN_VETO}\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|rebut(?:s|ted)|disput(?:es|ed|ing)|contradict(?:s|ed))\b|\b(?:reject|rejects|rejected|dismiss|dismisses|dismissed|dismissing|rejecting)\s(?:\w+\s){{0,3}}?(?:claims?|allegations?|accusations?|reports?|suggestions?|notion|idea|rumou?rs?|charges?|assertions?)\b"
        r"|\b(?:does|do|did)(?:\snot|n['’]t)\s(?:believe|think)\b|\b(?:is|was|are|were)\s(?:simply\s|completely\s|totally\s|absolutely\s|categorically\s)?(?:false|untrue|baseless|a\slie|fabricated|nonsense|fake|misleading)\b|\b(?:not|n['’]t|never)\s(?:\w+\s)?(?:true|the\scase|happened)\b|\bno\struth\b|\bpushed?\sback\b)"
    ),
    unverified=re.compile(
        r"(?i)\b(?:(?:could|can|cannot|can['’]t|couldn['’]t|has|have|had|was|were|is|are)\s?(?:not|n['’]t)?\s?(?:yet\s)?(?:be\s|been\s)?(?:immediately\s)?(?:be\s|been\s)?(?:independently\s)(?:verif|confirm)\w*|(?:could|cannot|can)\s?not\s(?:\w+\s){0,2}?(?:verif|confirm)\w*"
        r"|not\s(?:yet\s)?(?:been\s)?(?:independently\s)?(?:confirmed|verified)|unverified|unconfirmed|reportedly|if\strue|(?:it\s)?(?:is|was|remains?|remained|wasn['’]t|isn['’]t)\s(?:not\s)?(?:immediately\s)?(?:unclear|clear\s(?:why|how|if|whether|what|who|when))|not\simmediately\sclear|rumou?red|purported(?:ly)?|appears?\sto\shave|unknown)\b"
    ),
    doubted=re.compile(
        r"(?i)(?<!\bno\s)\b(?:doubt(?:s|ed|ful)?|skeptical|sceptical|skepticism|questioned\s(?:whether|the)|cast\sdoubt|dubious)\b"
    ),
    confirmed=re.compile(rf"(?i){EN_VETO}\b(?:confirm(?:s|ed|ing)|verif(?:y|ies|ied)|acknowledg(?:es|ed))\b"),
    alleged=re.compile(r"(?i)\b(?:alleg(?:edly|es|ed|ing)|accus(?:es|ed|ing)|claim(?:s|ed|ing)\sthat)\b"),
    estimated=re.compile(
        r"(?i)\b(?:estimat(?:es|ed|ing)\s(?:that|the|at)|projected|forecasts?|expected\sto\s(?:reach|cost|rise|fall|exceed))\b"
    ),
)
