"""When two texts are one story: what is kept of a text, how many are compared, and what tells a form from a copy."""

from tests.mutations.mutation import Mutation, check

COMPARE = "pipelines/duplicates/compare.py"
VERDICT = "pipelines/duplicates/verdict.py"
SIGNATURE = "pipelines/duplicates/signature.py"
CHOICE = "pipelines/duplicates/choice.py"
REPEATS = "pipelines/duplicates/repeats.py"
RECENT = "pipelines/duplicates/recent.py"
WORDS = "pipelines/duplicates/words.py"
IDS, IDS_TESTS = "pipelines/own_ids.py", "tests/test_own_ids.py"
GUARDS = "tests/duplicates/test_guards.py"
VERDICTS = f"{GUARDS} tests/duplicates/test_verdict.py"
SIGNATURES = "tests/duplicates/test_signature.py"
INDEX = "tests/duplicates/test_index.py"

ROWS = [
    Mutation(COMPARE, ">= LEAST * enough * LOOKS", ">= 10 * enough * LOOKS", VERDICTS),
    Mutation(COMPARE, "0 < old - old_end <= LONGEST_SLOT and", "0 < old - old_end and", VERDICTS),
    Mutation(COMPARE, " and 0 < new - new_end <= LONGEST_SLOT", " and 0 < new - new_end", VERDICTS),
    Mutation(COMPARE, " and not (inside and at_an_end)", "", VERDICTS),
    check(COMPARE, "run[2] < MOVED", VERDICTS),
    Mutation(COMPARE, "2 * sum(taken[place]) <= run[2]", "True", VERDICTS),
    Mutation(COMPARE, "abs(len(old) - len(new)) > NAME or ", "", VERDICTS),
    Mutation(COMPARE, " or 2 * equal < END_EQUAL * (len(old) + len(new))", "", VERDICTS),
    check(COMPARE, "long and 2 * equal < LONG_SLOT_EQUAL * (len(old) + len(new))", VERDICTS),
    Mutation(COMPARE, "NAME if least > NAME else least // 2", "least // 2", VERDICTS),
    Mutation(COMPARE, "max(len(old), len(new)) > SLOT", "False", VERDICTS),
    check(VERDICT, "not length or not codes", VERDICTS),
    Mutation(VERDICT, " and max(length, len(codes)) >= LONGER * min(length, len(codes))", "", VERDICTS),
    Mutation(VERDICT, "(SAME_SHORT if min(length, len(codes)) < SHORT else SAME)", "SAME", VERDICTS),
    Mutation(VERDICT, "(SAME_SHORT if min(length, len(codes)) < SHORT else SAME)", "0.2", VERDICTS),
    Mutation(VERDICT, "if length < len(codes):  # the", "if False:  # the", VERDICTS),
    check(
        VERDICT, "min(length, len(codes)) > STORED and has_other_numbers(numbers_kept(kept), numbers(codes))", VERDICTS
    ),
    Mutation(
        VERDICT,
        "return Verdict.OTHER if is_other(differ, min(length, len(codes))) else found",
        "return found",
        VERDICTS,
    ),
    Mutation(VERDICT, "max(LONG_NUMBERS, len(old & new))", "LONG_NUMBERS", VERDICTS),
    Mutation(VERDICT, "max(LONG_NUMBERS, len(old & new))", "len(old & new)", VERDICTS),
    check(VERDICT, "length < SHORT", VERDICTS),
    check(VERDICT, "numbers >= NUMBERS and 2 * numbers >= found.numbers", VERDICTS),
    Mutation(VERDICT, " and 2 * numbers >= found.numbers", "", VERDICTS),
    check(VERDICT, "words + numbers < WORDS and not (found.places >= WORDS and length < FORM)", VERDICTS),
    Mutation(VERDICT, " and not (found.places >= WORDS and length < FORM)", "", VERDICTS),
    check(VERDICT, "words >= MANY_WORDS and found.places >= MANY_SHARE * found.equal", VERDICTS),
    Mutation(VERDICT, " or found.places >= PLACE_SHARE * found.equal", "", VERDICTS),
    Mutation(SIGNATURE, "codes if len(codes) <= STORED else", "codes if True else", VERDICTS),
    Mutation(SIGNATURE, "if len(found) >= MIN_KEYS:\n            break", "if True:\n            break", SIGNATURES),
    check(SIGNATURE, "len(codes) < KEY_WORDS", SIGNATURES),
    Mutation(CHOICE, "nlargest(ROWS_PER_KEY, numbers)", "nlargest(10**9, numbers)", GUARDS),
    Mutation(CHOICE, "nlargest(CANDIDATES, ", "nlargest(10**9, ", GUARDS),
    check(CHOICE, "one.length < SAME * len(codes) / LONGER", GUARDS),
    Mutation(REPEATS, ">= OFTEN)", ">= 1)", INDEX),
    Mutation(REPEATS, "    if _articles_of(db, site) % PRUNE_EVERY == 0:", "    if False:", INDEX),
    Mutation(
        RECENT,
        "min(max(-(-articles // GROUP), 1), PARTS)",
        "max(-(-articles // GROUP), 1)",
        "tests/duplicates/test_recent.py",
    ),
    check(WORDS, "len(_plain) >= REMEMBERED", "tests/duplicates/test_words.py"),
    Mutation("pipelines/duplicates/batch/join.py", "numbers[-ROWS_PER_KEY:]", "numbers[:]", GUARDS),
    check(
        "pipelines/dedup.py",
        "why := mark(item, folder_name(item.site), signature, self._index, self.mode)",
        "tests/duplicates/test_crawl.py tests/duplicates/test_marking.py",
    ),
    Mutation("pipelines/duplicates/fill.py", "if len(group) == ROWS:", "if False:", INDEX),
    # Whose an article's id is
    Mutation(IDS, " and self._is_anothers(article, own, trace)", "", IDS_TESTS),
    check(IDS, "not trace.key or own is None", IDS_TESTS),
    check(IDS, "bare(host_of(address)) == bare(host_of(own))", IDS_TESTS),
    check(IDS, "len(self._taken) > REMEMBERED", IDS_TESTS),
    Mutation(IDS, "page == key or ", "", IDS_TESTS),
    Mutation(IDS, ' or text in ("", article.content_hash)', "", IDS_TESTS),
    Mutation(IDS, "self._is_another_sites(address, own, trace.site) or ", "", IDS_TESTS),
    Mutation(IDS, "self._taken.get(article.id) or ", "", IDS_TESTS),
    Mutation(IDS, "clean_url(address or", "clean_url(article.origin or", IDS_TESTS),
    check(IDS, "old != article.id and self._ledger.article_of(key) == old", IDS_TESTS),
    Mutation(IDS, "self._ledger.article_of(key) != article.id", "True", IDS_TESTS),
    Mutation(IDS, " and key == normalise(url)", "", IDS_TESTS),
    Mutation(IDS, "self._owners[article.id] = trace.key", "pass", IDS_TESTS),
    Mutation(IDS, " if self._ledger.article_of(page) == article", "", IDS_TESTS),
    Mutation("crawler/ledger/ledger.py", ", article = NULL WHERE", " WHERE", IDS_TESTS),
    Mutation("crawler/ledger/ledger.py", " AND url NOT IN (SELECT value FROM json_each(?))", " AND ? != ''", IDS_TESTS),
    Mutation("pipelines/clean.py", "self.own_ids.ask_again()", "pass", "tests/test_clean_pipeline.py"),
    Mutation(
        "pipelines/clean.py", "self.own_ids.settle(result, trace, page.url)", "pass", "tests/test_clean_pipeline.py"
    ),
]
