"""`scrapy clean` as a user runs it."""

import gzip
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import run as run_command

SCRAPY = [sys.executable, "-m", "scrapy"]

SENTENCE = (
    "قال المتحدث باسم البلدية إن أعمال الصيانة في الحي رقم {n} ستنتهي قبل نهاية الشهر، وإن السكان سيُبلَّغون بالمواعيد."
)
TITLE = "البلدية تنهي الصيانة"
BODY = "\n".join(f"<p>{SENTENCE.format(n=n)}</p>" for n in range(1, 7))
PAGE = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{BODY}</article></body></html>"


def clean(*arguments: object, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    command = [*SCRAPY, "clean", *map(str, arguments)]
    return run_command(command, env=environment, cwd=cwd)


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def bad_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good pages among everything that goes wrong."""
    folder = tmp_path_factory.mktemp("pages")
    rng = random.Random(7)
    (folder / "good.html").write_text(PAGE, encoding="utf-8")
    (folder / "zz-good-too.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (folder / "empty.html").write_bytes(b"")
    (folder / "binary.html").write_bytes(rng.randbytes(50_000))
    (folder / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + rng.randbytes(5_000))
    (folder / "huge.html").write_bytes(PAGE.encode() + b"<p>x</p>" * (50 * 1024 * 1024 // 8))
    (folder / "nested.html").write_text("<div>" * 100_000 + "نص" + "</div>" * 100_000, encoding="utf-8")
    (folder / "nul.html").write_bytes(PAGE.encode().replace("الصيانة".encode(), "الصي\0انة".encode()))
    (folder / "broken-utf8.html").write_bytes(PAGE.encode().replace("الحي".encode(), b"\xd8\xff\xd9", 1))
    (folder / "lying.html").write_bytes(PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode())
    (folder / "half.html.gz").write_bytes(gzip.compress(PAGE.encode())[:200])
    (folder / "notes.docx").write_bytes(b"PK\x03\x04")
    (folder / "dangling.html").symlink_to(folder / "nowhere")
    return folder


@pytest.fixture(scope="module")
def bad_run(
    bad_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, "subprocess.CompletedProcess[str]"]:
    out = tmp_path_factory.mktemp("out")
    return out, clean(bad_folder, "-o", out / "o.jsonl", "--rejected", out / "r.jsonl", "--keep-copies")


def test_bad_input_stops_nothing(bad_run: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    _, run = bad_run
    assert run.returncode == 0
    assert "Traceback" not in run.stderr
    assert "skipped     1 files of other kinds\n  1         .docx\n" in run.stderr


def test_every_page_is_an_article_or_has_a_reason(
    bad_folder: Path, bad_run: tuple[Path, "subprocess.CompletedProcess[str]"]
) -> None:
    out, _ = bad_run
    names = [Path(row["origin"]).name for row in rows(out / "o.jsonl") + rows(out / "r.jsonl")]
    assert sorted(names) == sorted(path.name for path in bad_folder.iterdir() if path.name != "notes.docx")


def test_good_pages_beside_bad_ones_are_whole(bad_run: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    out, _ = bad_run
    texts = {Path(row["origin"]).name: row["text"].count("\n") + 1 for row in rows(out / "o.jsonl")}
    for name in ("good.html", "zz-good-too.html.gz", "nul.html", "broken-utf8.html", "lying.html"):
        assert texts[name] == 6, name


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("empty.html", {"empty-file"}),
        ("binary.html", {"binary"}),
        ("image.html", {"binary"}),
        ("huge.html", {"too-large"}),
        ("nested.html", {"too-deep", "too-short", "empty-body"}),
        ("half.html.gz", {"truncated-gzip"}),
        ("dangling.html", {"unreadable-file"}),
    ],
)
def test_a_page_that_cannot_be_read_says_why(
    name: str, reasons: set[str], bad_run: tuple[Path, "subprocess.CompletedProcess[str]"]
) -> None:
    out, _ = bad_run
    assert {Path(row["origin"]).name: row["reason"] for row in rows(out / "r.jsonl")}[name] in reasons


def test_to_append_and_to_overwrite_is_wrong_usage(tmp_path: Path) -> None:
    run = clean(tmp_path, "-o", tmp_path / "o.jsonl", "-O", tmp_path / "p.jsonl")
    assert run.returncode == 2
    assert "-o appends and -O overwrites: name one of them" in run.stderr
    assert not list(tmp_path.iterdir())


def test_nothing_that_exists_is_wrong_usage(tmp_path: Path) -> None:
    run = clean(tmp_path / "missing", "-o", tmp_path / "o.jsonl")
    assert run.returncode == 2
    assert run.stderr == f"naqi: {tmp_path / 'missing'}: there is no such file or folder\n"
    assert not (tmp_path / "o.jsonl").exists()


def test_a_list_of_urls_and_a_table_say_what_to_do_instead(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "urls.txt").write_text("https://a.test/1\n", encoding="utf-8")
    run = clean(tmp_path / "good.html", tmp_path / "urls.txt", "-o", tmp_path / "o.csv")
    assert run.returncode == 2
    of_input, of_output = run.stderr.splitlines()
    assert of_input.startswith(f"naqi: {tmp_path}/urls.txt: a list of URLs")
    assert of_output.startswith(f"naqi: {tmp_path}/o.csv: records are written as JSON Lines: `-o {tmp_path}/o.jsonl`")
    assert run.stdout == ""
    assert not (tmp_path / "o.csv").exists()


def test_one_missing_path_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(PAGE, encoding="utf-8")
    run = clean(tmp_path / "missing", tmp_path / "good.html")
    assert run.returncode == 2
    (record,) = [json.loads(line) for line in run.stdout.splitlines()]
    assert record["origin"] == str(tmp_path / "good.html")


def test_running_again_does_only_what_is_new(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "o.jsonl"
    pages.mkdir()
    (pages / "a.html").write_text(PAGE, encoding="utf-8")
    clean(pages, "-o", out)
    first = out.read_bytes()
    (pages / "b.html").write_text(PAGE.replace("الحي", "البلد"), encoding="utf-8")
    (pages / "copy.html").write_text(PAGE, encoding="utf-8")
    run = clean(pages, "-o", out)
    assert "already     1" in run.stderr
    assert "rejected    1\n  1         copy\n" in run.stderr
    assert out.read_bytes().startswith(first)
    assert [Path(row["origin"]).name for row in rows(out)] == ["a.html", "b.html"]
    device = tmp_path / "device"
    device.symlink_to("/dev/null")
    clean(pages, "-O", out, "--keep-copies", "--removed", device)
    assert len(rows(out)) == 3
    assert device.is_symlink()  # to begin a file afresh is not to remove a device


@pytest.mark.parametrize("name", ["a.html/o.jsonl", "a.html/folder/o.jsonl", "/proc/o.jsonl", "/dev/full"])
def test_6_an_output_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    run = clean(tmp_path / "a.html", "-o", tmp_path / name)
    assert run.returncode == 6
    if name != "/dev/full":  # which can be opened: the summary says why
        assert run.stderr.startswith(f"naqi: {tmp_path / name}".removesuffix("/o.jsonl"))
        assert run.stderr.count("\n") == 1


def test_what_is_read_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    run = clean(tmp_path / "a.txt", "-O", tmp_path / "a.txt")
    assert (run.returncode, run.stderr) == (2, f"naqi: {tmp_path}/a.txt is what is read; name another file\n")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == PAGE


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    run = clean("page.html", "-o", "-", cwd=tmp_path)
    assert json.loads(run.stdout)["title"] == TITLE
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
