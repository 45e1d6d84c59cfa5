"""What keeps the output whole: what is forced to the disk, the ledger, the files, whose fault a fault is."""

from tests.mutations.mutation import Mutation

DISK = "crawler/core/disk.py"
LEDGER = "crawler/ledger/database.py"
RECORDS = "crawler/warc/records.py"
LINES = "pipelines/writing/lines.py"
STORE = "pipelines/writing/crawl_store.py"
FILES = "pipelines/writing/file_store.py"
REBUILD = "pipelines/writing/rebuild.py"
KEPT = "tests/extensions/test_archive.py"
ARCHIVE = "crawler/extensions/archive.py"
POWER = "tests/crash/test_power_cut.py"
LOST = "tests/crash/test_lost_ledger.py"
SCALE = "tests/ledger/test_scale.py"
STORES = "tests/writing/test_stores.py"
GONE = "tests/writing/test_gone.py"
REBUILDS = "tests/writing/test_rebuild.py"
FILE_STORES = "tests/writing/test_file_store.py"
REMOVED_FILE = "tests/writing/test_removed_file.py"
CLEANING = "tests/cleaning"
MACHINE = "tests/test_machine_faults.py"

WORKER = "pipelines/worker_process.py"

ROWS = [
    # Forced to the disk
    Mutation(DISK, "        os.fsync(descriptor)\n    except", "        pass\n    except", POWER),
    Mutation(
        DISK,
        "        os.fsync(descriptor)\n    finally:\n        os.close(descriptor)\n    beside",
        "        pass\n    finally:\n        os.close(descriptor)\n    beside",
        POWER,
    ),
    Mutation(DISK, "    sync_folder(path.parent)\n\n\ndef write", "\n\ndef write", POWER),
    Mutation(DISK, "        sync_folder(one.parent)", "        pass", POWER),
    Mutation(LINES, "                os.fsync(self._file.fileno())", "                pass", POWER),
    Mutation(LINES, "                sync_folder(path.parent)", "                pass", POWER),
    Mutation(LINES, "        os.fsync(file.fileno())", "        pass", POWER),
    Mutation(LINES, "        put_in_place(beside, path)", "        beside.replace(path)", POWER),
    Mutation(LINES, "    write_whole(aside, kept)\n", "    aside.write_bytes(kept)\n", POWER),
    Mutation(LEDGER, '"PRAGMA synchronous = FULL"', '"PRAGMA synchronous = OFF"', POWER),
    Mutation(LEDGER, "        put_in_place(beside, path)", "        beside.replace(path)", POWER),
    Mutation(ARCHIVE, "            os.fsync(self._file.fileno())", "            pass", POWER),
    Mutation(ARCHIVE, "        sync_folder(self.folder)", "        pass", POWER),
    Mutation(ARCHIVE, "            raise self._failed", "            pass", POWER),
    Mutation(
        ARCHIVE, "        writer = self._usable()\n        first", "        writer = self._writer\n        first", KEPT
    ),
    Mutation(
        ARCHIVE, "        writer = self._usable()\n        rec", "        writer = self._writer\n        rec", KEPT
    ),
    Mutation("pipelines/write.py", "                raise answer", "                pass", POWER),
    # The ledger: whole or not at all
    Mutation(LEDGER, 'path.with_name(f"{path.name}.new")', "path", LOST),
    Mutation(LEDGER, "        _move_companions(path, _aside(path))\n", "", LOST),
    Mutation(LEDGER, "if path.exists() and not _is_sound(path):", "if False:", f"{LOST} tests/ledger"),
    Mutation(LEDGER, "            forget_soundness(path)", "            pass", SCALE),
    Mutation(LEDGER, "if stamp == OPEN and path", "if path", SCALE),
    Mutation("crawler/ledger/resources.py", " <= most", "", "tests/discovery/test_schedule.py"),
    Mutation("crawler/ledger/waiting.py", "(done_at <= ? OR done_at > ?)", "(done_at <= ? OR ? = 'x')", "tests/ledger"),
    Mutation("crawler/spiders/news.py", "        visit.backlog.left(self.ledger, left)\n", "", "tests/ledger"),
    Mutation("crawler/spiders/news.py", "                await asyncio.sleep(0)\n", "", "tests/ledger"),
    Mutation(LEDGER, "    if version > VERSION:", "    if False:", "tests/ledger"),
    Mutation(LEDGER, "    if pages * size > SLACK:", "    if False:", SCALE),
    Mutation("crawler/ledger/outcome.py", "hints = json_remove(hints, '$.content')", "hints = hints", SCALE),
    Mutation("crawler/ledger/remember.py", "dump(merged, done=state not in DUE)", "dump(merged)", SCALE),
    Mutation("crawler/ledger/for_reading.py", " and not _has_log(path)", "", "tests/ledger/test_for_reading.py"),
    Mutation("crawler/ledger/for_reading.py", "&immutable=1", "", "tests/ledger/test_for_reading.py"),
    Mutation("crawler/ledger/ledger.py", "map(all_valid, outcomes)", "outcomes", "tests/ledger"),
    Mutation("crawler/ledger/restore.py", "asdict(all_valid(row))", "asdict(row)", REBUILDS),
    Mutation("crawler/ledger/history.py", '"DELETE FROM health WHERE run <= ?"', '"SELECT ?"', SCALE),
    # Output files
    Mutation(
        "crawler/extensions/run_lock.py",
        "        crawler.signals.connect(self.lost, group_ends)\n",
        "",
        "tests/extensions/test_run_lock.py",
    ),
    Mutation(
        "pipelines/write.py", 'set_value("naqi/fault", True)', 'set_value("naqi/fault", False)', "tests/test_write.py"
    ),
    Mutation(LINES, "                must_be_in_place(self._file, Path(self._file.name))\n", "", STORES),
    Mutation(LINES, "max(0, min(before, without))", "before", STORES),
    Mutation(LINES, "max(0, min(before, without))", "min(before, without + len(whole))", STORES),
    Mutation(
        ARCHIVE,
        "            must_be_in_place(self._file, Path(self._file.name))\n",
        "",
        KEPT,
    ),
    Mutation(STORE, "            self._abandon()\n", "", STORES),
    Mutation(STORE, "            while len(self._files) >= MAX_OPEN:", "            while False:", STORES),
    Mutation(STORE, "size > length and _is_tail(path, length)", "size > length", REBUILDS),
    Mutation(STORE, "<= GROUP\n", ">= 0\n", REBUILDS),
    Mutation(STORE, "            if known[0]:  # else", "            if True:  # else", GONE),
    Mutation(REBUILD, "if NAMES.fullmatch(plain_name(path)) and", "if", REBUILDS),
    Mutation(REBUILD, " and not (path.parent / OWN_LEDGER).exists()", "", REBUILDS),
    Mutation(REBUILD, "    if not kept and not ours and not rows:", "    if False:", REBUILDS),
    Mutation(REBUILD, "    if bad:\n        set_aside(path, bad)", "    if False:\n        pass", REBUILDS),
    Mutation(STORE, "not name.endswith(REMOVED)", "name", REMOVED_FILE),
    Mutation(STORE, "            return is_group(file)\n", "            pass\n", REMOVED_FILE),
    Mutation(REBUILD, "        if path.name == REMOVED:\n", "        if False:\n", REMOVED_FILE),
    Mutation(LINES, "(ValueError, RecursionError)", "ValueError", REBUILDS),
    Mutation(
        FILES, "            raise _foreign(path)\n    if bad and", "            pass\n    if bad and", FILE_STORES
    ),
    Mutation(FILES, "    if bad and not origins and not", "    if False and not", FILE_STORES),
    Mutation(FILES, "if path and path.is_file()", "if path and path.exists()", FILE_STORES),
    Mutation(FILES, "if removed and removed.is_file()", "if removed and removed.exists()", FILE_STORES),
    Mutation(
        FILES, "self._records and self._records.is_file()", "self._records and self._records.exists()", FILE_STORES
    ),
    Mutation(
        "pipelines/writing/removed_sample.py",
        "not (isinstance(error, sqlite3.DatabaseError) and is_damage(error))",
        "True",
        "tests/writing/test_removed_sample.py",
    ),
    Mutation(
        "crawler/core/socket_folder.py",
        "len(os.fsencode(tempfile.gettempdir())) > LONGEST",
        "False",
        "tests/core/test_socket_folder.py",
    ),
    Mutation("crawler/core/socket_folder.py", "with _one_at_a_time:", "if True:", "tests/core/test_socket_folder.py"),
    Mutation("crawler/ledger/restore.py", "CASE WHEN {moment} < :ahead", "CASE WHEN {moment} < 'Z'", REBUILDS),
    # What is the machine's fault and what the page's
    Mutation("crawler/core/machine.py", "errno.EMFILE,", "", MACHINE),
    Mutation("crawler/core/machine.py", "errno.EIO,", "", MACHINE),
    Mutation("crawler/core/machine.py", " or _is_of_an_import(error)", "", "tests/core/test_machine.py"),
    Mutation("pipelines/in_worker.py", "        if is_machine_fault(error):\n            raise\n", "", MACHINE),
    Mutation(RECORDS, "        if is_machine_fault(error):\n            raise\n", "", MACHINE),
    Mutation("crawler/saved.py", "        if is_machine_fault(error):\n            raise\n", "", MACHINE),
    Mutation("pipelines/tries.py", "one.faults <= FAULTS", "True", MACHINE),
    Mutation(
        "pipelines/pool.py",
        "(Unfinished if self._has_answered else NoWorkers)",
        "Unfinished",
        "tests/core/test_machine.py",
    ),
    Mutation("pipelines/pool.py", " and fault.why not in self._told", "", "tests/core/test_machine.py"),
    Mutation("pipelines/tries.py", "one.deaths > RETRIES", "False", "tests/test_workers.py"),
    Mutation(WORKER, "left > (1 - USED) * self._timeout and passed <", "passed < 0 *", "tests/test_workers.py"),
    Mutation(WORKER, " and passed < WALL * self._timeout", "", "tests/test_workers.py"),
    Mutation("pipelines/tries.py", 'LOSSES if news.how == "starved" else ', "", "tests/test_workers.py"),
    Mutation(
        "crawler/core/readers.py",
        "                    if attempt:\n                        raise Unreadable(str(ended)",
        "                    if True:\n                        raise Unreadable(str(ended)",
        "tests/core/test_readers.py",
    ),
    Mutation(
        "pipelines/cleaning/extract/votes.py",
        " or len(copies) >= MOST_HOLDERS",
        "",
        f"{CLEANING}/extract/test_votes.py",
    ),
]
