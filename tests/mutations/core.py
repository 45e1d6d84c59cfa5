"""What all rooms of the crawler lean on: words for faults, codings, text, moments, what a reading process does."""

from tests.mutations.mutation import Mutation, check

FAULTS = "crawler/core/faults.py"
FAULTS_TESTS = "tests/core/test_faults.py"
UNPACK = "crawler/core/unpack.py"
UNPACK_TESTS = "tests/core/test_unpack.py"
READER = "crawler/core/reader_process.py"
READER_TESTS = "tests/core/test_reader_process.py"
TEXT = "crawler/core/text.py"
TEXT_TESTS = "tests/core/test_text.py"
PRIVATE = "crawler/core/scrapy_private.py"
PRIVATE_TESTS = "tests/core/test_scrapy_private.py"
MOMENTS = "crawler/core/moments.py"
MOMENTS_TESTS = "tests/core/test_moments.py"

ROWS = [
    # Words for faults
    check(FAULTS, "isinstance(error, HttpError)", FAULTS_TESTS),
    check(FAULTS, "part in text", FAULTS_TESTS),
    check(FAULTS, "isinstance(error, IgnoreRequest) and text", FAULTS_TESTS),
    Mutation(FAULTS, "isinstance(error, IgnoreRequest) and text", "isinstance(error, IgnoreRequest)", FAULTS_TESTS),
    Mutation(FAULTS, "isinstance(failure.value, HttpError) and ", "", FAULTS_TESTS),
    Mutation(FAULTS, " and failure.value.response.status in GONE", "", FAULTS_TESTS),
    # Codings
    Mutation(UNPACK, "except ValueError as error:", "except () as error:", UNPACK_TESTS),
    Mutation(UNPACK, "except Exception:", "except ():", UNPACK_TESTS),
    Mutation(UNPACK, "whole = whole and good", "whole = whole", UNPACK_TESTS),
    Mutation(UNPACK, "    if len(body) > limit:\n        raise", "    if False:\n        raise", UNPACK_TESTS),
    # A reading process
    Mutation(READER, "except (EOFError, OSError):", "except OSError:", READER_TESTS),
    Mutation(READER, "except Exception as error:", "except () as error:", READER_TESTS),
    Mutation(READER, "        except OSError:", "        except ():", READER_TESTS),
    Mutation(READER, "except (OSError, ValueError, IndexError)", "except (ValueError, IndexError)", READER_TESTS),
    Mutation(READER, "except (OSError, ValueError, IndexError)", "except (OSError, IndexError)", READER_TESTS),
    Mutation(READER, "except (OSError, ValueError, IndexError)", "except (OSError, ValueError)", READER_TESTS),
    Mutation(READER, "MEMORY\n    resource", "0\n    resource", READER_TESTS),
    Mutation(READER, "MEMORY = 768 *", "MEMORY = 0 *", READER_TESTS),
    # Text and moments
    check(TEXT, "isinstance(value, str)", TEXT_TESTS),
    Mutation(TEXT, "elif isinstance(value, dict):", "elif False:", TEXT_TESTS),
    Mutation(TEXT, ' and not hasattr(value, "_fields")', "", TEXT_TESTS),
    Mutation(MOMENTS, "except (ValueError, OverflowError):", "except ValueError:", MOMENTS_TESTS),
    Mutation(MOMENTS, "found if found.tzinfo else found.replace(tzinfo=UTC)", "found", MOMENTS_TESTS),
    Mutation("crawler/core/found.py", "hints or Hints()", "hints", MOMENTS_TESTS),
    # Scrapy, signals, stats
    Mutation(PRIVATE, "bool(slot and slot.closing)", "bool(slot)", PRIVATE_TESTS),
    Mutation(PRIVATE, "bool(slot and slot.closing)", "bool(slot.closing)", PRIVATE_TESTS),
    Mutation(PRIVATE, ".slots.get(key) if key else None", ".slots[key]", PRIVATE_TESTS),
    check("crawler/core/hang_up.py", "signal.getsignal(signal.SIGHUP) == signal.SIG_DFL", "tests/core/test_hang_up.py"),
    Mutation(
        "crawler/core/hang_up.py",
        "if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:",
        "if True:",
        "tests/core/test_hang_up.py",
    ),
    check("crawler/core/counts.py", "crawler is None", "tests/core/test_counts.py"),
]
