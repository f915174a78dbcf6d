"""Who says it: made-up people in made-up places, both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.attribution import attribute
from digest.language import language_of
from digest.model import Article, Attribution
from digest.speakers import same_speaker
from digest.text import split_passages


def attributions(text: str, language: str = "id") -> list[Attribution]:
    article = Article(text=text, language=language)
    return [s.attribution for s in attribute(article, split_passages(article), language_of(language))]


def speakers(text: str, language: str = "id") -> list[str | None]:
    return [a.speaker for a in attributions(text, language)]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“Air naik,” kata Sari Melati.", "Sari Melati", ""),
        ("“Air naik,” ujar Wali Kota Bandung Sari Melati di kantornya.", "Sari Melati", "Wali Kota Bandung"),
        ("“Air naik,” kata kepala pusat tersebut, Sari Melati.", "Sari Melati", "kepala pusat tersebut"),
        (
            "“Air naik,” kata Sari Melati, seorang guru berusia 40 tahun.",
            "Sari Melati",
            "seorang guru berusia 40 tahun",
        ),
        ("Bupati Sari Melati mengatakan air naik.", "Sari Melati", "Bupati"),
        ("Sari Melati, kepala dinas perairan, mengatakan air naik.", "Sari Melati", "kepala dinas perairan"),
        ("Juru bicara bupati, Sari Melati, menegaskan bahwa air naik.", "Sari Melati", "Juru bicara bupati"),
        ("Dalam wawancara pada Senin, Sari Melati menyatakan air naik.", "Sari Melati", ""),
        ("Sari Melati, yang tinggal di tepi sungai, mengatakan air naik.", "Sari Melati", ""),
        ("Pemerintah kota mengatakan air naik.", "Pemerintah kota", ""),
        ("Para pejabat kota mengatakan air naik.", "Para pejabat kota", ""),
        ("Air naik, kata para pejabat kota.", "para pejabat kota", ""),
        ("Air naik, menurut Sari Melati.", "Sari Melati", ""),
        ("Menurut Sari Melati, air naik.", "Sari Melati", ""),
        ("Data itu diverifikasi oleh Pusat Pantau Sungai.", "Pusat Pantau Sungai", ""),
        ("Hal itu disampaikan Bupati Sari Melati.", "Sari Melati", "Bupati"),
        ("Air, kata Sari Melati, masih naik.", "Sari Melati", ""),
        ("Badan Pantau Sungai (BPS) menyebut air naik.", "Badan Pantau Sungai (BPS)", ""),
        ("Kotabaru dan Kotalama belum merespons tuduhan itu.", "Kotabaru dan Kotalama", ""),
        ("Sari Melati tidak menyebutkan jumlah korban.", "Sari Melati", ""),
        ("Air naik setinggi lutut.", None, ""),
        ("Hasil uji air belum keluar dan polisi enggan menyimpulkan sebabnya.", "polisi", ""),
        ("Jalan rusak sejak Senin, sedangkan Dinas Jalan menyatakan jalan aman.", "Dinas Jalan", ""),
        ("Air sudah surut dan Bupati Sari Melati mengatakan warga pulang.", "Sari Melati", "Bupati"),
        (
            "Ketua Tani Sari Melati menilai hitungan keliru; petani, katanya, 2,3 juta orang.",
            "Tani Sari Melati",
            "Ketua",
        ),
        ("Warga berjalan untuk menjelaskan jalan itu.", None, ""),
    ],
)
def test_indonesian_speakers(text: str, speaker: str | None, role: str) -> None:
    found = attributions(text)[0]
    assert (found.speaker, found.role) == (speaker, role)


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“The water rose,” said Ann Vale.", "Ann Vale", ""),
        ("“The water rose,” Ann Vale said.", "Ann Vale", ""),
        ("“The water rose,” said Ann Vale, a teacher.", "Ann Vale", "a teacher"),
        ("“The water rose,” Mayor Ann Vale told reporters on Friday.", "Ann Vale", "Mayor"),
        ("Mayor Ann Vale said the water rose.", "Ann Vale", "Mayor"),
        ("Ann Vale, director of the river office, said the water rose.", "Ann Vale", "director of the river office"),
        ("Sen. Ann Vale, R-Ohio, said the water rose.", "Ann Vale", "Sen."),
        ("Senator Ann Vale of Ohio said the water rose.", "Ann Vale", "Senator"),
        ("The water rose, a town official said.", "a town official", ""),
        ("The water rose, according to Ann Vale.", "Ann Vale", ""),
        ("According to the town council, the water rose.", "the town council", ""),
        ("On Friday, Ann Vale denied that the water rose.", "Ann Vale", ""),
        ("The figure was confirmed by the River Office.", "the River Office", ""),
        ("“The water rose,” Mayor Ann Vale and Sheriff Bob Moor said.", "Mayor Ann Vale and Sheriff Bob Moor", ""),
        ("“The water rose,” Mr. Vale said.", "Vale", ""),
        ("Ann Vale could not confirm the report.", "Ann Vale", ""),
        ("The water rose by a foot.", None, ""),
        ("Every gate was open when the water rose, its keeper insisted on Friday, as people left.", None, ""),
        ("Every gate was open when the water rose, its manager insisted on Friday, as people left.", "its manager", ""),
        ("The town had passed its test in May, Ann Vale said, producing a letter.", "Ann Vale", ""),
        ("The first to leave, on Friday, was the mayor, officers say; the others stayed.", "officers", ""),
        (
            "River Rovers chief executive Ann Vale said on Friday the gates held.",
            "Ann Vale",
            "River Rovers chief executive",
        ),
        (
            "Ann Vale, the club's chief executive, said on Friday the gates held.",
            "Ann Vale",
            "the club's chief executive",
        ),
        ("The mayor, who was in town at the time, said on Monday the bridge was safe.", "The mayor", ""),
        ("The bridge was safe, the mayor said on Monday, adding that it would open.", "the mayor", ""),
        ("At the port, where the ship lay, officials said on Friday 40 people were missing.", "officials", ""),
        ("The crew slept and the captain was away, investigators said on Friday in a report.", "investigators", ""),
        ("Police put the death toll at 12.", "Police", ""),
    ],
)
def test_english_speakers(text: str, speaker: str | None, role: str) -> None:
    found = attributions(text, "en")[0]
    assert (found.speaker, found.role) == (speaker, role)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“Air naik. Kami pergi,” kata Sari Melati.", "id", ["Sari Melati", "Sari Melati"]),
        ("“Air naik,” kata Sari Melati.\n“Kami pergi.”", "id", ["Sari Melati", "Sari Melati"]),
        ("“Air naik,” kata Sari Melati. “Kami pergi. Semua rusak.", "id", ["Sari Melati"] * 3),
        ("Bupati Sari Melati mengatakan air naik. Ia menambahkan warga pergi.", "id", ["Sari Melati"] * 2),
        ("Bupati Sari Melati mengatakan air naik. “Kami pergi,” katanya.", "id", ["Sari Melati"] * 2),
        ("Menurut Pentagon, air naik. Juru bicara Pentagon Sari Melati pergi.", "id", ["Pentagon", None]),
        ("Para petani mengatakan air naik. Mereka menambahkan sawah rusak.", "id", ["Para petani"] * 2),
        ("Bupati Sari Melati datang. “Air naik,” kata Melati.", "id", [None, "Sari Melati"]),
        ("Bupati Sari Melati mengatakan air naik. Bupati mengatakan warga pergi.", "id", ["Sari Melati"] * 2),
        ("Mayor Ann Vale said the water rose. She added that people left.", "en", ["Ann Vale"] * 2),
        ("“The water rose,” Ann Vale said. “We left.”", "en", ["Ann Vale"] * 2),
        ("Mayor Ann Vale spoke on Friday. “We left,” Ms. Vale said.", "en", [None, "Ann Vale"]),
        ("Ann Vale stood at the gate. “We left,” she said. Mrs Vale lost a shoe.", "en", [None, "Ann Vale", None]),
        ("River Street stood under water. “We left,” she said.", "en", [None, None]),
    ],
)
def test_a_speaker_goes_on(text: str, language: str, expected: list[str | None]) -> None:
    assert speakers(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "speaker", "via"),
    [
        ("“Air naik,” kata Sari Melati, dilansir dari AFP.", "id", "Sari Melati", ("AFP",)),
        ("“Air naik,” kata Sari Melati kepada Reuters.", "id", "Sari Melati", ("Reuters",)),
        ("Air naik, menurut laporan AFP.", "id", None, ("AFP",)),
        ("The Washington Post reported that the water rose.", "en", None, ("The Washington Post",)),
        ("“The water rose,” Ann Vale told CNN.", "en", "Ann Vale", ("CNN",)),
    ],
)
def test_agencies_and_media_only_carry(text: str, language: str, speaker: str | None, via: tuple[str, ...]) -> None:
    found = attributions(text, language)[0]
    assert (found.speaker, found.via) == (speaker, via)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ann vale", "ann vale", True),
        ("kirill budanov", "kirilo budanov", True),
        ("volodymyr zelensky", "volodymyr zelenskyy", True),
        ("kursk", "kurakhove", False),
        ("ann vale", "ann vane", False),
        ("ann vale", "bob vale", False),
        ("", "", False),
    ],
)
def test_spellings_of_one_speaker(a: str, b: str, same: bool) -> None:
    assert same_speaker(a, b) is same


def test_a_name_ends_with_its_line() -> None:
    text = "Party leaders fear the vote in November\nMara Ellwood leads the party.\n\n“It is close,” Ellwood said."
    assert speakers(text, "en")[-1] in {"Ellwood", "Mara Ellwood"}


def test_spellings_share_a_key_within_an_article() -> None:
    first, second = attributions(
        "Gubernur Fredrich Melatiyadi mengatakan air naik. Fedrich Melatiyadi mengatakan warga pergi."
    )
    assert first.key == second.key != ""


@given(st.text(alphabet=st.sampled_from('Sari Bupat,."“”()ktanymeg\n'), max_size=200))
def test_no_text_crashes_the_reader(text: str) -> None:
    attributions(text)
    attributions(text, "en")


@pytest.mark.parametrize("text", ["Menurut .. , hujan.", "“Ya,” kata ., lalu pergi.", "According to . , it rained."])
def test_punctuation_is_no_speaker(text: str) -> None:
    assert set(speakers(text, "en" if text.startswith("A") else "id")) <= {None}


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("TPD spokesman Paul Brenner said the gun was found.", "en", "Paul Brenner"),
        ("A window was smashed, TPD spokesman Paul Brenner said, and a car burned.", "en", "Paul Brenner"),
        ("The gun was found at the scene, said the TPD.", "en", "the TPD"),
        ("The Tarnian president, Farid Nasir, told the nation that his troops had won.", "en", "Farid Nasir"),
        ("The TPD's statement said that the officers fired.", "en", "TPD"),
        ("“Korban dievakuasi,” ucap AKP Japri, Kasatlantas Polres Tirang.", "id", "Japri"),
        ("Kepala Kantor SAR setempat Raflis Tanjung menuturkan, 18 nama masih dicari.", "id", "Raflis Tanjung"),
        ("Pernyataan Rutte menegaskan bahwa pasukan sudah dikirim.", "id", "Rutte"),
        ("“Saya berharap pelaku ditangkap,” pungkasnya.", "id", None),
    ],
)
def test_an_office_is_told_from_the_name_that_stands_beside_it(text: str, language: str, speaker: str | None) -> None:
    assert speakers(text, language) == [speaker]


def test_what_belongs_to_an_office_is_no_part_of_a_name_that_stands_alone_elsewhere() -> None:
    text = "“Panen gagal,” kata Ketua Tani Sari Melati. Menurut Sari, hama menyerang sejak Mei."
    assert speakers(text) == ["Sari Melati", "Sari Melati"]
