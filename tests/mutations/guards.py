"""Checks of what is fetched, let in and read: addresses, wishes of sites, refusals, requests of rendered pages."""

from tests.mutations.mutation import Mutation, check

ADDRESSES = "crawler/politeness/addresses.py"
ADDRESSES_TESTS = "tests/politeness/test_addresses.py"
ROBOTS = "crawler/politeness/robots_rules.py"
ROBOTS_TESTS = "tests/politeness/test_robots_rules.py"
WISHES = "crawler/politeness/wishes.py"
WISHES_TESTS = "tests/politeness/test_wishes.py"
WISH_FILES = "crawler/politeness/wish_files.py"
WISH_FILES_TESTS = "tests/politeness/test_wish_files.py"
REFUSAL = "crawler/discovery/refusal.py"
REFUSAL_TESTS = "tests/discovery/test_refusal.py"
WANTED = "crawler/rendering/wanted.py"
WANTED_TESTS = "tests/rendering/test_wanted.py"

ROWS = [
    # Private addresses
    check(ADDRESSES, "crawler.settings.getbool(SETTING)", ADDRESSES_TESTS),
    check(ADDRESSES, "not NUMBER.fullmatch(parts[-1])", ADDRESSES_TESTS),
    check(ADDRESSES, 'part[:2] in {"0x", "0X"}', ADDRESSES_TESTS),
    check(
        ADDRESSES,
        "isinstance(exception, DNSLookupError | CannotResolveHostError) and host in _refused",
        ADDRESSES_TESTS,
    ),
    check(
        "crawler/politeness/redirects.py",
        'not came_from or "stay_on" not in request.meta',
        "tests/politeness/test_pace.py::test_redirects_within_the_site_are_followed_and_others_end",
    ),
    # What a site asks for
    Mutation(
        "crawler/politeness/robots.py",
        "except FAULTS",
        "except ()",
        "tests/politeness/test_manners.py::test_without_an_answer_nothing_is_fetched",
    ),
    check(ROBOTS, 'path == "/robots.txt"', ROBOTS_TESTS),
    check(ROBOTS, 'name == "user-agent"', ROBOTS_TESTS),
    check(ROBOTS, "not self.usage or not self.allows(url)", WISH_FILES_TESTS),
    Mutation(ROBOTS, "except UnicodeDecodeError", "except ()", ROBOTS_TESTS),
    Mutation(WISHES, "except HostAway", "except ()", WISHES_TESTS),
    Mutation(WISHES, "except (IgnoreRequest, DownloadCancelledError)", "except ()", WISHES_TESTS),
    Mutation(WISHES, "except FAULTS", "except ()", WISHES_TESTS),
    Mutation(WISH_FILES, "except (ValueError, TypeError, AttributeError)", "except ()", WISH_FILES_TESTS),
    Mutation(WISH_FILES, "except (ValueError, RecursionError)", "except ()", WISH_FILES_TESTS),
    check(WISH_FILES, 'body.lstrip()[:1] == b"<"', WISH_FILES_TESTS),
    # Answers that are no article's
    check(REFUSAL, "not is_html(response)", REFUSAL_TESTS),
    check(
        REFUSAL,
        "normalise(response.url) == normalise(home) and normalise(came_from[0]) != normalise(home)",
        REFUSAL_TESTS,
    ),
    Mutation(REFUSAL, " and normalise(came_from[0]) != normalise(home)", "", REFUSAL_TESTS),
    check(
        REFUSAL,
        'obey_noindex and "noindex" in robots_directives(response.body, robots_tags(response), NAME)',
        REFUSAL_TESTS,
    ),
    Mutation(REFUSAL, "if obey_noindex and ", "if ", REFUSAL_TESTS),
    check(REFUSAL, "isinstance(response, HtmlResponse)", REFUSAL_TESTS),
    # What a rendered page may ask for
    check(WANTED, "kind in EMPTY", WANTED_TESTS),
    check(WANTED, "host in _blocked() or registered_domain(host) in _blocked()", WANTED_TESTS),
    Mutation(WANTED, "        except ValueError:", "        except ():", WANTED_TESTS),
    # What is written down
    check(
        "pipelines/writing/crawl_store.py",
        "same",
        "tests/writing/test_merge.py::test_revisions_come_in_the_order_of_their_days_whatever_the_order_of_the_folders",
    ),
    check(
        "pipelines/writing/crawl_store.py",
        "article is not None",
        "tests/writing/test_gone.py::test_a_page_that_is_gone_is_written_down_once_with_its_articles_id",
    ),
    check(
        "pipelines/writing/crawl_store.py",
        r'length and file.read(1) != b"\n"',
        "tests/writing/test_rebuild.py::test_a_file_that_its_owner_has_edited_keeps_its_lines",
    ),
]
