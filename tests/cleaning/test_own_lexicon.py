"""A user's corrections of the lexicon: phrases that are added, rules that are switched off."""

import ast
import re
from pathlib import Path

import pytest

import naqi
from crawler.items import Article, Corrections, FetchedPage, Rejected
from crawler.sites.slow_patterns import is_slow
from pipelines.cleaning.chain import clean_fetched, clean_page
from pipelines.cleaning.lexicon import FOLDER, LexiconError, lexicon, read_rows
from pipelines.cleaning.lexicon.own import WORST, corrections_here, corrections_of, is_rule, read_corrections
from pipelines.cleaning.lexicon.rows import folded_pattern
from pipelines.cleaning.toml_files import read_toml
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, TEXT, THIRD, article, page

HEAD = "phrase\tmatch\taction\twhere\tmax\tevidence\n"
OWN = "باقة المرفأ الصباحية"
COMMENTS = "تعليقات القراء"
CALL = "تابعوا آخر المستجدات على منصة إكس"
RIGHTS = "جميع الحقوق محفوظة"
OTHER = "افتتاح الجسر الجديد في بلدة النهر"
CAPTION = '<p class="wp-caption-text">السد كما بدا صباح اليوم بعد الفحص</p>'


FOURTH = "وختم المهندس حديثه بالقول إن السد سيعود إلى العمل كاملا قبل موسم الأمطار المقبل في الوادي."


def within(before: str = "", behind: str = "") -> bytes:
    """An article with lines in the element of its text."""
    return page(f"<article><h1>{HEADLINE}</h1><div class='entry'>{before}{TEXT}{behind}</div></article>")


def folder(path: Path, **files: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / ("off.txt" if name == "off" else f"{name.replace('_', '-')}.tsv")).write_text(text, encoding="utf-8")
    return path


def cleaned(html: bytes, corrections: Corrections) -> tuple[list[str], dict[str, str]]:
    """The text's lines, and the removed lines with their rules."""
    result, trace = clean_fetched(FetchedPage(body=html, corrections=corrections))
    assert isinstance(result, Article), result
    return result.text.split("\n"), {line.text: line.rule for line in trace.removed}


def test_a_row_of_ones_own_takes_a_line_and_names_itself(tmp_path: Path) -> None:
    html = article(behind=f"<p>{OWN}</p>")
    assert OWN in cleaned(html, Corrections())[0]
    own = read_corrections(folder(tmp_path, newsletter=f"{HEAD}{OWN}\texact\tline\tany\n\n"))
    text, removed = cleaned(html, own)
    assert text == [LEAD, SECOND, THIRD]
    assert removed[OWN] == f"newsletter:{OWN}"


def test_it_is_made_once_whether_or_not_somebody_says_that_there_are_no_corrections() -> None:
    assert lexicon() is lexicon(Corrections())


def test_a_shipped_rule_that_is_off_takes_nothing_and_others_go_on(tmp_path: Path) -> None:
    html = within(behind=f"<p>{COMMENTS}</p><p>{FOURTH}</p><p>{RIGHTS}</p>")
    rule = cleaned(html, Corrections())[1][COMMENTS]
    assert rule == "comments:تعليقات القراء"
    off = read_corrections(folder(tmp_path, off=f"# ours\n\n{rule}\n"))
    text, removed = cleaned(html, off)
    assert text == [LEAD, SECOND, THIRD, COMMENTS, FOURTH]
    assert list(removed) == [RIGHTS]


@pytest.mark.parametrize(
    ("html", "line", "rule"),
    [
        (within(behind=f"<p>---------</p><p>{FOURTH}</p>"), "---------", "separator"),
        (within(behind=f"{CAPTION}<p>{FOURTH}</p>"), "السد كما بدا صباح اليوم بعد الفحص", "dom:caption"),
        (within(behind="<p>المصدر: وكالة الساحل</p>"), "المصدر: وكالة الساحل", "label:source"),
        (within(before="<p>3 مايو 2024</p>"), "3 مايو 2024", "date-line"),
        (within(before="<p>محليات وادينا</p>"), "محليات وادينا", "head:short-line"),
        (within(behind=f"<p>{LEAD}</p><p>{FOURTH}</p>"), LEAD, "repeated"),
        (within(behind=f'<p><a href="/n/2">{OTHER}</a></p><p>{FOURTH}</p>'), OTHER, "link-line"),
        (
            within(behind="<p>جميع الحقوق محفوظة</p><p>نشرة الوادي</p>"),
            "نشرة الوادي",
            "end-zone:copyright:جميع الحقوق محفوظة",
        ),
        (
            within(behind="<p>تابعوا آخر المستجدات على منصة إكس</p>"),
            "تابعوا آخر المستجدات على منصة إكس",
            "share:invitation",
        ),
    ],
)
def test_every_kind_of_rule_can_be_switched_off(html: bytes, line: str, rule: str) -> None:
    _, removed = cleaned(html, Corrections())
    assert removed[line] == rule
    text, left = cleaned(html, Corrections(off=frozenset({rule})))
    assert line in [*text, *left]
    assert left.get(line) != rule


def test_rules_of_plain_texts_can_be_switched_off() -> None:
    text = f"{HEADLINE}\n{LEAD}\n{SECOND}\n{THIRD}\nالمصدر: وكالة الساحل\n@salim_marfa".encode()
    _, removed = cleaned(text, Corrections())
    assert [*removed.values()] == ["title:plain", "label:source", "tail:contact"]
    off = Corrections(off=frozenset({"title:plain", "tail:contact"}))
    lines, left = cleaned(text, off)
    assert lines == [HEADLINE, LEAD, SECOND, THIRD, "@salim_marfa"]  # nothing else takes what stands behind an agency
    assert [*left.values()] == ["label:source"]


def test_ones_own_row_holds_before_a_shipped_one_for_the_same_phrase(tmp_path: Path) -> None:
    html = within(behind=f"<p>جميع الحقوق محفوظة</p><p>{FOURTH}</p>")
    own = read_corrections(folder(tmp_path, mine=f"{HEAD}جميع الحقوق محفوظة\texact\tline\tend\t\tx\n"))
    text, _ = cleaned(html, own)
    assert text == [LEAD, SECOND, THIRD, "جميع الحقوق محفوظة", FOURTH]


def test_a_byline_that_is_a_phrase_of_ones_own_is_no_author(tmp_path: Path) -> None:
    head = '<meta name="author" content="ساعي المرفأ">'
    assert clean_page(article(head=head)).authors == ["ساعي المرفأ"]
    own = read_corrections(folder(tmp_path, byline=f"{HEAD}ساعي المرفأ\texact\tline\tany\t\tx\n"))
    assert clean_page(article(head=head), corrections=own).authors == []


def test_off_names_rules_as_explain_prints_them(tmp_path: Path) -> None:
    shown = "[share, end, share:invitation]\n  [source, end, label:source] -> source\nend-zone:label:source\n"
    off = read_corrections(folder(tmp_path, off="\ufeff" + shown.replace("\n", "\r\n"))).off
    assert off == {"share:invitation", "label:source", "end-zone:label:source"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "off.txt",
            "share:invitatoin\n",
            r"off\.txt:1: no such rule: .*: did you mean share:invitation\?",
        ),
        ("off.txt", "mine:كلمة\n", r"off\.txt:1: a row of your own, in mine\.tsv"),
        ("share.tsv", "كلمة\n", r"share\.tsv:1: the first line must be the names"),
        ("share.tsv", f"{HEAD}كلمة exact line any\n", r"share\.tsv:2: 1 columns instead of 6"),
        ("share.tsv", f"{HEAD}كلمة\texakt\tline\tany\t\tx\n", r"share\.tsv:2: no such match.*exakt"),
        ("share.tsv", f"{HEAD}(كلمة\tpattern\tline\tany\t\tx\n", r"share\.tsv:2: no regular expression"),
        ("share.tsv", f"{HEAD}ك{{{'9' * 30}}}\tpattern\tline\tany\t\tx\n", r"share\.tsv:2: no regular expression"),
        ("share.tsv", f"{HEAD}.*\tpattern\tline\tany\t\tx\n", r"share\.tsv:2: the pattern takes any line"),
        ("share.tsv", f"{HEAD}اقرأ (ا+)+ب\tpattern\tline\tany\t\tx\n", r"share\.tsv:2: the pattern takes very long"),
        ("share.tsv", f"{HEAD}(\\w+ ?)+:\tpattern\tline\tany\t\tx\n", r"share\.tsv:2: the pattern takes very long"),
        ("share.tsv", f"{HEAD}x(.*,)*.*,.*z\tpattern\tline\tany\t900\tx\n", r"share\.tsv:2: the pattern takes very"),
        ("share.tsv", f"{HEAD}(كلمة)\\1\tpattern\tline\tany\t\tx\n", r"share\.tsv:2: .*named groups"),
        ("share.tsv", f"{HEAD}كل.*\tpattern\tline\tany\t\t\n", r"share\.tsv:2: evidence names the rule"),
        ("share.tsv", f"{HEAD}كلمة أخرى\twords\tline\tany\t\tx\n", r"share\.tsv:2: `words` takes one word"),
        ("share.tsv", f"{HEAD}كلمة\texact\tline\tany\t1001\tx\n", r"share\.tsv:2: max is no number up to 1000: 1001"),
        ("share.tsv", f"{HEAD}كلمة\texact\tline\tany\t-1\tx\n", r"share\.tsv:2: max is no number up to 1000: -1"),
        ("share.tsv", f"{HEAD}...\texact\tline\tany\t\tx\n", r"share\.tsv:2: the phrase is empty when folded"),
        ("share.tsv", f"{HEAD}كل\0مة\texact\tline\tany\t\tx\n", r"share\.tsv: it holds a NUL"),
        ("Share.tsv", HEAD, r"Share\.tsv: its name is the class"),
        ("share.csv", HEAD, r"share\.csv: CLASS\.tsv and off\.txt are read"),
        ("share.tsv", HEAD.encode("utf-16"), r"share\.tsv: not in UTF-8"),
    ],
)
def test_what_is_wrong_is_named_in_one_line(tmp_path: Path, name: str, content: str | bytes, said: str) -> None:
    folder(tmp_path, mine=f"{HEAD}كلمة\texact\tline\tany\t\tx\n")
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(LexiconError, match=said) as error:
        read_corrections(tmp_path)
    assert "\n" not in str(error.value)


def test_notes_and_an_editors_files_are_left_alone(tmp_path: Path) -> None:
    folder(tmp_path, off="")
    for name in ("README.md", "share.tsv~", ".share.tsv.swp"):
        (tmp_path / name).write_text("x")
    assert read_corrections(tmp_path) == Corrections()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"LEXICON_DIR=.*none: cannot be read: No such file"):
        corrections_of(str(tmp_path / "none"), {})
    assert corrections_of(None, {}) == Corrections()


def test_without_settings_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    html = article(behind=f"<p>{OWN}</p>")
    assert OWN in naqi.clean_page(html).text
    monkeypatch.setenv("LEXICON_DIR", str(folder(tmp_path, newsletter=f"{HEAD}{OWN}\texact\tline\tany\t\tx\n")))
    assert OWN not in naqi.clean_page(html).text
    assert corrections_of(None) == corrections_here() == naqi.read_corrections(tmp_path)
    assert OWN in naqi.clean_page(html, corrections=Corrections()).text


ROOMS = ("boilerplate", "extract")
CLEANING = Path(__file__).parents[2] / "pipelines/cleaning"


def test_every_rule_in_the_code_stands_in_the_catalogue_and_the_other_way_round() -> None:
    named = set()
    for path in (path for room in ROOMS for path in CLEANING.glob(f"{room}/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            hit = isinstance(node, ast.Call) and ast.unparse(node.func) == "Hit"
            named |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)} if hit else set()
            if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+:[a-z-]+|skip-link", str(node.value)):
                named.add(node.value)
    named = {name for name in named if not name.startswith(("og:", "label:"))}
    assert named == read_toml("lexicon/rules.toml")["rules"].keys()
    assert is_rule("dom:caption")
    assert not is_rule("dom:nothing")
    assert not is_rule("end-zone:nothing")


def test_a_page_that_is_refused_is_refused_all_the_same() -> None:
    result, _ = clean_fetched(FetchedPage(body=b"", corrections=Corrections()))
    assert isinstance(result, Rejected)


def test_no_shipped_pattern_is_too_slow_to_be_ones_own() -> None:
    rows = [row for path in sorted(FOLDER.glob("*.tsv")) for row in read_rows(path) if row[1].match == "pattern"]
    for phrase, rule in rows[::8]:
        assert not is_slow(folded_pattern(phrase), rule.max_chars), rule.id


def test_a_table_without_end_is_refused(tmp_path: Path) -> None:
    folder(tmp_path, share=HEAD + "".join(f"كلمة {n}\texact\tline\tany\t\tx\n" for n in range(WORST // 20)))
    with pytest.raises(LexiconError, match=f"more than {WORST} characters"):
        read_corrections(tmp_path)
