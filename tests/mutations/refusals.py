"""What is handed on, refused or asked again: robots.txt, wishes, rules of sites, pages for the browser."""

from tests.mutations.mutation import Mutation, check

ROBOTS = "crawler/politeness/robots.py"
ROBOTS_TESTS = "tests/politeness/test_robots.py"
WISHES = "crawler/politeness/wishes.py"
WISHES_TESTS = "tests/politeness/test_wishes.py"
WISH_FILES = "crawler/politeness/wish_files.py"
WISH_FILES_TESTS = "tests/politeness/test_wish_files.py"
RULES = "crawler/discovery/rules.py"
RULES_TESTS = "tests/discovery/test_rules.py"
COPIES = "crawler/discovery/copies.py"
COPIES_TESTS = "tests/discovery/test_copies.py"
RENDERING = "crawler/rendering/middleware.py"
RENDERING_TESTS = "tests/rendering/test_middleware.py"

ROWS = [
    # robots.txt
    Mutation(ROBOTS, "except IgnoreRequest:", "except ():", ROBOTS_TESTS),
    Mutation(ROBOTS, "except Stopping:", "except ():", ROBOTS_TESTS),
    Mutation(ROBOTS, "except Unreadable as", "except () as", ROBOTS_TESTS),
    Mutation(ROBOTS, "except (ValueError, EOFError) as", "except EOFError as", ROBOTS_TESTS),
    Mutation(ROBOTS, "except (ValueError, EOFError) as", "except ValueError as", ROBOTS_TESTS),
    check(ROBOTS, "parts.netloc not in self._parsers", ROBOTS_TESTS),
    Mutation(ROBOTS, "RobotParser | None = ALL_CLOSED\n", "RobotParser | None = ALL_OPEN\n", ROBOTS_TESTS),
    # What a host wishes
    check(WISHES, "not run_of(crawler).keeps_ledger", WISHES_TESTS),
    check(WISHES, "site := request.meta.get(ABOUT_PAGES)", WISHES_TESTS),
    Mutation(WISHES, "except (ValueError, Stopping):", "except ValueError:", WISHES_TESTS),
    Mutation(WISHES, "except (ValueError, Stopping):", "except Stopping:", WISHES_TESTS),
    Mutation(WISHES, "if tdm is not None and ai is not None:", "if ai is not None:", WISHES_TESTS),
    Mutation(WISHES, "if tdm is not None and ai is not None:", "if tdm is not None:", WISHES_TESTS),
    Mutation(WISH_FILES, "except (ValueError, TypeError,", "except (ValueError,", WISH_FILES_TESTS),
    Mutation(WISH_FILES, "data if isinstance(data, list) else [data]", "data", WISH_FILES_TESTS),
    Mutation(WISH_FILES, "if isinstance(location, str) and location and", "if location and", WISH_FILES_TESTS),
    Mutation(WISH_FILES, " if _ENDING.fullmatch(pattern) else pattern, opens)", ", opens)", WISH_FILES_TESTS),
    Mutation(WISH_FILES, "path.rstrip('/') or '/index'", "path or '/index'", WISH_FILES_TESTS),
    Mutation(WISH_FILES, "path.rstrip('/') or '/index'", "path.rstrip('/')", WISH_FILES_TESTS),
    # What is a site's
    Mutation(RULES, "same_site if linked else same_owner", "same_owner", RULES_TESTS),
    Mutation(RULES, "same_site if linked else same_owner", "same_site", RULES_TESTS),
    Mutation(RULES, " or not same_part(url, self.site.home)", "", RULES_TESTS),
    Mutation(RULES, "not any(one.search(url) for one in self._deny)", "True", RULES_TESTS),
    Mutation(RULES, "not self.owns(found.url, linked=linked) or ", "", RULES_TESTS),
    Mutation(RULES, " or not (linked or is_page(found.url, listed=True))", "", RULES_TESTS),
    Mutation(RULES, "not (linked or is_page(", "not (is_page(", RULES_TESTS),
    Mutation(RULES, "not self._allow or ", "", RULES_TESTS),
    check(COPIES, "not query", COPIES_TESTS),
    check(COPIES, "len(self._shown) > MAX_PATHS", COPIES_TESTS),
    # Pages for the browser
    check(
        RENDERING,
        "not any(renders(crawler.settings, site) for site in run_of(crawler).sites.values())",
        RENDERING_TESTS,
    ),
    Mutation(RENDERING, "not request.meta.get(RENDER) or ", "", RENDERING_TESTS),
    Mutation(RENDERING, "response.status != 200 or ", "", RENDERING_TESTS),
    Mutation(RENDERING, " or not isinstance(response, HtmlResponse)", "", RENDERING_TESTS),
    check(RENDERING, "self._broken", RENDERING_TESTS),
    Mutation(RENDERING, "except asyncio.CancelledError:", "except ():", RENDERING_TESTS),
    Mutation(RENDERING, "except NoBrowser as", "except () as", RENDERING_TESTS),
    Mutation(RENDERING, "except IgnoreRequest:", "except ():", RENDERING_TESTS),
    check(RENDERING, "robots is None", RENDERING_TESTS),
    Mutation(RENDERING, 'html.encode("utf-8", "replace")', 'html.encode("utf-8")', RENDERING_TESTS),
    Mutation(RENDERING, "max(1, settings.getint", "(settings.getint", RENDERING_TESTS),
    Mutation(RENDERING, "signals.connect(self._break_off, give_up)", "signals", RENDERING_TESTS),
    Mutation(RENDERING, "            task.cancel()", "            pass", RENDERING_TESTS),
]
