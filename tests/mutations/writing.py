"""What is written, when, and what is counted of it."""

from tests.mutations.mutation import Mutation, check

WRITE = "pipelines/write.py"
WRITE_TESTS = "tests/test_write.py"
CRAWL = "pipelines/writing/crawl_store.py"
KNOWN = "tests/writing/test_known_pages.py"
GONE = "tests/writing/test_gone.py::test_a_page_that_is_gone_is_written_down_once_with_its_articles_id"
BACK = "tests/writing/test_gone.py::test_a_page_that_comes_back_is_written_again"

ROWS = [
    # The pipeline
    check(WRITE, "isinstance(exception, WaitingPage)", WRITE_TESTS),
    Mutation(WRITE, "if isinstance(exception, WaitingPage):", "if True:", WRITE_TESTS),
    Mutation(
        WRITE, "            self._timer.cancel()\n            self._timer", "            self._timer", WRITE_TESTS
    ),
    Mutation(WRITE, "            self._timer.cancel()\n        with", "            pass\n        with", WRITE_TESTS),
    Mutation(WRITE, "            self._timer = None\n", "", WRITE_TESTS),
    Mutation(WRITE, "elif self._timer is None:", "else:", WRITE_TESTS),
    # The output folder
    Mutation(CRAWL, "hash_ = trace.key or trace.origin,", "hash_ = trace.key,", KNOWN),
    Mutation(CRAWL, "article_of(trace.key or trace.origin)", "article_of(trace.key)", KNOWN),
    Mutation(CRAWL, 'Outcome(trace.key or trace.origin, site, "gone"', 'Outcome(trace.key, site, "gone"', KNOWN),
    Mutation(CRAWL, '(trace.key or trace.origin, site, "rejected"', '(trace.key, site, "rejected"', KNOWN),
    Mutation(CRAWL, "            elif written:\n", "            else:\n", KNOWN),
    Mutation(CRAWL, "            elif written:\n", "            elif False:\n", KNOWN),
    Mutation(CRAWL, "hash_ = trace.key or trace.origin,", "hash_ = trace.origin,", KNOWN),
    Mutation(CRAWL, "article_of(trace.key or trace.origin)", "article_of(trace.origin)", KNOWN),
    Mutation(CRAWL, 'Outcome(trace.key or trace.origin, site, "gone"', 'Outcome(trace.origin, site, "gone"', KNOWN),
    Mutation(CRAWL, '(trace.key or trace.origin, site, "rejected"', '(trace.origin, site, "rejected"', KNOWN),
    Mutation(CRAWL, ' if why.reason == "gone" else None', "", KNOWN),
    Mutation(CRAWL, "lines = () if same else ", "lines = ", KNOWN),
    Mutation(CRAWL, "lines = () if same else tuple(trace.line_keys)", "lines = ()", KNOWN),
    Mutation(CRAWL, "known[0] == article.content_hash", "True", BACK),
    Mutation(CRAWL, "known[1] + (not same) if known else 1", "1", BACK),
    Mutation(CRAWL, "self._newest.get(article) or ", "", KNOWN),
    Mutation(CRAWL, "or self.ledger.newest(article) or", "or", GONE),
    check(CRAWL, "known[0]", GONE),
    Mutation(CRAWL, "            if known[0]:", "            if True:", GONE),
    Mutation(CRAWL, " if NAMES.fullmatch(path.name)]", "]", KNOWN),
    Mutation(CRAWL, "if self._keep_removed and trace.removed:", "if self._keep_removed:", KNOWN),
    Mutation(CRAWL, "self._index.commit(written)", "pass", KNOWN),
    Mutation(CRAWL, "self._index.release(written)", "pass", KNOWN),
]
