"""What is read of an output and made of it: exports, merges, cleaned archives, duplicates; and what is forced there."""

from tests.mutations.mutation import Mutation, check

CUT = "tests/crash/test_power_cut_elsewhere.py"
POWER = "tests/crash/test_power_cut.py"
DESTINATION = "pipelines/export/destination.py"
DESTINATION_TESTS = "tests/export/test_destination.py"
FORMATS = "pipelines/export/formats.py"
EXPORTS = "tests/commands/test_export.py"
RECORDS = "pipelines/reading/records.py"
RECORDS_TESTS = "tests/reading/test_records.py tests/reading/test_heads.py"
FILTERS = "pipelines/reading/filters.py"
SELECTION = "tests/reading/test_selection.py"
LINES = "pipelines/reading/lines.py"
SNAPSHOT = "tests/reading/test_snapshot.py"
PACKED, PACKED_TESTS = "pipelines/reading/packed.py", "tests/reading/test_packed.py"
SEARCH = "pipelines/export/search.py"
SEARCH_TESTS = "tests/export/test_search.py"
SQLITE = "pipelines/export/sqlite.py"
TARGET = "pipelines/engines/target.py"
JOB = "pipelines/duplicates/batch/job.py"
JOB_TESTS = "tests/duplicates/batch/test_job.py"
CLEANED = "pipelines/engines/archive.py"
CLEANED_TESTS = "tests/engines/test_archive.py"
SOURCES = "pipelines/writing/merge_sources.py"
MERGE = "pipelines/writing/merge.py"
MERGE_ROWS = "pipelines/writing/merge_rows.py"
MERGES = "tests/writing/test_merge.py"
INDEX_TESTS = "tests/duplicates/test_index.py"
TABLES = "pipelines/duplicates/tables.py"
FIRST_PASS = "pipelines/first_pass.py"
FIRST_PASS_TESTS = "tests/test_first_pass.py"

ROWS = [
    # Forced to the disk
    Mutation(DESTINATION, "            _to_disk(begun)\n", "", CUT),
    Mutation(DESTINATION, "begun.replace(path)\n            _to_disk(path.parent)", "begun.replace(path)", CUT),
    Mutation(DESTINATION, "            _all_to_disk(begun)\n", "", CUT),
    Mutation(DESTINATION, "begun.rename(path)\n            _to_disk(path.parent)", "begun.rename(path)", CUT),
    Mutation(DESTINATION, "        os.sync()\n        return", "        return", CUT),
    Mutation(DESTINATION, "        os.fsync(handle)", "        pass", CUT),
    Mutation(TARGET, "make_folder(path.parent)", "path.parent.mkdir(parents=True, exist_ok=True)", CUT),
    Mutation(TARGET, "        sync_folder(self._names[0].parent)", "        pass", CUT),
    Mutation(JOB, "make_folder(target.parent)", "target.parent.mkdir(parents=True, exist_ok=True)", CUT),
    Mutation(JOB, "put_in_place(begun, target)", "begun.replace(target)", CUT),
    Mutation("crawler/core/disk.py", "        put_in_place(beside, path)", "        beside.replace(path)", CUT),
    Mutation("crawler/ledger/database.py", "    sync_folder(path.parent)\n", "", CUT),
    Mutation("pipelines/writing/crawl_store.py", "                sync_folder(path.parent)\n", "", CUT),
    Mutation(
        "pipelines/writing/lines.py",
        "make_folder(path.parent)",
        "path.parent.mkdir(parents=True, exist_ok=True)",
        POWER,
    ),
    Mutation(
        "crawler/ledger/database.py",
        "make_folder(path.parent)",
        "path.parent.mkdir(parents=True, exist_ok=True)",
        POWER,
    ),
    Mutation(
        "crawler/extensions/archive.py", "make_folder(folder)", "folder.mkdir(parents=True, exist_ok=True)", POWER
    ),
    # Nothing of somebody else is replaced
    check(DESTINATION, "path.is_dir()", DESTINATION_TESTS),
    check(DESTINATION, "is_stream(path)", DESTINATION_TESTS),
    check(DESTINATION, "path.exists() and not path.is_dir()", DESTINATION_TESTS),
    check(
        DESTINATION,
        "path.exists() and any(path.iterdir()) and not (path / MARK).is_file()",
        DESTINATION_TESTS,
    ),
    check(DESTINATION, "not number.isdecimal() or _is_alive(int(number))", DESTINATION_TESTS),
    check(DESTINATION, 'state == "old" and not path.exists()', DESTINATION_TESTS),
    Mutation(DESTINATION, "        if old.exists() and not path.exists():\n", "        if False:\n", DESTINATION_TESTS),
    check(FORMATS, "self.fields and self.format in WITHOUT_FIELDS", EXPORTS),
    check(FORMATS, 'self.format != "jsonl"', EXPORTS),
    check(
        FORMATS,
        "any(one.resolve().is_relative_to(place) for one in sources)",
        EXPORTS,
    ),
    check(
        FORMATS,
        "folder := next((one for one in folders if is_record_file(self.destination, one)), None)",
        EXPORTS,
    ),
    check(FORMATS, "is_of_a_crawl(place)", EXPORTS),
    check(FORMATS, "place.name == LEDGER", EXPORTS),
    check(FORMATS, "sys.stdout is None", EXPORTS),
    check(SQLITE, "is_stream(path)", DESTINATION_TESTS),
    # What is no record
    check(RECORDS, "not isinstance(found, dict)", RECORDS_TESTS),
    check(RECORDS, '"reason" in found and "text" not in found', RECORDS_TESTS),
    check(RECORDS, "not found.keys() >= set(ALWAYS)", RECORDS_TESTS),
    check(RECORDS, "missing", RECORDS_TESTS),
    check(RECORDS, "not all(_NEVER_EMPTY(record))", RECORDS_TESTS),
    check(RECORDS, "wrong", RECORDS_TESTS),
    Mutation(RECORDS, "not 0 <= record[name] <= LARGEST", "False", RECORDS_TESTS),
    Mutation(RECORDS, "except (ValueError, RecursionError):", "except ValueError:", RECORDS_TESTS),
    Mutation("pipelines/reading/selection.py", "if place is not None:\n", "if False:\n", SELECTION),
    check(FILTERS, "unknown := sorted(values - FLAGS.keys())", SELECTION),
    check(FILTERS, "since and until and until.last < since.first", SELECTION),
    check(FILTERS, "found is None", SELECTION),
    Mutation(LINES, "min(LONGEST_LINE, end - offset)", "end - offset", SNAPSHOT),
    Mutation(LINES, "file.readline(LONGEST_LINE)", "file.readline()", SNAPSHOT),
    check(PACKED, "self._size > self._most", PACKED_TESTS),
    check(PACKED, "head.startswith(mark)", PACKED_TESTS),
    Mutation(PACKED, "WINDOW = 27", "WINDOW = 31", PACKED_TESTS),
    check(SEARCH, "not wanted", SEARCH_TESTS),
    check(SEARCH, "not database.is_file()", SEARCH_TESTS),
    check(SEARCH, 'connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,)', SEARCH_TESTS),
    Mutation(SEARCH, "min(limit, LARGEST)", "limit", SEARCH_TESTS),
    # Merges
    check(SOURCES, "folder.resolve() == into.resolve()", MERGES),
    check(SOURCES, "not folder.is_dir()", MERGES),
    check(SOURCES, "not outputs", MERGES),
    check(SOURCES, "one.resolve() != into.resolve()", MERGES),
    Mutation(SOURCES, "        check_version(one / LEDGER)\n", "        pass\n", MERGES),
    Mutation(SOURCES, "    except LedgerError as error:", "    except () as error:", MERGES),
    Mutation(MERGE, "there.has(record) or ", "", MERGES),
    Mutation(MERGE, "_moment(record) in dropped", "False", MERGES),
    Mutation(MERGE, "there.has_later(record)", "False", MERGES),
    Mutation(MERGE, " and not self._is_news(record)", "", MERGES),
    Mutation(MERGE, "key in taken or ", "", MERGES),
    Mutation(MERGE, "store.ledger.read(done, (key,))", "False", MERGES),
    check(MERGE_ROWS, "self._waiting == 0", MERGES),
    Mutation(MERGE_ROWS, ' and self._written.get(article, "") <= row["fetched_at"]', "", MERGES),
    Mutation(MERGE_ROWS, ' and row.get("reason") in REASONS', "", MERGES),
    Mutation(MERGE_ROWS, 'isinstance(row.get("origin"), str) and ', "", MERGES),
    Mutation("pipelines/reading/selection.py", "if often[file] > 1", "if False", "tests/reading/test_packed.py"),
    # Cleaned archives
    check(CLEANED, 'found.refused and found.refused.reason == "unreadable-file"', CLEANED_TESTS),
    check(CLEANED, "found is None and not source.stat().st_size", CLEANED_TESTS),
    check(CLEANED, "_state(source) != before", CLEANED_TESTS),
    check(CLEANED, 'set(counts) == {"broken"}', CLEANED_TESTS),
    check(CLEANED, "self._late == self._pages == FIRST", CLEANED_TESTS),
    check(CLEANED, "self._late == self._pages > 1", CLEANED_TESTS),
    Mutation(TARGET, "            os.truncate(part, 0)", "            pass", CLEANED_TESTS),
    Mutation(TARGET, "                part.unlink(missing_ok=True)", "                pass", CLEANED_TESTS),
    check("pipelines/engines/exchange.py", "status is not None", "tests/engines/test_exchange.py"),
    check("pipelines/engines/job.py", "_place(other.source) != _place(job.source)", "tests/engines/test_local.py"),
    check(
        "pipelines/engines/wanted.py",
        "self.language is not None and self.language not in LANGUAGES",
        "tests/engines/test_wanted.py",
    ),
    Mutation("pipelines/writing/copies.py", " and not self._keep", "", "tests/writing/test_copies.py"),
    check("pipelines/writing/copies.py", "mark in self._seen and not self._keep", "tests/writing/test_copies.py"),
    # Duplicates
    check(JOB, "target in found and found[target][0].path.resolve() != piece.path.resolve()", JOB_TESTS),
    check(JOB, "into.resolve() in piece.path.resolve().parents", JOB_TESTS),
    check(TABLES, "not there >= TABLES", INDEX_TESTS),
    Mutation(TABLES, "== [(ALGORITHM, 1)]", "!= []", INDEX_TESTS),
    Mutation(FIRST_PASS, "not page.refused and len(outlet.edges) < MOST_PAGES", "not page.refused", FIRST_PASS_TESTS),
    Mutation(FIRST_PASS, "not page.refused and len(outlet.edges)", "len(outlet.edges)", FIRST_PASS_TESTS),
    Mutation(FIRST_PASS, "outlet.seen and len(outlet.edges) < MOST_PAGES", "outlet.seen", FIRST_PASS_TESTS),
    Mutation(FIRST_PASS, "if texts and print_of not in outlet.seen and", "if texts and", FIRST_PASS_TESTS),
    Mutation(FIRST_PASS, "for text in head[:MOST_LINES]", "for text in head", FIRST_PASS_TESTS),
    Mutation(FIRST_PASS, "for text in tail[:MOST_LINES]", "for text in tail", FIRST_PASS_TESTS),
    Mutation(
        "pipelines/writing/folder_name.py",
        "len(name) > LONGEST_FOLDER_NAME or ",
        "",
        "tests/writing/test_stores.py",
    ),
]
