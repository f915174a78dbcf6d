"""Whether something is told as a fact: plans, wishes, rumours, what was checked and what not; lower-case patterns."""

from __future__ import annotations

import re

from digest.language.shape import any_of

# Plans, conditions, wishes and questions cannot be denied as facts.
UNREAL = any_of(
    r"\b(?:jika|apabila|bila|kalau|seandainya|mengancam|berharap|meminta|diminta|mendesak|agar|supaya|sebaiknya|seharusnya|mengimbau|dilarang|melarang|apakah)\b",
    r"\b(?:if|whether|unless|threaten\w*|hope\w*|urg\w+|should|must|demand\w*|ask\w* to|want\w* to|could|may|might)\b|\?",
)
# What ought to be, or is good: an opinion, which is no claim about what is so.
OPINION = any_of(
    r"\b(?:harus|seharusnya|sebaiknya|pantas|layak|perlu|semestinya|bijak|adil|penting)\b",
    r"\b(?:should|ought|appropriate|necessary|fair|wise|good idea|right thing|need to|needs to|worth|best|important)\b",
    r"^\s?in\b",
)
# Opens a sentence of what would be so, which claims nothing.
SUPPOSED = re.compile(r"\W*(?:jika|kalau|apabila|bila|seandainya|andai|andaikan|if|unless|suppose)\b")
# What follows is asked, and not told.
WONDERED = re.compile(r"\b(?:whether|apakah)\b")
HAPPENED = re.compile(r"\b(?:sudah|telah|has|have|had|already|was|were)\b")
RUMOUR = any_of(
    r"\b(?:b?eredar(?:nya)?|viral|kabar burung|pesan berantai|isu|rumor|hoaks|hoax|di media sosial|tersebar|menyebar)\b",
    r"\b(?:rumou?r\w*|circulat\w+|viral|social media posts?|unconfirmed reports?)\b",
)
UNCHECKED = any_of(
    r"\b(?:tidak|belum|tak)(?: (?:dapat|bisa|mampu|berhasil|juga|secara|independen|ada|pernah|segera|langsung))* (?:di|mem|men|meng)?(?:verifikasi|konfirmasi|pastikan|buktikan)(?:kan)?\b",
    r"\b(?:tidak|belum|tak)(?: \S+){0,3}? (?:ter)?(?:verifikasi|konfirmasi|pasti kebenaran|bukti)\b",
    r"\btidak dapat memberikan verifikasi\b|\b(?:tidak|belum|tak)(?: \S+){0,2}? (?:(?:di|mem)?validasi|valid)\b",
    r"\b(?:could|can|has|have|had|did)(?: not|n[’']t)(?: \S+){0,3}? (?:verif\w+|confirm\w*|authenticat\w+|corroborat\w+)\b|\bcannot(?: \S+){0,2} (?:verify|confirm)\b",
    r"\b(?:unverified|unconfirmed)\b|\bno (?:independent )?(?:confirmation|evidence|proof)\b",
)
VERIFIED = any_of(
    r"\b(?:telah |sudah |yang )?(?:diverifikasi|terverifikasi|dikonfirmasi|terkonfirmasi)(?: kebenarannya| keasliannya)?\b",
    r"\b(?:mengon?firmasi|mengkonfirmasi|membenarkan|memverifikasi|memastikan keaslian)\b",
    r"\b(?:verified|confirmed|confirms|verifies|authenticated|corroborated)\b",
)
# Things that can be checked.
CHECKABLE = any_of(
    r"\b(?:video|rekaman|foto|gambar|dokumen|laporan|informasi|kabar|pesan|surat|audio|akun|klaim|unggahan|tayangan)\b",
    r"\b(?:videos?|footage|photos?|pictures?|images?|documents?|reports?|letters?|audio|recordings?|claims?|tapes?|messages?)\b",
)
# A thing that can be checked is called no true one.
FAKE = any_of(
    r"\b(?:palsu|rekayasa|direkayasa|editan|hoaks|hoax|bohong|bohongan|settingan)\b",
    r"\b(?:fake|faked|forged|doctored|staged|fabricated|a hoax)\b",
)
# Right before a verb: it is meant to be done, or will be.
AHEAD = any_of(
    r"\b(?:untuk|guna|akan|bakal|siap|segera|agar|supaya) $", r"\b(?:to|will|would|shall|can|could|ready to) $"
)
MISTAKEN = any_of(
    r"\b(?:mistakenly|wrongly|falsely|erroneously|under the mistaken)\b",
    r"\b(?:salah (?:paham|mengira|sangka)|keliru mengira)\b",
)
"""Somebody believed or said it, and it was not so."""
