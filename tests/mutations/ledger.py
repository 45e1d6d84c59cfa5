"""The ledger: its file where something is in the way, what it knows of pages, what was said of them."""

from tests.mutations.mutation import Mutation, check

DATABASE = "crawler/ledger/database.py"
LEDGER = "crawler/ledger/ledger.py"
FILE_TESTS = "tests/ledger/test_database.py"
HINTS = "crawler/ledger/hints.py"
HINTS_TESTS = "tests/ledger/test_hints.py"
TOLD = "tests/ledger/test_told.py"
READING = "crawler/ledger/for_reading.py"
READING_TESTS = "tests/ledger/test_for_reading.py"
REMEMBER = "crawler/ledger/remember.py"

ROWS = [
    # Its file
    Mutation(
        LEDGER,
        "                if self._db.in_transaction:  # SQLite",
        "                if True:  # SQLite",
        FILE_TESTS,
    ),
    Mutation(LEDGER, 'self._db.execute("ROLLBACK")', "pass", FILE_TESTS),
    Mutation(
        LEDGER,
        "        if self._db.in_transaction:\n            yield",
        "        if False:\n            yield",
        FILE_TESTS,
    ),
    Mutation(LEDGER, "except sqlite3.Error as error:", "except () as error:", FILE_TESTS),
    Mutation(DATABASE, "    except sqlite3.OperationalError:\n", "    except ():\n", FILE_TESTS),
    Mutation(
        DATABASE, "    except sqlite3.Error as error:\n        if", "    except () as error:\n        if", FILE_TESTS
    ),
    Mutation(DATABASE, "    except sqlite3.Error:\n        return", "    except ():\n        return", FILE_TESTS),
    Mutation(DATABASE, "with suppress(OSError, UnicodeDecodeError):", "with suppress(UnicodeDecodeError):", FILE_TESTS),
    Mutation(DATABASE, "with suppress(OSError, UnicodeDecodeError):", "with suppress(OSError):", FILE_TESTS),
    Mutation(DATABASE, "with suppress(OSError):  # without it", "with suppress():  # without it", FILE_TESTS),
    Mutation(DATABASE, "with suppress(OSError):  # without room", "with suppress():  # without room", FILE_TESTS),
    Mutation(DATABASE, "with suppress(OSError):\n", "with suppress():\n", FILE_TESTS),
    Mutation(DATABASE, "with suppress(sqlite3.Error):", "with suppress():", FILE_TESTS),
    Mutation(DATABASE, "BEGIN IMMEDIATE; {MIGRATIONS[old]}", "{MIGRATIONS[old]} BEGIN;", FILE_TESTS),
    # What it knows of pages
    Mutation(LEDGER, "one.url == raw.url and ", "", FILE_TESTS),
    Mutation(LEDGER, 'rows and rows[0][0] == "written"', "rows", FILE_TESTS),
    Mutation(LEDGER, 'rows and rows[0][0] == "written"', 'rows[0][0] == "written"', FILE_TESTS),
    Mutation(
        LEDGER,
        'article FROM url WHERE url = ?", (url,))\n        return rows[0][0] if rows else None',
        'article FROM url WHERE url = ?", (url,))\n        return rows[0][0]',
        FILE_TESTS,
    ),
    Mutation("crawler/ledger/restore.py", "if row.article and row.content", "if row.content", FILE_TESTS),
    Mutation("crawler/ledger/restore.py", " and row.content_hash is not None:", ":", FILE_TESTS),
    Mutation(
        "crawler/ledger/repeats.py",
        " for line in set(lines) if line)",
        " for line in set(lines))",
        "tests/ledger/test_repeats.py",
    ),
    Mutation(
        "crawler/ledger/backlog.py",
        "self._before = self._before or utc",
        "self._before = utc",
        "tests/ledger/test_backlog.py",
    ),
    # What was said of them
    check(HINTS, "not one or not other or one == other", HINTS_TESTS),
    Mutation(HINTS, " or one == other:", ":", HINTS_TESTS),
    Mutation(HINTS, "not new or new == old", "not new", HINTS_TESTS),
    Mutation(HINTS, "not new or new == old", "new == old", HINTS_TESTS),
    Mutation(HINTS, "first is None or ", "", HINTS_TESTS),
    Mutation(HINTS, "second is None or ", "", HINTS_TESTS),
    # What SQLite says of it
    check(LEDGER, "is_damage(error)", TOLD),
    Mutation(LEDGER, "if is_damage(error):", "if True:", TOLD),
    Mutation(LEDGER, "forget_soundness(self.path)", "pass", TOLD),
    Mutation(LEDGER, "self._damaged = True\n", "pass\n", TOLD),
    check(LEDGER, "is_locked(error)", TOLD),
    Mutation(LEDGER, "if is_locked(error):", "if True:", TOLD),
    Mutation(READING, "error.sqlite_errorcode & 0xFF in CLOSED and ", "", READING_TESTS),
    Mutation(READING, " & 0xFF in CLOSED", " in CLOSED", READING_TESTS),
    Mutation(READING, ".st_size > 0", ".st_size >= 0", READING_TESTS),
    Mutation(REMEMBER, "state in DONE and ", "", TOLD),
    Mutation(REMEMBER, " if state in DUE else None", "", TOLD),
]
