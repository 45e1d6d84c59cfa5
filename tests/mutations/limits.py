"""How long, how many, how large: what is read of feeds and files, kept in memory, sent out, and shown to people."""

from tests.mutations.mutation import Mutation, check

FEEDS = "crawler/discovery/feeds.py"
FEEDS_TESTS = "tests/discovery/test_feeds.py"
DAMAGED = "tests/discovery/test_damaged_sources.py tests/discovery/test_sitemaps.py"
XML = "crawler/discovery/xml_text.py"
LINKS = "crawler/discovery/links.py"
LINKS_TESTS = "tests/discovery/test_links.py tests/discovery/test_more_limits.py"
VISIT = "crawler/discovery/visit.py"
LIMITS = "tests/discovery/test_limits.py"
UNPACK = "crawler/core/unpack.py"
UNPACKING = "crawler/politeness/unpacking.py"
UNPACKING_TESTS = "tests/politeness/test_unpacking.py"
WISH_FILES = "crawler/politeness/wish_files.py"
WISHES_TESTS = "tests/politeness/test_wish_files.py"
PAYLOAD = "crawler/warc/payload.py"
PAYLOAD_TESTS = "tests/warc/test_payload.py"
SAVED = "crawler/saved.py"
KINDS = "crawler/saved_kinds.py"
SAVED_TESTS = "tests/test_saved.py tests/test_saved_kinds.py"
PROXY = "crawler/rendering/proxy.py"
PROXY_TESTS = "tests/rendering/test_proxy.py"
ATTRIBUTES = "crawler/items/attributes.py"
ATTRIBUTES_TESTS = "tests/cleaning/test_attributes.py"
FIGURES = "pipelines/report/figures.py"
FIGURES_TESTS = "tests/report/test_figures.py"
REMOVED = "pipelines/report/removed.py"
UPKEEP_TESTS = "tests/report/test_upkeep.py"
PAGE_TESTS = "tests/report/test_page.py"
SAMPLE = "pipelines/writing/removed_sample.py"
SAMPLE_TESTS = "tests/writing/test_removed_sample.py"
SIGNATURE = "pipelines/duplicates/signature.py"
SIGNATURE_TESTS = "tests/duplicates/test_signature.py"

ROWS = [
    # Elements with thousands of attributes
    Mutation(ATTRIBUTES, "return _TAG.sub(_cut, source)", "return source", ATTRIBUTES_TESTS),
    check(ATTRIBUTES, "in_values == HIDDEN", ATTRIBUTES_TESTS),
    check(ATTRIBUTES, "start >= 0 and _is_long(source, start, end or len(source))", ATTRIBUTES_TESTS),
    Mutation(ATTRIBUTES, "{{0,{MAX_ATTRIBUTES}}}+", "{{0,99999}}+", ATTRIBUTES_TESTS),
    Mutation(ATTRIBUTES, " or source[opening - 1] in _QUOTES", "", ATTRIBUTES_TESTS),
    Mutation(ATTRIBUTES, " or source.startswith(_QUOTES, end)", "", ATTRIBUTES_TESTS),
    Mutation(ATTRIBUTES, "found is None or ", "", ATTRIBUTES_TESTS),
    # Feeds and sitemaps
    check(FEEDS, 'b"<!ENTITY" in body[:65536]', FEEDS_TESTS),
    check(FEEDS, 'not parsed.get("version")', FEEDS_TESTS),
    check(FEEDS, 'not isinstance(data, dict) or "jsonfeed.org" not in str(data.get("version"))', FEEDS_TESTS),
    check(FEEDS, "not isinstance(item, dict)", FEEDS_TESTS),
    Mutation(FEEDS, "(ValueError, RecursionError, LookupError, AssertionError)", "()", f"{FEEDS_TESTS} {DAMAGED}"),
    Mutation(FEEDS, "except (ValueError, RecursionError) as", "except ValueError as", f"{FEEDS_TESTS} {DAMAGED}"),
    Mutation(FEEDS, "packed.whole and not is_cut_off(body)", "packed.whole", DAMAGED),
    Mutation(FEEDS, "packed.whole and not is_cut_off(body)", "not is_cut_off(body)", DAMAGED),
    Mutation(FEEDS, "mend_xml(whole_entries(body)", "mend_xml((body)", DAMAGED),
    Mutation(FEEDS, "page and not (itself and page.url == itself.url)", "page", DAMAGED),
    Mutation(XML, " if is_cut_off(body) else ()", "", DAMAGED),
    Mutation(XML, "body[:PROLOGUE]", "body", f"{FEEDS_TESTS} {DAMAGED}"),
    Mutation(UNPACK, "range(min(len(rest), FAULTY))", "range(len(rest))", DAMAGED),
    # Answers
    check(
        UNPACKING,
        'response.status == 206 and not covers_all(response.headers.get("Content-Range"))',
        UNPACKING_TESTS,
    ),
    Mutation(UNPACKING, "found is not None and int(found[1]) + 1 == int(found[2])", "True", UNPACKING_TESTS),
    Mutation(UNPACKING, "int(found[1]) + 1 == int(found[2])", "True", UNPACKING_TESTS),
    Mutation(
        "crawler/politeness/meta_refresh.py",
        "response.body[:LOOKED_AT]",
        "response.body",
        "tests/politeness/test_meta_refresh.py",
    ),
    Mutation(
        "crawler/politeness/meta_refresh.py",
        "text_of(response, LOOKED_AT)",
        "text_of(response, 10**9)",
        "tests/politeness/test_meta_refresh.py",
    ),
    Mutation(
        "crawler/discovery/refusal.py",
        "response.body[:SNIFFED]",
        "response.body",
        "tests/discovery/test_more_limits.py",
    ),
    Mutation("crawler/politeness/wishes.py", '"download_maxsize": MAX_FILE, ', "", "tests/politeness/test_wishes.py"),
    Mutation(WISH_FILES, "location.strip())[:MAX_PATTERN]", "location.strip())", WISHES_TESTS),
    Mutation(WISH_FILES, "policy[:MAX_PATTERN]", "policy", WISHES_TESTS),
    Mutation(
        "crawler/politeness/robots_rules.py",
        "_usage_line(name, value[:MAX_PATTERN])",
        "_usage_line(name, value)",
        WISHES_TESTS,
    ),
    Mutation(PROXY, "min(length, self.most)", "length", PROXY_TESTS),
    check(PROXY, r'b" 200" not in (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0]', PROXY_TESTS),
    Mutation(PROXY, " or proxy_bypass(host)", "", PROXY_TESTS),
    check("crawler/rendering/choice.py", 'missing and setting == "auto"', "tests/rendering"),
    # A site's pages
    Mutation(LINKS, "text[:MAX_PAGE]", "text", LINKS_TESTS),
    Mutation(LINKS, "_tree(without_excess_attributes(", "_tree((", "tests/discovery/test_links.py"),
    Mutation(LINKS, "without_excess_attributes((head", "((head", "tests/discovery/test_links.py"),
    Mutation(LINKS, "[: 10 * MAX_WORDS]", "", LINKS_TESTS),
    check(LINKS, "length > MAX_WORDS", LINKS_TESTS),
    Mutation(LINKS, '(anchor.get("title") or "")[:MAX_WORDS]', '(anchor.get("title") or "")', LINKS_TESTS),
    Mutation(VISIT, "self.in_flight <= HELD // 2 and ", "", LIMITS),
    Mutation(VISIT, " and self.answered < self.most", "", LIMITS),
    Mutation(VISIT, "not self.away and self.behind", "self.behind", f"{LIMITS} tests/spiders/test_news.py"),
    check("crawler/core/reach.py", "self._held and asked > FEW", "tests/core/test_reach.py"),
    check(
        "crawler/sites/hosts.py",
        r'not PLAIN_HOST.fullmatch(name) and not re.fullmatch(r"[\w.-]+", name, re.ASCII)',
        "tests/sites",
    ),
    Mutation(
        "crawler/sites/load.py",
        "{pattern[:LONGEST_SHOWN]!r}: {error}",
        "{pattern!r}: {error}",
        "tests/sites/test_load.py",
    ),
    Mutation(
        "crawler/sites/load.py", "{pattern[:LONGEST_SHOWN]!r} takes", "{pattern!r} takes", "tests/sites/test_load.py"
    ),
    Mutation(
        "crawler/ledger/database.py",
        "incremental_vacuum({MOST // size})",
        "incremental_vacuum",
        "tests/ledger/test_scale.py",
    ),
    # Files
    Mutation(PAYLOAD, "head = body[:LOOKED_AT]", "head = body", PAYLOAD_TESTS),
    Mutation(
        PAYLOAD, "zlib.decompressobj(), body, MAX_PAGE_BYTES + 1)", "zlib.decompressobj(), body, 2**40)", PAYLOAD_TESTS
    ),
    Mutation(PAYLOAD, "wbits=-15), body, MAX_PAGE_BYTES + 1)", "wbits=-15), body, 2**40)", PAYLOAD_TESTS),
    check("crawler/warc/records.py", "window.position < end", "tests/warc/test_records.py tests/warc/test_hostile.py"),
    Mutation(SAVED, "unpack(content, MAX_PAGE_BYTES)", "unpack(content)", SAVED_TESTS),
    check(SAVED, "not whole", SAVED_TESTS),
    Mutation(SAVED, "= file.read(MAX_PAGE_BYTES + 1)", "= file.read()", SAVED_TESTS),
    Mutation(KINDS, "file.read(size)", "file.read()", SAVED_TESTS),
    Mutation(KINDS, "decompress(head, size)", "decompress(head)", SAVED_TESTS),
    Mutation(KINDS, "[:LISTED]", "", SAVED_TESTS),
    Mutation(
        "crawler/spiders/saved.py",
        "asyncio.Semaphore(AHEAD * (os.cpu_count() or 1))",
        "asyncio.Semaphore(10**9)",
        "tests/spiders/test_saved.py",
    ),
    Mutation(
        "pipelines/writing/folder_name.py",
        "name[: LONGEST_FOLDER_NAME - len(mark) - 1]",
        "name",
        "tests/writing/test_stores.py",
    ),
    Mutation(
        "pipelines/writing/removed_file.py", "islice(pages, GROUP + 2)", "pages", "tests/writing/test_removed_file.py"
    ),
    Mutation("pipelines/writing/removed_file.py", ", maxlen=GROUP)", ")", "tests/writing/test_removed_file.py"),
    check(SAMPLE, "self._kept[site, line.rule] < SAMPLES", SAMPLE_TESTS),
    Mutation(SAMPLE, "self._kept[site, line.rule] < SAMPLES", "True", SAMPLE_TESTS),
    Mutation(SAMPLE, "one[:LONGEST_SAMPLE]", "one", SAMPLE_TESTS),
    Mutation("pipelines/write.py", "len(self._uncounted) % GROUP == 0", "False", "tests/test_write.py"),
    Mutation(
        "pipelines/write.py",
        "call_later(GROUP_SECONDS, self._flush)",
        "call_later(10**9, self._flush)",
        "tests/test_write.py",
    ),
    # Batch jobs
    Mutation("pipelines/engines/local.py", "range(TRIES)", "range(1)", "tests/engines/test_local.py"),
    Mutation("pipelines/engines/local.py", ", limit=MAX_ANSWER", "", "tests/engines/test_local.py"),
    Mutation(
        "pipelines/engines/google_storage.py",
        "_connect(STORAGE, STORAGE_SECONDS)",
        "_connect(STORAGE, None)",
        "tests/engines/test_google_storage.py tests/engines/test_unreachable.py",
    ),
    Mutation(
        "pipelines/engines/google_storage.py",
        "METADATA[1]), METADATA_SECONDS)",
        "METADATA[1]), None)",
        "tests/engines/test_google_storage.py tests/engines/test_unreachable.py",
    ),
    check("pipelines/engines/target.py", "len(self._rows[which]) >= GROUP", "tests/engines/test_archive.py"),
    # Duplicates
    Mutation("pipelines/duplicates/index.py", " LIMIT {ROWS_PER_KEY}", "", "tests/duplicates/test_guards.py"),
    Mutation(SIGNATURE, "return kept[:MAX_KEYS]", "return kept", SIGNATURE_TESTS),
    Mutation(SIGNATURE, "[:NUMBERS_STORED]", "", SIGNATURE_TESTS),
    Mutation(
        "pipelines/duplicates/words.py",
        "words[at : at + LONGEST_PHRASE]",
        "words[at:]",
        "tests/duplicates/test_words.py",
    ),
    # What is shown to people
    Mutation("crawler/summary.py", "keys[:MOST]:\n", "keys:\n", "tests/test_running.py"),
    Mutation(
        FIGURES,
        'record["text"])[:LONGEST_TITLE], record["url"] or ""\n',
        'record["text"]), record["url"] or ""\n',
        FIGURES_TESTS,
    ),
    Mutation(
        FIGURES,
        'record["text"])[:LONGEST_TITLE], record["url"] or "", record',
        'record["text"]), record["url"] or "", record',
        FIGURES_TESTS,
    ),
    Mutation(FIGURES, "extreme], reverse=True)[:EXTREMES]", "extreme], reverse=True)", FIGURES_TESTS),
    Mutation(FIGURES, "extreme])[:EXTREMES]", "extreme])", FIGURES_TESTS),
    Mutation("pipelines/report/page.py", ")[:SITES]", ")", PAGE_TESTS),
    Mutation("pipelines/report/page.py", "clusters[:CLUSTERS]", "clusters", FIGURES_TESTS),
    Mutation(REMOVED, ")[:RULES]", ")", UPKEEP_TESTS),
    Mutation(REMOVED, 'row["text"][:LONGEST_SAMPLE]', 'row["text"]', UPKEEP_TESTS),
    Mutation("pipelines/report/upkeep.py", "if len(found.examples[reason]) < EXAMPLES:", "if True:", UPKEEP_TESTS),
    Mutation("pipelines/report/upkeep.py", ")[:REPEATS]", ")", UPKEEP_TESTS),
]
