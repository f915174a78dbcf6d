"""Words that say that nobody was: "no casualties", "no one was hurt", "tidak ada korban jiwa", "tanpa penumpang"."""

from __future__ import annotations

import re

_STATE = "killed|dead|died|injured|hurt|wounded|harmed|arrested|detained|missing"
_TOLL = "casualties|fatalities|deaths|dead|injuries|injured|wounded|victims"
_KORBAN = r"korban(?:\s(?:jiwa|tewas|meninggal(?:\sdunia)?|luka(?:-luka)?))?"
# Group "first", and "second" behind "or": what did not happen to anybody. None of something else ("no other injuries") is not it.
NOBODY = re.compile(
    r"\b(?:no[\s-]one|nobody|no\s(?:people|person|residents|civilians))"
    r"(?:\s(?:was|were|is|has\sbeen|have\sbeen|had\sbeen|got|appeared\sto\shave\sbeen|is\sbelieved\sto\shave\sbeen))?"
    rf"\s(?:reportedly\s|reported\s)?(?P<first_state>{_STATE})\b(?:\s(?:or|nor|and)\s(?P<second_state>{_STATE})\b)?"
    rf"|\bno\s(?P<first_toll>{_TOLL})\b(?:\s(?:or|nor|and)\s(?P<second_toll>{_TOLL})\b)?"
    r"|\b(?:(?:tidak|tak)\s(?:sampai\s)?(?:ada|terdapat|menimbulkan|memakan|menelan|mengakibatkan|menyebabkan)|nihil|tanpa)"
    rf"\s(?:adanya\s)?(?P<first_korban>{_KORBAN})(?:\s(?:maupun|ataupun|atau|dan)\s(?P<second_korban>{_KORBAN}|luka(?:-luka)?))?(?!\s(?:lain|lainnya)\b)"
    r"|\b(?:tidak|tak)\sada\s(?:orang\s|warga\s)?(?:yang\s)(?P<first_yang>tewas|meninggal|terluka|luka-luka|luka|cedera|ditangkap|ditahan)\b"
)
# Nobody on board.
EMPTY_SEATS = re.compile(
    r"\b(?:no|without(?:\sany)?)\spassengers\b"
    r"|\b(?:(?:tidak|tak)\s(?:sedang\s)?(?:ada|membawa|memuat|mengangkut|terdapat)|tanpa)\spenumpang\b(?!\s(?:lain|lainnya)\b)"
)
# Beside them: it is only hoped, not known yet, or of something before.
UNSURE = re.compile(
    r"\b(?:if|unless|so that|ensure|ensuring|hopes?|hoped|hoping|prevent|until|whether|immediate|immediately|initial|initially|yet|so far|as of|previous|earlier"
    r"|jika|bila|kalau|agar|supaya|semoga|berharap|mencegah|memastikan agar|belum|sejauh ini|(?:sampai|hingga) (?:kini|saat ini|sekarang)|sementara ini|laporan awal|apakah|susulan)\b"
)
# What such a word says did not happen, as the class of a figure's measure.
STATES = {
    "dead": "killed dead died fatalities deaths jiwa tewas meninggal",
    "hurt": "injured hurt wounded injuries luka luka-luka terluka cedera",
    "arrested": "arrested detained ditangkap ditahan",
    "missing": "missing",
    "dead hurt": "casualties victims harmed korban",
}
