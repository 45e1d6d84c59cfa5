"""What holds naqi's promises, taken out one at a time: the suite must notice each. `python -m tests.mutations [WORD]`.

Each mutation is an fsync, a limit or a check; with WORD only those whose file or text has it. Files are put back as
they were, also after Ctrl-C. Prints one line a mutation; the exit status is the number of those that nobody noticed.
"""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Mutation(NamedTuple):
    """What is taken out, and the tests that should notice."""

    file: str
    old: str
    new: str
    tests: str


DISK, LEDGER, RECORDS = "crawler/core/disk.py", "crawler/ledger/database.py", "crawler/warc/records.py"
LINES, STORE, FILES = (f"pipelines/writing/{name}.py" for name in ("lines", "crawl_store", "file_store"))
REBUILD, ARCHIVE, PAYLOAD = "pipelines/writing/rebuild.py", "crawler/extensions/archive.py", "crawler/warc/payload.py"
POWER, LOST, SCALE = "tests/crash/test_power_cut.py", "tests/crash/test_lost_ledger.py", "tests/ledger/test_scale.py"
WRITING, WARC = "tests/writing", "tests/warc"

MUTATIONS = [
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
    Mutation("pipelines/write.py", "                raise answer", "                pass", POWER),
    # The ledger: whole or not at all
    Mutation(LEDGER, 'path.with_name(f"{path.name}.new")', "path", LOST),
    Mutation(LEDGER, "        _move_companions(path, _aside(path))\n", "", LOST),
    Mutation(LEDGER, "if path.exists() and not _is_sound(path):", "if False:", f"{LOST} tests/ledger"),
    Mutation(LEDGER, "            forget_soundness(path)", "            pass", SCALE),
    Mutation(LEDGER, "    if version > VERSION:", "    if False:", "tests/ledger"),
    Mutation(LEDGER, "    if pages * size > SLACK:", "    if False:", SCALE),
    Mutation("crawler/ledger/ledger.py", "hints = json_remove(hints, '$.content')", "hints = hints", SCALE),
    Mutation("crawler/ledger/ledger.py", "dump(merged, done=state not in DUE)", "dump(merged)", SCALE),
    Mutation("crawler/ledger/ledger.py", "map(all_valid, outcomes)", "outcomes", "tests/ledger"),
    Mutation("crawler/ledger/restore.py", "asdict(all_valid(row))", "asdict(row)", WRITING),
    Mutation("crawler/ledger/history.py", '"DELETE FROM health WHERE run <= ?"', '"SELECT ?"', SCALE),
    # Output files
    Mutation(STORE, "            self._abandon()\n", "", WRITING),
    Mutation(STORE, "            while len(self._files) >= MAX_OPEN:", "            while False:", WRITING),
    Mutation(STORE, "size > length and _is_tail(path, length)", "size > length", WRITING),
    Mutation(STORE, "<= GROUP\n", ">= 0\n", WRITING),
    Mutation(STORE, "            if known[0]:  # else", "            if True:  # else", WRITING),
    Mutation(REBUILD, "        if NAMES.fullmatch(path.name):", "        if True:", WRITING),
    Mutation(REBUILD, "    if not kept and not ours:", "    if False:", WRITING),
    Mutation(REBUILD, "    if bad:\n        set_aside(path, bad)", "    if False:\n        pass", WRITING),
    Mutation(LINES, "(ValueError, RecursionError)", "ValueError", WRITING),
    Mutation(FILES, "            raise _foreign(path)\n    if bad and", "            pass\n    if bad and", WRITING),
    Mutation(FILES, "    if bad and not origins and not", "    if False and not", WRITING),
    # What comes in
    Mutation(RECORDS, "window.end is not None and place + head.size + head.length > window.end", "False", WARC),
    Mutation(RECORDS, "        window.peek(BLANKS)  # the", "        # the", WARC),
    Mutation("crawler/warc/pages.py", "too_large() if length > MAX_PAGE_BYTES else None", "None", WARC),
    Mutation("crawler/warc/pages.py", "MAX_HEAD = 64 * 1024", "MAX_HEAD = 64 * 1024 * 1024", WARC),
    Mutation(
        PAYLOAD, "        if size > MAX_PAGE_BYTES:\n            break", "        if False:\n            break", WARC
    ),
    Mutation(
        PAYLOAD,
        "            if size > MAX_PAGE_BYTES:\n                return",
        "            if False:\n                return",
        WARC,
    ),
    Mutation(PAYLOAD, "MAX_PAGE_BYTES + 1 - len(whole)", "2**40", WARC),
    Mutation(PAYLOAD, "options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW}", "", WARC),
    Mutation(DISK, "if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):", "if False:", "tests/test_saved.py"),
    Mutation("crawler/core/text.py", "category(character) in NEVER_SHOWN or character", "character", "tests/core"),
]


def is_noticed(one: Mutation) -> bool:
    """Whether a test fails without what the mutation takes out. Raises ValueError where the text is not there once."""
    path = ROOT / one.file
    before = path.read_text(encoding="utf-8")
    if before.count(one.old) < 1:
        raise ValueError(f"{one.file} does not have {one.old!r}")
    try:
        path.write_text(before.replace(one.old, one.new, 1), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "--timeout=60", *one.tests.split()]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        return done.returncode == 1
    finally:
        path.write_text(before, encoding="utf-8")


def main() -> int:
    """Run all, or those that have the word; returns how many nobody noticed."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    missed = 0
    for one in MUTATIONS:
        if word in f"{one.file} {one.old}":
            noticed = is_noticed(one)
            missed += not noticed
            print("noticed" if noticed else "MISSED ", one.file, "without", " ".join(one.old.split()), flush=True)
    print(f"{missed} missed")
    return missed


if __name__ == "__main__":
    sys.exit(main())
