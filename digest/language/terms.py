"""On which terms a figure is told: the rate of a month or a year, a sentence asked for or given, what is done so far."""

from __future__ import annotations

import re

# Of which period a rate or a sum is; a month's inflation and a year's are two figures. What only comes out every month or
# year ("laporan bulanan", "the annual survey") is named so that it is passed over.
PERIODS = re.compile(
    r"\b(?:(?:laporan|rapat|data|survei|rilis|buletin|kajian|sidang) (?:bulanan|triwulanan|kuartalan|tahunan)"
    r"|(?:monthly|quarterly|annual|yearly) (?:report|meeting|conference|budget|event|survey|bulletin|review|release|update|study|newsletter|figures|data|statistics)s?"
    r"|(?P<month>bulanan|setiap bulan|tiap bulan|per bulan|(?:month|mom)[- ](?:on|over|to)[- ]month|m-?to-?m|mtm|monthly|from a month (?:earlier|ago)|a month|per month)"
    r"|(?P<quarter>triwulanan|kuartalan|per triwulan|quarter[- ](?:on|over|to)[- ]quarter|qtq|q-?to-?q|quarterly|per quarter)"
    r"|(?P<date>tahun kalender|year[- ]to[- ]date|ytd)"
    r"|(?P<year>tahunan|setiap tahun|tiap tahun|per tahun|year[- ](?:on|over)[- ]year|yoy|y-?on-?y|annual|annually|annuali[sz]ed|yearly|from a year (?:earlier|ago)|a year|per year))\b"
    r"(?! (?:earlier|ago|before|later)\b)"
)
_ASKING = r"menuntut|dituntut|meminta|want(?:s|ed)?|ask(?:s|ed|ing)?|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?|request(?:s|ed)?|recommend(?:s|ed)?"
_GIVING = r"vonis|memvonis|divonis|menghukum|dihukum|menjatuhkan|dijatuhi|menjatuhi|sentenced|gave|gets?|got|given|handed|received?"
# A sentence that is asked for ("meminta hakim menghukum"), that is given, and that the law has.
RULINGS = re.compile(
    rf"\b(?:(?P<asked>tuntutan|(?:{_ASKING})(?:(?: (?!tahun|bulan|years?|months?)[^\s\d,;:]+){{0,6}}? (?:{_GIVING}))?)"
    rf"|(?P<given>{_GIVING})|(?P<law>ancaman|terancam|diancam|maximum sentence|facing|faces|faced|could face))\b"
)
# What is done of a plan by now.
SO_FAR = re.compile(
    r"\b(?:so far|thus far|to date|until now|up to now|by now|sejauh ini|sampai (?:saat ini|sekarang|kini)|hingga (?:saat ini|sekarang|kini))\b"
)
# What a sum is spent on.
SPENDING = re.compile(r"\b(?:spen[dt]s?|spending|splurged|lavished|wasted|squandered)\b")
SPENT_ON = re.compile(
    r"\son\s(?:the\s|an?\s|its\s|his\s|her\s|their\s)?(?!top\b|average\b|behalf\b|condition\b|account\b|hand\b|board\b|time\b|january\b|february\b|march\b|april\b|june\b|july\b|[a-z]+day\b)([^\W\d_]+)"
)

# What of something a figure measures; distances, prices and the like are of too many things.
ATTRIBUTES = re.compile(
    r"\b(?:(?P<depth>depth|deep|kedalaman|sedalam)|(?P<height>height|high|tall|tinggi|setinggi|ketinggian)|(?P<age>pregnan\w+|kandungan\w*|kehamilan\w*)"
    r"|(?P<speed>speeds?|kecepatan|berkecepatan)|(?P<lasting>lasted|lasting|berlangsung selama|durasi|duration|terasa)|(?P<width>width|wide|lebar|selebar)"
    r"|(?P<weight>weigh\w*|berat|seberat|berbobot|bobot))\b"
)
