"""What a page hides by style, attribute, helper class or its own style sheet; and what only looks hidden."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.styles import hidden_names
from tests.cleaning.pages import LEAD, SECOND, THIRD, article

UNSEEN = "هذا سطر لا يراه أحد من قراء الصفحة في المتصفح، ولا ينبغي أن يظهر في النص أبدا."
REST = f"<p>{SECOND}</p><p>{THIRD}</p>"
WHOLE = f"{LEAD}\n{SECOND}\n{THIRD}"


def cleaned(inserted: str, sheet: str = "", rest: str = REST) -> str:
    html = article(head=f"<style>{sheet}</style>").decode().replace(REST, inserted + rest)
    return clean_page(html.encode()).text


@pytest.mark.parametrize(
    "attributes",
    [
        "style='position:absolute;clip-path:inset(50%)'",
        "style='height:0;overflow:hidden'",
        "style='position:absolute;width:1px;height:1px;overflow:hidden'",
        "style='max-height:0; overflow: hidden'",
        "style='position:absolute;left:-100vw'",
        "style='position:fixed;inset:-9999px auto auto'",
        "style='transform:scale(0)'",
        "class='visually-hidden-focusable'",
        "class='cdk-visually-hidden'",
        "class='is-sr-only'",
        "class='ng-hide'",
        "class='hidden-xs hidden-sm hidden-md hidden-lg'",
        "class='elementor-hidden-desktop elementor-hidden-tablet elementor-hidden-mobile'",
        "popover",
    ],
)
def test_a_part_that_says_it_is_hidden(attributes: str) -> None:
    assert cleaned(f"<div {attributes}><p>{UNSEEN}</p></div>") == WHOLE
    assert cleaned(f"<p {attributes}>{UNSEEN}</p>") == WHOLE


def test_a_dialog_is_shown_where_it_is_open() -> None:
    assert cleaned(f"<dialog><p>{UNSEEN}</p></dialog>") == WHOLE
    assert UNSEEN in cleaned(f"<dialog open><p>{UNSEEN}</p></dialog>")


@pytest.mark.parametrize(
    "sheet",
    [
        ".zz{display:none}",
        ".a, p.zz { visibility : hidden !important }",
        "/* {} */ #zz{position:absolute;left:-9999px}",
        "@media print{.zz{display:block}} .zz{display:none}",
    ],
)
def test_the_pages_own_sheet_hides(sheet: str) -> None:
    assert cleaned(f"<p class='zz' id='zz'>{UNSEEN}</p>", sheet) == WHOLE


@pytest.mark.parametrize(
    "sheet",
    [
        "@media (max-width:600px){.zz{display:none}}",
        ".zz{display:none} .open .zz{display:block}",
        ".zz{display:none} .zz.on{visibility:visible}",
        ".print .zz{display:none}",
        ".zz{color:red",
        "}}} .y{display:none",
    ],
)
def test_a_sheet_that_shows_it_again_or_on_some_screens_hides_nothing(sheet: str) -> None:
    assert UNSEEN in cleaned(f"<p class='zz'>{UNSEEN}</p>", sheet)


def test_what_a_control_or_a_script_opens_is_shown() -> None:
    sheet = ".zz{display:none}"
    assert cleaned("", sheet, f"<div class='zz'>{REST}</div><button>اقرأ المزيد</button>") == WHOLE
    script = "<script>document.querySelector('.zz').style.display = 'block'</script>"
    assert UNSEEN in cleaned(f"<p class='zz'>{UNSEEN}</p>{script}", sheet)
    assert cleaned("", sheet, f"<div class='zz'>{REST}</div>") == WHOLE  # most of the text
    assert cleaned("", "", f"<div style='max-height:0;overflow:hidden'>{REST}</div><button>المزيد</button>") == WHOLE


def test_hidden_names_of_a_sheet() -> None:
    assert hidden_names("a{b:c}.x{display:none}#y,.z{display:none}.z{display:block}") == {".x", "#y"}
    assert hidden_names("{" * 1000) == hidden_names("") == frozenset()
