"""What a site may cost."""

from tests.mutations.mutation import Mutation, check

CLEANING = "tests/cleaning"
FEEDS = "crawler/discovery/feeds.py"
SITEMAPS = "crawler/discovery/sitemaps.py"
LINKS = "crawler/discovery/links.py"
VISIT = "crawler/discovery/visit.py"
READING = "tests/discovery/test_reading.py"
FIRST_ITEMS = "test_what_parses_feeds_is_given_the_first_items_only"
ROBOTS = "crawler/politeness/robots_rules.py"
ROBOTS_TESTS = "tests/politeness/test_robots_rules.py"
LIMITS = "tests/discovery/test_limits.py"
MORE_LIMITS = "tests/discovery/test_more_limits.py"
WISHES = "crawler/politeness/wish_files.py"
WISHES_TESTS = "tests/politeness/test_wish_files.py"
LEXICON = "pipelines/cleaning/lexicon"
OWN = "pipelines/cleaning/lexicon/own.py"
OPENINGS = f"{CLEANING}/test_lexicon_openings.py"
WORD_PATTERN = "pipelines/cleaning/dates/word_pattern.py"
WORD_TESTS = f"{CLEANING}/dates/test_word_pattern.py"
INDEX = "pipelines/duplicates/index.py"
WRITTEN = "self._recent.write(db, pairs, len(held))"

ROWS = [
    # What sites may cost
    Mutation(FEEDS, "MAX_FEED = 20 * 1024 * 1024", "MAX_FEED = 2**60", "tests/discovery/test_feeds.py"),
    Mutation(FEEDS, "entities=True), MAX_ITEMS)", "entities=True), 10**9)", f"{READING}::{FIRST_ITEMS}"),
    Mutation(FEEDS, "parsed.entries[:MAX_ITEMS]", "parsed.entries", READING),
    Mutation(FEEDS, "in items[:MAX_ITEMS] if", "in items if", READING),
    Mutation(SITEMAPS, "if read >= MAX_ENTRIES:", "if False:", READING),
    Mutation(SITEMAPS, "islice(io.BytesIO(body), MAX_ENTRIES)", "io.BytesIO(body)", "tests/discovery/test_sitemaps.py"),
    Mutation(SITEMAPS, "dated[:MAX_CHILDREN]", "dated", READING),
    Mutation(LINKS, "islice(_anchors(tree), MAX_READ)", "_anchors(tree)", READING),
    Mutation(LINKS, 'islice(tree.iter("base"), MAX_BASES)', 'tree.iter("base")', READING),
    Mutation(LINKS, "islice(walker, MAX_EVENTS)", "walker", READING),
    Mutation("crawler/discovery/reading.py", "body[:MAX_PAGE]", "body", READING),
    Mutation(
        "crawler/core/unpack.py", "        if size > limit:", "        if False:", "tests/discovery/test_sitemaps.py"
    ),
    Mutation(
        "crawler/core/unpack.py",
        "range(MAX_MEMBERS):  # one",
        "range(10**9):  # one",
        "tests/discovery/test_sitemaps.py",
    ),
    Mutation("crawler/core/reader_process.py", "        _limit(seconds)\n", "", "tests/core/test_readers.py"),
    Mutation("crawler/core/reader_process.py", "    _limit_memory()\n", "", "tests/core/test_readers.py"),
    Mutation(
        "crawler/core/readers.py", "                self._failures[site] += 1\n", "", "tests/core/test_readers.py"
    ),
    Mutation(ROBOTS, "body[:MAX_ROBOTS]", "body", ROBOTS_TESTS),
    Mutation(ROBOTS, "value[:MAX_PATTERN]), name", "value), name", ROBOTS_TESTS),
    Mutation(ROBOTS, " and len(sitemaps) < MAX_SITEMAPS", "", ROBOTS_TESTS),
    Mutation(ROBOTS, "coding, MAX_UNPACKED)", "coding, 2**60)", ROBOTS_TESTS),
    check(ROBOTS, "whole and not unpacked.whole", ROBOTS_TESTS),
    Mutation(VISIT, " or self.kinds[kind] >= CAPS.get(kind, MAX_SITEMAPS)", "", LIMITS),
    Mutation(VISIT, "self.in_flight >= HELD or ", "", LIMITS),
    Mutation(VISIT, "            self._counted = set()\n", "            pass\n", LIMITS),
    Mutation("crawler/discovery/explore.py", "listing.level < MAX_DEPTH", "True", LIMITS),
    Mutation("crawler/discovery/sources.py", "level >= MAX_LEVEL", "False", LIMITS),
    Mutation("crawler/ledger/ledger.py", "MAX_TRIES, valid(url)", "10**9, valid(url)", "tests/ledger/test_ledger.py"),
    Mutation(LINKS, "        if len(found.anchors) >= MAX_LINKS:\n            break", "", MORE_LIMITS),
    Mutation(LINKS, 'islice(tree.iter("link"), MAX_LINKS)', 'tree.iter("link")', MORE_LIMITS),
    Mutation(LINKS, ".split())[:MAX_WORDS]", ".split())", MORE_LIMITS),
    Mutation(LINKS, "text[:MAX_HEAD]", "text", MORE_LIMITS),
    Mutation(LINKS, "body[:MAX_HEAD]", "body", MORE_LIMITS),
    Mutation("crawler/discovery/memory.py", "most_common(MAX_PATTERNS)", "most_common()", MORE_LIMITS),
    Mutation(WISHES, "json.loads(body[:MAX_FILE])", "json.loads(body)", WISHES_TESTS),
    Mutation(WISHES, "[data])[:MAX_RULES]", "[data])", WISHES_TESTS),
    Mutation(WISHES, ".rules[:MAX_RULES]", ".rules", WISHES_TESTS),
    Mutation(ROBOTS, "[:MAX_USAGE]", "", WISHES_TESTS),
    Mutation("crawler/sites/usage_terms.py", "[:MAX_VALUE]", "", WISHES_TESTS),
    Mutation("crawler/sites/usage_terms.py", "[:MAX_HEADERS]", "", WISHES_TESTS),
    Mutation("crawler/sites/hosts.py", "    if len(url) > MAX_URL:", "    if False:", "tests/sites/test_urls.py"),
    Mutation("crawler/sites/urls.py", '"(?<!:)/{2,}"', '"(?!)"', "tests/sites/test_urls.py"),
    Mutation("crawler/sites/urls.py", '"(?<!:)/{2,}"', '"/{2,}"', "tests/sites/test_urls.py"),
    Mutation(
        "crawler/discovery/sources.py", "visit.places.told <= NAMED", "True", "tests/discovery/test_damaged_sources.py"
    ),
    Mutation("crawler/sites/urls.py", " and len(link) <= MAX_URL", "", "tests/sites/test_urls.py"),
    Mutation(OWN, "> WORST:", "> 2**60:", "tests/cleaning/test_own_lexicon.py"),
    Mutation(f"{LEXICON}/rows.py", "if is_slow(", "if False and is_slow(", "tests/cleaning/test_own_lexicon.py"),
    Mutation(f"{LEXICON}/openings.py", "letters & {_NONE, _ANY}", "letters & {_ANY}", OPENINGS),
    Mutation(f"{LEXICON}/openings.py", "= (letters - {_NONE}) | own |", "= own |", OPENINGS),
    Mutation(f"{LEXICON}/pattern_group.py", "first.number < other[0]", "True", OPENINGS),
    Mutation(WORD_PATTERN, 'in {"", lead})', 'in {""})', WORD_TESTS),
    Mutation(WORD_PATTERN, "not self._begins.isdisjoint(_WORD.findall(text))", "True", WORD_TESTS),
    Mutation(
        INDEX, "self._seen_old.add(self._recent.write(db, pairs, len(held)))", WRITTEN, "tests/duplicates/test_index.py"
    ),
    Mutation(f"{LEXICON}/__init__.py", "CHARACTERS = 20", "CHARACTERS = 20_000", f"{CLEANING}/test_long_lines.py"),
    Mutation(
        "pipelines/cleaning/element_text.py",
        "element.iter(etree.Element), LOOKED)",
        "element.iter(etree.Element), None)",
        f"{CLEANING}/test_rendering.py",
    ),
    Mutation("pipelines/cleaning/metadata/authors.py", "named[:MOST_STATED]", "named", f"{CLEANING}/metadata"),
    Mutation("crawler/exit_status.py", "    if broken_off or ", "    if ", "tests/test_exit_status.py"),
]
