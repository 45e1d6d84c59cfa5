"""What users write: arguments of a run, site files, corrections. What is wrong is said, never guessed."""

from tests.mutations.mutation import Mutation, check

OPTIONS = "crawler/discovery/options.py"
OPTIONS_TESTS = "tests/discovery/test_options.py"
SHARDS = "crawler/discovery/shards.py"
SHARDS_TESTS = "tests/discovery/test_shards.py"
LISTED = "crawler/discovery/listed.py"
LOAD = "crawler/sites/load.py"
LOAD_TESTS = "tests/sites/test_load.py"
WRONG_FILES = "tests/sites/test_wrong_files.py"
HOURS = "crawler/sites/hours.py"
HOURS_TESTS = "tests/sites/test_hours.py"
SLOW = "crawler/sites/slow_patterns.py"
NEW_FILE = "crawler/sites/new_file.py"
OWN_SITES = "tests/sites/test_own_sites.py"
VALUES = "crawler/setting_values.py"
VALUES_TESTS = "tests/test_setting_values.py"
COMMAND_LINE = "tests/test_command_line.py"
CLEAN = "crawler/commands/clean.py"

ROWS = [
    # Arguments of `crawl news`
    check(OPTIONS, "unknown", OPTIONS_TESTS),
    check(OPTIONS, "len(sources) > 1", OPTIONS_TESTS),
    check(OPTIONS, '"site" in arguments and not sites', OPTIONS_TESTS),
    check(OPTIONS, "split(text) is None", OPTIONS_TESTS),
    check(OPTIONS, "found is None", OPTIONS_TESTS),
    check(OPTIONS, "not least <= number <= LARGEST_OPTION", OPTIONS_TESTS),
    check(SHARDS, "count < 1 or index > count", SHARDS_TESTS),
    check(SHARDS, 'settings.get("LEDGER")', SHARDS_TESTS),
    check(LISTED, "page is None", "tests/discovery/test_listed.py"),
    # Site files
    Mutation(LOAD, " if size <= MAX_FILE else None", "", LOAD_TESTS),
    Mutation(LOAD, "with open_regular(path) as file", 'with path.open("rb") as file', WRONG_FILES),
    Mutation(LOAD, "(ValueError, RecursionError) as error:  # a", "tomllib.TOMLDecodeError as error:  # a", LOAD_TESTS),
    check(LOAD, "not NAME.fullmatch(name)", LOAD_TESTS),
    check(LOAD, "key not in known", LOAD_TESTS),
    check(LOAD, '"home" not in values', LOAD_TESTS),
    check(
        LOAD,
        "not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value)",
        LOAD_TESTS,
    ),
    Mutation(LOAD, " or (isinstance(value, bool) and bool not in KINDS[kind])", "", LOAD_TESTS),
    check(LOAD, "not _is_url(url)", LOAD_TESTS),
    check(LOAD, 'not url.isprintable() or " " in url', LOAD_TESTS),
    Mutation(LOAD, " and parts.port != 0", "", LOAD_TESTS),
    check(LOAD, 'site.country is not None and not re.fullmatch("[A-Z]{2}", site.country)', LOAD_TESTS),
    check(LOAD, 'not re.fullmatch("[a-z]{2}", site.language)', LOAD_TESTS),
    check(LOAD, "site.date_order not in DATE_ORDERS", LOAD_TESTS),
    check(LOAD, "site.delay is not None and not 0 <= site.delay <= 3600", LOAD_TESTS),
    check(LOAD, 'site.render not in (None, "auto", "off")', LOAD_TESTS),
    check(LOAD, "site.daily is not None and site.daily < 1", HOURS_TESTS),
    check(LOAD, "site.hours is not None", HOURS_TESTS),
    check(LOAD, "not HOST.fullmatch(host)", LOAD_TESTS),
    check(LOAD, "site.timezone is not None and not _is_zone(site.timezone)", LOAD_TESTS),
    Mutation(LOAD, "in {*site.keep} & {*site.furniture}:", "in ():", "tests/cleaning/test_keep.py"),
    Mutation(LOAD, "re.error, RecursionError, OverflowError", "re.error", LOAD_TESTS),
    check(LOAD, "is_slow(pattern, LONGEST_URL, anywhere=True)", LOAD_TESTS),
    check(SLOW, "time.process_time() - began > SLOWEST", LOAD_TESTS),
    check(LOAD, "not folder.is_dir()", LOAD_TESTS),
    check(LOAD, "name in wrong", WRONG_FILES),
    check(HOURS, "found is None", HOURS_TESTS),
    check(HOURS, "begin == end and found[1] == found[3]", HOURS_TESTS),
    check(HOURS, 'hour == "24" and minute not in (None, "00")', HOURS_TESTS),
    check("crawler/sites/folders.py", "own.exists() and not own.is_dir()", OWN_SITES),
    Mutation(NEW_FILE, "    if path.exists():\n        raise", "    if False:\n        raise", WRONG_FILES),
    check(NEW_FILE, "one == folder and path.exists()", OWN_SITES),
    Mutation(
        NEW_FILE, "        write_whole(path, text.encode())", "        path.write_bytes(text.encode())", WRONG_FILES
    ),
    # Settings
    Mutation(VALUES, "least <= number <= most and ", "", VALUES_TESTS),
    Mutation(VALUES, " and number == math.floor(number)", "", VALUES_TESTS),
    Mutation(VALUES, "0 <= number <= LONGEST and ", "", VALUES_TESTS),
    Mutation(VALUES, " and (number or not above_zero)", "", VALUES_TESTS),
    Mutation(VALUES, " and str(value).strip()", "", VALUES_TESTS),
    Mutation(VALUES, " and value.isprintable()", "", VALUES_TESTS),
    # What other commands are given
    check("crawler/command_line.py", 'word.startswith("-") and word != "-"', COMMAND_LINE),
    check(CLEAN, "opts.output and opts.overwrite_output", "tests/commands/test_clean.py"),
    check("crawler/standard_input.py", "sys.stdin is None", "tests/test_standard_input.py"),
    check("crawler/standard_input.py", "is_list_of_urls(head_of(file))", "tests/test_standard_input.py"),
    check("pipelines/duplicates/marking.py", "mode not in DUPLICATE_MODES", "tests/duplicates/test_marking.py"),
    Mutation("crawler/items/article.py", "_ID.fullmatch(self.id) and ", "", "tests/test_items.py"),
    check("crawler/items/reasons.py", "reason not in REASONS", "tests/test_items.py"),
    check("crawler/items/reasons.py", "name not in FLAGS", "tests/test_items.py"),
]
