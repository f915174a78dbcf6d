"""Two figures of one thing on two terms, and on one."""

import pytest

from tests.digest.relations.telling import story

# Two sentences, and whether their figures clash.
INDONESIAN = [
    ("Inflasi Tirang pada April 0,08 persen secara bulanan.", "Inflasi Tirang pada April 1,71 persen tahunan.", False),
    ("Inflasi Tirang pada April 0,08 persen secara bulanan.", "Inflasi Tirang pada April 0,18 persen bulanan.", True),
    ("Jaksa menuntut Bram Wiratma 8 tahun penjara.", "Hakim menjatuhkan vonis 5 tahun penjara bagi Bram.", False),
    ("Jaksa menuntut Bram Wiratma 8 tahun penjara.", "Jaksa menuntut Bram Wiratma 5 tahun penjara.", True),
    ("Hakim menghukum Bram Wiratma 8 tahun penjara.", "Hakim memvonis Bram Wiratma 5 tahun penjara.", True),
    ("Jaksa meminta hakim menghukum Bram Wiratma 8 tahun penjara.", "Hakim menghukum Bram 5 tahun penjara.", False),
    ("Jaksa menuntut agar Bram dijatuhi hukuman 8 tahun penjara.", "Bram dijatuhi hukuman 5 tahun penjara.", False),
    ("Bram yang dituntut 9 tahun divonis 8 tahun penjara.", "Hakim memvonis Bram 5 tahun penjara.", True),
    ("Hakim menolak tuntutan dan menghukum Bram 8 tahun penjara.", "Hakim menghukum Bram 5 tahun penjara.", True),
    (
        "Data bulanan menyebut pengangguran Tirang 7,1 persen.",
        "Laporan tahunan menyebut pengangguran Tirang 9,4 persen.",
        True,
    ),
    ("Pabrik Tirang akan memangkas 400 pekerjaan.", "Sejauh ini pabrik Tirang memangkas 120 pekerjaan.", False),
    ("Sejauh ini pabrik Tirang memangkas 400 pekerjaan.", "Pabrik Tirang memangkas 120 pekerjaan.", True),
    ("Tirang menghabiskan Rp12 miliar untuk stadion.", "Tirang menghabiskan Rp40 miliar untuk pasar.", False),
    ("Tirang menghabiskan Rp12 miliar untuk stadion.", "Tirang menghabiskan Rp40 miliar untuk stadion.", True),
]
ENGLISH = [
    (
        "Monthly inflation in Arvena was 0.4 percent in May.",
        "Annual inflation in Arvena was 3.1 percent in May.",
        False,
    ),
    ("Annual inflation in Arvena was 2.4 percent in May.", "Annual inflation in Arvena was 3.1 percent in May.", True),
    (
        "Prices in Arvena rose 0.4 percent from a month earlier.",
        "Prices in Arvena rose 3.1 percent from a year earlier.",
        False,
    ),
    (
        "Prosecutors want Ellis Warrick jailed for eight years.",
        "A judge gave Ellis Warrick five years in jail.",
        False,
    ),
    ("A judge jailed Ellis Warrick for eight years.", "A judge gave Ellis Warrick five years in jail.", True),
    (
        "Prosecutors asked that Ellis Warrick be sentenced to eight years.",
        "Ellis Warrick was sentenced to five years.",
        False,
    ),
    (
        "Prosecutors want Ellis Warrick given eight years in jail.",
        "A judge gave Ellis Warrick five years in jail.",
        False,
    ),
    (
        "Unemployment in Arvena was 7.1 percent by the monthly bulletin.",
        "Unemployment in Arvena was 9.4 percent by the annual review.",
        True,
    ),
    ("The Redport mill plans to cut 400 jobs.", "The Redport mill has cut 120 jobs so far.", False),
    ("The Redport mill plans to cut 400 jobs.", "The Redport mill plans to cut 120 jobs.", True),
    ("Redport spent $12 million on the library.", "Redport spent $40 million on the stadium.", False),
    ("Redport spent $12 million on the library.", "Redport spent $40 million on the library.", True),
    ("Redport spent $12 million on Monday.", "Redport spent $40 million on the library.", True),
    (
        "About 2,000 workers joined the strike at the Redport port.",
        "The Redport port employs 5,000 workers.",
        False,
    ),
    (
        "About 2,000 workers joined the strike at the Redport port.",
        "About 5,000 workers joined the strike at the Redport port.",
        True,
    ),
]


@pytest.mark.parametrize(("first", "second", "clash"), INDONESIAN)
def test_indonesian_figures_on_two_terms_are_no_conflict(first: str, second: str, clash: bool) -> None:
    assert bool(story(first, second).conflicts) is clash


@pytest.mark.parametrize(("first", "second", "clash"), ENGLISH)
def test_english_figures_on_two_terms_are_no_conflict(first: str, second: str, clash: bool) -> None:
    assert bool(story(first, second, language="en").conflicts) is clash
