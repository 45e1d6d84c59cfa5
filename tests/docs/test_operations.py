"""docs/operations.md says what the code does: its figures are the code's, and each of its promises has its test."""

import re

import pytest

from crawler import health, settings
from crawler.core import reader_process, readers
from crawler.discovery import schedule, visit
from crawler.extensions.prompt_stop import GRACE
from crawler.ledger.database import MOST, PATIENCE, READ_WHOLE
from crawler.ledger.ledger import MAX_TRIES
from crawler.politeness import away, fair, robots_rules
from pipelines import worker_process
from pipelines.write import GROUP_SECONDS
from pipelines.writing.crawl_store import MAX_OPEN
from pipelines.writing.store import GROUP
from tests.documents import ROOT

PAGE = " ".join((ROOT / "docs/operations.md").read_text(encoding="utf-8").split())
MIB = 1024 * 1024
WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
A_HOST = settings.CONCURRENT_REQUESTS_PER_DOMAIN + fair.AHEAD

FIGURES = [
    f"in groups of {GROUP} pages or {WORDS[int(GROUP_SECONDS)]} second;",
    f"that do not end within {WORDS[int(GRACE)]} seconds are left",
    f"waits {WORDS[int(GRACE)]} seconds for downloads under way",
    f"{MAX_OPEN} output files are open at a time",
    f"has locked** is waited for, {PATIENCE:g} s;",
    f"so up to {READ_WHOLE // MIB} MiB",
    f"given back at the end of a run, up to {MOST // MIB} MiB",
    f"it rests for `BUSY_DELAY` {settings.BUSY_DELAY} s, or as long as `Retry-After` says;"
    f" over `RETRY_AFTER_MAX` {settings.RETRY_AFTER_MAX} s",
    f"up to `CRAWL_DELAY_MAX` {settings.CRAWL_DELAY_MAX} s",
    f"`READ_SECONDS` {settings.READ_SECONDS} s of processor time",
    f"(at least {WORDS[health.SILENT_AFTER.days]} days)",
    f"`ALERT_SECONDS` ({settings.ALERT_SECONDS})",
    f"a line every {settings.PROGRESS_SECONDS} s",
    f"`DOWNLOAD_TIMEOUT` {settings.DOWNLOAD_TIMEOUT} s, {settings.RETRY_TIMES + 1} tries"
    f" (`RETRY_TIMES` {settings.RETRY_TIMES})",
    f"a host holds {WORDS[A_HOST]} of {settings.CONCURRENT_REQUESTS} places",
    f"after every {away.REST_EVERY} failures in a row a rest of `BUSY_DELAY` {settings.BUSY_DELAY} s",
    f"after {settings.HOST_FAILURES_MAX} (`HOST_FAILURES_MAX`) nothing more is asked",
    f"later runs ask feeds after {schedule.SHORTEST / schedule.HOUR:g} h, {2 * schedule.SHORTEST / schedule.HOUR:g} h,"
    f" … {schedule.FAILING / schedule.DAY:g} days",
    f"`DOWNLOAD_MAXSIZE` {settings.DOWNLOAD_MAXSIZE // MIB} MiB",
    f"`SOURCE_MAXSIZE` {settings.SOURCE_MAXSIZE // MIB} MiB",
    f"later runs try it again, {MAX_TRIES} times in all",
    f"`REDIRECT_MAX_TIMES` {settings.REDIRECT_MAX_TIMES} hops",
    f"{visit.MAX_LISTS} lists, {visit.MAX_PAGES} pages a list, {visit.MAX_DEPTH} steps deep",
    f"{robots_rules.MAX_ROBOTS // 1024} KiB are read",
    f"{readers.SECONDS} s of processor time and {reader_process.MEMORY // MIB} MiB in a process of its own",
    f"after {WORDS[readers.MOST_FAILURES]} such answers the site is not read",
    f"| `CLEAN_TIMEOUT` {settings.CLEAN_TIMEOUT} s of processor time; it alone is rejected |",
    f"within {WORDS[worker_process.WALL]} times as long on the clock",
]

HELD = {
    "Killed at any instant": "crash/test_crawl_killed.py::test_nothing_is_lost_and_nothing_is_there_twice",
    "Power loss": "crash/test_power_cut.py::test_lines_and_their_folders_are_there_before_the_ledger_says_so",
    "Exports, cleaned archives and marked records": (
        "crash/test_power_cut_elsewhere.py::test_an_exported_file_is_forced_before_it_takes_its_place_and_its_name_behind"
    ),
    "An archive that cannot be written": "crash/test_power_cut.py::test_pages_that_the_archive_could_not_keep_stay_due",
    "SIGTERM, Ctrl-C or a terminal that goes away": (
        "faults/test_stopping.py::test_a_signal_ends_the_crawl_soon_and_loses_nothing"
    ),
    "A full disk": "commands/test_crawl.py::test_6_a_full_disk_and_room_again",
    "A page that hangs or kills its worker": (
        "test_workers.py::test_a_page_that_hangs_or_kills_its_worker_costs_no_other_page"
    ),
    "Ctrl-Z, a machine that sleeps or has other work": (
        "test_workers.py::test_a_page_whose_worker_is_stopped_meanwhile_is_not_late"
    ),
    "Only the main process killed": "crash/test_crawl_killed.py::test_nothing_is_lost_and_nothing_is_there_twice",
    "A disk that answers with errors": "crash/test_disk_faults.py::test_a_disk_that_answers_with_errors",
    "A ledger that another program has locked": (
        "writing/test_stores.py::test_a_ledger_that_another_program_has_locked_costs_no_page"
    ),
    "An output file that is removed or moved away while a run writes to it": (
        "writing/test_stores.py::test_a_file_that_is_moved_away_in_mid_run_loses_no_line"
    ),
    "A clock that was ahead, or is put back": "ledger/test_ledger.py::test_a_clock_that_was_ahead_hides_no_change",
    "A second run at the same time": "commands/test_crawl.py::test_3_another_run_is_active",
    "Any number of sites": "writing/test_stores.py::test_a_run_over_3000_sites_has_few_files_open",
    "Control characters": "core/test_text.py::test_nothing_that_commands_a_terminal_is_shown",
    "the ledger is missing": "crash/test_lost_ledger.py::test_it_is_whole_or_not_there_at_each_kill",
    "the ledger is damaged": "ledger/test_ledger.py::test_a_damaged_ledger_is_moved_aside_and_made_anew",
    "`removed.sqlite`, the report's sample of removed lines, is damaged": (
        "writing/test_removed_sample.py::test_a_damaged_sample_stops_no_run"
    ),
    "the ledger was made by a newer naqi": "commands/test_crawl.py::test_6_a_ledger_of_a_newer_naqi",
    "you moved output files away": "writing/test_stores.py::test_a_file_that_its_owner_took_away_is_begun_anew",
    "an output file was edited, or the ledger is an older copy": (
        "writing/test_rebuild.py::test_an_older_ledger_put_back_costs_no_line"
    ),
    "a line of an output file is damaged": "writing/test_rebuild.py::test_one_damaged_line_costs_itself_and_is_kept",
    "there are files of yours in `output/`": "writing/test_rebuild.py::test_files_of_others_are_never_touched",
    "answers slowly or never": "faults/test_outage.py::test_a_hanging_site_with_a_backlog_does_not_hold_up_others",
    "is dead": "faults/test_faulty_sites.py::test_a_dead_host_is_left_alone_and_its_pages_stay_due",
    "says that it is busy (429, 503)": "politeness/test_manners.py::test_a_busy_host_rests",
    "wants minutes between two requests": (
        "politeness/test_manners.py::test_a_delay_that_would_end_the_crawl_is_held_to_a_limit"
    ),
    "sends 100 MB, or a gzip or Brotli bomb": (
        "faults/test_large.py::test_pages_of_100_megabytes_on_twenty_sites_at_once"
    ),
    "packs a page in over 1,000 gzip members or zstd frames, or in over 5 codings": (
        "politeness/test_unpacking.py::test_gzip_of_many_members_is_not_unpacked"
    ),
    "sends half a page, a cut-off gzip, Brotli, zstd or deflate, a wrong length": (
        "ledger/test_ledger.py::test_a_page_that_fails_is_tried_again_and_given_up_in_the_end"
    ),
    "redirects for ever": "faults/test_faulty_sites.py::test_a_bad_site_is_named_with_its_reason",
    "links to or redirects to an address with a password in it": (
        "politeness/test_without_user.py::test_a_redirect_with_a_password_is_followed_without"
    ),
    "redirects into your network, to a file, to another owner": (
        "faults/test_safety.py::test_a_redirect_into_the_own_network_is_refused"
    ),
    "has calendars or menus without end": "discovery/test_limits.py::test_lists_are_followed_two_steps_deep",
    "has 10,000 addresses of one page": "faults/test_large.py::test_10000_addresses_of_one_page",
    "robots.txt of 10 MB, or none but an error": (
        "faults/test_faulty_sites.py::test_the_rules_at_the_beginning_of_a_huge_robots_txt_hold"
    ),
    "a feed, sitemap, robots.txt or list that takes long to read": (
        "core/test_readers.py::test_a_reading_without_end_costs_its_site_only_and_not_for_ever"
    ),
    "XML bombs, feeds that are HTML": "faults/test_faulty_sites.py::test_sitemaps_and_feeds_that_explode_do_not",
    "a page that hangs or crashes the cleaner": (
        "test_workers.py::test_a_page_that_hangs_or_kills_its_worker_costs_no_other_page"
    ),
}
"""What the page promises, and the test that would fail first."""


def promises() -> list[str]:
    """The points of "What is promised", and the first column of the tables on the ledger and on bad sites."""
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    found = re.findall(r"^- \*\*(.+?)\*\*", text, re.MULTILINE)
    for title in ("The ledger", "What a bad site can cost"):
        part = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
        found += re.findall(r"^\| (.+?) \|", part, re.MULTILINE)[1:]
    return [one for one in found if not one.startswith("---")]


@pytest.mark.parametrize("figure", FIGURES)
def test_figures_are_the_codes(figure: str) -> None:
    assert figure in PAGE


def test_each_promise_has_its_test() -> None:
    assert promises() == list(HELD)
    for name in HELD.values():
        file, _, test = name.partition("::")
        assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), name
