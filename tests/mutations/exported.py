"""Where an export may stand, what it takes the place of, what killed ones have left."""

from tests.mutations.mutation import Mutation, check

DESTINATION = "pipelines/export/destination.py"
FORMATS = "pipelines/export/formats.py"
DESTINATION_TESTS = "tests/export/test_destination.py"
LEFT_BEHIND_TESTS = "tests/export/test_left_behind.py"
WHAT_IS_ASKED_TESTS = "tests/export/test_what_is_asked.py"

ROWS = [
    # pipelines/export/destination.py
    Mutation(DESTINATION, " if path.exists() and not", " if True and not", DESTINATION_TESTS),
    Mutation(DESTINATION, "and not path.is_dir():", "and True:", DESTINATION_TESTS),
    Mutation(
        DESTINATION, " if path.exists() and any(path.iterdir())", " if True and any(path.iterdir())", DESTINATION_TESTS
    ),
    Mutation(DESTINATION, "any(path.iterdir())", "True", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "not (path / MARK).is_file()", "True", DESTINATION_TESTS),
    check(DESTINATION, "path.exists()", DESTINATION_TESTS),
    Mutation(DESTINATION, "if old.exists()", "if True", DESTINATION_TESTS),
    Mutation(DESTINATION, "old.exists() and not path.exists():", "old.exists() and True:", DESTINATION_TESTS),
    Mutation(DESTINATION, "except OSError", "except ()", DESTINATION_TESTS),
    Mutation(DESTINATION, "if error.errno", "if True", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "error.filename is None", "False", DESTINATION_TESTS),
    Mutation(DESTINATION, "Path(str(error.filename)).is_relative_to(begun)", "False", DESTINATION_TESTS),
    Mutation(DESTINATION, "(path.exists()", "(True", DESTINATION_TESTS),
    Mutation(DESTINATION, "not path.is_file()", "True", DESTINATION_TESTS),
    Mutation(DESTINATION, "and not path.is_dir())", "and True)", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "FileExistsError", "()", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "(FileExistsError, NotADirectoryError", "(FileExistsError, ()", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "not number.isdecimal()", "False", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "_is_alive(int(number))", "False", DESTINATION_TESTS),
    Mutation(DESTINATION, 'state == "old"', "True", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, '"old" and not path.exists():', '"old" and True:', LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "elif left.is_dir()", "elif False", DESTINATION_TESTS),
    Mutation(DESTINATION, 'if c in "*?[" else', "if False else", LEFT_BEHIND_TESTS),
    check(DESTINATION, "process == os.getpid()", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "ProcessLookupError", "()", DESTINATION_TESTS),
    Mutation(DESTINATION, "PermissionError", "()", LEFT_BEHIND_TESTS),
    Mutation(DESTINATION, "(PermissionError, OverflowError", "(PermissionError, ()", LEFT_BEHIND_TESTS),
    # pipelines/export/formats.py
    Mutation(FORMATS, "if self.fields", "if True", WHAT_IS_ASKED_TESTS),
    Mutation(FORMATS, "self.format in WITHOUT_FIELDS", "True", WHAT_IS_ASKED_TESTS),
    check(FORMATS, "self.destination is None", WHAT_IS_ASKED_TESTS),
    Mutation(FORMATS, "if is_record_file(self.destination, one)", "if False", WHAT_IS_ASKED_TESTS),
    check(FORMATS, 'self.format == "sqlite"', WHAT_IS_ASKED_TESTS),
    Mutation(FORMATS, "if other and other", "if True and other", WHAT_IS_ASKED_TESTS),
    Mutation(FORMATS, "other != self.format", "True", WHAT_IS_ASKED_TESTS),
]
