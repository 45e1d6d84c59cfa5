"""What robots.txt allows, line by line, and how fast a site is asked."""

from tests.mutations.mutation import Mutation, check

ROBOTS = "crawler/politeness/robots_rules.py"
PACE = "crawler/politeness/pace.py"
PACE_TESTS = "tests/politeness/test_pace.py"
ROBOTS_RULES_TESTS = "tests/politeness/test_robots_rules.py"

ROWS = [
    # crawler/politeness/robots_rules.py
    Mutation(ROBOTS, "fits(pieces, path, anchored)", "True", f"{ROBOTS_RULES_TESTS}::test_groups_of_one_name_are_one"),
    Mutation(ROBOTS, "if in_names else", "if True else", f"{ROBOTS_RULES_TESTS}::test_groups_of_one_name_are_one"),
    Mutation(ROBOTS, 'name == "sitemap"', "True", f"{ROBOTS_RULES_TESTS}::test_sitemaps_and_wishes_belong_to_no_group"),
    Mutation(
        ROBOTS, "len(sitemaps) < MAX_SITEMAPS", "True", f"{ROBOTS_RULES_TESTS}::test_of_many_sitemaps_the_first_count"
    ),
    Mutation(
        ROBOTS, "elif name in USAGE", "elif False", f"{ROBOTS_RULES_TESTS}::test_sitemaps_and_wishes_belong_to_no_group"
    ),
    Mutation(ROBOTS, "agent in groups", "False", f"{ROBOTS_RULES_TESTS}::test_groups_of_one_name_are_one"),
    Mutation(
        ROBOTS, 'value.startswith("/")', "True", f"{ROBOTS_RULES_TESTS}::test_sitemaps_and_wishes_belong_to_no_group"
    ),
    Mutation(
        ROBOTS, "not unpacked.whole", "True", f"{ROBOTS_RULES_TESTS}::test_what_calls_itself_gzip_and_is_plain_is_read"
    ),
    # crawler/politeness/pace.py
    check(PACE, 're.fullmatch("[0-9]+", text)', f"{PACE_TESTS}::test_a_moment_is_counted_from_the_servers_own_clock"),
    check(PACE, "moment is None", f"{PACE_TESTS}::test_a_header_that_asks_for_nothing_is_no_wait"),
    Mutation(
        PACE, "except (ValueError,", "except ((),", f"{PACE_TESTS}::test_a_header_that_asks_for_nothing_is_no_wait"
    ),
]
