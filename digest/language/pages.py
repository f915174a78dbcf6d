"""The forms of a page: links, credits, bylines, datelines and invitations, in Indonesian and English."""

from __future__ import annotations

import re

# A line or sentence that begins so is no news.
LEAD = re.compile(
    r"""[\s*•►>|\[(–—-]*(?:
      (?:baca|simak|lihat|tonton|cek|saksikan)\s(?:juga|selengkapnya|pula|video|artikel|berita)\b
    | (?:artikel|berita)\s(?:ini\stelah\s(?:tayang|dimuat|terbit)|terkait\b|lainnya\b|selengkapnya\b|ini\smerupakan\skerja\ssama)
    | halaman\s(?:selanjutnya|berikutnya) | selengkapnya\b.{0,20}$ | tinggalkan\skomentar | tautan\ssumber\b | lebih\slanjut\stentang\b
    | ikuti\s(?:[^.]{1,60}\s(?:di|pada|melalui|lewat)\s|kami\b)[^.]{0,40}(?:facebook|twitter|instagram|youtube|telegram|whatsapp|tiktok|google|saluran|channel|x\b)
    | dapatkan\s(?:update\b|berita|informasi\sterkini|breaking) | mari\sbergabung\b | gabung\sdi\b | bergabunglah\b
    | anda\sharus\s(?:meng)?install\b | caranya\sklik | klik\s(?:di\ssini|link|tautan) | unduh\saplikasi | langganan\b
    | (?i:tags?|topik|sumber|source|editor|penulis|penyunting|reporter|pewarta|wartawan|fotografer|foto|photo|video|caption|kategori|copyright|hak\scipta|keterangan\sfoto|ilustrasi|author|credit|kredit|live|infografis)\s?(?:\([^)]{1,20}\)\s?)?:
    | (?:published|updated|last\supdated|posted|diterbitkan|dipublikasikan|diperbarui|terakhir\sdiperbarui|dibuat|tayang)\s?(?:on\b|at\b|:|pada\s?:)
    | (?:read|watch|see|listen)\s(?:more|also|next|full|the\sfull\sstory|live)\b[^.]{0,6}: | (?:read|see)\s(?:more|also)\b.{0,80}$
    | also\sread\b | (?:related|recommended|more\son|more\sfrom|most\sread|trending|sponsored|topics?)\b[^.]{0,30}:? (?=\s?:|$)
    | more\s(?:on|about)\s(?:this\sstory|the)\b.{0,40}$
    | follow\s[^.]{1,60}\son\s(?:twitter|facebook|instagram|youtube|x\b|telegram|linkedin|tiktok)
    | (?:sign\sup|subscribe|join)\s(?:for|to|now|here|our|us)\b.{0,40}(?:newsletter|channel|alerts?|updates|today|email|inbox|telegram|whatsapp)
    | click\shere\b | share\s(?:this|on)\b | (?:advertisement|iklan|scroll\sto\scontinue|adsense|loading)\b.{0,40}$
    | (?:leave|post)\sa\s(?:comment|reply) | all\srights\sreserved | copyright\b | hak\scipta\b | ©
    | \(?(?:additional\s)?reporting\sby\b | \(?editing\sby\b | this\s(?:article|story)\s(?:originally|first|was\soriginally)\b
    | (?:image|media|video|photo)\s(?:caption|source|credit|by)\b | getty\simages | sumber\sgambar\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# Upper case tells these from the verbs and the preposition that they also are.
SHOUTED_LEAD = re.compile(
    r"\s*(?:MEMBACA\s+\S|BACA\s?:|READ\s?:|By\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}(?:,.{0,40})?$|Oleh\s?:?\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}$)"
)
CREDIT = re.compile(
    r"(?:\((?:(?:foto|photo|dok|istimewa|ist|getty|antara\sfoto|ap\sphoto|image|ilustrasi|screenshot|tangkapan\slayar)\b[^)]{0,80})\)|(?<![.!?”\"])\s\([A-Za-z ]{2,30}/[A-Za-z ./]{2,40}\)"
    r"|(?:/|\s)(?:Getty\sImages|AP\sPhoto|ANTARA\sFOTO/[\w .]+))\.?\s*$",
    re.IGNORECASE,
)
AUTHOR_NOTE = re.compile(
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}\s(?:is|was)\san?\s(?:\w+\s){0,3}(?i:reporter|correspondent|editor|writer|journalist|columnist)\b[^.]{0,40}\b(?:for|at|with|based)\b"
)
INLINE_LINK = re.compile(
    r"(?:\b[Bb]aca|\bBACA|\b[Ll]ihat|\b[Ss]imak|\b[Tt]onton|\b[Rr]ead|\b[Ss]ee)\s(?:[Jj]uga|JUGA|[Ss]elengkapnya|[Aa]rtikel|also|more)\s?:\s?"
)
# A link's label that crawling glued to its neighbours.
LABEL = re.compile(
    r"(?:(?<=[.!?”\"’)\s])|^)(?:Tautan [Ss]umber|Tinggalkan [Kk]omentar|Source [Ll]ink|TAGS?\s?:.*$|Sumber\s?:\s?\S+$|ADVERTISEMENT|SCROLL TO CONTINUE WITH CONTENT)"
)
SIGNATURE = re.compile(
    r"(?<=[.!?”\"’)])\s*\((?:[A-Za-z]{2,6}|\*+|[A-Za-z.\s]{2,20}(?:[/-][A-Za-z.\s]{2,20})+)\)[.\s]*$"
)

DASH = r"(?:\s(?:[-–—―]\s?){1,3}|\s?(?:[–—―]|--|-\s)\s?(?:-\s)?)"
PLACE = r"(?:[A-Z][\w.'’-]*|\([^)]{2,30}\)|\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?)?)"
DATELINE = re.compile(rf"\s*(?P<head>{PLACE}(?:(?:,\s?|\s|\.\s?|/){PLACE}){{0,7}}){DASH}(?=[\"“‘'(]?[A-Z0-9])")
# What tells a dateline from a sentence that happens to begin with names: capitals, a web address, brackets, an outlet.
DATELINE_SIGN = re.compile(
    r"\b[A-Z]{4,}\b|\.(?i:com|co|id|net|org|news)\b|\(|\b(?:CNN|BBC|VOA|AFP|ANTARA|Antara|Reuters|AP|UPI|DW)\b",
    re.IGNORECASE,
)
REPORT_BYLINE = re.compile(
    rf"\s*Laporan\s(?:[Rr]eporter|[Ww]artawan|[Kk]ontributor|[Jj]urnalis|[Kk]oresponden)\b[^–—]{{0,140}}?\s{DASH}(?=[\"“A-Z0-9])"
)
LONE_OUTLET = re.compile(r"\s*(?:[A-Z]+[a-z]*[A-Z][A-Za-z]+|[A-Za-z0-9]+\.(?:com|co\.id|id|net))\.\s+(?=[A-Z“\"])")
