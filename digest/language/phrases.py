"""How those who speak are written, Indonesian and English side by side: names, ranks, asides and statements."""

from __future__ import annotations

import re

from digest.language.shape import words as listed

# --- the clause of a speaking verb

_ARABIC = r"(?:(?:al|el|ad|as|ash|an|ar|at)-)?"  # "Sari al-Melati"
NAME_WORD = re.compile(rf"{_ARABIC}[A-Z][\w’'.-]*")
FULL_NAME = re.compile(rf"[A-Z][\w.’'-]*(?:\s(?:bin\s|binti\s)?{_ARABIC}[A-Z][\w.’'-]*){{1,3}}")
NAME_BEHIND_BRACKET = re.compile(r"\)\s(?:[A-Z][\w.’'-]*\s?){1,4}$")
# Words that belong to whoever said them: "Pernyataan Rutte", "the TPD's statement".
STATEMENT_OF = re.compile(
    r"^(?:[Pp]ernyataan|[Kk]eterangan|[Uu]capan|[Pp]erkataan|[Kk]laim|[Pp]engakuan|[Dd]ata|[Ll]aporan|[Cc]atatan|[Ss]urvei|[Ss]tudi|[Rr]iset)\s"
    r"(?:resmi\s|awal\s|terbaru\s)?(?:dari\s)?(?=[A-Z])"
    r"|^(?:[Tt]he|[Aa]n?)\s(?:[a-z]+\s)?(?:statement|report|study|survey)\s(?:by|from|of)\s(?=[A-Z]|the\s)"
)
STATEMENT = re.compile(
    r"(?:[Tt]he\s)?(?P<whose>(?:[a-z]+\s)?[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)*)['’]s\s(?:own\s|official\s)?(?:statement|account|report|claim|testimony|tally|count)"
)
SUBHEADING = re.compile(r"^['‘][^'’]{3,60}['’]\s(?=[A-Z])")  # "'A long night' Several residents"
PRONOUNS = listed("he she they dia ia beliau mereka pihaknya")
CONTRASTS = listed("tetapi tapi namun sedangkan sementara but while whereas")
COORDINATORS = listed("dan tetapi tapi namun sedangkan sementara and but while")
AUXILIARIES = listed(
    "is are was were has have had will would been did does do should could must may might can cannot didn't don't doesn't "
    "came comes went goes began begins took takes gave gives got saw lost won fell rose became becomes put puts"
)
PREPOSITIONS = listed("of for from in at to with on by as and about near over under into against")
NUMBERED = listed("former two three four five senior top")
DESCRIBING = listed("armed united unnamed alleged accused wounded injured retired elected appointed")
DETERMINERS = listed("the a an his her its their our more nearly about some all")

# --- what stands around a speaking verb

TIME_BEFORE_VERB = re.compile(
    r"\s(?:(?:sampai|hingga)\s(?:saat\sini|kini|sekarang)|saat\sini|sebelumnya|so\sfar|until\snow|on\s(?:\w+day))\s*$"
)
_TITLE = r"(?:(?:the|a|an|one)\s)?(?:(?!(?:the|a|an|he|she|it|they|we|that|this|there)\s)[a-z][\w’'-]*\s|\d\d-year-old\s){0,6}?"
_NAMES = r"[A-Z][\w’'.-]*(?:\s(?:of\s(?:the\s)?|for\s(?:the\s)?)?[A-Z][\w’'.-]*){0,7}"
_LOWER_SPEAKER = (
    r"(?:officials?|police|investigators|prosecutors|authorities|witnesses|residents|spokes(?:man|woman|person)|lawyer)"
)
# "…, said disaster agency official Ann Vale." with nothing behind the speaker but what and where he is
POSTPOSED = rf"\s(?:{_TITLE}{_NAMES}|{_TITLE}{_LOWER_SPEAKER})(?:,\s(?:an?|the|one|who|chief|head|director)\s[^;“”]*|\s(?:of|from|in|at|who)\s[^,;“”]*)?[.”\"]?$"
AGE_BEFORE = re.compile(r"^(?:(?:an?|the)\s)?\d{1,2}-year-old\s(?=(?:[a-z]+\s)?[A-Z])")  # "61-year-old Ann Vale"
ADVERB = re.compile(
    r"(?!family|assembly|ally|bully|rally|supply|reply)[a-z]{2,}ly|likewise|didn[’']t|don[’']t|doesn[’']t|hasn[’']t|haven[’']t|couldn[’']t"
)
NEGATIONS = listed(
    "tidak belum tak not never enggan cannot didn't didn’t don't don’t doesn't doesn’t hasn't hasn’t haven't haven’t couldn't couldn’t"
)
ADVERBIAL = re.compile(  # when, where and to whom something is said; not what
    r"(?i)\s*(?:(?:late|early|earlier|later|last|this|next|on|in|at|during|to|by|via|through)\s(?:(?:a|an|the|its|his|her|their|local|state|social)\s)?"
    r"(?:[a-z]+\s(?=(?:statement|report|interview|briefing|conference|hearing|letter|post|email|video|speech|call|release|night|evening|morning|afternoon)\b))?"
    r"(?:statement|report|interview|briefing|conference|hearing|letter|post|email|video|speech|call|release|reporters|journalists|media|parliament|lawmakers|week|month|year|night|evening|morning|afternoon|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?:early|late)(?=\son\s)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|earlier|later|softly|reporters|afterwards?)\b"
)
TAIL_OPENERS = re.compile(
    r"\s*(?:[.,;)]|$|(?:as|while|when|after|before|in|on|at|to|of|during|adding|citing|referring|speaking)\b)"
)

# --- offices and names

BEHIND_OFFICE = listed("dari di untuk pada asal dan")  # behind a name; "setempat" stands between an office and a name
BEHIND_NAME = listed("of for from in at to with on")  # an office or a place follows
CONNECTING = listed("and or of the his her its their our former late then not neighbouring neighboring nearby")
RANKS = listed(
    "mr mrs ms dr prof sir capt captain col colonel gen general lt lieutenant maj major sgt sergeant adm admiral cmdr officer det "
    "bapak ibu pak bu drg drs ir h hj kh ustaz ustadz profesor dokter jenderal brigjen irjen komjen kombes akbp akp kompol iptu ipda "
    "aiptu aipda bripka brigpol brigadir briptu bripda pol letjen mayjen letkol kolonel mayor kapten letda lettu letnan laksamana marsekal sersan serka"
)
KIN = listed("keluarga istri suami anak adik kakak")
GIVEN = listed("hakim raja ratu putri putra guru jaksa mayor")  # offices that are names of people too
OFFICE_ARTICLES = frozenset({"seorang", "a", "an"})
NAME_PART = re.compile(rf"(?:{_ARABIC}[A-Z][\w’'-]*\.?|bin|binti)")
NAMES = re.compile(
    rf"[A-Z][\w’'-]+(?:[ \xa0](?:[A-Z]\.[ \xa0]?|bin\s|binti\s)?{_ARABIC}[A-Z][\w’'-]+){{1,3}}"
)  # on one line
UNITS = listed("institute foundation group center centre tbk persero cabang perwakilan")  # end the name of a body
BRACKETS = re.compile(r"\s*\([^)]*\)?")
EMPTY_WORDS = listed("para sang si the a an pihak seorang salah satu sejumlah beberapa some several its his her")
