"""Lines about other people's work between the paragraphs: an agency's photographer, an outlet that wrote the text."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import LEAD, SECOND, THIRD, article


@pytest.mark.parametrize(
    "line",
    [
        "© REUTERS / OMAR SANADIKI",
        "© Reuters/Omar Sanadiki",
        "مضمون هذا الخبر تم كتابته بواسطة الضحى الجديد ولا يعبر عن رأينا.",
    ],
)
def test_they_go(line: str) -> None:
    html = article().decode().replace(f"<p>{SECOND}</p>", f"<p>{line}</p><p>{SECOND}</p>")
    assert clean_page(html.encode()).text == f"{LEAD}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "line",
    [
        "كتبت وكالة رويترز / عمر الصنديقي أن السد القديم لن يفتح هذا العام أمام الزوار.",
        "مضمون هذا الخبر لا يختلف عما نشر أمس.",
    ],
)
def test_the_journalists_own_stay(line: str) -> None:
    html = article().decode().replace(f"<p>{SECOND}</p>", f"<p>{line}</p><p>{SECOND}</p>")
    assert line in clean_page(html.encode()).text
