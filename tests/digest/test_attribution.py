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
        ("Senator Ann Vale of Ohio said the water rose.", "Ann Vale", "Senator of Ohio"),
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


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (  # postposed, behind the apposition of a place
            "Five people were hurt in Tarn, the capital of East Tarnia, said Ann Moor of the River Agency.",
            "Ann Moor",
            "River Agency",
        ),
        ("Some 40 houses fell, said river agency spokesman Bob Moor.", "Bob Moor", "river agency spokesman"),
        ("Bob Moor, who lives there, said Mr Vale should resign.", "Bob Moor", ""),
        ("The mayor of Tarn, Bob Moor, said Mr Vale should resign.", "Bob Moor", "The mayor of Tarn"),
        ("Ann Vale, Tarn's Rescue Team Leader, said the water rose.", "Ann Vale", "Tarn's Rescue Team Leader"),
        ("“It rose,” Captain Ann Vale, Chief Press Officer, Navy, said.", "Ann Vale", "Captain"),
        ("But Officer Ann Vale, from the Fifth District, testified that it rose.", "Ann Vale", "Officer"),
        ("“It rose,” said 61-year-old Ann Vale, a worker who left.", "Ann Vale", "a worker"),
        ("Ann Vale, spokeswoman for Tarn's armed forces, said Tarn had not shot.", "Ann Vale", None),
        ("Tarn's armed forces denied that they shot.", "Tarn's armed forces", ""),
        ("The Tarnian government announced cuts on Sunday.", "The Tarnian government", ""),
        ("A spokesman for the Stone Project said nobody died.", "A spokesman for the Stone Project", ""),
        ("Dough mixer Ann Vale said the water rose.", "Ann Vale", "Dough mixer"),
        ("Acting chief of staff Ann Vale said the water rose.", "Ann Vale", "Acting chief of staff"),
        ("Tarn Police Chief Ann Vale said the water rose.", "Ann Vale", "Tarn Police Chief"),
        ("Ann Vale was quoted by state radio as saying the water rose.", "Ann Vale", ""),
        ("Police put the march, the second this week, at roughly 30,000 people.", "Police", ""),
        ("Boats ferried the injured to Tarn but the authorities say it is over.", "the authorities", ""),
        ("The storm came in the night, and afterward, Ann Vale said she left.", "Ann Vale", ""),
        ("The mill burned to the ground, Ann Vale said late on Monday.", "Ann Vale", ""),
        ("The report said six children died.", None, ""),
        ("The gate was shut, according to the email.", None, ""),
        ("The island's main town, also called Tarn, was undamaged.", None, ""),
        ("The raid comes after reports of shots in Tarn.", None, ""),
        ("The alleged thief is in custody.", None, ""),
    ],
)
def test_forms_of_english_news(text: str, speaker: str | None, role: str | None) -> None:
    found = attributions(text, "en")[0]
    assert (found.speaker, found.role if role is not None else None) == (speaker, role)


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“Air naik,” kata Plt Kepala Dinas Air Tarung, Sari M. Melati saat dihubungi.", "Sari M. Melati", None),
        ("“Air naik,” kata Sari Melati, Kepala Puskesmas Kecamatan Tarung, saat dihubungi.", "Sari Melati", None),
        ("“Air naik,” terang dr Sari, Plt Dirut RS Tarung melalui pesan.", "Sari", None),
        ("Kapolres Tarung, AKBP Sari Melati mengatakan, air naik.", "Sari Melati", "Kapolres Tarung"),
        ("“Air naik,” kata Kepala Kantor Pencarian dan Pertolongan Tarung Sari Melati, Kamis.", "Sari Melati", None),
        ("Kolonel Sari al-Melati mengatakan air naik.", "Sari al-Melati", "Kolonel"),
        ("Kepada Rudi, Sari mengatakan, air naik.", "Sari", ""),
        ("Berkaca dari banjir itu, Sari Melati berharap warga siap.", "Sari Melati", ""),
        ("Seiring turunnya hujan, Bupati Sari Melati meminta warga pulang.", "Sari Melati", "Bupati"),
        ("Akhirnya selang dua jam dari laporan, pihak Bandara Tarung menyatakan pesawat hilang.", None, None),
        ("Menurut keterangan saksi mata, Rudi pergi dari jarak dekat.", "saksi mata", ""),
        ("Berdasarkan informasi para saksi, Rudi pergi pada malam hari.", "para saksi", ""),
        ("Data Polres Tarung menyebutkan tujuh orang pulang.", "Polres Tarung", ""),
        ("Survei terbaru menyebut air naik.", None, ""),
        ("Keluarga Rudi mengaku menerima kabar itu.", "Keluarga Rudi", ""),
        ("Menurut Sari Melati, klaim petani sebagai korban tidak benar.", "Sari Melati", ""),
    ],
)
def test_forms_of_indonesian_news(text: str, speaker: str | None, role: str | None) -> None:
    found = attributions(text)[0]
    told = found.speaker if speaker is not None or role is not None else None
    assert (told, found.role if role is not None else None) == (speaker, role)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The River Office said it rose. He said people left.", "en", ["The River Office", None]),
        ("The refugees said planes came. They told us of bombs.", "en", ["The refugees"] * 2),
        ("Mayor Ann Vale came. “Bob Moor won,” she wrote.", "en", [None, "Ann Vale"]),
        ("Mayor Ann Vale spoke when he came, and she said it rose.", "en", ["Ann Vale"]),
        ("Bupati Sari Melati mengatakan air naik. Menurutnya, warga pulang.", "id", ["Sari Melati"] * 2),
        ("Kantor Air mengatakan air naik. Ia menambahkan warga pulang.", "id", ["Kantor Air", None]),
        (
            "Pelatih Sari Melati mengatakan siap. Pelatih asal Tarung ini menilai tim baik.",
            "id",
            ["Sari Melati"] * 2,
        ),
    ],
)
def test_whom_a_pronoun_means(text: str, language: str, expected: list[str | None]) -> None:
    assert speakers(text, language) == expected


def test_a_headline_names_nobody() -> None:
    article = Article(
        title="Melati Tawarkan Bantuan Untuk Warga",
        text="Dalam pidato itu Melati menegaskan bahwa air naik.",
        language="id",
    )
    told = attribute(article, split_passages(article), language_of("id"))
    assert [s.attribution.speaker for s in told][-1] == "Melati"
