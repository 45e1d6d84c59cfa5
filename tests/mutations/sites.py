"""What a site may cost."""

from tests.mutations.mutation import Mutation

CLEANING = "tests/cleaning"
FEEDS = "crawler/discovery/feeds.py"
SITEMAPS = "crawler/discovery/sitemaps.py"
LINKS = "crawler/discovery/links.py"
VISIT = "crawler/discovery/visit.py"
READING = "tests/discovery/test_reading.py"
ROBOTS = "crawler/politeness/robots_rules.py"
ROBOTS_TESTS = "tests/politeness/test_robots_rules.py"
LIMITS = "tests/discovery/test_limits.py"
MORE_LIMITS = "tests/discovery/test_more_limits.py"
WISHES = "crawler/politeness/wish_files.py"
WISHES_TESTS = "tests/politeness/test_wish_files.py"
LEXICON = "pipelines/cleaning/lexicon"
OWN = "pipelines/cleaning/lexicon/own.py"

ROWS = [
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
    Mutation("crawler/core/unpack.py", "range(MAX_MEMBERS)", "range(10**9)", "tests/discovery/test_sitemaps.py"),
    Mutation("crawler/core/reader_process.py", "        _limit(seconds)\n", "", "tests/core/test_readers.py"),
    Mutation("crawler/core/reader_process.py", "    _limit_memory()\n", "", "tests/core/test_readers.py"),
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
    Mutation(f"{LEXICON}/__init__.py", "CHARACTERS = 20", "CHARACTERS = 20_000", f"{CLEANING}/test_long_lines.py"),
    Mutation("pipelines/cleaning/element_text.py", "LOOKED = 60", "LOOKED = 10**9", f"{CLEANING}/test_rendering.py"),
    Mutation("pipelines/cleaning/metadata/authors.py", "named[:MOST_STATED]", "named", f"{CLEANING}/metadata"),
    Mutation("crawler/exit_status.py", "    if broken_off or ", "    if ", "tests/test_exit_status.py"),
    Mutation("crawler/saved.py", "    if len(content) > MAX_PAGE_BYTES:", "    if False:", "tests/test_saved.py"),
]
