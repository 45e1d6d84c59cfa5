"""What is told of a run and its sites; links and addresses that are articles; the machine's share of each."""

from tests.mutations.mutation import Mutation, check

HEALTH = "crawler/health.py"
HEALTH_TESTS = "tests/test_health.py"
SUMMARY = "crawler/summary.py"
SUMMARY_TESTS = "tests/test_running.py tests/spiders/test_news.py"
URLS = "crawler/discovery/url_patterns.py"
URLS_TESTS = "tests/discovery/test_links.py tests/discovery/test_memory.py tests/sites/test_urls.py"
VISIT = "crawler/discovery/visit.py"
LIMITS = "tests/discovery/test_limits.py tests/discovery/test_more_limits.py"
XML = "crawler/discovery/xml_text.py"
XML_TESTS = "tests/discovery/test_damaged_sources.py tests/discovery/test_reading.py"
LINKS = "crawler/discovery/links.py"
LINKS_TESTS = "tests/discovery/test_links.py"
PROXY = "crawler/rendering/proxy.py"
PROXY_TESTS = "tests/rendering/test_proxy.py"
CHOICE = "crawler/rendering/choice.py"
WANTED_TESTS = "tests/rendering/test_wanted.py"
READER = "crawler/core/reader_process.py"
READERS = "crawler/core/readers.py"
READERS_TESTS = "tests/core/test_readers.py"
POOL = "pipelines/pool.py"
POOL_TESTS = "tests/test_pool.py"
CLEAN = "pipelines/clean.py"
CLEAN_TESTS = "tests/test_clean_pipeline.py"
SNAPSHOT = "pipelines/reading/snapshot.py"
SNAPSHOT_TESTS = "tests/reading/test_snapshot.py"
LINES = "pipelines/writing/lines.py"
LINES_TESTS = "tests/writing/test_rebuild.py tests/writing/test_file_store.py"
REMOVED = "pipelines/report/removed.py"
UPKEEP_TESTS = "tests/report/test_upkeep.py"
SETTINGS = "crawler/settings.py"
VALUES_TESTS = "tests/test_setting_values.py"
OPERATIONS = "tests/docs/test_operations.py"

ROWS = [
    # When a site is ill
    check(HEALTH, "now.failed >= ENOUGH and now.failed > now.fetched", HEALTH_TESTS),
    Mutation(HEALTH, "now.failed >= ENOUGH and", "", HEALTH_TESTS),
    Mutation(HEALTH, " and now.failed > now.fetched", "", HEALTH_TESTS),
    Mutation(
        HEALTH, '(count := now.rejected["empty-body"]) >= ENOUGH', '(count := now.rejected["empty-body"])', HEALTH_TESTS
    ),
    Mutation(HEALTH, " and 2 * count > pages", "", HEALTH_TESTS),
    Mutation(HEALTH, " and not now.rendered", "", HEALTH_TESTS),
    check(HEALTH, "len(fruitful) < ENOUGH", HEALTH_TESTS),
    check(HEALTH, "refused >= ENOUGH", HEALTH_TESTS),
    Mutation(HEALTH, "if refused >= ENOUGH:", "if refused:", HEALTH_TESTS),
    check(HEALTH, "now.written < ENOUGH", HEALTH_TESTS),
    check(HEALTH, "len(moments) < ENOUGH", HEALTH_TESTS),
    Mutation(HEALTH, "share < before * COLLAPSE", "share < before", HEALTH_TESTS),
    Mutation(HEALTH, "length < before * COLLAPSE", "length < before", HEALTH_TESTS),
    Mutation(HEALTH, "max(SILENT_AFTER, timedelta(seconds=SILENT_GAPS * median(gaps)))", "SILENT_AFTER", HEALTH_TESTS),
    Mutation(
        HEALTH,
        "max(SILENT_AFTER, timedelta(seconds=SILENT_GAPS * median(gaps)))",
        "timedelta(seconds=SILENT_GAPS * median(gaps))",
        HEALTH_TESTS,
    ),
    Mutation(
        HEALTH,
        " if (moment := datetime.fromisoformat(run.started_at)) <= today]",
        " if (moment := datetime.fromisoformat(run.started_at))]",
        HEALTH_TESTS,
    ),
    Mutation("crawler/health_report.py", "[:SHOWN]", "", "tests/sites/test_health_report.py"),
    # What a run tells
    Mutation(SUMMARY, "len(failed_sites) > FEW and ", "", "tests/test_running.py tests/commands/test_crawl.py"),
    check(SUMMARY, "len(keys) > MOST", "tests/test_running.py"),
    Mutation("crawler/command_line.py", "known, 1, ALIKE)", "known, 1, 0.1)", "tests/test_command_line.py"),
    # What an article's address looks like
    Mutation(URLS, "len(stem) >= ID_DIGITS", "len(stem) >= 0", URLS_TESTS),
    Mutation(URLS, "len(words) >= SLUG_WORDS or", "len(words) >= 2 or", URLS_TESTS),
    Mutation(URLS, "sum(map(str.isalpha, segment)) >= SLUG_LETTERS", "sum(map(str.isalpha, segment)) >= 5", URLS_TESTS),
    Mutation(URLS, "self._known.total() >= ENOUGH", "self._known.total() > 0", URLS_TESTS),
    Mutation(URLS, "max(1, SHARE * self._known.total())", "1", URLS_TESTS),
    Mutation(URLS, "return not plain or len(text.split()) >= SLUG_WORDS", "return True", URLS_TESTS),
    Mutation(
        URLS,
        "return looks_like_article(url) and len(text.split()) >= SLUG_WORDS",
        "return looks_like_article(url)",
        URLS_TESTS,
    ),
    Mutation(
        URLS,
        "return looks_like_article(url) or len(text.split()) > SLUG_WORDS",
        "return looks_like_article(url) or bool(text)",
        URLS_TESTS,
    ),
    Mutation(URLS, " and not YEAR.match(stem)", "", URLS_TESTS),
    check(VISIT, "before + len(new) > COUNTED", LIMITS),
    Mutation(VISIT, '"feed": MAX_FEEDS, ', "", LIMITS),
    Mutation(VISIT, '"list": MAX_LISTS, ', "", LIMITS),
    Mutation(VISIT, ', "home": MAX_HOMES', "", LIMITS),
    Mutation(
        "crawler/discovery/lists.py", "0 < len(parts) <= MENU_DEPTH", "0 < len(parts)", "tests/discovery/test_visit.py"
    ),
    Mutation("crawler/discovery/copies.py", "[1] >= COPIES", "[1] >= 0", "tests/discovery/test_copies.py"),
    Mutation("crawler/discovery/reading.py", "] < SEVERAL]", "] < 10**9]", "tests/discovery/test_reading.py"),
    Mutation(LINKS, "_longest_run(tree) >= LONG_RUN", "_longest_run(tree) >= 50", LINKS_TESTS),
    check(LINKS, 'event == "start" and element.tag in NO_PROSE', LINKS_TESTS),
    Mutation(
        "crawler/discovery/sitemaps.py",
        "len(children) <= MAX_CHILDREN",
        "True",
        "tests/discovery/test_reading.py tests/discovery/test_sitemaps.py",
    ),
    Mutation(XML, "max(0, len(body) - TAIL)", "0", XML_TESTS),
    Mutation(XML, " and match.start() == at", "", XML_TESTS),
    check(XML, "code in HIGH or code in LOW", XML_TESTS),
    Mutation(XML, 'if good else b""', "if True else b''", XML_TESTS),
    # Processes
    Mutation(READER, "wanted = int(used + seconds) + 1", "wanted = int(seconds) + 1", READERS_TESTS),
    Mutation(READER, "* resource.getpagesize() + MEMORY", "* resource.getpagesize() + 2**60", READERS_TESTS),
    Mutation(
        READER,
        "min(wanted, hard), hard))\n\n\ndef _limit_memory",
        "wanted, hard))\n\n\ndef _limit_memory",
        READERS_TESTS,
    ),
    Mutation("crawler/core/piped_process.py", ", _deaf_to_the_terminal():", ":", "tests/core/test_piped_process.py"),
    Mutation(
        "crawler/core/piped_process.py",
        "self._process.join(JOIN)",
        "self._process.join()",
        "tests/core/test_piped_process.py",
    ),
    Mutation(
        "crawler/core/disk.py",
        '        if found is None:\n            raise OSError(errno.EINVAL, "not',
        '        if False:\n            raise OSError(errno.EINVAL, "not',
        "tests/core/test_disk.py tests/test_saved.py",
    ),
    Mutation(
        "crawler/core/disk.py",
        '        if number is None:\n            raise OSError(errno.EINVAL, "not',
        '        if False:\n            raise OSError(errno.EINVAL, "not',
        "tests/core/test_disk.py tests/test_saved.py",
    ),
    check(CLEAN, "item.refused", CLEAN_TESTS),
    check(CLEAN, "isinstance(outcome, Unfinished)", CLEAN_TESTS),
    check(CLEAN, "isinstance(result, Rejected)", CLEAN_TESTS),
    check(CLEAN, "self._is_asked_again(page, result, trace)", "tests/spiders/test_news.py tests/rendering"),
    check(CLEAN, "self._is_too_old(result, trace)", CLEAN_TESTS),
    Mutation("naqi/running.py", "process.wait(GRACE)", "process.wait()", "tests/naqi/test_running.py"),
    check("naqi/running.py", "status == exit_status.SITES_FAILED", "tests/naqi/test_running.py"),
    Mutation(
        "crawler/spiders/saved.py",
        "len(group) == GROUP or size > GROUP_BYTES",
        "size > GROUP_BYTES",
        "tests/spiders/test_saved.py tests/test_groups.py",
    ),
    Mutation(
        "crawler/spiders/saved.py",
        "len(group) == GROUP or size > GROUP_BYTES",
        "len(group) == GROUP",
        "tests/spiders/test_saved.py tests/test_groups.py",
    ),
    # The browser
    Mutation(PROXY, ", limit=MAX_HEAD", ", limit=2**30", PROXY_TESTS),
    Mutation(
        PROXY, "open_connection(address, port), CONNECT_SECONDS", "open_connection(address, port), None", PROXY_TESTS
    ),
    Mutation(PROXY, "open_connection(*upstream), CONNECT_SECONDS", "open_connection(*upstream), None", PROXY_TESTS),
    Mutation(CHOICE, "rescued < ENOUGH or ", "", WANTED_TESTS),
    Mutation(CHOICE, " or plain * SELDOM > rescued", "", WANTED_TESTS),
    Mutation(CHOICE, "return self.asked % SELDOM != 0", "return True", WANTED_TESTS),
    # Politeness
    Mutation(
        "crawler/politeness/wishes.py",
        "kept.waits(time.time(), KEPT)",
        "kept.waits(time.time(), 10**9)",
        "tests/politeness/test_wishes.py",
    ),
    Mutation(
        "crawler/politeness/wishes.py",
        "next_due=time.time() + KEPT",
        "next_due=time.time() + 10**9",
        "tests/politeness/test_wishes.py",
    ),
    # The ledger
    Mutation("crawler/ledger/daily.py", "KEPT_DAYS),", "10**6),", "tests/ledger"),
    Mutation(
        "crawler/ledger/repeats.py",
        "(site, PRUNE_BELOW))\n",
        "(site, 0))\n",
        "tests/ledger/test_repeats.py tests/ledger/test_scale.py",
    ),
    check("crawler/ledger/repeats.py", "pages % PRUNE_EVERY == 0", "tests/ledger/test_repeats.py"),
    Mutation(
        "crawler/ledger/database.py",
        " & 0xFF in DAMAGED",
        " & 0xFF in ()",
        "tests/crash/test_lost_ledger.py tests/ledger/test_ledger.py",
    ),
    Mutation("crawler/ledger/database.py", "!= (INCREMENTAL,)", "== ()", "tests/ledger/test_scale.py"),
    Mutation(
        "crawler/ledger/remember.py",
        "state in DONE and is_later(merged.lastmod, done)",
        "state in DONE",
        "tests/ledger",
    ),
    # Records
    Mutation(SNAPSHOT, "elif path.exists():\n            raise", "elif False:\n            raise", SNAPSHOT_TESTS),
    Mutation(
        SNAPSHOT,
        "        if files == (files := _files(paths, but)):\n            break",
        "        if files == (files := _files(paths, but)):\n            pass",
        SNAPSHOT_TESTS,
    ),
    Mutation(SNAPSHOT, "range(LISTINGS)", "range(1)", SNAPSHOT_TESTS),
    Mutation(LINES, "sorted(numbers)[:NAMED]", "sorted(numbers)", LINES_TESTS),
    Mutation(LINES, " if len(numbers) > NAMED else", " if True else", LINES_TESTS),
    Mutation(REMOVED, "name in rules and len(rules[name].samples) < SAMPLES", "name in rules", UPKEEP_TESTS),
    check(REMOVED, "len(rule.samples) < SAMPLES", UPKEEP_TESTS),
    Mutation("pipelines/export/table.py", "if size >= BATCH:", "if False:", "tests/export/test_groups.py"),
    Mutation(
        "pipelines/export/parquet.py",
        "while self._held > HELD:",
        "while False:",
        "tests/export/test_groups.py",
    ),
    Mutation(
        "pipelines/export/parquet.py",
        "if self._size >= ROW_GROUP:",
        "if False:",
        "tests/export/test_groups.py",
    ),
    Mutation("pipelines/first_pass.py", "len(text) > MAX_CHARS or ", "", "tests/test_first_pass.py"),
    Mutation("pipelines/first_pass.py", " or stops(text)", "", "tests/test_first_pass.py"),
    Mutation("pipelines/first_pass.py", "stops(text) or halts(text)", "stops(text)", "tests/test_first_pass.py"),
    # Settings
    Mutation(SETTINGS, "CLEAN_TIMEOUT = 20", "CLEAN_TIMEOUT = 2000", OPERATIONS),
    Mutation(SETTINGS, "READ_SECONDS = 10", "READ_SECONDS = 1000", OPERATIONS),
    Mutation(SETTINGS, "CONCURRENT_REQUESTS = 64", "CONCURRENT_REQUESTS = 6400", OPERATIONS),
    Mutation(SETTINGS, "CONCURRENT_ITEMS = 4", "CONCURRENT_ITEMS = 400", VALUES_TESTS),
    Mutation(SETTINGS, "DOWNLOAD_DELAY = 1", "DOWNLOAD_DELAY = 0", VALUES_TESTS),
    Mutation(SETTINGS, "CRAWL_DELAY_MAX = 120", "CRAWL_DELAY_MAX = 1", OPERATIONS),
    Mutation(SETTINGS, "BUSY_DELAY = 30", "BUSY_DELAY = 0", OPERATIONS),
    Mutation(SETTINGS, "RETRY_AFTER_MAX = 300", "RETRY_AFTER_MAX = 30000", OPERATIONS),
    Mutation(SETTINGS, "HOST_FAILURES_MAX = 15", "HOST_FAILURES_MAX = 1500", OPERATIONS),
    Mutation(SETTINGS, "RETRY_TIMES = 2", "RETRY_TIMES = 200", OPERATIONS),
    Mutation(SETTINGS, "RENDER_SECONDS = 30", "RENDER_SECONDS = 3000", VALUES_TESTS),
    Mutation(SETTINGS, "RENDER_SETTLE = 8", "RENDER_SETTLE = 800", VALUES_TESTS),
    Mutation(SETTINGS, "RENDER_PAGES = 2", "RENDER_PAGES = 200", VALUES_TESTS),
    Mutation(SETTINGS, "DNS_TIMEOUT = 20", "DNS_TIMEOUT = 60", VALUES_TESTS),
    Mutation(SETTINGS, "ARCHIVE_MAX_BYTES = 1_000_000_000", "ARCHIVE_MAX_BYTES = 10**15", VALUES_TESTS),
]
