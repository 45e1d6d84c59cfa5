"""What a page hides by style, attribute, helper class or its own style sheet; and what only looks hidden."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.style_sheets import read_sheet
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
    assert cleaned(f"<dialog>{UNSEEN}</dialog>") == WHOLE  # text of its own, without an attribute
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


def hidden(sheet: str) -> set[str]:
    return {"".join(sorted(rule.names)) for rule in read_sheet(sheet).hidden}


def test_what_a_sheet_hides() -> None:
    assert hidden("a{b:c}.x{display:none}#y,.z{display:none}.z{display:block}") == {".x", "#y"}
    assert hidden(".a.b{display:none}.c>.d .e{display:none}.f:hover .g{display:block}.g{display:none}") == {
        ".a.b",
        ".e",
        ".g",
    }
    assert hidden(".no-js .x{display:none}.x:not(.y){display:none}p{display:none}.q p{display:none}") == set()
    assert hidden("{" * 1000) == hidden("") == set()


@pytest.mark.parametrize(
    "sheet",
    [
        ".zz.ww{display:none}",
        ".entry .zz{display:none}",
        "article > .entry > p.ww{visibility:hidden}",
        ".zz{display:none} .entry:hover .zz{display:block}",
        ".zz{display:block} .zz.ww{display:none}",
        ".zz{display:none} @media (max-width:600px){.zz{display:block}}",
    ],
)
def test_a_sheet_hides_by_several_names(sheet: str) -> None:
    assert cleaned(f"<p class='zz ww'>{UNSEEN}</p>", sheet) == WHOLE
    assert cleaned(f"<div class='zz ww'><p class='zz ww'>{UNSEEN}</p></div>", sheet) == WHOLE


@pytest.mark.parametrize(
    "sheet",
    [
        ".zz.other{display:none}",
        ".other .zz{display:none}",
        ".zz .entry{display:none}",
        ".collapsed .zz{display:none}",
        "body .page-open.zz .ww{display:none}",
        ".entry .zz{display:none} .open .zz{display:block}",
        ".no-js .zz{display:none}",
        ".entry p{display:none}",
    ],
)
def test_several_names_that_are_not_there_hide_nothing(sheet: str) -> None:
    html = cleaned(f"<div class='collapsed no-js'><p class='zz ww'>{UNSEEN}</p></div>", sheet)
    assert UNSEEN in html


def test_a_part_of_a_line_that_a_sheet_hides() -> None:
    line = f"{SECOND[:-1]}<span class='card'>بطاقة تعريف بالمهندس</span>، وقال أيضا."
    shown = f"{LEAD}\n{SECOND[:-1]}، وقال أيضا.\n{THIRD}"
    assert cleaned("", ".entry .card{display:none}", f"<p>{line}</p><p>{THIRD}</p>") == shown
    hovered = ".card{display:none} a:hover + .card{display:block}"
    assert cleaned("", hovered, f"<p>{line}</p><p>{THIRD}</p>") == shown


def test_line_feeds_that_a_sheet_keeps() -> None:
    sheet = ".entry .zz{white-space:pre-line}"
    assert cleaned("", sheet, f"<div class='zz'>{SECOND}\n\n{THIRD}</div>") == WHOLE
    apart = cleaned("", ".other .zz{white-space:pre-line}", f"<div class='zz'>{SECOND}\n{THIRD}</div>")
    assert apart == f"{LEAD}\n{SECOND} {THIRD}"
