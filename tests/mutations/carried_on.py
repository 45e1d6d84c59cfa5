"""Files of earlier runs that are carried on: what is cut, kept beside, or taken for done."""

from tests.mutations.mutation import Mutation, check

FILES = "pipelines/writing/file_store.py"
ROWS_OF_MERGES = "pipelines/writing/merge_rows.py"
STORE = "pipelines/writing/crawl_store.py"
OWN = "tests/writing/test_taken_up.py"

ROWS = [
    # A file that the user names
    Mutation(FILES, "if bad and not origins and not bad[0]", "if bad and not bad[0]", OWN),
    Mutation(FILES, ' and not bad[0].content.startswith((*BEGINNINGS, b"\\0"))', "", OWN),
    Mutation(FILES, "if last is not None and last.row is None and not", "if last is not None and not", OWN),
    Mutation(
        FILES,
        'last.row is None and not last.content.endswith(b"\\n")',
        "last.row is None",
        OWN,
    ),
    Mutation(
        FILES,
        'elif last is not None and last.row is not None and not last.content.endswith(b"\\n"):',
        "elif False:",
        OWN,
    ),
    Mutation(FILES, "if isinstance(article, str) and isinstance(text, str):", "if isinstance(article, str):", OWN),
    Mutation(FILES, "if isinstance(article, str) and isinstance(text, str):", "if isinstance(text, str):", OWN),
    Mutation(FILES, "revision if isinstance(revision, int) else 1", "1 + revision", OWN),
    check(FILES, "index == 0 and self._index", OWN),
    Mutation(FILES, "if index == 0 and self._index:", "if self._index:", OWN),
    check(FILES, "self._database", OWN),
    Mutation(FILES, "if self._records and self._records.is_file()", "if self._records.is_file()", OWN),
    # Output folders
    check(
        ROWS_OF_MERGES,
        'article not in self._brought or self._brought[article][1]["fetched_at"] < row["fetched_at"]',
        OWN,
    ),
    Mutation(
        ROWS_OF_MERGES,
        'article not in self._brought or self._brought[article][1]["fetched_at"] < row["fetched_at"]',
        "True",
        OWN,
    ),
    check(ROWS_OF_MERGES, "article in self._brought", OWN),
    Mutation(ROWS_OF_MERGES, "if article in self._brought:", "if True:", OWN),
    Mutation(ROWS_OF_MERGES, ' or rows[article]["fetched_at"] <= row["fetched_at"]', "", OWN),
    Mutation(ROWS_OF_MERGES, "isinstance(article, str) and ", "", OWN),
    check("pipelines/writing/rebuild.py", "not key", OWN),
    Mutation("pipelines/writing/rebuild.py", "0 < revision < 2**31", "0 < revision", OWN),
    Mutation(STORE, "if length is not None and path.exists():", "if path.exists():", OWN),
    Mutation(STORE, "if length and file.read(1)", "if file.read(1)", OWN),
    Mutation(
        "pipelines/writing/removed_sample.py", "            if self._db.in_transaction:", "            if True:", OWN
    ),
    Mutation(
        "pipelines/writing/removed_sample.py",
        "except sqlite3.Error as error:\n            if",
        "except () as error:\n            if",
        OWN,
    ),
    check("crawler/ledger/database.py", "version == 0", "tests/ledger/test_database.py"),
]
