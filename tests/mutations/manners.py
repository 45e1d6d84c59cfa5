"""What hosts are spared, and where the crawl may not go."""

from tests.mutations.mutation import Mutation, check

MANNERS = "tests/politeness/test_manners.py"
AWAY = "crawler/politeness/away.py"
PACE = "crawler/politeness/pace.py"
PACE_TESTS = "tests/politeness/test_pace.py"
RESTING = "crawler/politeness/resting.py"
ROBOTS = "crawler/politeness/robots.py"
ADDRESSES = "crawler/politeness/addresses.py"
ADDRESSES_TESTS = "tests/politeness/test_addresses.py"
PROXY = "crawler/rendering/proxy.py"
PROXY_TESTS = "tests/rendering/test_proxy.py"
WANTED = "crawler/rendering/wanted.py"
WANTED_TESTS = "tests/rendering/test_wanted.py"
READERS = "crawler/core/readers.py"
READERS_TESTS = "tests/core/test_readers.py"
SCHEDULE = "crawler/discovery/schedule.py"
SCHEDULE_TESTS = "tests/discovery/test_schedule.py"
LISTS = "crawler/discovery/lists.py"
VISITS = "tests/discovery/test_visit.py"
REFUSAL = "crawler/discovery/refusal.py"

SETTINGS = "crawler/settings.py"
SAFETY = "tests/faults/test_safety.py"
OPERATIONS = "tests/docs/test_operations.py"
PUBLISHERS = "tests/spiders/test_publishers.py"
VALUES = "tests/test_setting_values.py"
NEWS = "tests/spiders/test_news.py"
FAULTY = "tests/faults/test_faulty_sites.py"

DEEP = " " * 24

ROWS = [
    # Hosts that fail, rest, or are asked too often
    check(AWAY, "self._failures[host] >= self._limit", MANNERS),
    check(AWAY, "response.status >= 500", MANNERS),
    check(AWAY, "not isinstance(exception, IgnoreRequest | DownloadCancelledError)", MANNERS),
    check(AWAY, "failures % REST_EVERY == 0", MANNERS),
    Mutation(AWAY, "            self._failures.pop(urlsplit(request.url).netloc, None)", "            pass", MANNERS),
    check(RESTING, "host in self._resting", PACE_TESTS),
    check(RESTING, "asked is not None and asked > self._longest", PACE_TESTS),
    Mutation(PACE, "min(delay, self._max_delay)", "delay", MANNERS),
    Mutation(PACE, "min(self._rest if asked is None else asked, self._max_rest)", "asked or self._rest", MANNERS),
    Mutation(PACE, "max(delay, self._floors.get(host, 0))", "delay", MANNERS),
    Mutation(PACE, "max(slot.delay, floor)", "floor", MANNERS),
    Mutation(PACE, "            slot.jitter = 0", "            pass", MANNERS),
    check(PACE, "response.status not in BUSY", MANNERS),
    Mutation(PACE, "by_theirs > LONGEST and ", "", PACE_TESTS),
    Mutation(PACE, " and 0 < by_ours < by_theirs", "", PACE_TESTS),
    check(PACE, '"site_delay" in request.meta', MANNERS),
    Mutation("crawler/politeness/fair.py", " if active[host] < self._most", "", MANNERS),
    Mutation("crawler/politeness/hours.py", "site is None or is_open(site)", "True", MANNERS),
    # robots.txt
    check(ROBOTS, "why := self._closed.get(urlsplit(request.url).netloc)", MANNERS),
    check(ROBOTS, "response.status >= 500 or response.status == 429", MANNERS),
    check(ROBOTS, "response.status >= 300", MANNERS),
    Mutation(ROBOTS, "rules = self._close(url, in_words(error))", "rules = ALL_OPEN", MANNERS),
    check(ROBOTS, "self._received[tried] > MAX_ROBOTS", MANNERS),
    # Private addresses
    Mutation(ADDRESSES, "not ip.is_global or ip.is_multicast", "not ip.is_global", ADDRESSES_TESTS),
    Mutation(ADDRESSES, " or any(not one.is_global for one in _carried(ip))", "", ADDRESSES_TESTS),
    Mutation(ADDRESSES, 'address.partition("%")[0]', "address", ADDRESSES_TESTS),
    Mutation(ADDRESSES, 'name = name.rstrip(".")', "name = name", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "name.endswith(LOCAL_ENDINGS) or ", "", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "return alone or ", "return ", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "len(parts) > 4 or ", "", ADDRESSES_TESTS),
    check(ADDRESSES, "any(one > 255 for one in first)", ADDRESSES_TESTS),
    # A page in the browser
    Mutation(PROXY, "not self.allow_private and leads_inside(host)", "False", PROXY_TESTS),
    Mutation(PROXY, "not self.allow_private and is_private(address)", "False", PROXY_TESTS),
    check(PROXY, "self.most < 0", PROXY_TESTS),
    check(PROXY, 'parts.scheme != "http" or not parts.hostname', PROXY_TESTS),
    check(PROXY, 'name.strip().lower() == b"transfer-encoding"', PROXY_TESTS),
    Mutation(PROXY, " if not one.lower().startswith(HOP_BY_HOP)", "", PROXY_TESTS),
    Mutation(WANTED, 'if self.left >= 0 else "abort"', "", WANTED_TESTS),
    Mutation(WANTED, "kind not in KINDS or ", "", WANTED_TESTS),
    Mutation(WANTED, "self._is_closed(host)", "False", WANTED_TESTS),
    # Reading processes
    check(READERS, "self._failures[site] >= MOST_FAILURES", READERS_TESTS),
    Mutation(
        READERS,
        f"if attempt:\n{DEEP}raise Unreadable(str(ended)",
        f"if False:\n{DEEP}raise Unreadable(str(ended)",
        READERS_TESTS,
    ),
    Mutation(
        READERS, f'if attempt:\n{DEEP}raise Unreadable(f"no', f'if False:\n{DEEP}raise Unreadable(f"no', READERS_TESTS
    ),
    check(READERS, "self.end() == -signal.SIGXCPU", READERS_TESTS),
    check(READERS, "isinstance(result, MemoryError)", READERS_TESTS),
    check(READERS, "answer is None", READERS_TESTS),
    check(READERS, "not good", READERS_TESTS),
    Mutation(READERS, "self._sites.setdefault(site, asyncio.Lock())", "asyncio.Lock()", READERS_TESTS),
    Mutation(
        READERS,
        'self._closed:\n                    raise Stopping("the run ends")\n                reader',
        'False:\n                    raise Stopping("the run ends")\n                reader',
        READERS_TESTS,
    ),
    # What is asked again, and when
    Mutation(
        SCHEDULE,
        "min(LONGEST_INTERVAL, max(SHORTEST, before / 2 if news else before * 1.5))",
        "before / 2 if news else before * 1.5",
        "tests/discovery/test_memory.py",
    ),
    check(SCHEDULE, "now - changed_at > RETIRED", "tests/discovery/test_memory.py"),
    Mutation(SCHEDULE, "gone or failures >= DEAD_AFTER", "gone", SCHEDULE_TESTS),
    Mutation(SCHEDULE, "DEAD if gone or failures", "DEAD if failures", SCHEDULE_TESTS),
    Mutation(
        SCHEDULE, "min(FAILING, SHORTEST * 2 ** (failures - 1))", "SHORTEST * 2 ** (failures - 1)", SCHEDULE_TESTS
    ),
    check(LISTS, "number >= MAX_PAGES", VISITS),
    Mutation(LISTS, "page_number(one) <= MAX_PAGES and ", "", VISITS),
    Mutation(LISTS, "not text or len(text.split()) > MENU_WORDS", "not text", VISITS),
    Mutation(LISTS, " or address.query", "", VISITS),
    check(LISTS, "not any(NO_LIST.match(part) or YEAR.match(part) for part in parts)", VISITS),
    check("crawler/core/moments.py", "not text", VISITS),
    Mutation(
        "crawler/core/moments.py",
        "if MARGIN < found.replace(tzinfo=None) < datetime.max - (MARGIN - datetime.min) else None",
        "",
        VISITS,
    ),
    # Settings that stand in the place of Scrapy's
    Mutation(SETTINGS, "COOKIES_ENABLED = False", "COOKIES_ENABLED = True", SAFETY),
    Mutation(SETTINGS, "ALLOW_PRIVATE_ADDRESSES = False", "ALLOW_PRIVATE_ADDRESSES = True", ADDRESSES_TESTS),
    Mutation(SETTINGS, "ROBOTSTXT_OBEY = True", "ROBOTSTXT_OBEY = False", NEWS),
    Mutation(SETTINGS, "NOINDEX_OBEY = True", "NOINDEX_OBEY = False", VALUES),
    Mutation(SETTINGS, "TDM_OBEY = True", "TDM_OBEY = False", PUBLISHERS),
    Mutation(SETTINGS, "DOWNLOAD_MAXSIZE = 10 ", "DOWNLOAD_MAXSIZE = 0 ", OPERATIONS),
    Mutation(SETTINGS, "SOURCE_MAXSIZE = 64 ", "SOURCE_MAXSIZE = 0 ", OPERATIONS),
    Mutation(SETTINGS, "DOWNLOAD_TIMEOUT = 30 ", "DOWNLOAD_TIMEOUT = 180 ", OPERATIONS),
    Mutation(SETTINGS, "REDIRECT_MAX_TIMES = 10 ", "REDIRECT_MAX_TIMES = 20 ", OPERATIONS),
    Mutation(SETTINGS, "CONCURRENT_REQUESTS_PER_DOMAIN = 1 ", "CONCURRENT_REQUESTS_PER_DOMAIN = 2 ", OPERATIONS),
    Mutation(SETTINGS, "URLLENGTH_LIMIT = 8190 ", "URLLENGTH_LIMIT = 2083 ", VALUES),
    Mutation(SETTINGS, "METAREFRESH_MAXDELAY = 5 ", "METAREFRESH_MAXDELAY = 100 ", VALUES),
    Mutation(SETTINGS, '**dict.fromkeys(("file", "data", "ftp", "s3"))', "", SAFETY),
    Mutation(
        SETTINGS, '    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,\n', "", VALUES
    ),
    Mutation(SETTINGS, '    "crawler.politeness.redirects.KeptOnSite": 90,', "    #", f"{NEWS} {SAFETY}"),
    Mutation(SETTINGS, '    "crawler.politeness.addresses.PublicAddresses": 560,', "    #", VALUES),
    Mutation(SETTINGS, '    "crawler.politeness.resting.RestingHosts": 570,', "    #", VALUES),
    Mutation(SETTINGS, '    "crawler.politeness.away.FailingHosts": 575,', "    #", FAULTY),
    Mutation(SETTINGS, '    "crawler.politeness.hours.SiteHours": 80,', "    #", VALUES),
    Mutation(SETTINGS, '    "crawler.politeness.wishes.PublishersWishes": 105,', "    #", PUBLISHERS),
    Mutation(SETTINGS, 'TWISTED_DNS_RESOLVER = "crawler', 'NO_RESOLVER = "crawler', ADDRESSES_TESTS),
    Mutation(SETTINGS, '    "crawler.extensions.run_lock.RunLock": 0,\n', "", "tests/commands/test_crawl.py"),
    Mutation(SETTINGS, '    "crawler.extensions.output_fault.OutputFault": 50,\n', "", "tests/commands/test_crawl.py"),
    Mutation(SETTINGS, '    "crawler.extensions.prompt_stop.PromptStop": 40,\n', "", "tests/faults/test_stopping.py"),
]
