"""What commands refuse to do, each in a line of its own."""

from tests.mutations.mutation import Mutation, check

COMMANDS = "crawler/commands"
COMMAND_LINE = "tests/test_command_line.py"
CLEANS = "tests/commands/test_clean.py"
BATCHES = "tests/commands/test_duplicates_batch.py"
REPORTS = "tests/commands/test_report.py"
EXPORTS = "tests/commands/test_export.py"
SEARCHES = "tests/export/test_search.py"
EXPLAIN = "tests/commands/test_explain.py"
USAGE = "tests/commands/test_usage.py"
NAQI = "tests/naqi/test_command.py"

ROWS = [
    check(
        f"{COMMANDS}/clean.py",
        "(opts.site or opts.learn or opts.rejected or opts.removed) and self._into_folder(opts)",
        "tests/commands/test_clean_archives.py",
    ),
    check(f"{COMMANDS}/clean.py", "opts.jobs < 0", COMMAND_LINE),
    check(f"{COMMANDS}/clean.py", "not args", USAGE),
    check(
        f"{COMMANDS}/clean.py",
        "not self._into_folder(opts) and (remote := next(filter(_is_store, args), None))",
        "tests/commands/test_clean_archives.py",
    ),
    check(f"{COMMANDS}/completion.py", "len(args) != 1 or args[0] not in SHELLS", USAGE),
    check(f"{COMMANDS}/crawl.py", "not 0 < seconds <= LONGEST", "tests/commands/test_crawl.py"),
    check(f"{COMMANDS}/crawl.py", "len(args) != 1", USAGE),
    check(f"{COMMANDS}/crawl.py", "args[0] not in names", "tests/commands/test_crawl.py"),
    check(f"{COMMANDS}/duplicates.py", "opts.most < 0", USAGE),
    check(f"{COMMANDS}/duplicates.py", "opts.jobs < 0", USAGE),
    check(f"{COMMANDS}/duplicates.py", "not opts.output and (name := _of_marking(opts))", USAGE),
    check(f"{COMMANDS}/duplicates.py", "opts.output and opts.json", USAGE),
    check(f"{COMMANDS}/clean.py", "opts.to != FORMATS[0] and not self._into_folder(opts)", USAGE),
    check(f"{COMMANDS}/clean.py", "opts.engine_address and not opts.engine", USAGE),
    check(f"{COMMANDS}/report.py", "since and not until and since > (today := datetime.now(UTC).date())", USAGE),
    check(
        f"{COMMANDS}/sites.py",
        'args[:1] != ["add"] and (given := [name for name, value in values.items() if value])',
        USAGE,
    ),
    Mutation(f"{COMMANDS}/sites.py", "        new_path(folders.own, opts.name or short_name(url))\n", "", USAGE),
    Mutation(
        "pipelines/report/figures.py", " and (since is None or since <= newest)", "", "tests/report/test_figures.py"
    ),
    check("pipelines/saved_runs.py", "opts.hosts is not None and not hosts_in", "tests/engines/test_wanted.py"),
    Mutation("pipelines/engines/wanted.py", "not host or", "", "tests/engines/test_wanted.py"),
    Mutation("pipelines/engines/wanted.py", " or len(line.split()) > 1", "", "tests/engines/test_wanted.py"),
    Mutation("pipelines/engines/wanted.py", '.strip(".")', "", "tests/engines/test_wanted.py"),
    Mutation("pipelines/engines/wanted.py", '.rstrip(".")', "", "tests/engines/test_wanted.py"),
    check(
        "crawler/discovery/options.py", 'not arguments.get(name, "x").strip("/ ")', "tests/discovery/test_options.py"
    ),
    check(
        f"{COMMANDS}/duplicates.py",
        "any(into.resolve() in (path.resolve(), *path.resolve().parents) for path in paths)",
        BATCHES,
    ),
    check(f"{COMMANDS}/duplicates.py", "into.exists() and not into.is_dir()", BATCHES),
    check(f"{COMMANDS}/explain.py", "len(args) != 1", USAGE),
    check(f"{COMMANDS}/explain.py", "file.is_dir()", EXPLAIN),
    check(f"{COMMANDS}/explain.py", "is_warc(file) and place is None", EXPLAIN),
    check(f"{COMMANDS}/export.py", "not all(args)", EXPORTS),
    check(f"{COMMANDS}/export.py", "not pieces", EXPORTS),
    check(f"{COMMANDS}/ledger.py", 'len(args) < 2 or args[0] != "merge"', "tests/commands/test_ledger.py"),
    check(f"{COMMANDS}/report.py", "len(args) > 1", USAGE),
    check(f"{COMMANDS}/report.py", "since and until and since > until", USAGE),
    check(f"{COMMANDS}/report.py", "not figures.articles and not figures.earlier and not upkeep.watched", REPORTS),
    check(f"{COMMANDS}/report.py", "not output", USAGE),
    check(f"{COMMANDS}/report.py", "not by_url and not os.path.isfile(place)", REPORTS),
    check(f"{COMMANDS}/report.py", 'name == "-"', REPORTS),
    check(f"{COMMANDS}/report.py", "any(Path(page).exists() and place.samefile(page) for page in pages)", REPORTS),
    check(
        f"{COMMANDS}/report.py",
        'not file.read(HTML_LOOK).lstrip().lower().startswith(b"<!doctype html")',
        REPORTS,
    ),
    check(f"{COMMANDS}/search.py", "len(args) < 2", SEARCHES),
    check(f"{COMMANDS}/search.py", "opts.max < 1", SEARCHES),
    check("pipelines/report/figures.py", "(last - first).days >= MOST_DAYS", "tests/report/test_figures.py"),
    check("pipelines/export/formats.py", "other and other != self.format", EXPORTS),
    check("pipelines/export/frames.py", "engine not in makers", "tests/export/test_frames.py"),
    check(
        "pipelines/export/sqlite.py",
        r'header and not (header.startswith(b"SQLite format 3\0") and header[68:72] == APPLICATION.to_bytes(4, "big"))',
        "tests/export/test_destination.py",
    ),
    check(
        "pipelines/reading/records.py",
        "record[name] is not None and not form.fullmatch(record[name])",
        "tests/reading/test_records.py",
    ),
    check("crawler/sites/load.py", "name not in sites", "tests/sites"),
    check("crawler/command_line.py", "told := raise_limit()", "tests/core/test_descriptors.py"),
    check("naqi/__main__.py", "told := raise_limit()", "tests/core/test_descriptors.py"),
    check("naqi/__main__.py", "(word := unknown_command(sys.argv[1:])) is not None", NAQI),
    check("naqi/__init__.py", "name not in _HOMES", "tests/naqi/test_face.py"),
    Mutation(
        "crawler/running.py",
        '        logging.getLogger("scrapy.utils.signal").addFilter(_is_fault)\n',
        "",
        "tests/commands/test_crawl.py",
    ),
    check("pipelines/engines/run.py", "not found", "tests/commands/test_clean_archives.py"),
]
