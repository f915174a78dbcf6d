"""Words that turn what a sentence says, and words that only join others, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping

from digest.language.shape import words

__all__ = ["JOINING", "TURNING"]

# Without one of these a sentence may say the opposite, or say for sure what was left open. Folded as `digest.text.fold`.
_INDONESIAN_TURNS = words(
    "tidak tak tiada bukan bukanlah belum jangan tanpa kecuali selain jika bila apabila kalau andai seandainya asalkan "
    "mungkin barangkali kemungkinan bisa dapat akan hendak bakal agaknya tampaknya kabarnya konon diduga dugaan dikira "
    "disebut sebut dilaporkan dikabarkan diperkirakan perkiraan diklaim klaim hampir nyaris sekitar kira "
    "kurang lebih setidaknya sedikitnya hingga sampai antara masing per sebelum sesudah setelah hanya cuma gagal "
    "menolak membantah batal rencana berencana seharusnya semestinya bekas mantan calon oleh atau tetapi tapi namun"
)
_ENGLISH_TURNS = words(
    "no not never none nobody nothing neither nor cannot cant wont dont doesnt didnt isnt arent wasnt werent "
    "hasnt havent hadnt couldnt wouldnt shouldnt without except unless if whether may might could would should "
    "will can must likely unlikely perhaps possibly probably reportedly allegedly alleged suspected believed thought "
    "claimed estimated expected projected planned almost nearly about around roughly some least most up than over under "
    "between each per before after until only hardly barely failed refused denied former acting by or but however"
)
TURNING: Mapping[str, frozenset[str]] = {"id": _INDONESIAN_TURNS, "en": _ENGLISH_TURNS}

# These may be put in where something was left out.
JOINING: Mapping[str, frozenset[str]] = {
    "id": words("yang di ke dari pada untuk dengan ini itu para adalah bahwa"),
    "en": words("a an the of in on at to for with that this is are was were"),
}
