"""What holds naqi's promises, taken out one at a time: the suite must notice each. `python -m tests.mutations [WORD]`.

Each mutation is an fsync, a limit or a check; with WORD only those whose file or text has it. Files are put back as
they were, also after Ctrl-C. Prints one line a mutation; the exit status is the number of those that nobody noticed.
"""

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent

FAILED = 1
"""pytest's exit status where a test has failed; others say that the run itself went wrong."""


class Mutation(NamedTuple):
    """What is taken out, and the tests that should notice."""

    file: str
    old: str
    new: str
    tests: str


DISK, LEDGER, RECORDS = "crawler/core/disk.py", "crawler/ledger/database.py", "crawler/warc/records.py"
LINES, STORE, FILES = (f"pipelines/writing/{name}.py" for name in ("lines", "crawl_store", "file_store"))
REBUILD, ARCHIVE, PAYLOAD = "pipelines/writing/rebuild.py", "crawler/extensions/archive.py", "crawler/warc/payload.py"
POWER, LOST, SCALE = "tests/crash/test_power_cut.py", "tests/crash/test_lost_ledger.py", "tests/ledger/test_scale.py"
WRITING, WARC, CLEANING = "tests/writing", "tests/warc", "tests/cleaning"
FEEDS, SITEMAPS, LINKS, SOURCES, VISIT = (
    f"crawler/discovery/{name}.py" for name in ("feeds", "sitemaps", "links", "sources", "visit")
)
READING, SOURCES_TESTS = "tests/discovery/test_reading.py", "tests/discovery/test_sources.py"
ROBOTS, ROBOTS_TESTS = "crawler/politeness/robots_rules.py", "tests/politeness/test_robots_rules.py"
ADDRESSES, ADDRESSES_TESTS = "crawler/politeness/addresses.py", "tests/politeness/test_addresses.py"
REDIRECTS, LIMITS = "crawler/politeness/redirects.py", "tests/discovery/test_limits.py"
MACHINE = "tests/test_machine_faults.py"
MORE_LIMITS = "tests/discovery/test_more_limits.py"
WISHES, WISHES_TESTS = "crawler/politeness/wish_files.py", "tests/politeness/test_wish_files.py"
LEXICON = "pipelines/cleaning/lexicon"
OWN = f"{LEXICON}/own.py"

MUTATIONS = [
    # Forced to the disk
    Mutation(DISK, "        os.fsync(descriptor)\n    except", "        pass\n    except", POWER),
    Mutation(
        DISK,
        "        os.fsync(descriptor)\n    finally:\n        os.close(descriptor)\n    beside",
        "        pass\n    finally:\n        os.close(descriptor)\n    beside",
        POWER,
    ),
    Mutation(DISK, "    sync_folder(path.parent)\n\n\ndef write", "\n\ndef write", POWER),
    Mutation(DISK, "        sync_folder(one.parent)", "        pass", POWER),
    Mutation(LINES, "                os.fsync(self._file.fileno())", "                pass", POWER),
    Mutation(LINES, "                sync_folder(path.parent)", "                pass", POWER),
    Mutation(LINES, "        os.fsync(file.fileno())", "        pass", POWER),
    Mutation(LINES, "        put_in_place(beside, path)", "        beside.replace(path)", POWER),
    Mutation(LINES, "    write_whole(aside, kept)\n", "    aside.write_bytes(kept)\n", POWER),
    Mutation(LEDGER, '"PRAGMA synchronous = FULL"', '"PRAGMA synchronous = OFF"', POWER),
    Mutation(LEDGER, "        put_in_place(beside, path)", "        beside.replace(path)", POWER),
    Mutation(ARCHIVE, "            os.fsync(self._file.fileno())", "            pass", POWER),
    Mutation(ARCHIVE, "        sync_folder(self.folder)", "        pass", POWER),
    Mutation(ARCHIVE, "            raise self._failed", "            pass", POWER),
    Mutation("pipelines/write.py", "                raise answer", "                pass", POWER),
    # The ledger: whole or not at all
    Mutation(LEDGER, 'path.with_name(f"{path.name}.new")', "path", LOST),
    Mutation(LEDGER, "        _move_companions(path, _aside(path))\n", "", LOST),
    Mutation(LEDGER, "if path.exists() and not _is_sound(path):", "if False:", f"{LOST} tests/ledger"),
    Mutation(LEDGER, "            forget_soundness(path)", "            pass", SCALE),
    Mutation(LEDGER, "if stamp == OPEN and path", "if path", SCALE),
    Mutation("crawler/ledger/resources.py", " <= most", "", "tests/discovery/test_schedule.py"),
    Mutation("crawler/ledger/waiting.py", "(done_at <= ? OR done_at > ?)", "(done_at <= ? OR ? = 'x')", "tests/ledger"),
    Mutation("crawler/spiders/news.py", "        visit.backlog.left(self.ledger, left)\n", "", "tests/ledger"),
    Mutation("crawler/spiders/news.py", "                await asyncio.sleep(0)\n", "", "tests/ledger"),
    Mutation(LEDGER, "    if version > VERSION:", "    if False:", "tests/ledger"),
    Mutation(LEDGER, "    if pages * size > SLACK:", "    if False:", SCALE),
    Mutation("crawler/ledger/outcome.py", "hints = json_remove(hints, '$.content')", "hints = hints", SCALE),
    Mutation("crawler/ledger/remember.py", "dump(merged, done=state not in DUE)", "dump(merged)", SCALE),
    Mutation("crawler/ledger/ledger.py", "map(all_valid, outcomes)", "outcomes", "tests/ledger"),
    Mutation("crawler/ledger/restore.py", "asdict(all_valid(row))", "asdict(row)", WRITING),
    Mutation("crawler/ledger/history.py", '"DELETE FROM health WHERE run <= ?"', '"SELECT ?"', SCALE),
    # Output files
    Mutation(STORE, "            self._abandon()\n", "", WRITING),
    Mutation(STORE, "            while len(self._files) >= MAX_OPEN:", "            while False:", WRITING),
    Mutation(STORE, "size > length and _is_tail(path, length)", "size > length", WRITING),
    Mutation(STORE, "<= GROUP\n", ">= 0\n", WRITING),
    Mutation(STORE, "            if known[0]:  # else", "            if True:  # else", WRITING),
    Mutation(REBUILD, "        if NAMES.fullmatch(path.name):", "        if True:", WRITING),
    Mutation(REBUILD, "    if not kept and not ours and not rows:", "    if False:", WRITING),
    Mutation(REBUILD, "    if bad:\n        set_aside(path, bad)", "    if False:\n        pass", WRITING),
    Mutation(STORE, "not name.endswith(REMOVED)", "name", WRITING),
    Mutation(STORE, "            return is_group(file)\n", "            pass\n", WRITING),
    Mutation(REBUILD, "            if path.name == REMOVED:\n", "            if False:\n", WRITING),
    Mutation(LINES, "(ValueError, RecursionError)", "ValueError", WRITING),
    Mutation(FILES, "            raise _foreign(path)\n    if bad and", "            pass\n    if bad and", WRITING),
    Mutation(FILES, "    if bad and not origins and not", "    if False and not", WRITING),
    # What comes in
    Mutation(RECORDS, "window.end is not None and place + head.size + head.length > window.end", "False", WARC),
    Mutation(RECORDS, "        window.peek(BLANKS)  # the", "        # the", WARC),
    Mutation("crawler/warc/pages.py", "too_large() if length > MAX_PAGE_BYTES else None", "None", WARC),
    Mutation("crawler/warc/pages.py", "MAX_HEAD = 64 * 1024", "MAX_HEAD = 64 * 1024 * 1024", WARC),
    Mutation(
        PAYLOAD, "        if size > MAX_PAGE_BYTES:\n            break", "        if False:\n            break", WARC
    ),
    Mutation(
        PAYLOAD,
        "            if size > MAX_PAGE_BYTES:\n                return",
        "            if False:\n                return",
        WARC,
    ),
    Mutation(PAYLOAD, "MAX_PAGE_BYTES + 1 - len(whole)", "2**40", WARC),
    Mutation(PAYLOAD, "options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW}", "", WARC),
    Mutation(DISK, "if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):", "if False:", "tests/test_saved.py"),
    Mutation("crawler/core/text.py", "category(character) in NEVER_SHOWN or character", "character", "tests/core"),
    # What sites may cost
    Mutation(FEEDS, "MAX_FEED = 20 * 1024 * 1024", "MAX_FEED = 2**60", "tests/discovery/test_feeds.py"),
    Mutation(FEEDS, "MAX_ITEMS = 2000", "MAX_ITEMS = 10**9", READING),
    Mutation(SITEMAPS, "MAX_ENTRIES = 100_000", "MAX_ENTRIES = 10**9", READING),
    Mutation(SITEMAPS, "MAX_CHILDREN = 5_000", "MAX_CHILDREN = 10**9", READING),
    Mutation(LINKS, "MAX_READ = 20_000", "MAX_READ = 10**9", READING),
    Mutation(LINKS, "MAX_BASES = 100", "MAX_BASES = 10**9", READING),
    Mutation(LINKS, "MAX_EVENTS = 400_000", "MAX_EVENTS = 10**9", READING),
    Mutation("crawler/discovery/reading.py", "body[:MAX_PAGE]", "body", READING),
    Mutation(
        "crawler/core/unpack.py", "        if size > limit:", "        if False:", "tests/discovery/test_sitemaps.py"
    ),
    Mutation("crawler/core/reader_process.py", "        _limit(seconds)\n", "", "tests/core/test_readers.py"),
    Mutation(
        "crawler/core/readers.py", "                self._failures[site] += 1\n", "", "tests/core/test_readers.py"
    ),
    Mutation(ROBOTS, "body[:MAX_ROBOTS]", "body", ROBOTS_TESTS),
    Mutation(ROBOTS, "value[:MAX_PATTERN]), name", "value), name", ROBOTS_TESTS),
    Mutation(ROBOTS, " and len(sitemaps) < MAX_SITEMAPS", "", ROBOTS_TESTS),
    Mutation(ROBOTS, "coding, MAX_UNPACKED, whole", "coding, 2**60, whole", ROBOTS_TESTS),
    Mutation(VISIT, " or self.kinds[kind] >= CAPS.get(kind, MAX_SITEMAPS)", "", LIMITS),
    Mutation(VISIT, "self.in_flight >= HELD or ", "", LIMITS),
    Mutation(VISIT, "            self._counted = set()\n", "            pass\n", LIMITS),
    Mutation("crawler/discovery/explore.py", "listing.level < MAX_DEPTH", "True", LIMITS),
    Mutation("crawler/discovery/sources.py", "level >= MAX_LEVEL", "False", LIMITS),
    Mutation("crawler/ledger/ledger.py", "MAX_TRIES = 5", "MAX_TRIES = 10**9", "tests/ledger"),
    Mutation(LINKS, "        if len(found.anchors) >= MAX_LINKS:\n            break", "", MORE_LIMITS),
    Mutation(LINKS, 'islice(tree.iter("link"), MAX_LINKS)', 'tree.iter("link")', MORE_LIMITS),
    Mutation(LINKS, ".split())[:MAX_WORDS]", ".split())", MORE_LIMITS),
    Mutation(LINKS, "text[:MAX_HEAD]", "text", MORE_LIMITS),
    Mutation(LINKS, "body[:MAX_HEAD]", "body", MORE_LIMITS),
    Mutation("crawler/discovery/copies.py", "if len(self._shown) > MAX_PATHS:", "if False:", MORE_LIMITS),
    Mutation("crawler/discovery/memory.py", "most_common(MAX_PATTERNS)", "most_common()", MORE_LIMITS),
    Mutation(WISHES, "json.loads(body[:MAX_FILE])", "json.loads(body)", WISHES_TESTS),
    Mutation(WISHES, "[data])[:MAX_RULES]", "[data])", WISHES_TESTS),
    Mutation(WISHES, ".rules[:MAX_RULES]", ".rules", WISHES_TESTS),
    Mutation(ROBOTS, "[:MAX_USAGE]", "", WISHES_TESTS),
    Mutation("crawler/sites/usage_terms.py", "[:MAX_VALUE]", "", WISHES_TESTS),
    Mutation("crawler/sites/usage_terms.py", "[:MAX_HEADERS]", "", WISHES_TESTS),
    Mutation("crawler/sites/hosts.py", "    if len(url) > MAX_URL:", "    if False:", "tests/sites/test_urls.py"),
    Mutation("crawler/sites/urls.py", " and len(link) <= MAX_URL", "", "tests/sites/test_urls.py"),
    Mutation(OWN, "> WORST:", "> 2**60:", "tests/cleaning/test_own_lexicon.py"),
    Mutation(f"{LEXICON}/rows.py", "if is_slow(", "if False and is_slow(", "tests/cleaning/test_own_lexicon.py"),
    Mutation(f"{LEXICON}/__init__.py", "EDGE = 20", "EDGE = 20_000", "tests/test_patterns.py"),
    Mutation("pipelines/cleaning/element_text.py", "LOOKED = 60", "LOOKED = 10**9", f"{CLEANING}/test_rendering.py"),
    Mutation("pipelines/cleaning/metadata/authors.py", "named[:MOST_STATED]", "named", f"{CLEANING}/metadata"),
    Mutation("crawler/exit_status.py", "    if broken_off or ", "    if ", "tests/test_exit_status.py"),
    Mutation("crawler/saved.py", "    if len(content) > MAX_PAGE_BYTES:", "    if False:", "tests/test_saved.py"),
    # Where the crawl may go
    Mutation(ADDRESSES, "address != name and is_private(address)", "False", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "        if inside:", "        if False:", ADDRESSES_TESTS),
    Mutation(REDIRECTS, "not same_owner(request.url, home, hosts)", "False", "tests/politeness/test_pace.py"),
    Mutation(REDIRECTS, "if TRAPS.search(path) and", "if False and", "tests/politeness/test_pace.py"),
    # What is the machine's fault and what the page's
    Mutation("crawler/core/machine.py", "errno.EMFILE,", "", MACHINE),
    Mutation("crawler/core/machine.py", "errno.EIO,", "", MACHINE),
    Mutation("pipelines/in_worker.py", "        if is_machine_fault(error):\n            raise\n", "", MACHINE),
    Mutation(RECORDS, "        if is_machine_fault(error):\n            raise\n", "", MACHINE),
    Mutation("crawler/saved.py", "        if is_machine_fault(error):\n            raise\n", "", MACHINE),
    Mutation("pipelines/workers.py", "one.faults > FAULTS", "False", MACHINE),
    Mutation("pipelines/workers.py", "one.deaths > RETRIES", "False", "tests/test_workers.py"),
    Mutation(
        "pipelines/cleaning/extract/votes.py",
        " or len(copies) >= MOST_HOLDERS",
        "",
        f"{CLEANING}/extract/test_votes.py",
    ),
    # Judgements that no suite of their own had noticed (HEADLINES and the like)
    Mutation("pipelines/cleaning/boilerplate/removal.py", "HEADLINES = 5", "HEADLINES = 3", f"{CLEANING}/boilerplate"),
    Mutation("pipelines/cleaning/extract/container.py", "ABOVE = 0.3", "ABOVE = 1.0", f"{CLEANING}/extract"),
    Mutation(
        "pipelines/cleaning/layout/element_names.py",
        "any(builder in names for builder in _BUILDERS)",
        "False",
        f"{CLEANING}/layout",
    ),
    Mutation(
        "pipelines/cleaning/metadata/title.py",
        "abs(around.start - heading.at)",
        "0",
        f"{CLEANING}/metadata/test_title.py",
    ),
    Mutation("crawler/discovery/reading.py", "SEVERAL = 3", "SEVERAL = 300", READING),
    Mutation(SOURCES, "source.patterns - recall(resource).patterns", "source.patterns", SOURCES_TESTS),
    Mutation(SOURCES, "since is not None and changed is not None and changed < since", "False", SOURCES_TESTS),
    Mutation(SOURCES, " if not OTHER_SITEMAPS.search(url)", "", SOURCES_TESTS),
    Mutation("crawler/discovery/copies.py", "COPIES = 5", "COPIES = 500", "tests/discovery/test_copies.py"),
]


@cache
def passes(tests: str) -> bool:
    """Whether tests pass as things are: those that fail anyway would notice everything."""
    return _run(tests) == 0


def _run(tests: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "--timeout=60", *tests.split()]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def is_noticed(one: Mutation) -> bool:
    """Whether a test fails without what the mutation takes out. Raises ValueError where the text is not there, or
    where the tests fail anyway."""
    path = ROOT / one.file
    before = path.read_text(encoding="utf-8")
    if before.count(one.old) < 1:
        raise ValueError(f"{one.file} does not have {one.old!r}")
    if not passes(one.tests):
        raise ValueError(f"{one.tests} fails as things are")
    try:
        path.write_text(before.replace(one.old, one.new, 1), encoding="utf-8")
        return _run(one.tests) == FAILED
    finally:
        path.write_text(before, encoding="utf-8")


def main() -> int:
    """Run all, or those that have the word; returns how many nobody noticed."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    missed = 0
    for one in MUTATIONS:
        if word in f"{one.file} {one.old}":
            noticed = is_noticed(one)
            missed += not noticed
            print("noticed" if noticed else "MISSED ", one.file, "without", " ".join(one.old.split()), flush=True)
    print(f"{missed} missed")
    return missed


if __name__ == "__main__":
    sys.exit(main())
