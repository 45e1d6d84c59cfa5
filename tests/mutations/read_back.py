"""What is read back of an output: which files, which lines of them, which records."""

from tests.mutations.mutation import Mutation, check

RECORDS = "pipelines/reading/records.py"
FILTERS = "pipelines/reading/filters.py"
SELECTION = "pipelines/reading/selection.py"
SNAPSHOT = "pipelines/reading/snapshot.py"
GONE = "pipelines/reading/gone.py"
REJECTED = "pipelines/reading/rejected.py"
PERIODS = "pipelines/reading/periods.py"
LINES = "pipelines/reading/lines.py"
EACH_FILTER_TESTS = "tests/reading/test_each_filter.py"
HEADS_TESTS = "tests/reading/test_heads.py"
PACKED_TESTS = "tests/reading/test_packed.py"
PERIODS_TESTS = "tests/reading/test_periods.py"
RECORDS_TESTS = "tests/reading/test_records.py"
SELECTION_TESTS = "tests/reading/test_selection.py"
SNAPSHOT_TESTS = "tests/reading/test_snapshot.py"
WHOSE_FILE_TESTS = "tests/reading/test_whose_file.py"

ROWS = [
    # pipelines/reading/records.py
    Mutation(RECORDS, "type(found) is not dict", "False", HEADS_TESTS),
    Mutation(RECORDS, "tuple(found) != RECORD_FIELDS", "False", RECORDS_TESTS),
    Mutation(RECORDS, "Parsed(found if whole else", "Parsed(found if True else", RECORDS_TESTS),
    Mutation(RECORDS, "_encodable(found), complete", "_encodable(found), True", RECORDS_TESTS),
    Mutation(RECORDS, "complete and whole)", "complete and True)", RECORDS_TESTS),
    Mutation(RECORDS, "orjson.JSONDecodeError", "()", RECORDS_TESTS),
    Mutation(RECORDS, "UnicodeDecodeError", "()", RECORDS_TESTS),
    Mutation(RECORDS, "except (ValueError,", "except ((),", RECORDS_TESTS),
    Mutation(RECORDS, "RecursionError", "()", RECORDS_TESTS),
    Mutation(RECORDS, "name not in found", "True", RECORDS_TESTS),
    Mutation(RECORDS, "name not in LATER", "True", RECORDS_TESTS),
    Mutation(RECORDS, "if name in found", "if False", RECORDS_TESTS),
    Mutation(RECORDS, "if not wrong and", "if True and", RECORDS_TESTS),
    Mutation(RECORDS, "not _STRING.issuperset(map(type, chain.from_iterable(_LISTED(record))))", "True", RECORDS_TESTS),
    Mutation(RECORDS, "not _STRING.issuperset(map(type, record[name]))", "True", RECORDS_TESTS),
    Mutation(RECORDS, "record[name] is not None", "True", RECORDS_TESTS),
    Mutation(RECORDS, "not form.fullmatch(record[name])", "True", RECORDS_TESTS),
    Mutation(RECORDS, "found not in right", "True", RECORDS_TESTS),
    # pipelines/reading/filters.py
    Mutation(FILTERS, "if self.sites and", "if True and", EACH_FILTER_TESTS),
    Mutation(FILTERS, "record.site not in self.sites", "True", EACH_FILTER_TESTS),
    Mutation(FILTERS, "if self.languages", "if True", EACH_FILTER_TESTS),
    Mutation(FILTERS, "record.language not in self.languages", "True", EACH_FILTER_TESTS),
    Mutation(FILTERS, "if self.sections", "if True", EACH_FILTER_TESTS),
    Mutation(FILTERS, "(self.since or", "(False or", SELECTION_TESTS),
    Mutation(FILTERS, "or self.until)", "or False)", EACH_FILTER_TESTS),
    Mutation(FILTERS, "not self._in_time(record.published)", "True", EACH_FILTER_TESTS),
    Mutation(FILTERS, "not self.with_flags <= set(record.flags)", "False", SELECTION_TESTS),
    Mutation(FILTERS, "self.without_flags & set(record.flags)", "False", EACH_FILTER_TESTS),
    check(FILTERS, 'self.gone.get(record.id, "") >= record.fetched_at', EACH_FILTER_TESTS),
    check(FILTERS, "covered is None", SELECTION_TESTS),
    Mutation(FILTERS, "(self.since and", "(True and", EACH_FILTER_TESTS),
    Mutation(FILTERS, "covered.first < self.since", "True", SELECTION_TESTS),
    Mutation(FILTERS, "(self.until and", "(True and", SELECTION_TESTS),
    Mutation(FILTERS, "covered.last > self.until", "True", EACH_FILTER_TESTS),
    Mutation(FILTERS, " if since and until", " if True and until", EACH_FILTER_TESTS),
    Mutation(FILTERS, "since and until and", "since and True and", SELECTION_TESTS),
    Mutation(FILTERS, "since=since.first if since else", "since=since.first if False else", SELECTION_TESTS),
    Mutation(FILTERS, "until=until.last if until else", "until=until.last if False else", EACH_FILTER_TESTS),
    Mutation(FILTERS, "pairs if value]", "pairs if True]", EACH_FILTER_TESTS),
    Mutation(FILTERS, "if self.newest", "if False", EACH_FILTER_TESTS),
    Mutation(FILTERS, "if self.duplicates", "if False", EACH_FILTER_TESTS),
    Mutation(FILTERS, "if self.gone else", "if False else", EACH_FILTER_TESTS),
    Mutation(FILTERS, "name := part.strip()", "(name := part.strip()) or True", EACH_FILTER_TESTS),
    Mutation(FILTERS, "suppress(UnicodeError)", "suppress()", SELECTION_TESTS),
    check(FILTERS, "text is None", EACH_FILTER_TESTS),
    # pipelines/reading/selection.py
    Mutation(SELECTION, "if place is None", "if False", SELECTION_TESTS),
    check(SELECTION, "index * _FILE + line.offset == place", SELECTION_TESTS),
    Mutation(SELECTION, "count := stay.count(False)", "(count := stay.count(False)) and False", SELECTION_TESTS),
    Mutation(SELECTION, "if filters.newest else", "if True else", PACKED_TESTS),
    Mutation(SELECTION, "file := copied.get(piece)", "True", SELECTION_TESTS),
    Mutation(
        SELECTION,
        "(file := copied.get(piece)) and piece != seen",
        "(file := copied.get(piece)) or piece != seen",
        PACKED_TESTS,
    ),
    Mutation(SELECTION, "     if filters.newest:", "     if False:", SELECTION_TESTS),
    Mutation(SELECTION, "refused := filters.refusal(record)", "True", SELECTION_TESTS),
    Mutation(SELECTION, "     if not filters.duplicates:", "     if False:", SELECTION_TESTS),
    check(SELECTION, "not as_written", EACH_FILTER_TESTS),
    Mutation(
        SELECTION,
        "    selection.names = list(numbers)\n    if filters.newest:",
        "    selection.names = list(numbers)\n    if False:",
        SELECTION_TESTS,
    ),
    Mutation(
        SELECTION,
        '        selection.keep({place for _, _, place in newest.values()}, "older")\n    if not filters.duplicates:',
        '        selection.keep({place for _, _, place in newest.values()}, "older")\n    if False:',
        SELECTION_TESTS,
    ),
    Mutation(SELECTION, "except NotARecord", "except ()", SELECTION_TESTS),
    Mutation(SELECTION, "     elif bad:", "     elif False:", SELECTION_TESTS),
    check(SELECTION, "one.duplicate_of is not None", SELECTION_TESTS),
    check(SELECTION, "one.duplicate_of in told", SELECTION_TESTS),
    Mutation(SELECTION, "one.contained_in in ids", "True", SELECTION_TESTS),
    Mutation(SELECTION, "one.contained_in not in inside", "True", SELECTION_TESTS),
    # pipelines/reading/snapshot.py
    Mutation(SNAPSHOT, "if path.suffix in PACKED", "if False", WHOSE_FILE_TESTS),
    Mutation(SNAPSHOT, 'plain_name(one).endswith(".jsonl")', "True", WHOSE_FILE_TESTS),
    Mutation(SNAPSHOT, "folder in (one.parent, one.parent.parent)", "True", WHOSE_FILE_TESTS),
    Mutation(SNAPSHOT, "return path.is_file()", "return True", WHOSE_FILE_TESTS),
    Mutation(SNAPSHOT, "path in _committed([path], None)", "True", WHOSE_FILE_TESTS),
    Mutation(
        SNAPSHOT, "Path(os.path.realpath(but)) if but else", "Path(os.path.realpath(but)) if True else", SNAPSHOT_TESTS
    ),
    check(SNAPSHOT, "path.is_dir()", SNAPSHOT_TESTS),
    Mutation(SNAPSHOT, "not plain_name(file).endswith(OTHERS)", "True", SNAPSHOT_TESTS),
    Mutation(SNAPSHOT, "elif path.is_file()", "elif False", SNAPSHOT_TESTS),
    Mutation(SNAPSHOT, "if path.is_file() and", "if True and", WHOSE_FILE_TESTS),
    Mutation(SNAPSHOT, 'not path.name.startswith(".")', "True", SNAPSHOT_TESTS),
    Mutation(SNAPSHOT, "if ledger else", "if False else", SNAPSHOT_TESTS),
    check(SNAPSHOT, "place not in known", SNAPSHOT_TESTS),
    Mutation(
        SNAPSHOT,
        '(length := known[place].get(f"{path.parent.name}/{path.name}")) is not None',
        '((length := known[place].get(f"{path.parent.name}/{path.name}")) is not None) and False',
        SNAPSHOT_TESTS,
    ),
    check(SNAPSHOT, "not path.is_file()", WHOSE_FILE_TESTS),
    Mutation(SNAPSHOT, "except LedgerError", "except ()", SNAPSHOT_TESTS),
    # pipelines/reading/gone.py
    Mutation(GONE, "except ValueError", "except ()", EACH_FILTER_TESTS),
    Mutation(GONE, "isinstance(row, dict)", "False", PACKED_TESTS),
    Mutation(GONE, "isinstance(article, str)", "True", EACH_FILTER_TESTS),
    Mutation(GONE, "isinstance(since, str)", "True", EACH_FILTER_TESTS),
    # pipelines/reading/rejected.py
    Mutation(REJECTED, "except ValueError", "except ()", SELECTION_TESTS),
    Mutation(REJECTED, "isinstance(row, dict)", "False", EACH_FILTER_TESTS),
    Mutation(REJECTED, "isinstance(reason, str)", "True", EACH_FILTER_TESTS),
    Mutation(REJECTED, "reason in REASONS", "True", SELECTION_TESTS),
    # pipelines/reading/periods.py
    check(PERIODS, "not match", f"{PERIODS_TESTS}::test_what_cannot_be_read_says_nothing"),
    check(PERIODS, "clock", f"{PERIODS_TESTS}::test_what_cannot_be_read_says_nothing"),
    check(PERIODS, "day", f"{PERIODS_TESTS}::test_what_cannot_be_read_says_nothing"),
    Mutation(PERIODS, "except ValueError", "except ()", f"{PERIODS_TESTS}::test_what_cannot_be_read_says_nothing"),
    Mutation(PERIODS, "if moment.tzinfo", "if False", f"{PERIODS_TESTS}::test_as_precise_as_stated"),
    Mutation(PERIODS, "except OverflowError", "except ()", f"{PERIODS_TESTS}::test_as_precise_as_stated"),
    Mutation(PERIODS, "text[:7] if text and", "text[:7] if True and", f"{PERIODS_TESTS}::test_the_month_of_a_date"),
    Mutation(PERIODS, 'len(text) >= len("2026-11")', "True", f"{PERIODS_TESTS}::test_the_month_of_a_date"),
    Mutation(PERIODS, "and period(text)", "and True", f"{PERIODS_TESTS}::test_the_month_of_a_date"),
    # pipelines/reading/lines.py
    Mutation(LINES, "if packed else", "if False else", PACKED_TESTS),
    Mutation(LINES, "while offset < end", "while False", SNAPSHOT_TESTS),
    Mutation(LINES, 'b"" if long else', 'b"" if True else', SNAPSHOT_TESTS),
    check(LINES, "number == 1", SNAPSHOT_TESTS),
    Mutation(LINES, " if content or", " if False or", SNAPSHOT_TESTS),
    Mutation(LINES, "content or long:", "content or False:", SNAPSHOT_TESTS),
]
