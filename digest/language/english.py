"""English."""

from __future__ import annotations

from digest.language.english_calendar import ENGLISH_CALENDAR
from digest.language.english_numbers import ENGLISH_NUMBERS
from digest.language.english_speech import ENGLISH_SPEECH
from digest.language.shape import Language, words
from digest.language.statuses import ENGLISH_STATUSES

ENGLISH = Language(
    code="en",
    common=words(
        "the of and to in that is was for it with as his on be at by had are but from they which or she you were her all has "
        "have been their not will would said who an after about this its more than when also could over into"
    ),
    small_words=words(
        "a an the of and to in on for with as at by from or but nor vs per is are be into over after amid its it than that will not"
    ),
    openers=words(
        "the a an he she it they we i you in on at but and so this that these those there his her their its our my if when while as after "
        "before since for from by with to some many most several all one no not what who why how where however meanwhile also both each"
    ),
    titles=words(
        "mr mrs ms dr prof sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt cpl pvt rev hon pres st amb atty supt insp det "
        "messrs mme mlle sr fr"
    ),
    abbreviations=words(
        "jr no nos vs etc inc ltd co corp bros jan feb mar apr jun jul aug sept sep oct nov dec ave blvd rd mt ft dept est approx fig u.s u.k u.n "
        "e.g i.e a.m p.m d.c g.o.p ph.d calif mass conn pa va ga fla ill ind ala ariz ark colo del kan ky la md mich minn miss mo mont neb nev okla "
        "ore tenn tex vt wash wis wyo ont que"
    ),
    before_numbers=words("no nos p pp art sec ch fig vol approx ca"),
    calendar=ENGLISH_CALENDAR,
    numbers=ENGLISH_NUMBERS,
    speech=ENGLISH_SPEECH,
    statuses=ENGLISH_STATUSES,
)
