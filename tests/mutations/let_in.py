"""Who is let in and who owns what: private addresses, hosts, the lock of a run; what is archived, what is held."""

from tests.mutations.mutation import Mutation, check

ADDRESSES = "crawler/politeness/addresses.py"
OWNERS = "crawler/sites/owners.py"
RUN_LOCK = "crawler/extensions/run_lock.py"
ARCHIVE = "crawler/extensions/archive.py"
INDEX = "pipelines/duplicates/index.py"
REFUSAL = "crawler/discovery/refusal.py"
REFUSAL_TESTS = "tests/discovery/test_refusal.py"
HELD_TESTS = "tests/duplicates/test_held.py"
INDEX_TESTS = "tests/duplicates/test_index.py"
ARCHIVE_TESTS = "tests/extensions/test_archive.py"
RUN_LOCK_TESTS = "tests/extensions/test_run_lock.py"
ADDRESSES_TESTS = "tests/politeness/test_addresses.py"
URLS_TESTS = "tests/sites/test_urls.py"

ROWS = [
    # crawler/politeness/addresses.py
    Mutation(ADDRESSES, "except ValueError:", "except ():", ADDRESSES_TESTS),
    check(ADDRESSES, "isinstance(ip, ipaddress.IPv6Address)", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "ip.sixtofour) if one)", "ip.sixtofour) if True)", ADDRESSES_TESTS),
    check(ADDRESSES, "ip in ipaddress.IPv6Network(network)", ADDRESSES_TESTS),
    Mutation(ADDRESSES, 'if ":" in host', "if True", ADDRESSES_TESTS),
    Mutation(ADDRESSES, 'if ":" in name', "if False", ADDRESSES_TESTS),
    Mutation(ADDRESSES, '"." not in name', "True", ADDRESSES_TESTS),
    Mutation(ADDRESSES, '":" not in name', "True", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "number is None", "True", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "len(parts) > 4", "False", ADDRESSES_TESTS),
    Mutation(ADDRESSES, 'part.startswith("0")', "False", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "if self.allow_private", "if False", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "name in self.proxies", "False", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "address != name", "True", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "is_private(address)", "True", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "except ValueError as", "except () as", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "isinstance(exception, DNSLookupError | CannotResolveHostError)", "True", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "host in _refused", "True", ADDRESSES_TESTS),
    # crawler/sites/owners.py
    check(OWNERS, "host in {bare(one) for one in hosts}", f"{URLS_TESTS}::test_what_belongs_to_a_site"),
    Mutation(OWNERS, "if not host or", "if False or", f"{URLS_TESTS}::test_what_has_no_host_is_of_no_site"),
    Mutation(
        OWNERS, "port_of(split(url)) != port_of(split(home))", "False", f"{URLS_TESTS}::test_what_belongs_to_a_site"
    ),
    Mutation(OWNERS, 'host.endswith("." + own)', "True", f"{URLS_TESTS}::test_what_belongs_to_a_site"),
    Mutation(
        OWNERS,
        "port_of(split(url)) == port_of(\n        split(home)\n    )",
        "True",
        f"{URLS_TESTS}::test_what_belongs_to_a_site",
    ),
    Mutation(OWNERS, "wanted is None", "False", f"{URLS_TESTS}::test_the_arabic_part_of_a_larger_site"),
    Mutation(
        OWNERS,
        "bare(host_of(url)) != bare(host_of(home))",
        "False",
        f"{URLS_TESTS}::test_the_arabic_part_of_a_larger_site",
    ),
    Mutation(OWNERS, "found is not None", "True", f"{URLS_TESTS}::test_the_arabic_part_of_a_larger_site"),
    Mutation(
        OWNERS,
        "found.group().lower() == wanted.group().lower()",
        "True",
        f"{URLS_TESTS}::test_the_arabic_part_of_a_larger_site",
    ),
    # crawler/extensions/run_lock.py
    Mutation(RUN_LOCK, "not path.parent.is_dir()", "True", RUN_LOCK_TESTS),
    Mutation(RUN_LOCK, "path.parent.exists()", "False", RUN_LOCK_TESTS),
    Mutation(RUN_LOCK, "path.parent.is_symlink()", "False", RUN_LOCK_TESTS),
    Mutation(RUN_LOCK, "except OSError as", "except () as", RUN_LOCK_TESTS),
    Mutation(RUN_LOCK, "BlockingIOError", "()", RUN_LOCK_TESTS),
    Mutation(RUN_LOCK, "if holder else", "if False else", RUN_LOCK_TESTS),
    Mutation(RUN_LOCK, "except OSError:", "except ():", RUN_LOCK_TESTS),
    # crawler/extensions/archive.py
    Mutation(
        ARCHIVE,
        "            do()\n        except OSError as error:",
        "            do()\n        except () as error:",
        ARCHIVE_TESTS,
    ),
    check(ARCHIVE, "response.ip_address", ARCHIVE_TESTS),
    Mutation(ARCHIVE, '"") if parts else', '"") if False else', ARCHIVE_TESTS),
    Mutation(ARCHIVE, "if parts.query", "if False", ARCHIVE_TESTS),
    Mutation(ARCHIVE, "parts.netloc if parts else", "parts.netloc if False else", ARCHIVE_TESTS),
    check(ARCHIVE, "RECORD in request.meta", ARCHIVE_TESTS),
    check(ARCHIVE, "self._failed", ARCHIVE_TESTS),
    check(ARCHIVE, "self._dirty", ARCHIVE_TESTS),
    Mutation(ARCHIVE, "name not in left_out", "True", ARCHIVE_TESTS),
    # pipelines/duplicates/index.py
    Mutation(INDEX, "if signature.keys", "if True", f"{INDEX_TESTS}::test_a_record_that_names_itself_is_its_own_story"),
    Mutation(
        INDEX,
        "verdict is Verdict.DUPLICATE",
        "False",
        f"{INDEX_TESTS}::test_a_record_that_names_itself_is_its_own_story",
    ),
    Mutation(INDEX, "and only_new):", "and True):", HELD_TESTS),
    Mutation(
        INDEX,
        "frozenset() if best else",
        "frozenset() if False else",
        f"{INDEX_TESTS}::test_a_wire_item_inside_a_longer_story",
    ),
    check(INDEX, "best is None", f"{INDEX_TESTS}::test_an_article_that_is_dropped_is_not_found"),
    check(INDEX, "duplicate_of == article", f"{INDEX_TESTS}::test_a_record_that_names_itself_is_its_own_story"),
    Mutation(
        INDEX, "if original else", "if False else", f"{INDEX_TESTS}::test_an_index_of_an_older_algorithm_is_made_anew"
    ),
    check(INDEX, "number is None", HELD_TESTS),
    check(INDEX, "not self._held_keys[key]", HELD_TESTS),
    Mutation(INDEX, "number is not None", "True", HELD_TESTS),
    check(INDEX, "held", f"{INDEX_TESTS}::test_an_article_that_shares_nothing_is_looked_for_in_no_table"),
    check(INDEX, "self._committed", f"{INDEX_TESTS}::test_an_article_that_shares_nothing_is_looked_for_in_no_table"),
    check(INDEX, "not is_new", f"{INDEX_TESTS}::test_a_revision_is_no_duplicate_of_itself_nor_of_its_copies"),
    Mutation(INDEX, "old := self._held.get(number)", "(old := self._held.get(number)) and False", HELD_TESTS),
    Mutation(
        INDEX, "if number else", "if False else", f"{INDEX_TESTS}::test_a_record_that_names_itself_is_its_own_story"
    ),
    Mutation(
        INDEX,
        "if not stored and",
        "if True and",
        f"{INDEX_TESTS}::test_an_article_that_shares_nothing_is_looked_for_in_no_table",
    ),
    Mutation(
        INDEX,
        "held.keys().isdisjoint(wanted)",
        "True",
        f"{INDEX_TESTS}::test_a_record_that_names_itself_is_its_own_story",
    ),
    Mutation(
        INDEX,
        "if key in stored",
        "if False",
        f"{INDEX_TESTS}::test_an_article_that_shares_nothing_is_looked_for_in_no_table",
    ),
    Mutation(
        INDEX, "if shared else", "if False else", f"{INDEX_TESTS}::test_a_record_that_names_itself_is_its_own_story"
    ),
    Mutation(
        INDEX,
        "number in self._held",
        "True",
        f"{INDEX_TESTS}::test_an_article_that_shares_nothing_is_looked_for_in_no_table",
    ),
    # crawler/discovery/refusal.py
    Mutation(
        REFUSAL, "response.request.url if response.request else", "response.request.url if True else", REFUSAL_TESTS
    ),
    Mutation(REFUSAL, "normalise(response.url) == normalise(home)", "True", REFUSAL_TESTS),
    Mutation(REFUSAL, "normalise(came_from[0]) != normalise(home)", "True", REFUSAL_TESTS),
    Mutation(REFUSAL, "if obey_noindex", "if True", REFUSAL_TESTS),
    Mutation(
        REFUSAL, '"noindex" in robots_directives(response.body, robots_tags(response), NAME)', "True", REFUSAL_TESTS
    ),
    check(RUN_LOCK, "not run_of(crawler).keeps_ledger", RUN_LOCK_TESTS),
]
