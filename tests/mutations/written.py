"""What becomes of an item that the store takes, knows, refuses or fails on; what a lost ledger takes from each row;
what keeps a crawl going and lets it end."""

from tests.mutations.mutation import Mutation, check

WRITE = "pipelines/write.py"
OUTCOMES = "tests/test_write_outcomes.py"
REBUILD = "pipelines/writing/rebuild.py"
REBUILT = "tests/writing/test_rebuilt_rows.py"
POOL = "pipelines/pool.py"
POOL_TESTS = "tests/test_pool.py"
ROBOTS = "crawler/politeness/robots_rules.py"
ROBOTS_TESTS = "tests/politeness/test_robots_rules.py"
PAYLOAD = "crawler/warc/payload.py"
PAYLOAD_TESTS = "tests/warc/test_payload.py"
INDEX = "pipelines/duplicates/index.py"
INDEX_TESTS = "tests/duplicates/test_index.py"
VISIT = "crawler/discovery/visit.py"
STATE = "tests/discovery/test_visit_state.py"
SITEMAPS = "crawler/discovery/sitemaps.py"
SITEMAPS_TESTS = "tests/discovery/test_sitemaps.py::test_what_is_damaged_or_no_sitemap_ends_no_crawl"
FEEDS = "crawler/discovery/feeds.py"
FEEDS_TESTS = "tests/discovery/test_feeds.py"

ROWS = [
    check(WRITE, "isinstance(item, PageGroup)", OUTCOMES),
    check(WRITE, "not isinstance(item, Article)", OUTCOMES),
    Mutation(WRITE, "except OSError as error:  # LedgerError", "except () as error:  # LedgerError", OUTCOMES),
    Mutation(WRITE, "except Rejected as why:", "except () as why:", OUTCOMES),
    Mutation(WRITE, "            trace.found = item.record()\n", "", OUTCOMES),
    Mutation(WRITE, "            self._reject(trace, why)\n            raise", "            raise", OUTCOMES),
    Mutation(WRITE, "{item.url or item.origin}: {why.reason}", "{item.url}: {why.reason}", OUTCOMES),
    Mutation(WRITE, "{item.url or item.origin}: {outcome}", "{item.url}: {outcome}", OUTCOMES),
    Mutation(WRITE, 'if outcome == "written":', "if True:", OUTCOMES),
    Mutation(WRITE, 'if outcome == "written":', "if False:", OUTCOMES),
    Mutation(
        WRITE,
        "            if self.removed:\n                self.removed.take",
        "            if False:\n                self.removed.take",
        OUTCOMES,
    ),
    Mutation(WRITE, "            self.item_dropped(item, why)\n", "", OUTCOMES),
    Mutation(WRITE, "len(group.articles) - 1", "len(group.articles)", OUTCOMES),
    Mutation(WRITE, "item.pages if isinstance(item, PageGroup) else (item,)", "(item,)", OUTCOMES),
    check(WRITE, "isinstance(page, FetchedPage)", OUTCOMES),
    Mutation(WRITE, "if isinstance(page, FetchedPage):", "if True:", OUTCOMES),
    Mutation(WRITE, "if clean else Traces().of(article)", "if True else Traces().of(article)", OUTCOMES),
    Mutation(WRITE, "if clean else Traces().of(article)", "if False else Traces().of(article)", OUTCOMES),
    Mutation(
        WRITE,
        "        except OSError as error:\n            self._stop(error)\n            return\n",
        "        except () as error:\n            return\n",
        OUTCOMES,
    ),
    Mutation(WRITE, "            self._stop(error)\n            return\n", "            return\n", OUTCOMES),
    Mutation(WRITE, "            self._stop(error)\n            return\n", "            self._stop(error)\n", OUTCOMES),
    Mutation(
        WRITE, "            self._stop(error)\n            raise WaitingPage", "            raise WaitingPage", OUTCOMES
    ),
    check(WRITE, 'outcome != "written"', OUTCOMES),
    check(WRITE, "isinstance(answer, OSError)", OUTCOMES),
    Mutation(
        WRITE,
        "        if self.removed:\n            self.removed.flush()",
        "        if False:\n            pass",
        OUTCOMES,
    ),
    Mutation(
        WRITE,
        "        if self.removed:\n            self.removed.close()",
        "        if False:\n            pass",
        OUTCOMES,
    ),
    Mutation(WRITE, "if isinstance(self.store, CrawlStore) else None", "if False else None", OUTCOMES),
    # A ledger made anew
    Mutation(REBUILD, 'glob("*.jsonl") if is_of_pages(one)]', 'glob("*.jsonl")]', REBUILT),
    Mutation(REBUILD, "path.name != REMOVED and NAMES", "NAMES", REBUILT),
    Mutation(
        REBUILD, "path.name != REMOVED and NAMES.fullmatch(path.name) is not None", "path.name != REMOVED", REBUILT
    ),
    check(REBUILD, "rows", REBUILT),
    Mutation(REBUILD, "ours = ours or line.content", "ours = line.content", REBUILT),
    Mutation(REBUILD, "ours or line.content.startswith(BEGINNINGS)", "ours", REBUILT),
    Mutation(REBUILD, "elif path.name == REMOVED and is_removed_row(line.row):", "elif False:", REBUILT),
    Mutation(REBUILD, "elif path.name == REMOVED and is_removed_row", "elif is_removed_row", REBUILT),
    Mutation(REBUILD, "if not kept and not ours and not rows:", "if not kept and not rows:", REBUILT),
    Mutation(REBUILD, "if not kept and not ours and not rows:", "if not kept and not ours:", REBUILT),
    Mutation(REBUILD, " if isinstance(value, str)}", "}", REBUILT),
    Mutation(REBUILD, 'normalise(origin) or words.get("url") or origin', 'words.get("url") or origin', REBUILT),
    Mutation(REBUILD, 'normalise(origin) or words.get("url") or origin', "normalise(origin) or origin", REBUILT),
    Mutation(
        REBUILD, 'normalise(origin) or words.get("url") or origin', 'normalise(origin) or words.get("url")', REBUILT
    ),
    check(REBUILD, '"reason" in words', REBUILT),
    Mutation(REBUILD, 'if article is None or "content_hash"', 'if "content_hash"', REBUILT),
    Mutation(REBUILD, 'if article is None or "content_hash" not in words:', "if article is None:", REBUILT),
    Mutation(REBUILD, "isinstance(revision, int) and 0 < revision < 2**31", "False", REBUILT),
    Mutation(REBUILD, "isinstance(revision, int) and 0 < revision < 2**31", "isinstance(revision, int)", REBUILT),
    Mutation("pipelines/writing/lines.py", "row if isinstance(row, dict) else None", "row", REBUILT),
    # Pages on their way to a worker
    Mutation(POOL, "while self._waiting and len(batch) < most", "while len(batch) < most", POOL_TESTS),
    Mutation(POOL, " and not batch[0].alone and", " and", POOL_TESTS),
    Mutation(POOL, " and not self._waiting[0].alone:", ":", POOL_TESTS),
    # Rules of sites
    Mutation(ROBOTS, 'return found[0].lower() if found else ""', "return found[0].lower()", ROBOTS_TESTS),
    Mutation(ROBOTS, "whole = len(body) >= MAX_ROBOTS - 4 and", "whole = False and", ROBOTS_TESTS),
    Mutation(ROBOTS, "if whole else body.decode", "if True else body.decode", ROBOTS_TESTS),
    # Packed pages of many pieces
    Mutation(PAYLOAD, " if one.strip()]", "]", PAYLOAD_TESTS),
    Mutation(PAYLOAD, 'b"" if stream.is_finished() else stream', 'b"" if True else stream', PAYLOAD_TESTS),
    Mutation(PAYLOAD, "while not stream.eof and (piece or not stream.needs_input):", "while False:", PAYLOAD_TESTS),
    Mutation(PAYLOAD, " and CUT_SIZE.fullmatch(body, place)", "", PAYLOAD_TESTS),
    Mutation(PAYLOAD, 'b"".join(parts) if is_cut_off else body', "body", PAYLOAD_TESTS),
    Mutation(PAYLOAD, "len(parts) > 1 and CUT", "CUT", PAYLOAD_TESTS),
    # Lines that are being written, and stories that are told again
    Mutation("pipelines/reading/selection.py", "if not line.ended:", "if False:", "tests/reading/test_snapshot.py"),
    Mutation(INDEX, "frozenset[int]() if duplicate_of else", "frozenset[int]() if True else", INDEX_TESTS),
    Mutation(INDEX, "frozenset[int]() if duplicate_of else", "frozenset[int]() if False else", INDEX_TESTS),
    # What keeps a site's crawl going, and lets it end
    Mutation(VISIT, "if url in self.asked or self.kinds", "if self.kinds", STATE),
    Mutation(VISIT, "if self.waiting or not self.held:", "if not self.held:", STATE),
    Mutation(VISIT, "if self.waiting or not self.held:", "if self.waiting:", STATE),
    Mutation(VISIT, "return 0 if self.behind else sum", "return sum", STATE),
    Mutation(VISIT, "self.away = self.away or away", "self.away = away", STATE),
    Mutation(VISIT, "behind=listed is None or options", "behind=options", STATE),
    Mutation(VISIT, "not self.begun or bool(self.places.waiting) or", "bool(self.places.waiting) or", STATE),
    Mutation(VISIT, "not self.begun or bool(self.places.waiting) or", "not self.begun or", STATE),
    # Sources that are damaged, or none
    check(SITEMAPS, 'name not in {"urlset", "sitemapindex"}', SITEMAPS_TESTS),
    Mutation(SITEMAPS, "    except FeedError:\n", "    except ():\n", SITEMAPS_TESTS),
    Mutation(SITEMAPS, "packed.whole and not is_cut_off(body)", "packed.whole", SITEMAPS_TESTS),
    Mutation(FEEDS, " and not (itself and page.url == itself.url)", "", FEEDS_TESTS),
    Mutation(FEEDS, "(ValueError, RecursionError, LookupError, AssertionError)", "ValueError", FEEDS_TESTS),
]
