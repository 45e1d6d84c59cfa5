"""How much, how long, how near: what the cleaning of pages takes for furniture, for the text, for a name or a date."""

from tests.mutations.mutation import Mutation

CLEANING = "pipelines/cleaning"
TESTS = "tests/cleaning"
PLACE = f"{CLEANING}/boilerplate/place_rules.py"
PLACE_TESTS = f"{TESTS}/boilerplate/test_place_rules.py"
LINKED = f"{CLEANING}/boilerplate/linked_lines.py"
REMOVAL = "boilerplate/test_removal"
REMAINDERS = "test_page_remainders"
BETWEEN = "test_between_paragraphs"


def limit(file: str, definition: str, other: str, tests: str) -> Mutation:
    """A limit `NAME = VALUE` that is another."""
    changed = f"\n{definition.partition(' = ')[0]} = {other}\n"
    return Mutation(f"{CLEANING}/{file}.py", f"\n{definition}\n", changed, f"{TESTS}/{tests}.py")


ROWS = [
    # Lines of a page that are its furniture
    limit("boilerplate/calls", "LONGEST_CALL = 180", "180_000", "test_calls"),
    limit("boilerplate/calls", "OBJECT_REACH = 2", "2_000", "test_calls"),
    limit("boilerplate/calls", "CALL_OPENING = 5", "5_000", "test_calls"),
    limit("boilerplate/clocks", "FEWEST_ENTRIES = 2", "2_000", REMAINDERS),
    limit("boilerplate/entity_links", "LIST_HEADINGS = 3", "3_000", BETWEEN),
    limit("boilerplate/entity_links", "LIST_HEADINGS = 3", "0", BETWEEN),
    limit("boilerplate/entity_links", "LINKS = 3", "0", BETWEEN),
    limit("boilerplate/entity_links", "LINKED_WORDS = 3", "0", BETWEEN),
    limit("boilerplate/headline_rows", "FEWEST_HEADLINES = 2", "0", REMAINDERS),
    limit("boilerplate/headline_rows", "ROW_WORDS = 4", "4_000", REMAINDERS),
    limit("boilerplate/headline_rows", "LONGEST_HEADLINE = 110", "0", REMAINDERS),
    limit("boilerplate/line_rules", "LINKED = 0.6", "0.0", REMOVAL),
    limit("boilerplate/line_rules", "MOST_LINKS = 100", "100_000", "test_long_lines"),
    limit("boilerplate/link_outs", "CHIP = 40", "0", "test_tag_shapes"),
    limit("boilerplate/points", "POINT_WORDS = 4", "4_000", "extract/test_key_points"),
    limit("boilerplate/removal", "SIGNATURE = 3", "3_000", REMOVAL),
    limit("boilerplate/removal", "SIGNATURE = 3", "0", REMOVAL),
    limit("boilerplate/removal", "TAGS = 20", "20_000", REMOVAL),
    limit("boilerplate/removal", "TAGS = 20", "0", REMOVAL),
    limit("boilerplate/text_bounds", "LITTLE = 8", "8_000", "boilerplate/test_text_bounds"),
    limit("boilerplate/text_bounds", "LITTLE = 8", "0", "boilerplate/test_text_bounds"),
    limit("boilerplate/calls", "LAST = 2", "2_000", "boilerplate/test_line_lengths"),
    limit("boilerplate/__init__", "LONGEST_OUTLET = 40", "40_000", "boilerplate/test_line_lengths"),
    limit("boilerplate/line_rules", "LINK_LIMIT = 160", "160_000", "boilerplate/test_line_lengths"),
    limit("boilerplate/headline_rows", "LONGEST_HEADLINE = 110", "110_000", "boilerplate/test_line_lengths"),
    limit("boilerplate/entity_links", "LINKS = 3", "3_000", BETWEEN),
    # Those that its place decides
    Mutation(PLACE, "i >= nearest and len(line.text)", "len(line.text)", PLACE_TESTS),
    Mutation(
        PLACE, "len(line.text) <= DATED_LIMIT and _is_dated(line.spoken)):", "_is_dated(line.spoken)):", PLACE_TESTS
    ),
    Mutation(PLACE, "if len(line.text) <= DATED_LIMIT and _is", "if _is", PLACE_TESTS),
    Mutation(PLACE, "_is_short(line, HEAD_WORDS) or", "_is_short(line, 1_000) or", PLACE_TESTS),
    Mutation(PLACE, " if len(alike) >= HEAD_LIST else marks", " if False else marks", PLACE_TESTS),
    Mutation(PLACE, "prose[1] - prose[0] <= UNDER_LEAD", "prose[1] - prose[0]", PLACE_TESTS),
    Mutation(PLACE, "min(CREDIT_NAME_WORDS, len(words) - 1)", "(len(words) - 1)", PLACE_TESTS),
    Mutation(PLACE, "for i in left) > CREDITS:", "for i in left) > 1_000:", PLACE_TESTS),
    Mutation(PLACE, "not _is_short(line, CREDIT_WORDS)", "not _is_short(line, 1_000)", PLACE_TESTS),
    Mutation(PLACE, "_is_short(lines[i], CREDIT_WORDS)", "_is_short(lines[i], 1_000)", PLACE_TESTS),
    Mutation(PLACE, "len(line.text) <= CREDIT_LIMIT and ", "", PLACE_TESTS),
    Mutation(LINKED, "line.linked >= ALL_LINK]", "line.linked >= 0.1]", PLACE_TESTS),
    Mutation(LINKED, " or len(line.text) > LINK_LIMIT", "", PLACE_TESTS),
    Mutation(LINKED, " or len(line.text.split()) >= LINK_WORDS", "", PLACE_TESTS),
    # The text
    limit("extract/__init__", "DECK = 4", "4_000", REMAINDERS),
    limit("extract/__init__", "TOLD_WORDS = 6", "6_000", REMAINDERS),
    limit("extract/__init__", "FEW_WORDS = 4", "4_000", "extract/test_verses"),
    limit("extract/__init__", "TEASERS = 4", "0", "extract/test_verses"),
    limit("extract/__init__", "TEASERS = 4", "4_000", "test_extract"),
    limit("extract/__init__", "TEASED = 0.6", "2.0", "test_extract"),
    limit("extract/article_body", "CLAUSE_LETTERS = 60", "0", "test_extract"),
    limit("extract/article_body", "CLAUSE_LETTERS = 60", "60_000", "test_extract"),
    limit("extract/container", "BETWEEN = 80", "80_000", "extract/test_container"),
    limit("extract/container", "LEAD = 0.1", "0.9", "extract/test_container"),
    limit("extract/container", "RIVAL = 0.3", "0.0", "extract/test_container"),
    limit("extract/container", "RIVAL = 0.3", "2.0", "extract/test_container"),
    limit("extract/ends", "ALIKE = 2", "2_000", REMAINDERS),
    limit("extract/ends", "BODY = 3", "0", "extract/test_verses"),
    limit("extract/ends", "BODY = 3", "3_000", "test_skip_links"),
    limit("extract/ends", "FEWEST = 2", "0", "test_ends"),
    limit("extract/ends", "OWN = 200", "200_000", "test_ends"),
    limit("extract/key_points", "FEWEST_POINTS = 2", "0", "extract/test_key_points"),
    limit("extract/key_points", "POINT_WORDS = 2", "2_000", "extract/test_key_points"),
    limit("extract/key_points", "LONGEST_POINT = 4", "4_000", "extract/test_key_points"),
    limit("extract/machine_summaries", "SUMMARY_BLOCKS = 15", "0", REMAINDERS),
    limit("extract/machine_summaries", "SUMMARY_SHARE = 0.35", "0.0", REMAINDERS),
    limit("extract/skip_links", "HEAVIEST = 0.25", "0.0", "test_skip_links"),
    limit("extract/skip_links", "HEAVIEST = 0.25", "2.0", "test_skip_links"),
    limit("extract/teaser_boxes", "TEASER = 250", "250_000", "test_teaser_boxes"),
    limit("extract/teaser_boxes", "TEASER = 250", "0", "test_teaser_boxes"),
    limit("extract/teaser_boxes", "BARE = 2", "2_000", "test_teaser_boxes"),
    limit("extract/teaser_boxes", "LINES = 8", "0", "test_teaser_boxes"),
    limit("extract/teaser_boxes", "MOST_TEASERS = 2", "2_000", "test_teaser_boxes"),
    limit("extract/verses", "FEWEST_LINES = 8", "0", "extract/test_verses"),
    limit("extract/verses", "VERSE = 60", "0", "extract/test_verses"),
    limit("extract/verses", "MOSTLY = 0.8", "2.0", "extract/test_verses"),
    limit("extract/widening", "FEW_LINKS = 2", "0", "extract/test_widening"),
    limit("extract/widening", "LINKED = 8", "0", "extract/test_widening"),
    limit("extract/widening", "TIMES = 3", "3_000", "extract/test_widening"),
    # How the page is laid out
    limit("layout/comment_boxes", "FIELDS = 5", "0", "test_boxes_without_names"),
    limit("layout/comment_boxes", "HEADING = 60", "0", "test_boxes_without_names"),
    limit("layout/outline", "PAGE_SHARE = 0.5", "0.0", "layout/test_layout"),
    limit("layout/outline", "TEASER = 0.4", "2.0", "layout/test_layout"),
    limit("layout/outline", "TEASER = 0.4", "0.0", "layout/test_layout"),
    limit("layout/outline", "LABEL_WEIGHT = 20", "0", "test_boxes_by_shape"),
    limit("layout/outline", "SIGN_UP_LINES = 6", "0", "test_boxes_by_shape"),
    limit("layout/outline", "SENTENCE_WEIGHT = 100", "0", "test_boxes_by_shape"),
    limit("layout/outline", "SENTENCE_WEIGHT = 100", "100_000", "test_boxes_by_shape"),
    limit("layout/outline", "TEXT_BEFORE = 200", "200_000", "test_boxes_without_names"),
    limit("layout/span", "LONG_LINE = 60", "60_000", "layout/test_surroundings"),
    limit("layout/span", "LONG_LINE = 60", "0", "layout/test_surroundings"),
    limit("layout/surroundings", "SIGNED = 8", "0", "layout/test_surroundings"),
    limit("layout/surroundings", "TWICE = 12", "0", "layout/test_surroundings"),
    limit("layout/surroundings", "TWICE = 12", "12_000", "layout/test_surroundings"),
    limit("layout/widespread", "PARTS = 2", "2_000", "test_shapes"),
    limit("layout/widespread", "WIDESPREAD_SHARE = 0.5", "0.0", "layout/test_layout"),
    # Names, languages, dates, what is embedded
    limit("metadata/bold_headline", "ABOVE_TEXT = 6", "0", "metadata/test_title"),
    limit("metadata/bylines", "FEWEST_OF_HEADLINE = 3", "0", "metadata/test_bylines"),
    limit("metadata/signatures", "HEADED = 3", "0", "metadata/test_byline_forms"),
    limit("metadata/signatures", "WHOLLY_LINKED = 0.9", "0.0", "metadata/test_byline_forms"),
    limit("metadata/signatures", "WHOLLY_LINKED = 0.9", "2.0", "metadata/test_byline_forms"),
    limit("lexicon/rows", "FEWEST_COLUMNS = 4", "0", "test_own_lexicon"),
    limit("language", "LANGUAGE_SAMPLE = 1_500", "0", "test_language"),
    limit("language", "OWN_LETTERS = 0.015", "0.0", "test_language"),
    limit("language", "OWN_LETTERS = 0.015", "2.0", "test_language"),
    limit("dates/calendar_dates", "LAST_LIBYAN_YEAR = 2012", "9_999", "dates/test_parse"),
    limit("dates/calendar_dates", "LAST_LIBYAN_YEAR = 2012", "0", "dates/test_parse"),
    limit("dates/dated_line", "MAX_LINE = 100", "100_000", "boilerplate/test_line_lengths"),
    limit("dates/date_line", "_SHORT = 60", "0", "dates/test_date_line"),
    limit("dates/words", "MOST_MARKS = 12", "12_000", "dates/test_properties"),
    limit("element_text", "INNER = 200", "0", "test_element_text"),
    limit("element_text", "PIECES = 40", "0", "test_element_text"),
    limit("element_text", "PIECES = 40", "40_000", "test_element_text"),
    limit("element_text", "PIECE_LIMIT = 2_000", "2_000_000", "test_element_text"),
    limit("entities", "TIMES = 3", "0", "test_rendering"),
    limit("encoding", "DAMAGED = 0.001", "2.0", "test_decode"),
    limit("encoding", "_SAMPLE = 200_000", "0", "test_decode"),
    limit("embedded/__init__", "SAMPLE_LETTERS = 60", "0", "embedded/test_embedded"),
    limit("embedded/entities", "SHORTEST_TEXT = 200", "0", "embedded/test_embedded"),
    limit("embedded/headlines", "HEADLINE_WORDS = 3", "3_000", "embedded/test_embedded"),
    limit("embedded/paragraphs", "HEADING_WORDS = 3", "3_000", "embedded/test_limits"),
]
