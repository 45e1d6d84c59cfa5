"""Judgements of the cleaning: how long, how many, how near, where the neighbours of a figure make little difference."""

from tests.mutations.mutation import Mutation, limit

CLEANING = "pipelines/cleaning"
TESTS = "tests/cleaning"
OWN = "test_judgements"


ROWS = [
    limit("extract/article_body", "SHORTEST_BODY = 300", "0", OWN),
    limit("extract/article_body", "SHORTEST_BODY = 300", "300_000", OWN),
    limit("extract/article_body", "LONGEST_BODY = 200_000", "200_000_000", OWN),
    limit("style_sheets", "SELECTOR_PARTS = 4", "4_000", OWN),
    limit("style_sheets", "SELECTOR_PARTS = 4", "0", OWN),
    limit("style_sheets", "SHEETS = 50", "50_000", OWN),
    limit("style_sheets", "MOST_ABOVE = 60", "60_000", OWN),
    limit("layout/hidden", "SIBLINGS = 50", "50_000", OWN),
    limit("layout/told_live", "ENTRIES = 4", "0", "layout/test_told_live"),
    limit("layout/told_live", "ENTRIES = 4", "4_000", "layout/test_told_live"),
    limit("layout/told_live", "SHARE = 0.4", "0.0", "layout/test_told_live"),
    limit("layout/told_live", "SHARE = 0.4", "4.0", "layout/test_told_live"),
    limit("extract/video_boxes", "VIDEO_BOX = 300", "300_000", "extract/test_video_boxes"),
    limit("extract/video_boxes", "VIDEO_BOX = 300", "0", "extract/test_video_boxes"),
    limit("extract/video_boxes", "VIDEO_DEPTH = 4", "0", "extract/test_video_boxes"),
    limit("extract/author_boxes", "LONGEST_ABOUT = 600", "0", "test_western_boxes"),
    limit("layout/pictures", "FIGURE_DEPTH = 5", "0", "test_western_boxes"),
    limit("layout/named_bodies", "PARAGRAPH, PARAGRAPHS = 80, 3", "80, 3_000", "layout/test_bodies_with_names"),
    limit("layout/named_bodies", "PARAGRAPH, PARAGRAPHS = 80, 3", "80, 0", "layout/test_bodies_with_names"),
    limit("boilerplate/own_words", "FEWEST_CELLS = 6", "6_000", "test_western_boxes"),
    limit("metadata/authors", "MOST_AUTHORS = 6", "6_000", OWN),
    limit("metadata/authors", "MOST_AUTHORS = 6", "0", OWN),
    limit("entities", "MOST_AMPERSANDS = 500", "500_000", OWN),
    limit("entities", "MOST_AMPERSANDS = 500", "0", OWN),
    limit("dates/order", "OPENING_LETTERS = 600", "600_000", OWN),
    limit("dates/order", "LONGEST_DATE_LINE = 80", "80_000", OWN),
    limit("dates/zone_names", "MAX_OFFSET = 14 * 60", "14 * 60_000", OWN),
    limit("embedded/versions", "MOST_VERSIONS = 2", "2_000", OWN),
    limit("text", "KEY_LIMIT = 400", "400_000", OWN),
    limit("metadata/description", "SHORTEST_DESCRIPTION = 30", "0", OWN),
    limit("metadata/description", "SHORTEST_DESCRIPTION = 30", "30_000", OWN),
    limit("boilerplate/western_bylines", "LONGEST = 80", "80_000", OWN),
    limit("boilerplate/said_lines", "LONGEST_SAID = 90", "90_000", OWN),
    limit("people", "LONGEST_NAME = 50", "50_000", OWN),
    limit("people", "MOST_WORDS = 6", "6_000", OWN),
    limit("boilerplate/plain/datelines", "LONGEST_DATELINE = 70", "70_000", OWN),
    Mutation(f"{CLEANING}/style_sheets.py", "self._left = MOST_TRIED", "self._left = 10**9", f"{TESTS}/{OWN}.py"),
    Mutation(f"{CLEANING}/dates/zone_names.py", " or int(minutes or 0) > 59", "", f"{TESTS}/{OWN}.py"),
    limit("boilerplate/call_boxes", "BEHIND = 1", "1_000", "test_calls_and_what_is_told"),
    limit("boilerplate/call_boxes", "OUTSIDE = 2", "2_000", "test_boxes_that_ask"),
    limit("boilerplate/copies", "COPIES = 2", "2_000", "boilerplate/test_place_rules"),
    limit("boilerplate/day_headings", "OTHERS = 1", "1_000", "test_texts_that_look_alike"),
    limit("boilerplate/link_outs", "LINK_ROW = 3", "3_000", "test_shapes"),
    limit("boilerplate/link_outs", "LABEL_WORDS = 3", "3_000", "test_between_paragraphs"),
    limit("boilerplate/plain/captions", "LEAST_WORDS = 4", "4_000", "boilerplate/test_line_lengths"),
    limit("boilerplate/plain/controls", "SHORTEST_PIECE = 2", "2_000", "boilerplate/test_line_lengths"),
    limit("boilerplate/plain/own_lines", "LONGEST_NOTE = 160", "160_000", "test_credit_shapes"),
    limit("boilerplate/plain/own_lines", "MENU_WORDS = 2", "2_000", "test_own_lines"),
]
