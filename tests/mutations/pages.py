"""What one page may cost, and what is no page."""

from tests.mutations.mutation import Mutation, check

CLEANING = "tests/cleaning"
DECODE = "pipelines/cleaning/decode.py"
DECODE_TESTS = f"{CLEANING}/test_decode.py"
EMBEDDED = "pipelines/cleaning/embedded"
EMBEDDED_TESTS = f"{CLEANING}/embedded/test_limits.py"
PAGE_TESTS = f"{CLEANING}/test_page_limits.py"
LITERALS = f"{EMBEDDED}/js_literals.py"
PAYLOADS = f"{EMBEDDED}/payloads.py"
PARAGRAPHS = f"{EMBEDDED}/paragraphs.py"
STRUCTURED = "pipelines/cleaning/structured.py"
NEAR = "pipelines/cleaning/publication/near_headline.py"
REPEATS = "pipelines/cleaning/repeats.py"
ROWS_FILE = "pipelines/cleaning/lexicon/rows.py"
OWN = "pipelines/cleaning/lexicon/own.py"
OWN_TESTS = f"{CLEANING}/test_own_lexicon.py"
QUALITY = "pipelines/cleaning/quality/__init__.py"
QUALITY_TESTS = f"{CLEANING}/test_quality.py"

ROWS = [
    # What is no page
    check(DECODE, "page.tree is not None and not page.blocks", DECODE_TESTS),
    check(DECODE, "not _SHOWN.search(source)", DECODE_TESTS),
    check(DECODE, "not raw", DECODE_TESTS),
    check(DECODE, "len(raw) > MAX_PAGE_BYTES", DECODE_TESTS),
    check(DECODE, "raw.startswith(magic)", DECODE_TESTS),
    check(DECODE, 'raw[4:8] == b"ftyp"', DECODE_TESTS),
    check(DECODE, "len(head) - len(head.translate(None, _CONTROL_BYTES)) > CONTROLS * len(head)", DECODE_TESTS),
    check(DECODE, "_FEED.match(_without_declaration(source[:4000]))", DECODE_TESTS),
    check(DECODE, "_TOO_DEEP(tree)", DECODE_TESTS),
    check(DECODE, "count > MAX_ELEMENTS", DECODE_TESTS),
    check(QUALITY, "not words", QUALITY_TESTS),
    check(QUALITY, "words < FEWEST_WORDS", QUALITY_TESTS),
    check("pipelines/cleaning/wishes/__init__.py", "reserved and obey_tdm", f"{CLEANING}/wishes"),
    # State for scripts
    Mutation(LITERALS, "    source = source[:MAX_SCRIPT]\n    reader, found", "    reader, found", EMBEDDED_TESTS),
    Mutation(LITERALS, "    source = source[:MAX_SCRIPT]\n    reader = ", "    reader = ", EMBEDDED_TESTS),
    Mutation(LITERALS, "depth > MAX_NESTING or ", "", EMBEDDED_TESTS),
    Mutation(LITERALS, " or self.left < 0", "", EMBEDDED_TESTS),
    Mutation(f"{EMBEDDED}/scripts.py", "source[:MAX_SCRIPT].strip()", "source.strip()", EMBEDDED_TESTS),
    Mutation(f"{EMBEDDED}/attributes.py", " or len(value) > left", "", EMBEDDED_TESTS),
    check(f"{EMBEDDED}/attributes.py", "depth > MAX_PAIRS", EMBEDDED_TESTS),
    Mutation(PAYLOADS, "depth > MAX_REFERENCES or left < 0", "left < 0", EMBEDDED_TESTS),
    Mutation(PAYLOADS, "depth > MAX_REFERENCES or left < 0", "depth > MAX_REFERENCES", EMBEDDED_TESTS),
    Mutation(PAYLOADS, " and len(rows) < MAX_VALUES", "", EMBEDDED_TESTS),
    check(PAYLOADS, "depth > MAX_REFERENCES", EMBEDDED_TESTS),
    Mutation(f"{EMBEDDED}/entities.py", " and seen < MAX_STATE_VALUES", "", EMBEDDED_TESTS),
    Mutation(PARAGRAPHS, "(text[:MAX_TEXT])", "(text)", EMBEDDED_TESTS),
    Mutation(PARAGRAPHS, "json.loads(value[:MAX_TEXT])", "json.loads(value)", EMBEDDED_TESTS),
    Mutation(PARAGRAPHS, "depth > MAX_LEVELS or ", "", EMBEDDED_TESTS),
    Mutation(PARAGRAPHS, " or len(self.found) >= MAX_PARAGRAPHS", "", EMBEDDED_TESTS),
    Mutation(PARAGRAPHS, " or self.left < 0", "", EMBEDDED_TESTS),
    Mutation(PARAGRAPHS, "            self.left -= len(value)\n            try", "            try", EMBEDDED_TESTS),
    Mutation(f"{EMBEDDED}/stores.py", "left < 0 or ", "", EMBEDDED_TESTS),
    Mutation(f"{EMBEDDED}/stores.py", " or len(within) > MAX_CHAIN", "", EMBEDDED_TESTS),
    # Statements, styles, names, dates
    Mutation(STRUCTURED, "source[:MAX_SCRIPT].strip", "source.strip", PAGE_TESTS),
    Mutation(STRUCTURED, " and seen < MAX_NODES", "", PAGE_TESTS),
    Mutation(
        STRUCTURED,
        "(ValueError, RecursionError):\n            continue",
        "ValueError:\n            continue",
        f"{CLEANING}/test_structured.py",
    ),
    Mutation("pipelines/cleaning/style_sheets.py", "sheet[:MOST_READ]", "sheet", PAGE_TESTS),
    Mutation("pipelines/cleaning/rendering.py", "MOST_NAMED = 1_000", "MOST_NAMED = 10_000", PAGE_TESTS),
    Mutation("pipelines/cleaning/layout/element_names.py", "names[:MOST_NAMED]", "names", PAGE_TESTS),
    check("pipelines/cleaning/wishes/preferences.py", "len(text) > MAX_LENGTH", PAGE_TESTS),
    Mutation("pipelines/cleaning/dates/order.py", "        if left < 0:\n            break\n", "", PAGE_TESTS),
    Mutation("pipelines/cleaning/dates/normalize.py", "text[: MAX_CHARS + 1]", "text", f"{CLEANING}/dates"),
    Mutation("pipelines/cleaning/extract/votes.py", "blocks[:MOST_BLOCKS]", "blocks", PAGE_TESTS),
    Mutation(
        "pipelines/cleaning/extract/votes.py", "node.depth > DEEPEST or ", "", f"{CLEANING}/extract/test_votes.py"
    ),
    Mutation(NEAR, "islice(element.itertext(), MAX_PIECES)", "element.itertext()", PAGE_TESTS),
    Mutation(NEAR, "for _ in range(MAX_ANCESTORS + 1):", "while True:", PAGE_TESTS),
    Mutation(
        "pipelines/cleaning/publication/elements.py",
        "islice(_dated(statements.page), MAX_ELEMENTS)",
        "_dated(statements.page)",
        PAGE_TESTS,
    ),
    check(REPEATS, "len(keys) == MAX_KEYS", f"{CLEANING}/test_repeats.py"),
    Mutation(REPEATS, "len(line) <= MAX_CHARS and ", "", f"{CLEANING}/test_repeats.py"),
    check(REPEATS, "pages < MIN_SITE_PAGES", f"{CLEANING}/test_repeats.py"),
    # The user's own phrases
    check(ROWS_FILE, 'not lines or lines[0].rstrip("\\t").split("\\t") != HEADER', OWN_TESTS),
    check(ROWS_FILE, "len(cells) != len(HEADER)", OWN_TESTS),
    check(ROWS_FILE, "match is None or action is None or place is None", OWN_TESTS),
    check(ROWS_FILE, "cap and not (cap.isdecimal() and int(cap) <= CAPS[-1])", OWN_TESTS),
    check(ROWS_FILE, "not key_of(phrase)", OWN_TESTS),
    check(ROWS_FILE, 'rule.match == "words" and " " in key_of(phrase)', OWN_TESTS),
    check(ROWS_FILE, "not name", OWN_TESTS),
    check(ROWS_FILE, '_BY_NUMBER.search(_ESCAPED.sub("", pattern))', OWN_TESTS),
    check(ROWS_FILE, "all(map(compiled.fullmatch, UNALIKE))", OWN_TESTS),
    check(OWN, 'path.suffix == ".tsv"', OWN_TESTS),
    check(OWN, 'path.suffix != ".md"', OWN_TESTS),
    check(OWN, "rule in added and not is_rule(rule)", OWN_TESTS),
    check(OWN, "not is_rule(rule)", OWN_TESTS),
]
