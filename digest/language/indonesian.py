"""Indonesian."""

from __future__ import annotations

from digest.language.indonesian_calendar import INDONESIAN_CALENDAR
from digest.language.indonesian_numbers import INDONESIAN_NUMBERS
from digest.language.indonesian_speech import INDONESIAN_SPEECH
from digest.language.shape import Language, words
from digest.language.statuses import INDONESIAN_STATUSES

INDONESIAN = Language(
    code="id",
    common=words(
        "yang dan di ke dari untuk dengan pada ini itu tidak akan telah sudah dalam oleh sebagai adalah juga karena bahwa "
        "ada atau mereka kami kita saya dia ia tersebut para lebih bisa dapat menjadi saat setelah sejak kepada seperti namun belum masih"
    ),
    small_words=words(
        "dan di ke dari yang untuk dengan pada dalam oleh atau soal akibat usai agar bagi saat ini itu hingga sampai demi atas "
        "tak juga jadi per vs the of and to in pun para sang si akan bukan tapi serta terkait tentang karena saja lagi apa"
    ),
    openers=words(
        "ia dia mereka kami kita saya namun tetapi tapi kemudian sementara adapun selain setelah sebelumnya menurut pada dalam "
        "di dari untuk atas meski meskipun saat ketika hal ini itu ada akibat kini lalu lebih sejak karena dengan jika bila kalau "
        "oleh sedangkan bahkan beberapa para tidak hingga sebagai seperti sebuah seorang selanjutnya padahal"
    ),
    titles=words(
        "dr drs dra ir prof h hj kh tgk ust ustaz sdr sdri tn ny nn bpk yth st mr mrs kol brigjen irjen komjen kompol akbp kombes"
    ),
    abbreviations=words(
        "jl jln kab kec kel prov ds rt rw no nr hlm hal dll dsb dst tsb a.n u.p s.d d.a jend letjen mayjen kapt letkol "
        "sp.og s.h s.e m.si m.h ph.d s.sos tbk pt cv ltd inc co jan feb mar apr jun jul agt agu sep sept okt nov des vs"
    ),
    before_numbers=words("no nomor ps pasal ayat hlm hal rp pkl telp tel jl km kav"),
    calendar=INDONESIAN_CALENDAR,
    numbers=INDONESIAN_NUMBERS,
    speech=INDONESIAN_SPEECH,
    statuses=INDONESIAN_STATUSES,
)
