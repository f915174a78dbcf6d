"""How a claim is put forward."""

import pytest

from digest.attribution import attribute
from digest.language import language_of
from digest.model import Article, Status
from digest.status import status_of
from digest.text import split_passages


def status(text: str, language: str) -> Status:
    article = Article(text=text, language=language)
    data = language_of(language)
    statement = attribute(article, split_passages(article), data)[0]
    return status_of(text, statement.speech, data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati Sari Melati mengatakan air naik.", Status.ASSERTED),
        ("Air naik setinggi lutut.", Status.ASSERTED),
        ("Bupati Sari Melati mengonfirmasi bahwa bendungan jebol.", Status.CONFIRMED),
        ("Bupati Sari Melati membenarkan kabar itu.", Status.CONFIRMED),
        ("Video itu diverifikasi oleh Pusat Pantau Sungai.", Status.CONFIRMED),
        ("Bupati Sari Melati membantah bendungan jebol.", Status.DENIED),
        ("Kabar itu dibantah Bupati Sari Melati.", Status.DENIED),
        ("Bupati Sari Melati menepis tuduhan itu.", Status.DENIED),
        ("Sari Melati mengatakan bahwa ia “tidak percaya bendungan jebol”.", Status.DENIED),
        ("Bupati Sari Melati menolak tuduhan korupsi.", Status.DENIED),
        ("Itu bukan banjir, melainkan genangan, kata Sari Melati.", Status.DENIED),
        ("Sari Melati tidak membantah kabar itu.", Status.ASSERTED),
        ("Kantor berita tidak dapat memverifikasi video itu.", Status.UNVERIFIED),
        ("Jumlah korban belum diketahui.", Status.UNVERIFIED),
        ("Belasan warga diduga hanyut.", Status.UNVERIFIED),
        ("Dikabarkan, belasan warga hanyut.", Status.UNVERIFIED),
        ("Banjir itu, jika benar, yang terbesar tahun ini.", Status.UNVERIFIED),
        ("Sari Melati meragukan angka itu.", Status.DOUBTED),
        ("Sari Melati mengklaim air sudah surut.", Status.ALLEGED),
        ("Warga menuduh perusahaan itu lalai.", Status.ALLEGED),
        ("Sari Melati memperkirakan air surut besok.", Status.ESTIMATED),
        ("Kerugian diperkirakan Rp1 miliar.", Status.ESTIMATED),
        ("Kotabaru belum merespons tuduhan itu.", Status.NO_COMMENT),
        ("Sari Melati menolak berkomentar.", Status.NO_COMMENT),
        ("Sari Melati tidak menyebutkan jumlah korban.", Status.NO_COMMENT),
        ("Warga belum mampu pulang.", Status.ASSERTED),
        ("Polisi menyelidiki untuk memastikan penyebabnya.", Status.ASSERTED),
    ],
)
def test_indonesian(text: str, expected: Status) -> None:
    assert status(text, "id") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ann Vale said the dam broke.", Status.ASSERTED),
        ("Mayor Ann Vale confirmed that the dam broke.", Status.CONFIRMED),
        ("Mayor Ann Vale denied that the dam broke.", Status.DENIED),
        ("Ann Vale said she does not believe the dam broke.", Status.DENIED),
        ("Ann Vale rejected the claims.", Status.DENIED),
        ("The report is false, Ann Vale said.", Status.DENIED),
        ("The agency could not independently verify the video.", Status.UNVERIFIED),
        ("The dam reportedly broke on Friday.", Status.UNVERIFIED),
        ("It was not immediately clear why the dam broke.", Status.UNVERIFIED),
        ("Ann Vale doubted the figure.", Status.DOUBTED),
        ("Ann Vale alleged that the company lied.", Status.ALLEGED),
        ("Ann Vale estimated that 200 homes were lost.", Status.ESTIMATED),
        ("Ann Vale declined to comment.", Status.NO_COMMENT),
        ("The company did not immediately respond to a request.", Status.NO_COMMENT),
        ("Ann Vale did not deny the report.", Status.ASSERTED),
    ],
)
def test_english(text: str, expected: Status) -> None:
    assert status(text, "en") is expected
