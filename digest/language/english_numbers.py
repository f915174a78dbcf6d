"""How English writes figures and what it counts."""

from __future__ import annotations

import re

from digest.language.shape import Numbers, alternation, words

MASKS = re.compile(
    r"""(?ix)
      \b\d{1,2}(?:[:.]\d{2})?\s?(?:a\.?m\b\.?|p\.?m\b\.?|o['’]clock)(?:\s(?:gmt|est|edt|pst|et))? | \b\d{1,2}:\d{2}(?::\d{2})?\b | \b\d{4}\s(?:gmt|utc|hours)\b
    | \b(?:gmt|utc)\s?[+-]\s?\d{1,2} | \b\d{1,3}[-\s]years?[-\s]old\b | \b(?:aged?|ages)\s(?:of\s)?\d{1,3}(?:\s?(?:[-–]|to|and)\s?\d{1,3})? | \b[a-z]+[-\s](?:year|month)s?-old\b
    | (?<=[a-z]),\s(?:now\s)?\d{1,2},(?=\s) | (?<=\b[js]r\.),\s\d{1,2},(?=\s) | (?<=[a-z])\s\(\d{1,2}\) | \b\d{1,2}\sand\solder\b | (?<=[a-z]),\s\d{1,2}(?:,\s\d{1,2})*,?\sand\s\d{1,2}(?=,\s(?:was|were|have|had|who|and|both|all)\b)
    | \b\d+(?:st|nd|rd|th)\b | \b(?:article|section|chapter|title|no\.|number|rule|resolution|amendment|page|pp?\.|flight|route|highway|interstate|channel|room|grade|level|phase|tier|type|class|version|boeing|airbus|apollo|formula|division|district|precinct|ward|gate|terminal|platform|line|pier|unit|apartment|apt\.?|suite|world\scup|super\sbowl|op\.|vol\.?|ps|windows|iphone|top|area|tropic|i-|us-|group|figure|fig\.|item|day|week|round|stage|episode|season|part)\s\d+(?:[.,]\d+)*
    | (?<![\d.,])(?:\+\d{1,3}[\s-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b | (?<![\d.,])0\d{2,4}[\s-]\d{3,}(?:[\s-]\d{3,})*\b | https?://\S+ | www\.\S+ | @\w+
    | \b(?!(?:rp|usd|eur|rm|sgd|rs)\d|magnitude-)[a-z]+-?\d+[a-z]*(?:-\d+[a-z]*)?\b | \b\d+(?![kmbt]\b|bn\b|mn\b|tn\b|km\b|kg\b|cm\b|mm\b|ft\b|mph\b|mw\b|ha\b|am\b|pm\b)[a-z]{1,4}\d*\b
    | \b(?:beat|beats|lost|won|defeated|score|win|lead|led|draw|drew|tied|victory|loss|defeat|vote|voted|ruled|ruling|decision|by\sa)\b[^.;\d]{0,25}\b\d{1,3}\s?(?:[-–]|to)\s?\d{1,3}\b
    | \b\d{2,3}-\d{2,3}(?=\s(?:seat|vote|majority|advantage|margin)) | \b9/11\b | \b24/7\b | \b50[-/]50\b | \b401\(k\) | (?:^|\n)\s*\d{1,2}[.)]\s | \b['’]\d0s\b | \b(?:19|20)\d0s\b
    | \bone\s(?:of|another|day|way|thing|side|hand|time|could|can|might|who|has|is|was|way|more\sthing)\b | \b(?:no|any|every|some|each|the|this|that|which)[\s-]one\b | \bone-on-one\b | \b(?:number|day|square)\sone\b | \bone['’]s\b | \bworld\swar\s(?:one|two|i+)\b
    | \b(?:tens?|hundreds?)\sof\s(?=course)
    """
)
MEASURES = re.compile(
    r"(?i)\b(?:"
    + "|".join(
        f"(?P<{name}>{alternation(forms)})"
        for name, forms in {
            "dead": "dead|die|dies|died|dying|killed|killing|kills|kill|deaths|death|death toll|fatalities|fatality|slain|bodies|body|perished|lives|murdered|executed",
            "sick": "sick|sickened|ill|fell ill|symptoms|poisoned",
            "hurt": "hurt|injured|injuring|injuries|injures|injury|wounded|wounding|wounds|hospitalized|hospitalised|hospital|hospitals|treated",
            "missing": "missing|unaccounted for|unaccounted",
            "displaced": "displaced|displacing|homeless|refugees|fled|flee|fleeing|forced from their homes",
            "evacuated": "evacuated|evacuating|evacuation|evacuate|evacuations",
            "rescued": "rescued|rescuing|survivors|survived|saved",
            "arrested": "arrested|arresting|arrest|arrests|detained|detaining|in custody|captured|apprehended|apprehensions",
            "charged": "charged|indicted|suspects|accused|defendants",
            "sentenced": "sentenced|sentence|prison|jail|jailed",
            "sent": "sent|send|sending|sends|deployed|deploy|deploying|deployment|dispatched|stationed|training|trained|based in",
            "withdrawn": "withdraw|withdrawn|withdrawing|pull out|pulled out|pull|withdrawal",
            "gathered": "gathered|massed|amassed|assembled",
            "destroyed": "destroyed|destroying|destruction|destroys|razed|leveled|levelled|flattened|flattening|wrecked|burned|gutted|collapsed",
            "damaged": "damaged|damaging|damage",
            "submerged": "flooded|submerged|inundated",
            "affected": "affected|affecting|hit by|without power|without electricity",
            "infected": "infected|cases|tested positive|contracted|infections",
            "recovered": "recovered|recoveries|cured",
            "tested": "tested|tests",
            "vaccinated": "vaccinated|vaccinations|doses|inoculated",
            "voted": "votes|voted|voting|vote|voters|ballots|favored|support|supported|polled|seats",
            "seized": "seized|confiscated|seizure|recovered from",
            "stolen": "stolen|stole|embezzled|looted",
            "attacked": "attacked|attacking|attacks|fired|launched|strikes|struck|shot|shots|hit",
            "attended": "attended|attending|attendance|turnout|crowd|marched|marchers|protesters|demonstrators|spectators|participants|fans|rallied|rally|took part|joined the strike|joined the protest|joined the march|walked out|on strike|turned out|were present|took to the streets",
            "carried": "carrying|carried|aboard|on board|passengers|capacity|accommodate|accommodates",
            "inside": "inside|headcount|clocked in|on duty|in the building",
            "sold": "sold|sales|sell|selling",
            "bought": "bought|buy|purchase|purchased|acquire|acquired|acquisition",
            "produced": "produced|production|output|produce|produces",
            "earned": "profit|profits|revenue|revenues|earnings|earned|income",
            "lost": "losses|lost|loss|deficit",
            "invested": "invested|investment|investing|stake|shares",
            "budgeted": "budget|budgeted|allocated|funding|funds|fund|appropriated|spending|bill|spend",
            "paid": "paid|pay|paying|cost|costs|price|wages|fine|fined|fee|fees|tax|taxes|salary|benefits",
            "owed": "debt|debts|owes|owed|loan|loans",
            "employed": "employed|employs|jobs|workers|hired|employees|hiring",
            "laid_off": "laid off|layoff|layoffs|laying off|furloughed|fired workers|job cuts|job losses|cut|cutting|cuts|eliminate|eliminated|eliminating|redundancies|redundant|dismissal|dismissals",
            "magnitude": "magnitude|richter",
            "delayed": "delayed|delays|canceled|cancelled",
            "built": "built|build|building|construction|construct",
            "donated": "donated|donations|donation|aid|raised",
        }.items()
    )
    + r")\b"
)
ENGLISH_NUMBERS = Numbers(
    decimal_comma=False,
    digits={"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    teens={
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "thirteen": 13,
        "fourteen": 14,
        "fifteen": 15,
        "sixteen": 16,
        "seventeen": 17,
        "eighteen": 18,
        "nineteen": 19,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "zero": 0,
    },
    add_ten=frozenset(),
    times_ten=frozenset(),
    hundreds=words("hundred"),
    scales={
        "thousand": 1e3,
        "million": 1e6,
        "mn": 1e6,
        "billion": 1e9,
        "bn": 1e9,
        "trillion": 1e12,
        "tn": 1e12,
        "dozen": 12,
        "score": 20,
    },
    whole={"dozen": 12},
    several=words("several few"),
    vague={
        "dozens": (24, 99),
        "scores": (40, 99),
        "hundreds": (200, 999),
        "thousands": (2e3, 9999),
        "millions": (2e6, 9.99e6),
        "billions": (2e9, 9.99e9),
        "trillions": (2e12, 9.99e12),
        "tens": (20, 99),
    },
    fractions={"half": 0.5, "one-third": 1 / 3, "one-quarter": 0.25, "one-fifth": 0.2, "quarter": 0.25},
    fraction_parts={
        "third": 3,
        "thirds": 3,
        "quarter": 4,
        "quarters": 4,
        "fifth": 5,
        "fifths": 5,
        "tenth": 10,
        "tenths": 10,
    },
    collective={},
    joiner=words("and"),
    range_words=words("to"),
    between={"between": "and"},
    ranging=words("varying varied vary varies ranging ranged range ranges anywhere"),
    about="",
    masks=MASKS,
    currencies_before=re.compile(
        r"(?i)(?<!\w)(?:(?P<USD>us\$|usd|\$)|(?P<IDR>rp\.?|idr)|(?P<EUR>€|eur)|(?P<GBP>£|gbp)|(?P<JPY>¥|jpy)|(?P<SGD>s\$|sgd)|(?P<AUD>a\$|aud)|(?P<CAD>c\$|cad)|(?P<MYR>rm|myr)|(?P<INR>₹|inr|rs\.?)|(?P<HKD>hk\$|hkd))\s?$"
    ),
    currencies_after={
        "rupiah": "IDR",
        "us dollars": "USD",
        "dollars": "USD",
        "dollar": "USD",
        "euros": "EUR",
        "euro": "EUR",
        "pounds": "GBP",
        "yen": "JPY",
        "yuan": "CNY",
        "ringgit": "MYR",
        "won": "KRW",
        "baht": "THB",
        "rubles": "RUB",
        "roubles": "RUB",
        "rupees": "INR",
        "singapore dollars": "SGD",
        "australian dollars": "AUD",
    },
    percent=words("% percent pct"),
    units={
        "kilometers": "km",
        "kilometres": "km",
        "kilometer": "km",
        "kilometre": "km",
        "km": "km",
        "miles": "mi",
        "mile": "mi",
        "meters": "m",
        "metres": "m",
        "meter": "m",
        "metre": "m",
        "feet": "ft",
        "foot": "ft",
        "inches": "in",
        "inch": "in",
        "acres": "acre",
        "acre": "acre",
        "hectares": "ha",
        "hectare": "ha",
        "tons": "t",
        "tonnes": "t",
        "ton": "t",
        "kilograms": "kg",
        "kg": "kg",
        "lb": "lb",
        "ounces": "oz",
        "gallons": "gal",
        "liters": "l",
        "litres": "l",
        "degrees": "°",
        "degree": "°",
        "hours": "h",
        "hour": "h",
        "minutes": "min",
        "minute": "min",
        "seconds": "s",
        "second": "s",
        "days": "d",
        "day": "d",
        "weeks": "wk",
        "week": "wk",
        "months": "mo",
        "month": "mo",
        "years": "y",
        "year": "y",
        "times": "×",
        "mph": "mph",
        "megawatts": "MW",
        "mw": "MW",
        "barrels": "barrel",
        "points": "points",
        "knots": "kn",
        "cm": "cm",
        "mm": "mm",
        "ft": "ft",
        "decades": "decade",
    },
    qualifiers=(
        (re.compile(r"(?i)\b(?:at\sleast|no\s(?:fewer|less)\sthan|a\sminimum\sof|at\sa\sminimum)\s*$"), "at_least"),
        (
            re.compile(
                r"(?i)\b(?:more\sthan|over|above|upwards?\sof|in\sexcess\sof|exceeding|exceeds|exceeded|greater\sthan|well\sover|topped|surpassed|north\sof)\s*$"
            ),
            "more_than",
        ),
        (re.compile(r"(?i)\b(?:fewer\sthan|less\sthan|under|below|just\sunder)\s*$"), "less_than"),
        (
            re.compile(
                r"(?i)\b(?:up\sto|as\s(?:many|much|high|few)\sas|at\smost|no\smore\sthan|not\smore\sthan|a\smaximum\sof)\s*$"
            ),
            "at_most",
        ),
        (re.compile(r"(?i)\b(?:nearly|almost|close\sto|approaching)\s*$"), "almost"),
        (
            re.compile(
                r"(?i)\b(?:about|around|approximately|roughly|some|an?\sestimated|estimated|an\saverage\sof|circa|~)\s*$"
            ),
            "about",
        ),
    ),
    qualifiers_after=(
        (re.compile(r"(?i)\s(?:or\smore|plus|or\sso\smore|and\scounting)\b|\+"), "more_than"),
        (re.compile(r"(?i)\s(?:or\sso)\b"), "about"),
    ),
    shares_before=(
        (
            re.compile(
                r"(?i)\b(?:including|among\s(?:them|those)|of\s(?:them|those|whom|which|these)|consisting\sof)\s?,?\s(?:(?!said\b|says\b|that\b)\w+\s){0,2}$"
            ),
            "part",
        ),
        (
            re.compile(
                r"(?i)\b(?:a\stotal\sof|total\sof|totall?ing|totals|total|altogether|in\sall,?|overall,?)\s(?:\w+\s){0,2}$"
            ),
            "total",
        ),
        (re.compile(r"(?i)\b(?:each|every|per|apiece)\s(?:\w+\s){0,3}$"), "per"),
        (
            re.compile(
                r"(?i)\b(?:another|an\sadditional|additional|a\sfurther|increase\sof|increased\sby|rose\sby|rose|fell|fell\sby|up\sby|down\sby|by\sanother|gain(?:ed)?\sof|an\sextra)\s(?:\w+\s){0,1}$"
            ),
            "increment",
        ),
    ),
    shares_after=(
        (
            re.compile(
                r"(?i)(?:\s\w+){0,1}\s(?:of\s(?:the\s(?:\d|\w+\s)?|them|those|its|our|his|her|their|these)|were\samong)"
            ),
            "part",
        ),
        (re.compile(r"(?i)(?:\s\w+){0,3}\s(?:each|apiece|per|a\s(?=(?:day|week|month|year|month)\b))\b"), "per"),
        (re.compile(r"(?i)\s(?:more|additional|others?)\b(?!\sthan)"), "increment"),
    ),
    measures=MEASURES,
    places=re.compile(
        r"\b(?:in|at|near|from|to|across|outside|inside)\s(?:the\s)?(?:(?:city|town|province|state|region|district|village|island|port|county|western|eastern|northern|southern|central)\s(?:of\s)?){0,2}(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})"
    ),
    classifiers=frozenset(),
    stoppers=words(
        "the a an and or of in on at to for from by with as who which that this these those it its he she they we you i his her their our my was were is are be been being has have had do does did "
        "will would could should may might can must not no but if when while after before since until over under during about into out up down off than then so also still now already just only "
        "more less fewer other others another each per apiece said says told fled flee fleeing dead died die killed injured wounded missing went came got made took left lost won came seem seems remain remained "
        "because though although where there here across between among without within against around near along through toward towards according ago later earlier last next both all some any "
        "get gets make makes take takes go goes come comes run ran sat stood held began begin begins told saying including like what how why one two three four five six seven eight nine ten "
        "hit struck shook fell rose grew drove flew fought sought caught bought brought found gave became knew saw felt kept met paid sent spent wrote broke chose sank slept stole swept taught woke prove proves show shows need needs want wants "
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow early late morning afternoon night "
        "allegedly reportedly apparently directly currently previously recently immediately initially officially eventually finally actually simultaneously successfully"
    ),
    stopping_forms=re.compile(r"[a-z]{3,}(?:ed|ing)$"),
    noun_forms=words(
        "united armed building buildings meeting killing hundred breed seed bed wedding unarmed wounded injured masked uniformed retired elected unauthorized undocumented displaced registered "
        "enlisted detained funding housing shooting bombing evening training continued estimated combined skilled infected confirmed suspected reported married qualified licensed"
    ),
    head_last=True,
)
