"""Help, hints and wrong arguments of all commands: what a person sees who has typed something."""

import io
import re
import sys
from pathlib import Path

import pytest
from scrapy.cmdline import execute
from scrapy.settings import Settings

from crawler.command_line import make_printable, mistyped, program
from crawler.discovery.options import ARGUMENTS, NAMES, read_options
from naqi.__main__ import help_asked_for, unknown_command

ROOT = Path(__file__).parent.parent
OURS = "clean crawl duplicates explain export ledger report search sites".split()


def settings() -> Settings:
    found = Settings()
    found.setmodule("crawler.settings", priority="project")
    return found


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Status, output and errors of a command that ends before anything is crawled."""
    monkeypatch.setattr(sys, "argv", ["naqi"])
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "crawler.settings")
    with pytest.raises(SystemExit) as caught:
        execute(["naqi", *words], settings())
    shown = capsys.readouterr()
    return int(caught.value.code or 0), shown.out, shown.err


@pytest.mark.parametrize("name", OURS)
def test_help_is_plain_text(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    status, text, errors = refused(monkeypatch, capsys, name, "-h")
    assert (status, errors) == (0, "")
    assert text.startswith(f"usage: naqi {name} ")
    assert "\n==" not in text and "\n--" not in text  # no line is underlined as a heading
    assert "-s NAME=VALUE" in text


def test_help_of_crawl_lists_the_arguments(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _, text, _ = refused(monkeypatch, capsys, "crawl", "news", "-h")
    assert re.findall(r"^  -a (\w+)=…", text, re.MULTILINE) == list(ARGUMENTS)
    page = (ROOT / "docs/discovery.md").read_text(encoding="utf-8")
    assert all(f"`{name}=" in page or f"-a {name}=" in page for name in ARGUMENTS)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["clean", "--outputt", "x", "page.html"], "there is no option --outputt; `naqi clean -h` lists them"),
        (["clean", "--jobs=many", "x"], "argument --jobs: invalid int value: 'many'"),
        (["clean", "--jobs=-1", "x"], "--jobs -1: a number from 1 is wanted"),
        (["clean", "-s"], "argument -s/--set: expected one argument"),
        (["clean", "-s", "X"], "Invalid -s value, use -s NAME=VALUE"),
        (["crawl", "news", "-a", "site"], "Invalid -a value, use -a NAME=VALUE"),
        (["crawl", "news", "--max=3"], "there is no option --max; `naqi crawl -h` lists them"),
        (["search"], "an SQLite export and the words to look for are wanted"),
        (["sites", "--helth"], "there is no option --helth; `naqi sites -h` lists them"),
    ],
)
def test_a_wrong_argument_is_one_line(
    words: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(monkeypatch, capsys, *words) == (2, "", f"naqi: {message}\n")


def test_behind_two_dashes_no_word_is_an_option(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, errors = refused(monkeypatch, capsys, "search", "--", "-x.db")
    assert "there is no option" not in errors


def test_a_mistyped_setting_warns(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["search", "-s", "OUTPUTDIR=x", "-s", "MY_OWN_SETTING=1", "-s", "ARCHIVE=1"]
    first, *_ = refused(monkeypatch, capsys, *words)[2].splitlines()
    assert first == "naqi: warning: no setting is named OUTPUTDIR: did you mean OUTPUT_DIR?"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ALERT_COMAND", "ALERT_COMMAND"),
        ("output_dir", "OUTPUT_DIR"),
        ("ARCHIV", "ARCHIVE"),
        ("OUTPUT_DIR", None),
        ("MINE", None),
    ],
)
def test_which_setting_was_meant(name: str, meant: str | None) -> None:
    assert mistyped(name, set(settings())) == meant


def test_every_setting_that_is_read_is_a_known_one() -> None:
    """Else it would be taken for a slip, and has no line in crawler/settings.py that says what it is for."""
    read = re.compile(r"settings(?:\.get\w*\(|\[)\s*\"([A-Z_]+)\"")
    sources = [path for room in ("crawler", "pipelines") for path in ROOT.glob(f"{room}/**/*.py")]
    found = {name for path in sources for name in read.findall(path.read_text(encoding="utf-8"))}
    assert len(found) > 20
    assert found <= set(settings())


@pytest.mark.parametrize(
    ("word", "hint"),
    [("crwl", "did you mean crawl?"), ("xyzzy", "lists them"), ("--nosuch", None), ("clean", None), ("shell", None)],
)
def test_unknown_commands(word: str, hint: str | None) -> None:
    said = unknown_command([word, "news"] if word != "--nosuch" else [word])
    assert said is None if hint is None else hint in (said or "")


def test_an_argument_that_is_nearly_one() -> None:
    with pytest.raises(ValueError, match="unknown argument 'secton': did you mean section"):
        read_options({"secton": "x"})
    assert set(NAMES) | {"minutes"} == set(ARGUMENTS)


@pytest.mark.parametrize(
    ("argv0", "name"),
    [
        ("/v/bin/naqi", "naqi"),
        ("/v/bin/scrapy", "scrapy"),
        ("/p/scrapy/__main__.py", "scrapy"),
        ("/home/scrapy/naqi/__main__.py", "naqi"),
        ("script.py", "naqi"),
    ],
)
def test_which_program_was_typed(argv0: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [argv0])
    assert program() == name


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_a_terminal_without_arabic_letters_gets_question_marks(errors: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1", errors=errors)
    make_printable(stream)
    stream.write("ميناء é")
    stream.flush()
    assert stream.buffer.getvalue() == b"????? \xe9"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("help", []),
        ("help clean", ["clean", "-h"]),
        ("help ledger merge", ["ledger", "merge", "-h"]),
        ("clean help", ["clean", "help"]),  # a file of that name
    ],
)
def test_help_is_asked_for_as_elsewhere(words: str, meant: list[str]) -> None:
    assert help_asked_for(words.split()) == meant
    assert unknown_command(meant) is None
