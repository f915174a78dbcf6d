"""One key for the forms of a word."""

import pytest

from digest.language.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "menyerang diserang serangan penyerangan",
        "membakar dibakar pembakaran terbakar",
        "menangkap ditangkap penangkapan",
        "mengirim dikirim pengiriman dikirimkan",
        "menerima diterima terima",
        "menguasai dikuasai kekuasaan",
        "terlibat melibatkan keterlibatan",
        "pengungsi mengungsi pengungsian",
        "bertemu pertemuan",
        "diverifikasi memverifikasi verifikasi",
        "ranjau ranjau-ranjau",
        "menolak ditolak penolakan",
    ],
)
def test_indonesian_forms_meet(forms: str) -> None:
    assert len({stem(form, "id") for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        *("killed kills kill killing", "stole stealing", "denied deny denies", "Homes home", "dropped drop"),
        *("gave gives give giving given", "took takes take", "wrote write writes", "used use uses using"),
        *("made make makes", "rose rises rise"),
    ],
)
def test_english_forms_meet(forms: str) -> None:
    assert len({stem(form, "en") for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("a", "b"), [("serang", "perang"), ("tembak", "tebak"), ("beras", "keras"), ("berita", "cerita")]
)
def test_other_words_stay_apart(a: str, b: str) -> None:
    assert stem(a, "id") != stem(b, "id")
