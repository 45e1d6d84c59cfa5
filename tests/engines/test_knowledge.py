"""What a run knows of sites and phrases goes with each archive to where it is cleaned."""

import json
from pathlib import Path

from crawler.sites import Site
from pipelines.cleaning.lexicon.own import read_corrections
from pipelines.engines.archive import Limits
from pipelines.engines.job import job_of
from pipelines.engines.knowledge import Knowledge
from pipelines.engines.local import run_local
from pipelines.engines.wanted import Wanted
from tests.engines.archives import write_warc
from tests.made_pages import make_page

HEAD = "phrase\tmatch\taction\twhere\tmax\tevidence\n"
OF_SITE, OF_LEXICON, KEPT = "رسالة الصباح من هيئة التحرير", "نشرة المرفأ المسائية", "تابعونا على تلغرام"


def archive(path: Path) -> Path:
    more = "".join(f"<p>{line}</p>" for line in (OF_SITE, OF_LEXICON, KEPT))
    html = make_page(1).html.replace('</div><div class="share">', f'{more}</div><div class="share">')
    return write_warc(path, [("https://www.marfa.test/news/1", html)])


def cleaned(tmp_path: Path, knowledge: Knowledge) -> dict[str, str]:
    """The record of the archive's one page, cleaned in a process of its own."""
    source = str(archive(tmp_path / "a.warc.gz"))
    run_local([job_of(source, str(tmp_path / "out"), Wanted(), Limits(), knowledge=knowledge)], 1, lambda _: None)
    (line,) = (tmp_path / "out" / "a.jsonl").read_text(encoding="utf-8").splitlines()
    record: dict[str, str] = json.loads(line)
    return record


def test_without_knowledge_the_site_is_the_host(tmp_path: Path) -> None:
    record = cleaned(tmp_path, Knowledge())
    assert record["site"] == "www.marfa.test"
    assert {OF_SITE, OF_LEXICON} <= set(record["text"].split("\n"))
    assert KEPT not in record["text"]


def test_site_files_and_the_users_lexicon_hold_in_the_archives_process(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    (lexicon / "mine.tsv").write_text(f"{HEAD}{OF_LEXICON}\texact\tline\tany\t\tx\n", encoding="utf-8")
    site = Site("marfa", "https://marfa.test/", furniture=(OF_SITE,), keep=(KEPT,))
    record = cleaned(tmp_path, Knowledge((site,), read_corrections(lexicon)))
    assert record["site"] == "marfa"
    assert KEPT in record["text"].split("\n")
    assert OF_SITE not in record["text"]
    assert OF_LEXICON not in record["text"]
