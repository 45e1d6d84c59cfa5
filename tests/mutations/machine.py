"""What the machine is short of, and what stands in the way of a file: descriptors, pipes, devices, locks, processes."""

from tests.mutations.mutation import Mutation, check

DESCRIPTORS = "crawler/core/descriptors.py"
DESCRIPTORS_TESTS = "tests/core/test_descriptors.py"
DISK = "crawler/core/disk.py"
DISK_TESTS = "tests/core/test_disk.py"
VALUES = "crawler/setting_values.py"
VALUES_TESTS = "tests/test_setting_values.py"
READERS = "crawler/core/readers.py"
DEEP = " " * 24
POOL = "pipelines/pool.py"
TRIES = "pipelines/tries.py"
WORKER = "pipelines/worker_process.py"
WORKERS = "tests/test_workers.py"
POOL_TESTS = "tests/test_pool.py"
ALERT = "crawler/monitoring/alert.py"
ALERTS = "tests/monitoring/test_alert.py"
STOP = "crawler/extensions/prompt_stop.py"
DOWNLOADS = "crawler/extensions/downloads.py"
PROMPT = "tests/extensions/test_prompt_stop.py"
STOPPING = "tests/faults/test_stopping.py"
LOCK = "crawler/extensions/run_lock.py"
ARCHIVE = "crawler/extensions/archive.py"
ARCHIVES = "tests/extensions/test_archive.py"
POWER = "tests/crash/test_power_cut.py"

ROWS = [
    # Open files
    check(DESCRIPTORS, "allowed < LEAST", DESCRIPTORS_TESTS),
    check(DESCRIPTORS, "allowed > soft", DESCRIPTORS_TESTS),
    Mutation(DESCRIPTORS, "min(hard, WANTED) if _is_below(hard, WANTED) else WANTED", "WANTED", DESCRIPTORS_TESTS),
    Mutation(DESCRIPTORS, "limit != resource.RLIM_INFINITY and ", "", DESCRIPTORS_TESTS),
    Mutation(DESCRIPTORS, "except (OSError, ValueError):", "except OSError:", DESCRIPTORS_TESTS),
    # Pipes, devices, folders where a file is wanted
    check(DISK, "stat.S_ISDIR(os.fstat(descriptor).st_mode)", DISK_TESTS),
    check(DISK, "len(content) > MAX_GIVEN", DISK_TESTS),
    check(DISK, "number is None", DISK_TESTS),
    check(DISK, "path.exists() and not path.is_file()", DISK_TESTS),
    Mutation(DISK, "        return\n    try:\n        fcntl", "        pass\n    try:\n        fcntl", DISK_TESTS),
    Mutation(DISK, "        if error.errno not in NO_LOCKS:\n            raise", "        pass", DISK_TESTS),
    Mutation(DISK, "        if error.errno not in NO_LOCKS:\n            raise", "        raise", DISK_TESTS),
    Mutation(DISK, "        if error.errno not in NOT_FOR_FOLDERS:\n            raise", "        pass", DISK_TESTS),
    Mutation(DISK, "        if error.errno not in NOT_FOR_FOLDERS:\n            raise", "        raise", DISK_TESTS),
    Mutation(DISK, "        beside.unlink(missing_ok=True)", "        pass", "tests/sites/test_wrong_files.py"),
    Mutation(DISK, "    while found.exists():", "    while False:", DISK_TESTS),
    check("crawler/ledger/database.py", "path.exists() and not path.is_file()", "tests/ledger/test_ledger.py"),
    check("pipelines/cleaning/lexicon/own.py", "path.exists() and not path.is_file()", DISK_TESTS),
    # Settings that a program may set to anything
    Mutation(VALUES, "(TypeError, ValueError, OverflowError)", "(TypeError, ValueError)", VALUES_TESTS),
    Mutation(
        VALUES,
        "(TypeError, ValueError):\n            return words\n        return None if least",
        "ValueError:\n            return words\n        return None if least",
        VALUES_TESTS,
    ),
    Mutation(VALUES, "isinstance(value, bool | int) and ", "", VALUES_TESTS),
    Mutation(VALUES, "isinstance(value, str | os.PathLike) and ", "", VALUES_TESTS),
    Mutation(VALUES, ' and "\\0" not in str(value)', "", VALUES_TESTS),
    Mutation(VALUES, "isinstance(value, str) and value", "value", VALUES_TESTS),
    Mutation(VALUES, "isinstance(value, int) or ", "", VALUES_TESTS),
    Mutation(VALUES, ' or value == ""', "", VALUES_TESTS),
    Mutation(VALUES, '"CLEAN_WORKERS": whole(0, 1024)', '"CLEAN_WORKERS": whole(0)', VALUES_TESTS),
    check(VALUES, "(why := wrong_setting(settings, name)) is not None", VALUES_TESTS),
    Mutation(VALUES, " if name in settings else None", "", VALUES_TESTS),
    # Worker processes
    Mutation(TRIES, " and one.losses <= LOSSES", "", POOL_TESTS),
    Mutation(TRIES, ' and news.how != "late"', "", POOL_TESTS),
    Mutation(TRIES, "not alone or (", "(", POOL_TESTS),
    check(POOL, "size > BATCH_BYTES", POOL_TESTS),
    check(
        POOL,
        "loop.time() - self._failing_since > PATIENCE and not self._under_way",
        POOL_TESTS,
    ),
    Mutation(POOL, "asyncio.Semaphore(self.count * AHEAD * BATCH)", "asyncio.Semaphore(10**9)", POOL_TESTS),
    Mutation(POOL, " and len(under_way[worker]) < AHEAD", "", POOL_TESTS),
    Mutation(POOL, "            self._rest(f", "            print(f", POOL_TESTS),
    Mutation(WORKER, "            self._give(START)", "            pass", WORKERS),
    Mutation(WORKER, "            self._give(self._timeout)", "            pass", WORKERS),
    Mutation(
        WORKER,
        "        self._process.kill()",
        "        pass",
        f"{WORKERS}::test_a_process_that_is_at_a_page_is_not_left_behind_either",
    ),
    check(WORKER, "self._transport is None", f"{WORKERS}::test_a_worker_that_has_ended_is_sent_nothing"),
    check(
        "crawler/ledger/ledger.py",
        "isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.DataError)",
        "tests/ledger/test_ledger.py",
    ),
    Mutation(
        READERS,
        f'if self._closed:\n{DEEP}raise Stopping("the run ends") from',
        f'if False:\n{DEEP}raise Stopping("the run ends") from',
        "tests/core/test_readers.py",
    ),
    # A run that is to stop; two runs
    check(DOWNLOADS, "self._stopped", "tests/extensions/test_downloads.py"),
    Mutation(DOWNLOADS, "            task.cancel()", "            pass", "tests/extensions/test_downloads.py"),
    Mutation(
        DOWNLOADS,
        "            hours.process_request(request)",
        "            pass",
        "tests/extensions/test_downloads.py",
    ),
    Mutation(STOP, "left = GRACE", "left = 10**9", PROMPT),
    Mutation(STOP, "            self._take_back()\n", "", PROMPT),
    Mutation(
        LOCK,
        "fcntl.LOCK_EX | fcntl.LOCK_NB",
        "fcntl.LOCK_SH | fcntl.LOCK_NB",
        "tests/extensions/test_run_lock.py",
    ),
    check(
        LOCK,
        "not path.parent.is_dir() and (path.parent.exists() or path.parent.is_symlink())",
        "tests/extensions/test_run_lock.py",
    ),
    # Who is told
    check(ALERT, "not words", ALERTS),
    check(ALERT, "ended", ALERTS),
    Mutation(ALERT, "process.wait(seconds)", "process.wait()", ALERTS),
    Mutation(ALERT, "os.killpg(process.pid, signal.SIGKILL)", "process.kill()", ALERTS),
    Mutation(ALERT, "[:SHOWN]", "", ALERTS),
    Mutation(
        "crawler/monitoring/tell.py",
        'float(ALERT_SECONDS) if wrong else settings.getfloat("ALERT_SECONDS")',
        'settings.getfloat("ALERT_SECONDS")',
        VALUES_TESTS,
    ),
    Mutation(
        "crawler/monitoring/tell.py",
        "write_whole(path, exposition(report, own_version()))",
        "path.write_bytes(exposition(report, own_version()))",
        "tests/crash/test_power_cut_elsewhere.py",
    ),
    check("crawler/extensions/monitoring.py", "words and shutil.which(words[0]) is None", "tests/monitoring"),
    # The archive
    check(ARCHIVE, "self._file.tell() >= self.max_bytes", ARCHIVES),
    Mutation(
        ARCHIVE,
        "        try:\n            self.sync()\n        finally:",
        "        try:\n            pass\n        finally:",
        POWER,
    ),
    Mutation(
        ARCHIVE,
        "        try:\n            self.sync()\n        except",
        "        try:\n            pass\n        except",
        POWER,
    ),
    Mutation(
        "crawler/sites/new_file.py",
        "make_folder(folder)",
        "folder.mkdir(parents=True, exist_ok=True)",
        "tests/crash/test_power_cut_elsewhere.py",
    ),
]
