"""How many words, parts, letters and lines: limits of the cleaning of plain texts that others often cut before."""

from tests.mutations.mutation import limit

OWN = "boilerplate/test_counted_words"

ROWS = [
    limit("boilerplate/call_boxes", "BOXED_LINES = 7", "7_000", OWN),
    limit("boilerplate/line_rules", "LABEL_LIMIT = 300", "300_000", OWN),
    limit("boilerplate/pieces", "LONGEST_PIECES = 160", "160_000", OWN),
    limit("boilerplate/plain/controls", "COUNTED = 5", "5_000", OWN),
    limit("boilerplate/plain/credit", "LONGEST_LINE = 70", "70_000", OWN),
    limit("boilerplate/plain/credits", "MOST_PARTS = 4", "4_000", OWN),
    limit("boilerplate/plain/credits", "MOST_PARTS = 4", "0", OWN),
    limit("boilerplate/plain/inside", "BUTTON = 90", "90_000", OWN),
    limit("boilerplate/plain/inside", "BUTTON = 90", "0", OWN),
    limit("boilerplate/plain/inside", "LABEL = 32", "32_000", OWN),
    limit("boilerplate/plain/shaped_names", "FAMILY = 4", "0", OWN),
    limit("boilerplate/plain/shaped_names", "FAMILY = 4", "4_000", OWN),
    limit("boilerplate/plain/names", "MOST_NAME_WORDS = 6", "6_000", OWN),
    limit("boilerplate/plain/names", "SHAPE_WORDS = 3", "3_000", OWN),
    limit("boilerplate/plain/names", "SHAPE_WORDS = 3", "0", OWN),
    limit("boilerplate/plain/own_lines", "LEAD = 2", "2_000", OWN),
    limit("boilerplate/plain/own_lines", "LEAD = 2", "0", OWN),
    limit("labels/__init__", "LONGEST_LABEL = 300", "300_000", OWN),
]
