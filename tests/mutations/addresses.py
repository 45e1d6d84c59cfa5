"""Addresses: one form of a page's, whose it is; a site's hours, its file, its patterns."""

from tests.mutations.mutation import Mutation, check

URLS = "crawler/sites/urls.py"
HOSTS = "crawler/sites/hosts.py"
BY_HOST = "crawler/sites/by_host.py"
HOURS = "crawler/sites/hours.py"
NEW_FILE = "crawler/sites/new_file.py"
SLOW = "crawler/sites/slow_patterns.py"
BY_HOST_TESTS = "tests/sites/test_by_host.py"
HOURS_TESTS = "tests/sites/test_hours.py"
NEW_FILE_TESTS = "tests/sites/test_new_file.py"
SLOW_PATTERNS_TESTS = "tests/sites/test_slow_patterns.py"
URLS_TESTS = "tests/sites/test_urls.py"

ROWS = [
    # crawler/sites/urls.py
    Mutation(URLS, "PLAIN_URL.fullmatch(link)", "True", f"{URLS_TESTS}::test_a_link_to_nowhere"),
    Mutation(URLS, 'link.startswith("//")', "True", f"{URLS_TESTS}::test_a_link_as_a_browser_takes_it"),
    Mutation(URLS, "not NETWORK_PATH.match(link)", "True", f"{URLS_TESTS}::test_a_link_as_a_browser_takes_it"),
    Mutation(URLS, 'if c in "?#"),', "if True),", f"{URLS_TESTS}::test_a_link_to_nowhere"),
    check(URLS, "whole is None", f"{URLS_TESTS}::test_what_is_no_url_has_no_form"),
    check(URLS, "query", f"{URLS_TESTS}::test_the_request_keeps_the_slash_that_the_site_wrote"),
    Mutation(URLS, "TRACKING.fullmatch(name)", "True", f"{URLS_TESTS}::test_one_page_has_one_form"),
    Mutation(
        URLS, 're.search(r"(?:^|&)output=amp(?:&|$)", query)', "True", f"{URLS_TESTS}::test_one_page_has_one_form"
    ),
    check(URLS, "unwanted", f"{URLS_TESTS}::test_the_request_keeps_the_slash_that_the_site_wrote"),
    Mutation(
        URLS,
        "found := SESSION.fullmatch(pair)",
        "(found := SESSION.fullmatch(pair)) or True",
        f"{URLS_TESTS}::test_the_request_keeps_the_slash_that_the_site_wrote",
    ),
    Mutation(
        URLS, "pair not in visits", "False", f"{URLS_TESTS}::test_the_request_keeps_the_slash_that_the_site_wrote"
    ),
    Mutation(URLS, 'visits[pair]["vague"]', "True", f"{URLS_TESTS}::test_one_page_has_one_form"),
    Mutation(URLS, "and not tells))", "and True))", f"{URLS_TESTS}::test_one_page_has_one_form"),
    check(URLS, 'tail.lower().startswith(".amp.")', f"{URLS_TESTS}::test_one_page_has_one_form"),
    Mutation(
        URLS, "split(home) if home else", "split(home) if False else", f"{URLS_TESTS}::test_one_page_has_one_form"
    ),
    Mutation(
        URLS,
        " if own and bare(parts.hostname",
        " if True and bare(parts.hostname",
        f"{URLS_TESTS}::test_a_name_and_a_password_are_no_part_of_an_address",
    ),
    Mutation(URLS, "port_of(parts) == port_of(own)", "True", f"{URLS_TESTS}::test_a_port_makes_another_host"),
    Mutation(
        URLS,
        'parts.port == {"http": 80, "https": 443}[parts.scheme]',
        "True",
        f"{URLS_TESTS}::test_a_port_makes_another_host",
    ),
    # crawler/sites/hosts.py
    Mutation(HOSTS, "if not host or", "if False or", f"{URLS_TESTS}::test_what_is_no_url_has_no_form"),
    check(HOSTS, "not PLAIN_HOST.fullmatch(host)", f"{URLS_TESTS}::test_a_link_as_a_browser_takes_it"),
    Mutation(HOSTS, "port is not None", "False", f"{URLS_TESTS}::test_a_link_as_a_browser_takes_it"),
    Mutation(HOSTS, "except ValueError", "except ()", f"{URLS_TESTS}::test_what_is_no_url_has_no_form"),
    check(HOSTS, "not name.isascii()", f"{URLS_TESTS}::test_a_link_as_a_browser_takes_it"),
    Mutation(
        HOSTS,
        'rest == host or host.lower().startswith("www.")',
        "True",
        f"{URLS_TESTS}::test_a_twin_keeps_a_name_of_its_own",
    ),
    Mutation(HOSTS, "_suffixes()(rest).domain", "False", f"{URLS_TESTS}::test_a_twin_keeps_a_name_of_its_own"),
    Mutation(
        HOSTS,
        ' if domain or re.fullmatch(r"[\\d.:a-f]*",',
        ' if False or re.fullmatch(r"[\\d.:a-f]*",',
        f"{URLS_TESTS}::test_what_belongs_to_a_site",
    ),
    Mutation(HOSTS, 're.fullmatch(r"[\\d.:a-f]*", host)', "False", f"{URLS_TESTS}::test_what_belongs_to_a_site"),
    Mutation(HOSTS, "port in {80, 443}", "False", f"{URLS_TESTS}::test_what_belongs_to_a_site"),
    # crawler/sites/by_host.py
    Mutation(BY_HOST, "sites := known.get(host)", "(sites := known.get(host)) and False", BY_HOST_TESTS),
    Mutation(BY_HOST, "len(sites) > 1", "False", BY_HOST_TESTS),
    check(BY_HOST, "not self._known", BY_HOST_TESTS),
    Mutation(BY_HOST, "host_of(url) if url else", "host_of(url) if False else", BY_HOST_TESTS),
    Mutation(BY_HOST, "top is not None", "True", BY_HOST_TESTS),
    Mutation(BY_HOST, 'f"{page}/".startswith(top.rstrip("/") + "/")', "True", BY_HOST_TESTS),
    Mutation(BY_HOST, "is_above(site.home, url)", "False", BY_HOST_TESTS),
    # crawler/sites/hours.py
    Mutation(HOURS, "if begin == end", "if True", HOURS_TESTS),
    Mutation(HOURS, "found[1] == found[3]", "True", HOURS_TESTS),
    Mutation(HOURS, "if site.timezone", "if False", HOURS_TESTS),
    check(HOURS, "site.hours is None", HOURS_TESTS),
    Mutation(HOURS, "if begin < end", "if False", HOURS_TESTS),
    # crawler/sites/new_file.py
    Mutation(NEW_FILE, "values.items() if value}", "values.items() if True}", NEW_FILE_TESTS),
    Mutation(NEW_FILE, 'not re.fullmatch("[a-z]{2}", str(known.get("language", "ar")))', "False", NEW_FILE_TESTS),
    Mutation(NEW_FILE, 'known.get("language") == "ar"', "False", NEW_FILE_TESTS),
    Mutation(NEW_FILE, "c.isprintable()", "True", NEW_FILE_TESTS),
    Mutation(NEW_FILE, '{shown}"] if shown else', '{shown}"] if False else', NEW_FILE_TESTS),
    Mutation(NEW_FILE, "if one == folder", "if True", NEW_FILE_TESTS),
    Mutation(NEW_FILE, "and path.exists()", "and True", NEW_FILE_TESTS),
    Mutation(NEW_FILE, "     if path.exists():", "     if False:", NEW_FILE_TESTS),
    Mutation(NEW_FILE, "if one.is_dir()", "if True", NEW_FILE_TESTS),
    # crawler/sites/slow_patterns.py
    Mutation(
        SLOW, "start[0] if start else", "start[0] if False else", f"{SLOW_PATTERNS_TESTS}::test_what_lines_are_made_of"
    ),
    check(
        SLOW, "pattern[len(literal) :].startswith(_QUANTIFIERS)", f"{SLOW_PATTERNS_TESTS}::test_what_lines_are_made_of"
    ),
    Mutation(SLOW, "one not in _MARKS", "True", f"{SLOW_PATTERNS_TESTS}::test_what_lines_are_made_of"),
    check(SLOW, "literal", f"{SLOW_PATTERNS_TESTS}::test_what_lines_are_made_of"),
    Mutation(SLOW, "[:UNITS]", "", f"{SLOW_PATTERNS_TESTS}::test_a_pattern_of_many_letters_is_tried_with_some_of_them"),
]
