"""What is packed, and what only claims to be: bombs end, what is cut off is never taken for whole."""

from tests.mutations.mutation import Mutation, check

UNPACK = "crawler/core/unpack.py"
UNPACKING = "crawler/politeness/unpacking.py"
UNPACKING_TESTS = "tests/politeness/test_unpacking.py"
PAYLOAD = "crawler/warc/payload.py"
STREAMS = "crawler/warc/streams.py"
RECORDS = "crawler/warc/records.py"
PAGES = "crawler/warc/pages.py"
PAYLOADS = "tests/warc/test_payload.py"
WINDOWS = "tests/warc/test_streams.py"
WARC = "tests/warc/test_records.py tests/warc/test_hostile.py tests/warc/test_places.py"
SITEMAPS = "tests/discovery/test_sitemaps.py"
DAMAGED = f"tests/discovery/test_damaged_sources.py {SITEMAPS} tests/politeness/test_robots_rules.py"

ROWS = [
    # Feeds, sitemaps, robots.txt
    Mutation(
        UNPACK, "        if len(body) > limit:\n            raise", "        if False:\n            raise", DAMAGED
    ),
    Mutation(UNPACK, "\n    if len(body) > limit:\n        raise", "\n    if False:\n        raise", DAMAGED),
    Mutation(UNPACK, "and not stream.eof:\n                return", "and False:\n                return", DAMAGED),
    Mutation(UNPACK, "_before_the_fault(before, rest)]), False)", "_before_the_fault(before, rest)]), True)", DAMAGED),
    Mutation(UNPACK, "*_before_the_fault(before, rest)", "", DAMAGED),
    Mutation(UNPACK, "not rest.startswith(GZIP_MAGIC))\n\n", "True)\n\n", DAMAGED),
    Mutation(UNPACK, "whole = whole and good", "pass", DAMAGED),
    Mutation(UNPACK, "(body, max_size=limit)", "(body, max_size=2**40)", DAMAGED),
    Mutation(UNPACK, " and body.lstrip()[:1] not in TEXT", "", DAMAGED),
    # Answers
    check(UNPACKING, "packed and not is_whole(packed, coding, len(done.body))", UNPACKING_TESTS),
    Mutation(UNPACKING, "ends is None or ends(packed)", "True", UNPACKING_TESTS),
    Mutation(UNPACKING, 'b"br": _brotli_ends, ', "", UNPACKING_TESTS),
    Mutation(UNPACKING, 'b"deflate": _deflate_ends, ', "", UNPACKING_TESTS),
    Mutation(UNPACKING, ', b"zstd": _zstd_ends', "", UNPACKING_TESTS),
    Mutation(UNPACKING, "(zlib.MAX_WBITS, -zlib.MAX_WBITS)", "(zlib.MAX_WBITS,)", UNPACKING_TESTS),
    Mutation(UNPACKING, "== length & 0xFFFFFFFF or _gzip_ends(packed)", "== length & 0xFFFFFFFF", UNPACKING_TESTS),
    Mutation(UNPACKING, "        except FAULTS as error:", "        except () as error:", UNPACKING_TESTS),
    Mutation(UNPACKING, "        except IgnoreRequest as error:", "        except () as error:", UNPACKING_TESTS),
    check(UNPACKING, 'request.meta.get("as_sent")', UNPACKING_TESTS),
    check(UNPACKING, "sum(map(body.count, PARTS.get(encoding, ()))) > MAX_MEMBERS", UNPACKING_TESTS),
    Mutation(UNPACKING, ', b"zstd": FRAMES', "", UNPACKING_TESTS),
    Mutation(UNPACKING, ', b"\\x2a\\x4d\\x18")', ",)", UNPACKING_TESTS),
    check(UNPACKING, 'b",".join(codings).count(b",") >= MAX_CODINGS', UNPACKING_TESTS),
    Mutation(UNPACKING, "packed[at : at + PIECE]", "packed[at:]", UNPACKING_TESTS),
    Mutation(UNPACKING, "            except zlib.error:", "            except ():", UNPACKING_TESTS),
    # Archives
    check(PAYLOAD, "len(body) > MAX_PAGE_BYTES", PAYLOADS),
    check(PAYLOAD, "not stream.eof and len(whole) < limit", PAYLOADS),
    check(PAYLOAD, "size <= MAX_PAGE_BYTES and not stream.is_finished()", PAYLOADS),
    check(PAYLOAD, "not stream.eof", PAYLOADS),
    Mutation(PAYLOAD, "            if _is_plain(body):\n                continue\n", "", PAYLOADS),
    Mutation(PAYLOAD, "range(LAYERS)", "range(1)", PAYLOADS),
    Mutation(PAYLOAD, "if is_cut_off else body", 'if is_cut_off else b""', PAYLOADS),
    Mutation(STREAMS, "if not self._packed:\n                    raise", "if False:\n                    raise", WARC),
    Mutation(STREAMS, "ready >= limit or self._over", "self._over", WARC),
    Mutation(STREAMS, "len(self._buffer) < size and not self._over", "not self._over", WINDOWS),
    Mutation(STREAMS, "self.take(min(left, PIECE))", "self.take(left)", WINDOWS),
    check(RECORDS, "spent > max(IN_VAIN * size, IN_VAIN_BYTES)", WARC),
    Mutation(RECORDS, "        except _Overrun as overrun:", "        except () as overrun:", WARC),
    Mutation(RECORDS, "except (zlib.error, EOFError):", "except zlib.error:", WARC),
    Mutation(RECORDS, "        file = open_regular(path)", '        file = path.open("rb")', WARC),
    Mutation(RECORDS, "        start = min(start, size)\n", "", WARC),
    Mutation(RECORDS, "not (offset and place)", "not offset", WARC),
    Mutation(PAGES, ' or _status(answer[0]) != b"200"', "", WARC),
    check(PAGES, "not colon and strict", WARC),
    Mutation(PAGES, ' or url.endswith("/robots.txt")', "", WARC),
    check(
        "crawler/discovery/reading.py",
        "packed_whole.body.startswith(GZIP_MAGIC)",
        "tests/discovery/test_reading.py",
    ),
    Mutation("crawler/discovery/listed.py", ".removeprefix(BOM)", "", "tests/discovery/test_listed.py"),
    Mutation(
        "pipelines/cleaning/decode.py",
        "without_halves(sound) if",
        "sound if",
        "tests/cleaning/test_halves.py",
    ),
]
