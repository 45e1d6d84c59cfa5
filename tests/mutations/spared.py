"""Paths in one form, robots.txt of every kind, and hosts of which something is missing that is usually there."""

from tests.mutations.mutation import Mutation, check

PATHS = "crawler/politeness/path_patterns.py"
ROBOTS = "crawler/politeness/robots_rules.py"
PATHS_TESTS = "tests/politeness/test_path_patterns.py"
PACE = "crawler/politeness/pace.py"
ADDRESSES = "crawler/politeness/addresses.py"
UNPACKING = "crawler/politeness/unpacking.py"
OWN = "tests/politeness/test_spared_hosts.py"

ROWS = [
    # Paths in one form
    Mutation(PATHS, 'parts.path or "/"', "parts.path", PATHS_TESTS),
    check(PATHS, "not path.startswith(first)", PATHS_TESTS),
    check(PATHS, "found < 0", PATHS_TESTS),
    Mutation(PATHS, "len(path) - len(last) >= at if", "True if", PATHS_TESTS),
    Mutation(PATHS, 'piece.startswith("%") and len(piece) == 3', "len(piece) == 3", PATHS_TESTS),
    Mutation(PATHS, 'piece.startswith("%") and len(piece) == 3', 'piece.startswith("%")', PATHS_TESTS),
    Mutation(PATHS, "byte.isalnum() or ", "", PATHS_TESTS),
    Mutation(PATHS, ' or byte in b"-._~"', "", PATHS_TESTS),
    Mutation(PATHS, "piece.isascii() and ", "", PATHS_TESTS),
    Mutation(PATHS, ' and piece > " "', "", PATHS_TESTS),
    Mutation(PATHS, ', errors="replace")', ")", PATHS_TESTS),
    # robots.txt
    Mutation(ROBOTS, 'name == "crawl-delay" and ', "", PATHS_TESTS),
    Mutation(ROBOTS, r' and re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", value)', "", PATHS_TESTS),
    Mutation(ROBOTS, "len(body) >= MAX_ROBOTS - 4 and ", "", PATHS_TESTS),
    Mutation(ROBOTS, " and error.start >= len(body) - 4", "", PATHS_TESTS),
    Mutation(ROBOTS, "if whole and not unpacked.whole:", "if not unpacked.whole:", PATHS_TESTS),
    # Hosts and their queues
    Mutation(PACE, "if slot is not None and floor:", "if slot is not None:", OWN),
    Mutation(PACE, "if slot is not None and floor:", "if floor:", OWN),
    Mutation(PACE, "max(slot.delay, 0.01)", "slot.delay", OWN),
    Mutation(PACE, "max(slot.delay, 0.01)", "0.01", OWN),
    Mutation(PACE, "max(slot.lastseen, time.monotonic() + seconds - slot.delay)", "time.monotonic()", OWN),
    Mutation(PACE, "max(slot.lastseen, time.monotonic())", "time.monotonic()", OWN),
    Mutation(PACE, "max(slot.lastseen, time.monotonic())", "slot.lastseen", OWN),
    Mutation(PACE, "except (ValueError, OverflowError, TypeError):", "except (ValueError, TypeError):", OWN),
    Mutation("crawler/politeness/resting.py", "if asked is not None and asked >", "if asked >", OWN),
    Mutation("crawler/politeness/fair.py", "\nAHEAD = 1\n", "\nAHEAD = 1_000\n", OWN),
    Mutation("crawler/politeness/redirects.py", "if not came_from or ", "if ", OWN),
    Mutation(
        "crawler/politeness/redirects.py", 'if not came_from or "stay_on" not in request.meta', "if not came_from", OWN
    ),
    # Addresses
    Mutation(ADDRESSES, " or not all(NUMBER.fullmatch(part) for part in parts)", "", OWN),
    Mutation(ADDRESSES, 'part[2:] or "0"', "part[2:]", OWN),
    Mutation(ADDRESSES, ', 8 if part.startswith("0") else 10)', ", 10)", OWN),
    Mutation(ADDRESSES, "address != name and ", "", OWN),
    Mutation(ADDRESSES, "isinstance(exception, DNSLookupError | CannotResolveHostError) and ", "", OWN),
    # Codings
    check(
        UNPACKING,
        '[one.strip().lower() for one in codings] in ([one] for one in GZIP) and packed.lstrip()[:1] == b"<"',
        OWN,
    ),
    Mutation(UNPACKING, ' and "download_stopped" not in response.flags', "", OWN),
    Mutation(UNPACKING, "if packed and not is_whole(", "if not is_whole(", OWN),
    Mutation(UNPACKING, "    while piece and not stream.is_finished():", "    while False:", OWN),
]
