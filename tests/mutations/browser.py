"""What a page may take of the browser."""

from tests.mutations.mutation import Mutation, check

BROWSER = "crawler/rendering/browser.py"
TESTS = "tests/rendering/test_limits.py"

ROWS = [
    # Time and size
    Mutation(BROWSER, "document, address), self.limits.seconds)", "document, address), None)", TESTS),
    Mutation(BROWSER, "timeout=1000 * self.limits.seconds", "timeout=0", TESTS),
    Mutation(BROWSER, "end(), CLOSE_SECONDS", "end(), None", TESTS),
    Mutation(BROWSER, "timeout=CLOSE_SECONDS", "timeout=None", TESTS),
    Mutation(BROWSER, "while clock() < end:", "while True:", TESTS),
    Mutation(BROWSER, "elif clock() - still_since >= QUIET:", "elif True:", TESTS),
    Mutation(BROWSER, "elif clock() - still_since >= QUIET:", "elif False:", TESTS),
    Mutation(BROWSER, " or visit.under_way:", ":", TESTS),
    check(BROWSER, "await page.evaluate(PAGE_LENGTH) > self.limits.most", TESTS),
    # The browser
    Mutation(BROWSER, "self._rendered >= PAGES and not", "False and not", TESTS),
    Mutation(BROWSER, " and not self._open", "", TESTS),
    Mutation(BROWSER, "not self._browser.is_connected() or ", "", TESTS),
    check(BROWSER, "not done or closing.exception() is not None", TESTS),
    Mutation(BROWSER, "except (self._fault, OSError) as error", "except OSError as error", TESTS),
    Mutation(BROWSER, "except (self._fault, OSError) as error", "except self._fault as error", TESTS),
    Mutation(BROWSER, 'str(error).partition("\\n")[0]', "str(error)", TESTS),
    Mutation(BROWSER, "str(error).partition(chr(10))[0]", "str(error)", TESTS),
    # What a page may ask for
    check(BROWSER, "self.served or request.frame.parent_frame is not None", TESTS),
    Mutation(BROWSER, "self.served or ", "", TESTS),
    Mutation(BROWSER, " or request.frame.parent_frame is not None", "", TESTS),
    Mutation(BROWSER, " and await self.allowed(request.url)", "", TESTS),
    Mutation(BROWSER, "Allowance(self.limits.allow_private)", "Allowance(True)", TESTS),
    Mutation(BROWSER, 'service_workers="block"', 'service_workers="allow"', TESTS),
    Mutation(BROWSER, "accept_downloads=False", "accept_downloads=True", TESTS),
    Mutation(BROWSER, 'proxy={"server": proxy},', "proxy={},", TESTS),
    Mutation(BROWSER, "asyncio.ensure_future(popup.close())", "None", TESTS),
    Mutation(BROWSER, "asyncio.ensure_future(dialog.dismiss())", "None", TESTS),
    Mutation(BROWSER, "lambda socket: socket.close()", "lambda socket: None", TESTS),
]
