"""How long a line may be, and of how many words, that the cleaning of plain texts takes for furniture."""

from tests.mutations.mutation import Mutation, limit


def line_limit(file: str, definition: str, other: str) -> Mutation:
    """A limit of a file of plain texts' that is another."""
    return limit(f"boilerplate/plain/{file}", definition, other, "boilerplate/test_line_lengths")


ROWS = [
    line_limit("captions", "LONGEST_CAPTION = 200", "200_000"),
    line_limit("captions", "LONGEST_NOTED = 120", "120_000"),
    line_limit("captions", "VIEW_WORDS = 9", "9_000"),
    line_limit("contacts", "LONGEST_CONTACT = 60", "60_000"),
    line_limit("contacts", "LABEL_WORDS = 5", "5_000"),
    line_limit("contents", "MOST_ENTRIES = 30", "30_000"),
    line_limit("controls", "LONGEST_CONTROL = 120", "120_000"),
    line_limit("controls", "UNKNOWN = 2", "2_000"),
    line_limit("controls", "UNKNOWN = 2", "0"),
    line_limit("controls", "LONGEST_GLUED = 60", "60_000"),
    line_limit("datelines", "PLACE_WORDS = 3", "3_000"),
    line_limit("datelines", "OUTLET_WORDS = 3", "3_000"),
    line_limit("desks", "OFFICE_NAME_WORDS = 7", "7_000"),
    line_limit("desks", "OFFICE_WORDS = 7", "7_000"),
    line_limit("glued", "MOST_GLUED_WORDS = 8", "8_000"),
    line_limit("glued", "LEAST_SUBJECT_WORDS = 5", "0"),
    line_limit("glued", "TWICE = 2", "0"),
    line_limit("glued", "KNOWN_SHARE = 0.6", "0.0"),
    line_limit("lists", "FULL_NAME = 5", "5_000"),
    line_limit("notices", "LONGEST_NOTICE = 220", "220_000"),
    line_limit("notices", "OUTLET_REACH = 14", "14_000"),
    line_limit("notices", "NOTICE_NAME_WORDS = 5", "5_000"),
    line_limit("outlets", "OUTLET_NAME_WORDS = 4", "4_000"),
    line_limit("outlets", "VERB = 4", "0"),
    line_limit("page_titles", "LEAST_WORDS = 4", "0"),
    line_limit("page_titles", "LEAST_LETTERS = 20", "0"),
    line_limit("page_titles", "PAGE_TITLE_WORDS = 7", "7_000"),
    line_limit("posts", "LONGEST_HEADER = 90", "90_000"),
    line_limit("posts", "POSTER_WORDS = 6", "6_000"),
    line_limit("posts", "LONGEST_STAMP = 8", "8_000"),
    line_limit("prompts", "LONGEST_PROMPT = 120", "120_000"),
    line_limit("prompts", "LAST = 4", "4_000"),
    line_limit("prompts", "QUESTION_WORDS = 6", "6_000"),
    line_limit("prompts", "ASKED = 70", "70_000"),
    line_limit("sections", "LONGEST_SECTION = 60", "60_000"),
    line_limit("sections", "MENU_STEPS = 3", "0"),
    line_limit("sections", "STEP_WORDS = 3", "3_000"),
    line_limit("sections", "PATH_STEP_WORDS = 4", "4_000"),
    line_limit("wording", "TITLE_LIMIT = 180", "180_000"),
    line_limit("wording", "RUNNING = 40", "40_000"),
    line_limit("wording", "RUNNING = 40", "0"),
    line_limit("wording", "LONG = 100", "100_000"),
    line_limit("wording", "LONG = 100", "0"),
    line_limit("wording", "STEM = 5", "5_000"),
    line_limit("wording", "SHORTEST_WORD = 3", "0"),
    Mutation(
        "pipelines/cleaning/boilerplate/pieces.py",
        "MOST_ELEMENTS = 300",
        "MOST_ELEMENTS = 300_000",
        "tests/cleaning/boilerplate/test_pieces.py",
    ),
]
