"""What is read of archives: which records are pages, and where damage ends."""

from tests.mutations.mutation import Mutation, check

PAGES = "crawler/warc/pages.py"
RECORDS = "crawler/warc/records.py"
HEADS_TESTS = "tests/warc/test_heads.py"
PLACES_TESTS = "tests/warc/test_places.py"
RECORDS_TESTS = "tests/warc/test_records.py"

ROWS = [
    Mutation(PAGES, "if found is None", "if False", RECORDS_TESTS),
    check(PAGES, "not LENGTH.fullmatch(length)", HEADS_TESTS),
    Mutation(PAGES, "_is_rendered(headers)", "False", HEADS_TESTS),
    Mutation(PAGES, "_is_rendered(head.headers)", "True", HEADS_TESTS),
    Mutation(PAGES, "not (rendered or", "not (False or", HEADS_TESTS),
    Mutation(PAGES, 'kind in ("response", "resource")', "False", HEADS_TESTS),
    Mutation(PAGES, "not (host := host_of(url))", "False", HEADS_TESTS),
    Mutation(PAGES, 'url.endswith("/robots.txt")', "False", RECORDS_TESTS),
    check(PAGES, 'kind == "response"', HEADS_TESTS),
    Mutation(PAGES, "if answer else", "if False else", HEADS_TESTS),
    Mutation(PAGES, "status is None", "False", HEADS_TESTS),
    Mutation(PAGES, 'status[1] != b"200"', "False", HEADS_TESTS),
    check(PAGES, "not USAGE_HEADERS.isdisjoint(headers)", RECORDS_TESTS),
    Mutation(PAGES, "if content_type", "if True", HEADS_TESTS),
    Mutation(PAGES, "not content_type.lower().startswith(PAGE_TYPES)", "True", HEADS_TESTS),
    Mutation(PAGES, "length > MAX_PAGE_BYTES", "False", HEADS_TESTS),
    check(PAGES, "refused is None", HEADS_TESTS),
    Mutation(PAGES, "except Rejected", "except ()", HEADS_TESTS),
    Mutation(PAGES, "if rendered else", "if False else", HEADS_TESTS),
    Mutation(PAGES, "(line := window.line_at(place, size)) is not None", "True", HEADS_TESTS),
    check(PAGES, "colon and name.strip().lower() in USAGE_HEADERS", HEADS_TESTS),
    Mutation(PAGES, "if first is None", "if False", RECORDS_TESTS),
    Mutation(PAGES, "or (strict and", "or (True and", HEADS_TESTS),
    Mutation(PAGES, "not VERSION.fullmatch(first)", "True", HEADS_TESTS),
    check(PAGES, "not text", HEADS_TESTS),
    check(PAGES, 'text[0] in " \\t"', HEADS_TESTS),
    Mutation(PAGES, "if not colon and", "if True and", HEADS_TESTS),
    Mutation(PAGES, "colon and strict:", "colon and True:", HEADS_TESTS),
    Mutation(PAGES, "if name in LISTS", "if True", HEADS_TESTS),
    Mutation(PAGES, "name in headers", "True", HEADS_TESTS),
    Mutation(PAGES, "UnicodeDecodeError", "()", HEADS_TESTS),
    Mutation(RECORDS, "except OSError", "except ()", PLACES_TESTS),
    Mutation(RECORDS, "isinstance(one, str)", "False", RECORDS_TESTS),
    check(RECORDS, "isinstance(found, str)", HEADS_TESTS),
    check(RECORDS, "there in (place, found.origin)", PLACES_TESTS),
    Mutation(RECORDS, ' if start and there.partition("+")[0]', ' if True and there.partition("+")[0]', PLACES_TESTS),
    Mutation(RECORDS, "offset is not None", "True", RECORDS_TESTS),
    Mutation(RECORDS, 'one != "broken"', "False", RECORDS_TESTS),
    Mutation(RECORDS, "not (offset and", "not (True and", HEADS_TESTS),
    Mutation(RECORDS, "(offset and place)", "(offset and True)", RECORDS_TESTS),
    Mutation(RECORDS, "except StopIteration", "except ()", RECORDS_TESTS),
    Mutation(RECORDS, "except (zlib.error,", "except ((),", RECORDS_TESTS),
    Mutation(RECORDS, "(zlib.error, EOFError", "(zlib.error, ()", RECORDS_TESTS),
    check(RECORDS, "not ahead", RECORDS_TESTS),
    Mutation(RECORDS, "if head is None", "if False", RECORDS_TESTS),
    Mutation(RECORDS, "window.end is not None", "True", RECORDS_TESTS),
    Mutation(RECORDS, "place + head.size + head.length > window.end", "True", RECORDS_TESTS),
    Mutation(RECORDS, "chunk := file.read(PIECE)", "(chunk := file.read(PIECE)) and False", RECORDS_TESTS),
    check(RECORDS, "found >= 0", RECORDS_TESTS),
    Mutation(PAGES, "not VERSION.fullmatch(first)", "False", HEADS_TESTS),
]
