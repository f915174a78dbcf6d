"""The number reader: one large table, both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import language_of
from digest.model import Quantity, Share
from digest.numerals import writes_decimal_comma
from digest.quantities import find_quantities


def read(text: str, language: str) -> tuple[Quantity, ...]:
    data = language_of(language)
    return find_quantities(text, data, decimal_comma=writes_decimal_comma(text, data))


INDONESIAN: list[tuple[str, float | None, float | None, str]] = [
    ("11.000 prajurit", 11_000, 11_000, "prajurit"),
    ("1.500 tentara dikirim", 1_500, 1_500, "tentara"),
    ("600.000 tentara", 600_000, 600_000, "tentara"),
    ("1.234.567 warga", 1_234_567, 1_234_567, "warga"),
    ("115.366.964 spesimen", 115_366_964, 115_366_964, "spesimen"),
    ("138 penumpang", 138, 138, "penumpang"),
    ("900-an orang", 810, 990, "orang"),
    ("13.400an pengungsi", 12_060, 14_740, "pengungsi"),
    ("uang Rp 200-an juta", 180e6, 220e6, "IDR"),
    ("uang seratusan juta", 90e6, 199e6, "IDR"),
    ("dana yang disita 2 miliar", 2e9, 2e9, "IDR"),
    ("seribuan warga", 900, 1_999, "warga"),
    ("penjualan berkisar antara 4.500 unit hingga 5.000 unit", 4_500, 5_000, "unit"),
    ("korban berkisar dari 20 hingga 30 orang", 20, 30, "orang"),
    ("dua tewas dan tujuh luka-luka", 2, 2, "orang"),
    ("7 awak", 7, 7, "awak"),
    ("50 ribu pasukan", 50_000, 50_000, "pasukan"),
    ("10 ribu tentara", 10_000, 10_000, "tentara"),
    ("1,5 juta warga", 1_500_000, 1_500_000, "warga"),
    ("2 juta 300 ribu warga", 2_300_000, 2_300_000, "warga"),
    ("125 rb jiwa", 125_000, 125_000, "jiwa"),
    ("5 ribu triliun rupiah", 5e15, 5e15, "IDR"),
    ("1,2 hektare", 1.2, 1.2, "ha"),
    ("5 ton", 5, 5, "t"),
    ("2,8 Skala Richter", 2.8, 2.8, "magnitude"),
    ("10 km", 10, 10, "km"),
    ("70 km/jam", 70, 70, "km"),
    ("35 derajat", 35, 35, "°"),
    ("43,13 persen pejabat", 43.13, 43.13, "%"),
    ("43,13%", 43.13, 43.13, "%"),
    ("1,06 persen", 1.06, 1.06, "%"),
    ("60-75 persen", 60, 75, "%"),
    ("5 sampai 10 persen", 5, 10, "%"),
    ("Rp1,8 triliun", 1.8e12, 1.8e12, "IDR"),
    ("Rp 1,8 triliun", 1.8e12, 1.8e12, "IDR"),
    ("Rp. 56,1 miliar", 56.1e9, 56.1e9, "IDR"),
    ("Rp 200 ribu", 200_000, 200_000, "IDR"),
    ("Rp1.500.000", 1_500_000, 1_500_000, "IDR"),
    ("Rp 5 M", 5e9, 5e9, "IDR"),
    ("US$ 11,4 juta", 11.4e6, 11.4e6, "USD"),
    ("US$11,4 juta", 11.4e6, 11.4e6, "USD"),
    ("1,6 miliar dolar AS", 1.6e9, 1.6e9, "USD"),
    ("300 juta rupiah", 3e8, 3e8, "IDR"),
    ("200 euro", 200, 200, "EUR"),
    ("Rp 10-15 juta", 10e6, 15e6, "IDR"),
    ("sekitar 11.000 orang", 9_900, 12_100, "orang"),
    ("kira-kira 100 orang", 90, 110, "orang"),
    ("kurang lebih 100 orang", 90, 110, "orang"),
    ("hampir 200 orang", 180, 200, "orang"),
    ("nyaris 200 orang", 180, 200, "orang"),
    ("setidaknya 89 orang", 89, None, "orang"),
    ("sedikitnya 89 orang", 89, None, "orang"),
    ("dua setengah jam", 2.5, 2.5, "h"),
    ("dua setengah juta warga", 2_500_000, 2_500_000, "warga"),
    ("beberapa ratus warga", 200, 999, "warga"),
    ("beberapa puluh rumah", 20, 99, "rumah"),
    ("paling tidak 89 orang", 89, None, "orang"),
    ("minimal 89 orang", 89, None, "orang"),
    ("tidak kurang dari 89 orang", 89, None, "orang"),
    ("lebih dari 400 ribu pengungsi", 400_000, None, "pengungsi"),
    ("di atas 400 ribu pengungsi", 400_000, None, "pengungsi"),
    ("100 lebih rumah", 100, None, "rumah"),
    ("kurang dari 50 rumah", None, 50, "rumah"),
    ("hingga 50 rumah", None, 50, "rumah"),
    ("maksimal 50 rumah", None, 50, "rumah"),
    ("paling banyak 50 rumah", None, 50, "rumah"),
    ("puluhan rumah", 20, 99, "rumah"),
    ("belasan petugas", 11, 19, "petugas"),
    ("ratusan rumah", 100, 999, "rumah"),
    ("ribuan warga", 1_000, 9_999, "warga"),
    ("puluhan ribu warga", 20_000, 99_000, "warga"),
    ("ratusan ribu warga", 100_000, 999_000, "warga"),
    ("jutaan warga", 1e6, 9.99e6, "warga"),
    ("lima unit", 5, 5, "unit"),
    ("tujuh kapal", 7, 7, "kapal"),
    ("ketujuh kapal", 7, 7, "kapal"),
    ("dua puluh rumah", 20, 20, "rumah"),
    ("dua belas rumah", 12, 12, "rumah"),
    ("sebelas rumah", 11, 11, "rumah"),
    ("sepuluh rumah", 10, 10, "rumah"),
    ("dua puluh lima rumah", 25, 25, "rumah"),
    ("seratus rumah", 100, 100, "rumah"),
    ("seratus lima puluh rumah", 150, 150, "rumah"),
    ("seribu rumah", 1_000, 1_000, "rumah"),
    ("dua ribu tiga ratus rumah", 2_300, 2_300, "rumah"),
    ("dua ratus lima puluh ribu rumah", 250_000, 250_000, "rumah"),
    ("tiga juta warga", 3e6, 3e6, "warga"),
    ("setengah juta warga", 500_000, 500_000, "warga"),
    ("dua pertiga warga", 2 / 3, 2 / 3, "warga"),
    ("sepertiga lahan", 1 / 3, 1 / 3, "lahan"),
    ("separuh warga", 0.5, 0.5, "warga"),
    ("2 1/2 tahun", 2.5, 2.5, "y"),
    ("antara 5 dan 10 rumah", 5, 10, "rumah"),
    ("10–20 rumah", 10, 20, "rumah"),
    ("10 - 30 detik", 10, 30, "s"),
    ("5-10 ribu warga", 5_000, 10_000, "warga"),
    ("50 hingga 60 rumah", 50, 60, "rumah"),
    ("20 orang petugas", 20, 20, "petugas"),
    ("77 yang tewas", 77, 77, ""),
    ("jumlah pengungsi mencapai 5.000", 5_000, 5_000, "pengungsi"),
    ("160,911 orang dan 1,234,567 kasus", 160_911, 160_911, "orang"),
    ("satu orang tewas", 1, 1, "orang"),
    ("berada di level 5,25%", 5.25, 5.25, "%"),
]
ENGLISH: list[tuple[str, float | None, float | None, str]] = [
    ("the 170,000-square-foot building", 170_000, 170_000, "ft²"),
    ("a hall of 15,800 square metres", 15_800, 15_800, "m²"),
    ("40 square miles of forest", 40, 40, "mi²"),
    ("the 12 worst-hit villages in the quake", 12, 12, "villages"),
    ("his two half-brothers were arrested", 2, 2, "brothers"),
    ("killed 26 people Sunday", 26, 26, "people"),
    ("26 people early Sunday", 26, 26, "people"),
    ("a mother of nine was shot", 9, 9, "children"),
    ("the father of 13 Leo Varga", 13, 13, "children"),
    ("several hundred supporters", 200, 999, "supporters"),
    ("a few thousand voters", 2_000, 9_999, "voters"),
    ("12,000 secret letters prove that", 12_000, 12_000, "letters"),
    ("burglaries have actually fallen over the years, to 4,200 in May", 4_200, 4_200, "burglaries"),
    ("crimes in Graywick rose in the spring to 4,200", 4_200, 4_200, "crimes"),
    ("11,000 soldiers", 11_000, 11_000, "soldiers"),
    ("1,234,567 people", 1_234_567, 1_234_567, "people"),
    ("600 people", 600, 600, "people"),
    ("10,000 North Korean troops", 10_000, 10_000, "troops"),
    ("1.6 million arrests", 1.6e6, 1.6e6, "arrests"),
    ("35 million seniors", 35e6, 35e6, "seniors"),
    ("$1.375 billion", 1.375e9, 1.375e9, "USD"),
    ("$5.7 billion", 5.7e9, 5.7e9, "USD"),
    ("$106,800", 106_800, 106_800, "USD"),
    ("$8B", 8e9, 8e9, "USD"),
    ("$1.4m", 1.4e6, 1.4e6, "USD"),
    ("$600 million", 6e8, 6e8, "USD"),
    ("€20bn", 20e9, 20e9, "EUR"),
    ("2m euros", 2e6, 2e6, "EUR"),
    ("£300", 300, 300, "GBP"),
    ("200 dollars", 200, 200, "USD"),
    ("Rp 1.5 trillion", 1.5e12, 1.5e12, "IDR"),
    ("77 percent", 77, 77, "%"),
    ("77%", 77, 77, "%"),
    ("4.5 per cent", 4.5, 4.5, "%"),
    ("about 600 people", 540, 660, "people"),
    ("roughly 100 people", 90, 110, "people"),
    ("an estimated 800,000 employees", 720_000, 880_000, "employees"),
    ("some 7,000 soldiers", 6_300, 7_700, "soldiers"),
    ("nearly 200 people", 180, 200, "people"),
    ("almost 200 people", 180, 200, "people"),
    ("at least 12 people", 12, None, "people"),
    ("no fewer than 12 people", 12, None, "people"),
    ("more than 24,000 people", 24_000, None, "people"),
    ("over 24,000 people", 24_000, None, "people"),
    ("100 or more people", 100, None, "people"),
    ("fewer than 50 people", None, 50, "people"),
    ("up to 10,000 troops", None, 10_000, "troops"),
    ("as many as 15 people", None, 15, "people"),
    ("no more than 15 people", None, 15, "people"),
    ("dozens of people", 24, 99, "people"),
    ("hundreds of homes", 200, 999, "homes"),
    ("thousands of people", 2_000, 9_999, "people"),
    ("tens of thousands of people", 20_000, 99_000, "people"),
    ("millions of people", 2e6, 9.99e6, "people"),
    ("a dozen cars", 12, 12, "cars"),
    ("two dozen cars", 24, 24, "cars"),
    ("five ships", 5, 5, "ships"),
    ("twelve ships", 12, 12, "ships"),
    ("twenty-one ships", 21, 21, "ships"),
    ("a hundred ships", 100, 100, "ships"),
    ("two hundred and fifty ships", 250, 250, "ships"),
    ("two hundred fifty thousand people", 250_000, 250_000, "people"),
    ("half a million people", 500_000, 500_000, "people"),
    ("two thirds of voters", 2 / 3, 2 / 3, "voters"),
    ("one-third of voters", 1 / 3, 1 / 3, "voters"),
    ("half of voters", 0.5, 0.5, "voters"),
    ("between five and 12 seats", 5, 12, "seats"),
    ("10-20 homes", 10, 20, "homes"),
    ("10 to 20 homes", 10, 20, "homes"),
    ("5 to 10 million people", 5e6, 10e6, "people"),
    ("2½ years", 2.5, 2.5, "y"),
    ("a 300-member group", 300, 300, "member"),
    ("35 days", 35, 35, "d"),
    ("55 miles", 55, 55, "mi"),
    ("a €110-billion bailout", 110e9, 110e9, "EUR"),
    ("a 3-million grant", 3e6, 3e6, "grant"),
    ("234 miles of wall", 234, 234, "mi"),
    ("12 more people died", 12, 12, "people"),
    ("one person died", 1, 1, "person"),
    ("a one-in-three chance", 1 / 3, 1 / 3, "chance"),
    ("a 1 in 3 chance", 1 / 3, 1 / 3, "chance"),
    ("two U.S. officers", 2, 2, "officers"),
    ("tolls varying from 52 to 58 people", 52, 58, "people"),
    ("five killed and seven injured", 5, 5, "people"),
    ("50 or so people", 45, 55, "people"),
    ("shocks for around one minute", 0.9, 1.1, "min"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), INDONESIAN)
def test_an_indonesian_figure(text: str, low: float | None, high: float | None, unit: str) -> None:
    first = read(f"Ada {text}.", "id")[0]
    assert [first.low, first.high] == pytest.approx([low, high])
    assert first.unit == unit


@pytest.mark.parametrize(("text", "low", "high", "unit"), ENGLISH)
def test_an_english_figure(text: str, low: float | None, high: float | None, unit: str) -> None:
    first = read(f"There were {text}.", "en")[0]
    assert [first.low, first.high] == pytest.approx([low, high])
    assert first.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "pada Rabu (23/10) malam",
        "pada 12 November 2024",
        "pada 4 November",
        "pada tahun 2016",
        "pada 2016 silam",
        "pada Minggu (26/2/2023)",
        "pukul 14.20 WIB",
        "pukul 09.00",
        "sejak 06.30 Wita",
        "(GMT+ 08)",
        "berusia 69 tahun",
        "Sari (31) pergi",
        "usia sekitar 15 tahun",
        "hari ke-5",
        "untuk pertama kalinya",
        "Pasal 31 ayat 1",
        "Undang-Undang Nomor 22 Tahun 2009",
        "UU 13/2008",
        "PP 94 Tahun 2021",
        "pesawat JT-693",
        "Boeing 737-900ER",
        "Covid-19",
        "0812-3456-7890",
        "nomor 021-555123",
        "menang 3-1",
        "skor akhir 2-0",
        "di Km 57",
        "Piala Dunia 2026",
        "salah satu warga",
        "satu-satunya jalan",
        "mobil B 1732 ZLO",
        "situs https://kabar.id/2024/11/12",
        "kapal ketujuh",
        "kedua belah pihak",
        "melanggar KUHP 160",
        "pemain bernomor punggung 91",
        "gol Rohit (53')",
        "gol Rohit (45+3’)",
        "gol Rohit (12', 45+3’, 67')",
        "Maman; 26. Rohit; 11.",
        "di 6,43 LS dan 111,82 BT",
        "pada 0,57 lintang selatan",
        "musik era 90-an",
        "sejak tahun 1980-an",
        "sekitar satu jam yang lalu",
        "Tiga di antaranya tewas",
        "yang dua tewas",
    ],
)
def test_indonesian_digits_that_count_nothing(text: str) -> None:
    assert read(text, "id") == ()


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Korban mencapai ‘12’ orang.", [12]),
        ("Polisi menyebut ‘korban tewas 12’.", [12]),
        ("Polisi menyebut 'korban tewas di Tirang 12'.", [12]),
        ("Keempat partai meraih 45; 30; 25; 10.", [45, 30, 25, 10]),
    ],
)
def test_a_quotation_or_a_list_hides_no_figure(text: str, lows: list[float]) -> None:
    assert [each.low for each in read(text, "id") if each.low != 4] == lows  # beside "keempat"


@pytest.mark.parametrize(
    "text",
    [
        "on Nov. 12, 2024",
        "on January 1",
        "in 2016",
        "his 2016 election",
        "at 5 p.m. on Friday",
        "at 10:30",
        "a 69-year-old man",
        "Vale, 68, said",
        "Vale (68) said",
        "aged 15",
        "the 21st century",
        "Article 5",
        "Flight 370",
        "in the 1970s",
        "an F-16 jet",
        "COVID-19",
        "call 555-123-4567",
        "won 3-1",
        "a 5-4 vote lost 5-4",
        "a 242-190 seat advantage",
        "one of them",
        "the 9/11 attacks",
        "no one",
        "Highway 1",
        "Call 0855 125 3333 or 0855 777111",
        "Bram Ostell Jr., 49, is at large",
    ],
)
def test_english_digits_that_count_nothing(text: str) -> None:
    assert [q for q in read(text, "en") if q.unit != "vote"] == []


def test_a_figure_cut_by_a_damaged_comma_is_not_trusted() -> None:
    assert read("Total kasus 16. sementara warga pulang", "id") == ()


def test_every_figure_of_a_sentence_is_found_in_order() -> None:
    found = read("Dari 32.191 pegawai, 13.885 orang atau 43,13 persen belum melapor.", "id")
    assert [(q.low, q.unit) for q in found] == [(32_191, "pegawai"), (13_885, "orang"), (43.13, "%")]


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        ("Tim mencatat 74 orang selamat dan tujuh meninggal dunia.", "id", (7, "orang", "dead", Share.WHOLE)),
        (
            "Tercatat 19 orang meninggal dunia dan sembilan lagi masih hilang.",
            "id",
            (9, "orang", "missing", Share.WHOLE),
        ),
        ("Tiga orang tewas dan enam orang lainnya mengalami luka-luka.", "id", (6, "orang", "hurt", Share.INCREMENT)),
        ("Ten people have died and 263 have been infected.", "en", (263, "people", "infected", Share.WHOLE)),
        ("Medics treated 58 people in total, three with burns.", "en", (3, "people", "hurt", Share.PART)),
        ("Sixteen soldiers were killed, 11 on the coast and five in the hills.", "en", (5, "soldiers", "", Share.PART)),
        ("Ada tambahan pukul 14.20 WIB dua korban meninggal.", "id", (2, "korban", "dead", Share.INCREMENT)),
        ("Our losses had risen to three, the colonel said.", "en", (3, "", "lost", Share.WHOLE)),
        ("Massa diperkirakan tidak sampai lima ribu.", "id", (None, "", "attended", Share.WHOLE)),
        ("He was jailed for three and a half years.", "en", (3.5, "y", "sentenced", Share.WHOLE)),
    ],
)
def test_a_figure_without_a_noun_goes_on_with_what_was_counted(
    text: str, language: str, last: tuple[float | None, str, str, Share]
) -> None:
    found = read(text, language)[-1]
    assert (found.low, found.unit, found.measure, found.share) == last


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        ("Total korban meninggal dunia akibat gempa bumi 6,8 SR sebanyak 20 orang.", "id", (20, "dead")),
        ("Jumlah warga yang mengungsi dari wilayah terdampak gempa mencapai 2 ribu jiwa.", "id", (2000, "displaced")),
        ("The number of people displaced by the quake, which killed nine, reached 2,000.", "en", (2000, "displaced")),
        ("Data mutakhir korban meninggal akibat gempa M 6,5.", "id", (6.5, "magnitude")),
        ("Nine people died in the magnitude 6.1 quake.", "en", (6.1, "magnitude")),
        ("It damaged some 1,500 houses made of mud bricks in 15 villages.", "en", (15, "damaged")),
        ("The storm killed six people and flattened 40 homes.", "en", (40, "destroyed")),
        ("The storm damaged a bridge and 40 homes, killing six.", "en", (6, "dead")),
    ],
)
def test_a_sum_measures_what_it_is_of_and_a_quake_has_a_magnitude(
    text: str, language: str, last: tuple[float, str]
) -> None:
    found = read(text, language)[-1]
    assert (found.low, found.measure) == last


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("The camp is less than 25 km (15 miles) from the border.", "en", [(None, 25, "km")]),
        ("A debt of €110 billion ($158 billion) remains.", "en", [(110e9, 110e9, "EUR")]),
        ("Gempa itu berpusat 58 km (sekitar 36 mil) dari kota.", "id", [(58, 58, "km")]),
        ("It lies 25 km (two hours by 3 roads) away.", "en", [(25, 25, "km"), (2, 2, "h"), (3, 3, "roads")]),
        ("It cost $12 million (up from $9 million).", "en", [(12e6, 12e6, "USD"), (9e6, 9e6, "USD")]),
    ],
)
def test_what_is_given_once_more_in_another_unit_is_one_figure(
    text: str, language: str, figures: list[tuple[float | None, float | None, str]]
) -> None:
    assert [(each.low, each.high, each.unit) for each in read(text, language)] == figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The governor said five were killed and seven injured.", [(5, "dead"), (7, "hurt")]),
        ("Six dead, 14 injured in the crash.", [(6, "dead"), (14, "hurt")]),
        ("The death toll as collated from medical centers in the suburbs east of Corvey was 213.", [(213, "dead")]),
        ("Two have died and three are still missing.", [(2, "dead"), (3, "missing")]),
        ("The two were arrested; those three have been killed.", []),  # told of before
    ],
)
def test_so_many_who_were_killed_are_people(text: str, values: list[tuple[int, str]]) -> None:
    assert [(each.low, each.measure) for each in read(text, "en")] == values


@pytest.mark.parametrize("text", ["She turned to nine. ", "It is up to two.", "They sat at five."])
def test_a_small_number_in_words_that_counts_nothing_named_is_none(text: str) -> None:
    assert read(text, "en") == ()


@given(st.text(alphabet=st.sampled_from("0123456789.,-–/½ %$Rpribujtaseduahingfnosvlk"), max_size=80))
def test_no_text_crashes_the_reader_and_offsets_hold(text: str) -> None:
    for language in ("id", "en"):
        for q in read(text, language):
            assert 0 <= q.start < q.end <= len(text)
            assert q.low is not None or q.high is not None
            assert q.low is None or q.high is None or q.low <= q.high


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for language in ("id", "en"):
        read(text, language)
