"""What sitemaps and feeds say, entry by entry."""

from tests.mutations.mutation import Mutation, check

SITEMAPS = "crawler/discovery/sitemaps.py"
FEEDS = "crawler/discovery/feeds.py"
FEEDS_TESTS = "tests/discovery/test_feeds.py"
SITEMAPS_TESTS = "tests/discovery/test_sitemaps.py"

ROWS = [
    # crawler/discovery/sitemaps.py
    Mutation(SITEMAPS, 'body.startswith(b"<")', "False", f"{SITEMAPS_TESTS}::test_without_namespace"),
    check(
        SITEMAPS,
        "len(pages) < ENOUGH",
        f"{SITEMAPS_TESTS}::test_a_lastmod_that_is_the_sitemaps_own_moment_says_nothing",
    ),
    check(SITEMAPS, "said is None", f"{SITEMAPS_TESTS}::test_a_lastmod_that_is_the_sitemaps_own_moment_says_nothing"),
    check(
        SITEMAPS,
        "last - first > ALL_AT_ONCE",
        f"{SITEMAPS_TESTS}::test_a_lastmod_that_is_the_sitemaps_own_moment_says_nothing",
    ),
    Mutation(
        SITEMAPS,
        'text.startswith(("http://", "https://"))',
        "True",
        f"{SITEMAPS_TESTS}::test_what_is_no_sitemap_lists_nothing",
    ),
    check(SITEMAPS, 'event == "start"', f"{SITEMAPS_TESTS}::test_an_index_names_its_children"),
    check(SITEMAPS, "root is None", f"{SITEMAPS_TESTS}::test_a_feed_serves_as_sitemap"),
    check(SITEMAPS, 'name in {"rss", "feed", "RDF"}', f"{SITEMAPS_TESTS}::test_a_feed_serves_as_sitemap"),
    check(SITEMAPS, "name in FIELDS", f"{SITEMAPS_TESTS}::test_without_namespace"),
    Mutation(SITEMAPS, "element.getprevious() is not None", "True", f"{SITEMAPS_TESTS}::test_without_namespace"),
    check(SITEMAPS, "len(element)", f"{SITEMAPS_TESTS}::test_an_address_with_an_entity_of_the_documents_own_is_none"),
    check(SITEMAPS, 'kind == "url"', f"{SITEMAPS_TESTS}::test_without_namespace"),
    check(SITEMAPS, 'child and "loc" in values', f"{SITEMAPS_TESTS}::test_an_index_names_its_children"),
    Mutation(SITEMAPS, 'if "loc" in values', "if False", f"{SITEMAPS_TESTS}::test_without_namespace"),
    check(SITEMAPS, "page", f"{SITEMAPS_TESTS}::test_without_namespace"),
    # crawler/discovery/feeds.py
    Mutation(FEEDS, 'body.startswith(b"{")', "False", FEEDS_TESTS),
    Mutation(FEEDS, "if dated_by_dc", "if True", FEEDS_TESTS),
    Mutation(FEEDS, "not dated_by_dc", "False", FEEDS_TESTS),
    Mutation(FEEDS, "isinstance(link, str)", "False", FEEDS_TESTS),
    Mutation(FEEDS, "except (ValueError, RecursionError)", "except ((), RecursionError)", FEEDS_TESTS),
    Mutation(FEEDS, "(ValueError, RecursionError)", "(ValueError, ())", FEEDS_TESTS),
    Mutation(FEEDS, '"jsonfeed.org" not in str(data.get("version"))', "False", FEEDS_TESTS),
    Mutation(FEEDS, "isinstance(items, list)", "False", FEEDS_TESTS),
    Mutation(FEEDS, "isinstance(tags, list)", "False", FEEDS_TESTS),
    Mutation(FEEDS, " if page and not", " if True and not", FEEDS_TESTS),
    Mutation(FEEDS, "page.url == itself.url", "True", FEEDS_TESTS),
    Mutation(FEEDS, "isinstance(value, str)", "False", FEEDS_TESTS),
    Mutation(FEEDS, "text := _text(value)", "(text := _text(value)) or True", FEEDS_TESTS),
]
