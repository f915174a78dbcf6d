"""One says so, another says not."""

import pytest

from digest.model import ConflictKind
from tests.digest.relations.telling import Line, relations

CHARGE = "Kejaksaan menuding Bupati Raharja menerima suap dari pengusaha tambang."
ALSO = "Menurut saksi, Bupati Raharja menerima suap itu di kantornya."


@pytest.mark.parametrize(
    "denial",
    [
        "Bupati Raharja membantah menerima suap dari pengusaha tambang.",
        "Bupati Raharja menepis kabar bahwa dirinya menerima suap.",
        "Bupati Raharja mengatakan tidak benar ia menerima suap.",
        "Kabar Bupati Raharja menerima suap dibantah pengacaranya.",
        "Raharja menegaskan ia tidak pernah menerima suap dari pengusaha tambang.",
    ],
)
def test_a_denial_stands_against_what_it_denies(denial: str) -> None:
    conflicts = relations((1, "Kejaksaan", CHARGE), (2, "Raharja", denial)).conflicts
    assert [conflict.kind for conflict in conflicts] == [ConflictKind.STANCE]
    assert [[claim.quote for claim in side.claims] for side in conflicts[0].sides] == [[CHARGE], [denial]]


@pytest.mark.parametrize(
    "answer",
    [
        "Bupati Raharja tidak membantah menerima suap dari pengusaha tambang.",
        "Bupati Raharja belum menanggapi tudingan menerima suap dari pengusaha tambang.",
        "Bupati Raharja menolak berkomentar soal tudingan menerima suap.",
        "Bupati Raharja bukan hanya menerima suap dari pengusaha tambang.",
        "Jika membantah menerima suap, Bupati Raharja akan diperiksa lagi.",
    ],
    ids=["concedes", "silent", "declines", "not only", "if"],
)
def test_silence_and_concession_are_no_denial(answer: str) -> None:
    assert not relations((1, "Kejaksaan", CHARGE), (2, "Raharja", answer)).conflicts


def test_nobody_conflicts_with_himself() -> None:
    lines: list[Line] = [
        (1, "Raharja", "Raharja menyebut dirinya menerima suap."),
        (2, "Raharja", "Raharja membantah menerima suap."),
    ]
    assert not relations(*lines).conflicts


def test_a_denial_that_points_back_finds_the_charge() -> None:
    conflicts = relations((1, "Kejaksaan", CHARGE), (1, "Raharja", "Raharja membantah tuduhan tersebut.")).conflicts
    assert conflicts[0].sides[0].claims[0].quote == CHARGE


def test_all_who_say_it_and_all_who_deny_it_are_quoted() -> None:
    first, second = (
        "Raharja membantah menerima suap.",
        "Pengacara membantah Raharja menerima suap dari pengusaha tambang.",
    )
    lines: list[Line] = [(1, "Kejaksaan", CHARGE), (2, "Saksi", ALSO), (2, "Raharja", first), (3, "Pengacara", second)]
    (conflict,) = relations(*lines).conflicts
    assert {claim.quote for claim in conflict.sides[0].claims} == {CHARGE, ALSO}
    assert {claim.quote for claim in conflict.sides[1].claims} == {first, second}


def test_the_reasons_name_what_is_denied_and_the_cue() -> None:
    (conflict,) = relations((1, "Kejaksaan", CHARGE), (2, "Raharja", "Raharja membantah menerima suap.")).conflicts
    assert dict(conflict.why)["cue"] == "membantah"
    assert dict(conflict.why)["denied"] == "menerima suap"


@pytest.mark.parametrize(
    "denial",
    [
        "Hasker denied stealing money from the pension fund.",
        "Hasker said he never stole money from the pension fund.",
        "The claim that Hasker stole from the pension fund is false, his lawyer said.",
    ],
)
def test_english_denials(denial: str) -> None:
    charge = "Prosecutors say Hasker stole money from the pension fund."
    assert relations((1, "Prosecutors", charge), (2, "Hasker", denial), language="en").conflicts


def test_denied_words_are_found_where_they_are_told() -> None:
    told = 'In the book, Calder called the treasurer "a thief" at a staff meeting.'
    unrelated = "The book was reported to sell well in Graywick."
    lines: list[Line] = [(1, "", told), (1, "", unrelated), (1, "Calder", "Calder denied having said that.")]
    (conflict,) = relations(*lines, language="en").conflicts
    assert conflict.sides[0].claims[0].quote == told
    assert conflict.question.noun == told.rstrip(".")  # not "having said that"
    assert conflict.sides[1].position == "Calder denied having said that."


@pytest.mark.parametrize(
    "opinion",
    [
        "Hasker does not believe in stealing from a pension fund.",
        "Hasker does not think it is appropriate to steal money.",
    ],
)
def test_an_opinion_denies_nothing(opinion: str) -> None:
    charge = "Prosecutors say Hasker stole money from the pension fund."
    assert not relations((1, "Prosecutors", charge), (2, "Hasker", opinion), language="en").conflicts


def test_not_yet_contradicts_nobody_but_a_rumour() -> None:
    answer = "Sagara mengatakan belum terjadi hujan abu di Sumberwangi."
    rumour = "Beredar informasi bahwa terjadi hujan abu di Sumberwangi."
    plan = "Petugas menyebut Sagara menyiapkan masker bila terjadi hujan abu di Sumberwangi."
    assert relations((1, "", rumour), (2, "Sagara", answer)).conflicts
    assert not relations((1, "Petugas", plan), (2, "Sagara", answer)).conflicts


def test_done_and_not_yet_by_two_voices_on_one_day_is_a_conflict() -> None:
    done = (1, "Sela Mandika", "Rencana kota baru sudah disahkan, kata Sela Mandika.")
    assert relations(done, (2, "Teguh Mandala", "Belum ada pengesahan rencana kota baru, kata Teguh.")).conflicts
    assert not relations(done, (2, "Teguh Mandala", "Belum ada pengesahan anggaran vaksin, kata Teguh.")).conflicts


def test_who_takes_back_his_own_words_stands_against_them() -> None:
    said = (1, "Polisi", "Para pemuda itu membawa senjata tajam, kata polisi.")
    back = (2, "Polisi", "Polisi meralat keterangan bahwa para pemuda membawa senjata tajam.")
    assert relations(said, back).conflicts


def test_sharing_only_whom_it_is_about_denies_nothing() -> None:
    about = (1, "", "Castor United won with two goals from Leo Varga, the winger whom Italy wants.")
    denied = (2, "Castor United", "Castor United dismissed a report that Leo Varga had been injured.")
    assert not relations(about, denied, language="en").conflicts


def test_one_deed_done_and_not_done_by_two_voices_is_a_conflict() -> None:
    done = (1, "Joan Pell", "Mayor Joan Pell said the council had approved the plan lawfully.")
    assert relations(
        done, (2, "Greg Tate", "The council has not approved the plan, Greg Tate said."), language="en"
    ).conflicts
    assert not relations(
        done, (2, "Greg Tate", "The council has not approved a budget, Greg Tate said."), language="en"
    ).conflicts
    assert not relations(done, (2, "", "Critics name those who have not approved the plan."), language="en").conflicts


def test_a_rumour_told_just_before_is_what_that_rumour_means() -> None:
    claimed = (1, "Serikat Pekerja", "Serikat pekerja mengklaim 1.200 karyawan akan di-PHK setelah akuisisi.")
    (conflict,) = relations(claimed, (1, "Manajemen", "Manajemen menepis kabar tersebut.")).conflicts
    assert conflict.sides[0].position == claimed[2]


def test_denials_of_two_things_are_two_conflicts_though_one_sentence_charges_both() -> None:
    found = relations(
        (1, "Sinta", "Bram Wiratma menggelapkan dana koperasi dan memalsukan surat tanah, kata pelapor Sinta."),
        (2, "Bram", "Bram Wiratma membantah menggelapkan dana koperasi."),
        (2, "Galih", "Galih menepis kabar bahwa Bram memalsukan surat tanah."),
    ).conflicts
    assert sorted(conflict.question.noun for conflict in found) == [
        "kabar bahwa Bram memalsukan surat tanah",
        "menggelapkan dana koperasi",
    ]


def test_two_denials_of_one_charge_by_the_same_one_are_one_conflict() -> None:
    lines: list[Line] = [
        (1, "Menteri Ostravia", "Menteri Ostravia menuding Maronia berada di balik serangan ke kilang Selat Tandu."),
        (2, "Maronia", "Maronia membantah terlibat dalam serangan itu."),
        (3, "Dubes Maronia", "Dubes Maronia menolak tudingan Ostravia."),
    ]
    (conflict,) = relations(*lines).conflicts
    assert len(conflict.sides[1].claims) == 2


def test_a_denial_told_as_a_lie_denies_nothing_but_says_so() -> None:
    lie = (1, "Korv", "Korv said Ostravia lied about never having a chemical arms programme.")
    free = (2, "Trask", "Trask said Ostravia will be free to have a chemical arms programme in seven years.")
    assert not relations(lie, free, language="en").conflicts
    assert relations(lie, (3, "Ostravia", "Ostravia denied ever seeking chemical arms."), language="en").conflicts


def test_who_claims_the_deed_blames_nobody_else() -> None:
    claimed = (1, "Laskar Fajar", "Laskar Fajar, yang didukung Maronia, mengklaim bertanggung jawab atas serangan itu.")
    denied = (2, "Maronia", "Maronia membantah terlibat dalam serangan itu.")
    assert not relations(claimed, denied).conflicts


def test_a_part_denied_is_answered_by_the_blame_alone_and_a_longer_name_is_somebody_else() -> None:
    denied = (1, "Budi", "Kontraktor Budi membantah terlibat dalam kebakaran gudang.")
    neutral = (2, "Polisi", "Polisi menyelidiki kebakaran gudang milik Budi sejak Oktober.")
    other = (3, "Polisi", "Polisi menuduh juragan Budiman terlibat dalam kebakaran gudang.")
    assert not relations(denied, neutral, other).conflicts
    assert relations(denied, (3, "Polisi", "Polisi menuduh Budi terlibat dalam kebakaran gudang.")).conflicts


@pytest.mark.parametrize(
    "doubt",
    [
        "Ahli botani meragukan Bupati Raharja menerima suap dari pengusaha tambang.",
        "Klaim bahwa Bupati Raharja menerima suap dari pengusaha tambang terbantahkan.",
        "Kecil kemungkinan Raharja menerima suap dari pengusaha tambang.",
    ],
)
def test_a_doubt_stands_against_what_is_not_believed(doubt: str) -> None:
    (conflict,) = relations((1, "Kejaksaan", CHARGE), (2, "Ahli", doubt)).conflicts
    assert [[claim.quote for claim in side.claims] for side in conflict.sides] == [[CHARGE], [doubt]]


@pytest.mark.parametrize(
    "answer",
    [
        "Tidak diragukan lagi Bupati Raharja menerima suap dari pengusaha tambang.",
        "Klaim Melanta bahwa seorang bupati menerima suap dari pengusaha tambang diragukan.",
        "Kepala desa membantah bupati di Kabupaten Watulor menerima suap dari pengusaha tambang di Kota Lodan.",
    ],
    ids=["beyond doubt", "somebody else's claim", "elsewhere"],
)
def test_no_doubt_another_claim_and_another_place_are_no_answer(answer: str) -> None:
    charge = "Kejaksaan menuding seorang bupati di Kota Sumberwangi menerima suap dari pengusaha tambang."
    assert not relations((1, "Kejaksaan", charge), (2, "Ahli", answer)).conflicts


def test_a_claim_of_responsibility_stands_against_whoever_does_not_believe_it() -> None:
    lines: list[Line] = [
        (1, "", "Kelompok Sarwa mengklaim bertanggung jawab atas ledakan di kilang."),
        (2, "", "Pejabat Tandu menuding Maronia di balik ledakan itu."),
        (3, "Pejabat Tandu", "Pejabat Tandu menilai kecil kemungkinan ledakan itu didalangi Sarwa."),
        (3, "Ida", "Klaim Sarwa sebagai pelaku ledakan terbantahkan, kata Ida."),
    ]
    (conflict,) = relations(*lines).conflicts
    assert [len(side.claims) for side in conflict.sides] == [1, 2]
    assert conflict.sides[0].claims[0].quote == lines[0][2]


def test_short_denials_of_one_thing_are_one_conflict_however_much_the_story_tells_of_it() -> None:
    lines: list[Line] = [
        (1, "Guards", "Guards said Elgin carried a knife in the yard and pulled the knife."),
        (1, "", "A knife lay in the yard, and the knife was new."),
        (2, "Ilse", "Ilse doubted her brother carried a knife."),
        (3, "Milo", "Milo denied that Elgin had a knife on him."),
    ]
    (conflict,) = relations(*lines, language="en").conflicts
    assert len(conflict.sides[1].claims) == 2


def test_what_is_denied_ends_where_it_is_told_when_it_was() -> None:
    told = "Guards said Elgin pulled a long kitchen knife on the warden."
    denial = "Villagers contest the allegation that Elgin pulled a kitchen knife when he was seized on Sunday."
    (conflict,) = relations((1, "Guards", told), (2, "", denial), language="en").conflicts
    assert conflict.question.noun.endswith("kitchen knife")


@pytest.mark.parametrize(
    ("told", "conflicts"),
    [
        ("Raha Tiksa mengatakan pria di foto itu pilot Angin Air.", 1),
        ("Kapolres Sumo Wira mengatakan posisi pilot Angin Air sudah diketahui.", 0),
    ],
    ids=["who calls him so", "who tells of the pilot"],
)
def test_who_is_no_such_thing_is_said_against_those_who_call_him_so(told: str, conflicts: int) -> None:
    denial = "Letkol Bena Surya memastikan pria di foto itu bukan pilot Angin Air."
    assert len(relations((1, told[:10], told), (2, "Bena Surya", denial)).conflicts) == conflicts


@pytest.mark.parametrize(
    ("told", "conflicts"),
    [
        ("Wali Kota Raha Tiksa mengatakan awak kapal Bahtera disandera perompak di perairan Wena.", 1),
        ("Wali Kota Raha Tiksa mengatakan awak kapal Bahtera diserang perompak di perairan Wena.", 0),
    ],
    ids=["who tells the deed", "who tells another deed of the same ones"],
)
def test_a_deed_that_is_denied_is_answered_by_who_tells_that_deed(told: str, conflicts: int) -> None:
    denial = "Laksamana Bena Surya membantah awak kapal Bahtera disandera oleh perompak di perairan Wena."
    assert len(relations((1, told[10:20], told), (2, "Bena Surya", denial)).conflicts) == conflicts


@pytest.mark.parametrize(
    ("told", "denial", "count"),
    [
        ("Soldiers fired on the market in Adrel.", "No soldiers fired on the market in Adrel.", 1),
        ("Soldiers bought bread at the market in Adrel.", "No soldiers fired on the market in Adrel.", 0),
        ("Soldiers fired on the market in Tarn.", "No soldiers fired on the market in Adrel.", 0),
        ("No one was killed or injured in the raid.", "There were no dead or injured in the raid.", 0),
        ("The dam held and no cyanide leaked out.", "Villagers contest the claim that no cyanide leaked.", 1),
    ],
    ids=["done and not done", "something else", "elsewhere", "both say nobody", "a not that is denied"],
)  # fmt: skip
def test_no_and_nobody_say_that_something_is_not_so(told: str, denial: str, count: int) -> None:
    assert len(relations((1, "Okar", told), (2, "Vale", denial), language="en").conflicts) == count


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("Sela tidak bisa memenuhi panggilan itu.", "Raharja mengatakan Sela tidak akan memenuhi panggilan itu."),
        ("Sela enggak memenuhi panggilan itu.", "Raharja mengatakan Sela tidak memenuhi panggilan itu."),
        ("Jika Sela menerima suap, ia akan mundur.", "Raharja membantah Sela menerima suap."),
        ("Sela mengklarifikasi pernyataan bahwa ia menerima suap.", "Raharja membantah Sela menerima suap."),
        ("Presiden adalah mandataris majelis.", "Raharja mengatakan mereka bukan mandataris presiden."),
        ("Sela menerima suap dari Doni.", "Raharja mengatakan ia tidak tahu pasti siapa yang menerima suap dari Doni."),
        ("Data penumpang kereta bocor.", "Raharja memastikan data penumpang kereta tak lagi bocor."),
        ("Sela jadi juri lomba itu.", "Raharja berharap agar Sela tidak jadi juri lomba itu."),
    ],
)
def test_what_only_shares_the_words_is_no_other_side(told: str, denied: str) -> None:
    assert not relations((1, "Teguh Mandala", told), (2, "Raharja", denied)).conflicts


@pytest.mark.parametrize(
    ("told", "conflicts"),
    [
        ("Dinas Wena memberikan catatan soal dana abadi pesantren.", 0),
        ("Dinas Wena memberikan bantuan dana abadi pesantren.", 1),
        ("Dinas Wena memberikan dana abadi pesantren.", 1),
        ("Dinas Wena memberikan amplop berisi dana abadi pesantren.", 1),
        ("Dinas Wena memberikan sebagian besar dana abadi pesantren.", 1),
        ("Dinas Wena memberikan kepada santri dana abadi pesantren.", 1),
    ],
)
def test_who_gives_something_else_is_no_other_side(told: str, conflicts: int) -> None:
    denial = "Dinas Wena tidak memberikan dana abadi pesantren."
    assert len(relations((1, "Sela Mandika", told), (2, "Bena Surya", denial)).conflicts) == conflicts


@pytest.mark.parametrize(
    ("told", "conflicts"),
    [
        ("Police attacked fishermen in Adrel.", 1),
        ("Fishermen attacked police in Adrel.", 0),
        ("Fishermen were attacked by police in Adrel.", 1),
    ],
)
def test_what_was_done_the_other_way_round_is_no_other_side(told: str, conflicts: int) -> None:
    denial = "Police did not attack fishermen in Adrel."
    assert len(relations((1, "Okar", told), (2, "Boyle", denial), language="en").conflicts) == conflicts


def test_two_words_turned_round_are_another_thing() -> None:
    denial = (2, "Raharja", "Raharja mengatakan Wena bukan penasihat pengacara.")
    assert not relations((1, "Sela", "Wena menjadi pengacara penasihat."), denial).conflicts
    assert relations((1, "Sela", "Wena menjadi penasihat pengacara."), denial).conflicts


def test_a_sentence_that_says_not_of_what_is_denied_agrees() -> None:
    hurried = "Dewan terburu-buru mengesahkan aturan kota."
    denial = (2, "Raharja", "Raharja menepis anggapan bahwa dewan terburu-buru mengesahkan aturan kota.")
    assert relations((1, "Sela", hurried), denial).conflicts
    assert not relations((1, "Sela", hurried.replace("terburu", "tidak terburu")), denial).conflicts


@pytest.mark.parametrize("speaker", ["Raharja", "Bupati Raharja Luhung", "Luhung"])
def test_a_speaker_under_part_of_his_name_does_not_contradict_himself(speaker: str) -> None:
    denial = (2, "Raharja Luhung", "Kami tidak meminjam uang pada bank desa.")
    assert not relations((1, speaker, "Kami meminjam uang pada bank desa."), denial).conflicts


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Polisi", "Polisi Militer", "id"),
        ("Kementerian Kesehatan Gaza", "Kementerian Kesehatan", "id"),
        ("Menteri", "Menteri Kesehatan", "id"),
        ("Bank Lodan", "Bank", "id"),
        ("Ostravia", "Ostravia Kest", "en"),
        ("Israel", "Israel Kest", "en"),
        ("Doran Vale", "Doran Vale Jr.", "en"),
    ],
)
def test_a_body_a_country_and_a_namesake_are_not_who_bears_a_part_of_the_name(
    one: str, other: str, language: str
) -> None:
    charge, denial = {
        "id": ("Warga Lodan meminjam uang pada bank desa.", "Tidak benar warga Lodan meminjam uang pada bank desa."),
        "en": ("The clinic sold old vaccines.", "It is not true that the clinic sold old vaccines."),
    }[language]
    assert relations((1, one, charge), (2, other, denial), language=language).conflicts


@pytest.mark.parametrize(("one", "other"), [("Vale", "Doran Vale"), ("Mayor Doran Vale", "Vale")])
def test_a_speaker_by_his_surname_does_not_contradict_himself(one: str, other: str) -> None:
    lines: list[Line] = [
        (1, one, "The clinic sold old vaccines."),
        (2, other, "It is not true that the clinic sold old vaccines."),
    ]
    assert not relations(*lines, language="en").conflicts


@pytest.mark.parametrize(
    ("told", "denial"),
    [
        (
            "The health ministry clarified that Norvax withdrew its vaccine in March.",
            "Norvax denied that it withdrew its vaccine in March.",
        ),
        (
            "Asked whether he would run again, Vale said the town lost the bridge fund.",
            "Boyle denied that the town lost the bridge fund.",
        ),
        (
            "Students were arrested at the Hallam campus.",
            "Officers had not arrested students at the Hallam campus.",
        ),
        (
            "Hostages were killed in the Kessar raid, the mayor said.",
            "Troops had not killed hostages in the Kessar raid.",
        ),
        (
            "Soldiers without warning fired on the market in Adrel.",
            "Soldiers did not fire on the market in Adrel.",
        ),
        (
            "Soldiers, who had not been attacked, shelled the market in Adrel.",
            "Soldiers did not shell the market in Adrel.",
        ),
        (
            "A surgeon without his consent removed the kidney of Hal Morrow.",
            "A surgeon did not remove the kidney of Hal Morrow.",
        ),
        (
            "Petra Stahl bribed members before the motion of no confidence.",
            "Stahl denied bribing members before the motion of no confidence.",
        ),
    ],
    ids=[
        *("clarified", "asked before", "passive", "passive, killed", "without warning", "not of it"),
        *("without his consent", "of no confidence"),
    ],
)  # fmt: skip
def test_how_it_is_told_does_not_hide_what_is_told(told: str, denial: str) -> None:
    assert relations((1, "Okar", told), (2, "Boyle", denial), language="en").conflicts


@pytest.mark.parametrize(("whose", "conflicts"), [("bank", 1), ("mill", 0)])
def test_one_without_a_name_denies_what_is_told_of_him(whose: str, conflicts: int) -> None:
    told = (1, "Okar", f"The {whose} laundered money for a cartel.")
    denied = (2, "", "For years the bank denied laundering money for a cartel.")
    assert len(relations(told, denied, language="en").conflicts) == conflicts


@pytest.mark.parametrize(
    ("told", "denial"),
    [
        (
            "Dalam klarifikasinya, Polres Watulor menyatakan Doni meninggal karena sakit jantung.",
            "Keluarga membantah Doni meninggal karena sakit jantung.",
        ),
        (
            "Pabrik Wena tanpa izin membuang limbah ke Sungai Lodan.",
            "Pabrik Wena tidak membuang limbah ke Sungai Lodan.",
        ),
        ("Wali kota menutup Pasar Lembang.", "Wali kota tidak menutup Pasar Lembang."),
        ("Raharja melatih Persila.", "Raharja tidak lagi melatih Persila."),
    ],
    ids=["klarifikasi", "tanpa izin", "menutup", "tidak lagi"],
)
def test_how_it_is_told_in_indonesian_does_not_hide_what_is_told(told: str, denial: str) -> None:
    assert relations((1, "Sela Mandika", told), (2, "Bena Surya", denial)).conflicts


def test_false_news_that_somebody_is_charged_with_spreading_is_no_denial() -> None:
    charged = (2, "", "Sela ditetapkan sebagai tersangka atas tuduhan menyebarkan konten berita bohong terkait asrama.")
    assert not relations((1, "", "Polda menetapkan Sela sebagai tersangka kasus asrama."), charged).conflicts
    false = (2, "", "Sela ditetapkan sebagai tersangka kasus asrama itu berita bohong.")
    assert relations((1, "", "Polda menetapkan Sela sebagai tersangka kasus asrama."), false).conflicts


def test_what_is_called_a_hoax_stands_between_the_verb_and_the_word_for_it() -> None:
    rumour = (1, "", "Kabar Raharja wafat beredar di media sosial.")
    hoax = (2, "", "Sekretaris pribadinya, Doni, memastikan kabar Raharja wafat itu tidak benar alias hoaks.")
    assert dict(relations(rumour, hoax).conflicts[0].why)["denied"] == "kabar Raharja wafat itu"


def test_a_withdrawn_complaint_takes_no_words_back() -> None:
    told = (1, "Doni", "Doni mengaku menyeret Raharja di atas kap mobil.")
    assert not relations(told, (2, "Raharja", "Raharja mencabut laporan polisi terhadap Doni.")).conflicts


def test_one_who_rejects_a_charge_twice_is_in_one_conflict() -> None:
    lines: list[Line] = [
        (1, "Jaksa", "Jaksa mendakwa Raharja menguasai empat pucuk senjata api."),
        (2, "Raharja", "Raharja menolak dakwaan menguasai empat pucuk senjata api."),
        (3, "Raharja", "Raharja membantah tuduhan jaksa bahwa ia menguasai senjata api."),
    ]
    assert len(relations(*lines).conflicts) == 1


@pytest.mark.parametrize(
    ("charged", "denials", "language"),
    [
        (
            [
                "Prosecutors accuse Senator Corvane of taking bribes from a builder.",
                "Nora Fell accuses Senator Corvane of beating her in a hotel.",
            ],
            [
                "Corvane rejected the accusation that he took bribes from a builder.",
                "Corvane rejected the accusation that he beat Nora Fell in a hotel.",
            ],
            "en",
        ),
        (
            [
                "Jaksa menuduh Raharja menggelapkan dana koperasi nelayan.",
                "Sela menuduh Raharja memukul tukang parkir hotel.",
            ],
            [
                "Raharja menepis tuduhan menggelapkan dana koperasi nelayan.",
                "Raharja menepis tuduhan memukul tukang parkir hotel.",
            ],
            "id",
        ),
    ],
)  # fmt: skip
def test_two_charges_that_one_rejects_are_two_conflicts(charged: list[str], denials: list[str], language: str) -> None:
    lines: list[Line] = [
        (1, "Jaksa", charged[0]),
        (1, "Sela", charged[1]),
        *((2, denial.split()[0], denial) for denial in denials),
    ]
    found = relations(*lines, language=language).conflicts
    assert {tuple(claim.quote for side in conflict.sides for claim in side.claims) for conflict in found} == {
        *zip(charged, denials, strict=True)
    }


def test_a_name_that_reads_like_a_cue_denies_nothing() -> None:
    lines: list[Line] = [
        (1, "Sela", "Sela Mandika menyampaikan bahwa kantor pajak mendampingi perusahaan selama masa peralihan."),
        (2, "Deny", "Deny Luhung mengungkapkan bahwa kantor pajak mendampingi perusahaan selama masa peralihan."),
    ]
    assert not relations(*lines).conflicts


def test_false_news_that_a_court_finds_to_be_spread_is_no_denial() -> None:
    told = (1, "Sela", "Terdakwa Rena terbukti bersalah menyiarkan pemberitaan bohong.")
    assert not relations(told, (2, "Jon", "Menyatakan terdakwa Rena bersalah menyiarkan berita bohong.")).conflicts


def test_a_hope_that_it_is_not_so_denies_nothing() -> None:
    charge = (1, "Sela", "Sela melihat nuansa politis dalam penetapan Rena menjadi tersangka.")
    hope = (2, "Rena", "Rena berharap tak ada nuansa politis dalam penetapan dirinya menjadi tersangka.")
    assert not relations(charge, hope).conflicts
