"""All articles that were kept, by their signatures: which earlier one is a new text a duplicate of?"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from pipelines.duplicates.choice import ROWS_PER_KEY, Kept, earliest, most_shared, newest, verdicts
from pipelines.duplicates.recent import RecentKeys
from pipelines.duplicates.repeats import Repeats, count_articles, keys_of, without
from pipelines.duplicates.seen import Seen
from pipelines.duplicates.signature import Signature, keys, stored
from pipelines.duplicates.tables import Database
from pipelines.duplicates.verdict import Verdict

_HAVING = (
    f"SELECT * FROM (SELECT key, number FROM duplicates_key WHERE key = ? ORDER BY number DESC LIMIT {ROWS_PER_KEY})"
)

_KEEP = (
    "INSERT INTO duplicates_text VALUES (?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET"
    " first = excluded.first, length = excluded.length, codes = excluded.codes"
)


@dataclass(frozen=True, slots=True)
class Match:
    """What a text is to the articles before it; both None where it is its own story."""

    duplicate_of: str | None = None
    contained_in: str | None = None


@dataclass(frozen=True, slots=True)
class Entry(Kept):
    """An article as the index has it."""

    id: int
    first: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """An article that is found already and is not yet in the database."""

    entry: Entry
    keys: list[int]
    site: str
    paragraphs: frozenset[int]
    """Their keys; none where the article does not count as what its site repeats."""


class Index:
    """Finds duplicates. Articles are held until they are committed with their lines, and found all the while."""

    def __init__(self, database: Database) -> None:
        """The database must hold the tables (tables.make_empty)."""
        self._database = database
        self._repeats = Repeats(database)
        self._recent = RecentKeys(database)
        self._seen = Seen(database)
        self._seen_old = Seen(database)
        """Of keys, those that are not recent only."""
        self._next = database.read("SELECT coalesce(max(number), 0) FROM duplicates_text")[0][0] + 1
        self._held: dict[int, Held] = {}
        self._held_keys: dict[int, list[int]] = {}
        self._held_ids: dict[int, int] = {}
        self._committed: list[str] = []

    def take(self, article: str, site: str, signature: Signature, *, only_new: bool = False) -> Match:
        """Say what an article is to the earlier ones, and hold it. A revision takes its own article's place.

        `only_new`: a duplicate is not held.
        """
        paragraphs = keys_of(signature.paragraphs)
        often = self._repeats.often(site, paragraphs, self._seen.among(paragraphs))
        codes = without(signature.paragraphs, often)
        number = self._number(number_of(article))
        found = list(signature.keys) if signature.keys and not often else keys(codes)
        verdict, best = self._find(number, codes, found)
        first = best if verdict is Verdict.DUPLICATE else None
        # What was told before does not count as what the site repeats: a story is no furniture for being copied.
        if not (first and only_new):
            text = Entry(number or self._next, len(codes), stored(codes), number_of(article), _number_in(first))
            self._hold(article, Held(text, found, site, frozenset() if best else paragraphs), is_new=number is None)
        if best is None:
            return Match()
        name = name_of(best.id)
        return Match(duplicate_of=name) if first else Match(contained_in=name)

    def put(self, article: str, site: str, signature: Signature, duplicate_of: str | None) -> bool:
        """Hold an article of which it is known what it is; False where the article that it names is not there."""
        if duplicate_of == article:
            duplicate_of = None
        original = self._number(number_of(duplicate_of)) if duplicate_of else None
        first = self._entries([self._root(original)])[0] if original else None
        number, codes = self._number(number_of(article)), signature.codes
        text = Entry(number or self._next, len(codes), stored(codes), number_of(article), _number_in(first))
        paragraphs = frozenset[int]() if duplicate_of else keys_of(signature.paragraphs)
        self._hold(article, Held(text, keys(codes), site, paragraphs), is_new=number is None)
        return not duplicate_of or first is not None

    def drop(self, article: str) -> None:
        """Forget an article that is held and is not to be kept."""
        number = self._held_ids.pop(number_of(article), None)
        if number is None:
            return
        held = self._held.pop(number)
        for key in held.keys:
            self._held_keys[key].remove(number)
            if not self._held_keys[key]:
                del self._held_keys[key]
        self._repeats.release(held.site, held.paragraphs)

    def commit(self, articles: Collection[str]) -> None:
        """Put held articles into the database: inside the transaction in which their lines are committed."""
        named = (self._held_ids.get(number_of(one)) for one in dict.fromkeys(articles))  # one revised since comes twice
        held = [self._held[number] for number in named if number is not None]
        self._committed = [name_of(one.entry.id) for one in held]
        if held:
            with self._database.transaction() as db:
                db.executemany(_KEEP, [(e.number, e.id, e.first, e.length, e.codes) for e in (h.entry for h in held)])
                # Keys of an older revision stay: they lead to an article that is then compared, and differs.
                pairs = [(key, one.entry.number) for one in held for key in one.keys]
                self._seen_old.add(self._recent.write(db, pairs, len(held)))
                count_articles(db, [(one.site, one.paragraphs) for one in held if one.paragraphs])
            for one in held:
                self._seen.add((one.entry.id, *one.keys, *one.paragraphs))

    def release(self, articles: Collection[str]) -> None:
        """Their transaction is done: what the database has need not be held."""
        if self._committed:
            self._recent.written()
        for article in {*articles, *self._committed}:
            self.drop(article)
        self._committed = []

    def _hold(self, article: str, held: Held, *, is_new: bool) -> None:
        number = held.entry.number
        self._next = max(self._next, number + 1)
        if not is_new:  # revisions do not count again as what the site repeats
            held = replace(held, paragraphs=frozenset())
        if old := self._held.get(number):  # a revision takes the place of what the database does not have yet
            both = [*held.keys, *(key for key in old.keys if key not in held.keys)]
            held = Held(held.entry, both, old.site, old.paragraphs)
            self.drop(article)
        self._held[number], self._held_ids[held.entry.id] = held, number
        for key in held.keys:
            self._held_keys.setdefault(key, []).append(number)
        self._repeats.hold(held.site, held.paragraphs)

    def _find(self, own: int | None, codes: bytes, found: list[int]) -> tuple[Verdict, Entry | None]:
        """The earliest article of which a text is a duplicate, else the earliest that contains it."""
        candidates = self._candidates(own, found)
        if not candidates:
            return Verdict.OTHER, None
        verdict, number = earliest(verdicts(candidates, codes), own, self._root)
        return verdict, self._entries([number])[0] if number else None

    def _candidates(self, own: int | None, wanted: list[int]) -> list[Entry]:
        """Articles that share keys with a text, those with most of them first."""
        stored, held = self._seen.among(wanted), self._held_keys
        if not stored and held.keys().isdisjoint(wanted):
            return []  # as for most articles
        having: dict[int, list[int]] = {}
        # One statement for all keys: a read of its own for each takes and leaves a lock of the file each time.
        if old := self._seen_old.among(stored):
            for key, number in self._database.read(_having(len(old)), tuple(old)):
                having.setdefault(key, []).append(number)
        for key in wanted:
            recent = self._recent.having(key) if key in stored else ()
            if new := (*held.get(key, ()), *recent):
                having[key] = newest({*new, *having.get(key, ())})
        shared = Counter(chain.from_iterable(having.values()))
        shared.pop(own or 0, None)
        return self._entries(most_shared(shared)) if shared else []

    def _entries(self, numbers: list[int]) -> list[Entry]:
        """The articles of these numbers, in their order."""
        found = {number: self._held[number].entry for number in numbers if number in self._held}
        wanted = [number for number in numbers if number not in found]
        if wanted:
            marks = ", ".join("?" * len(wanted))
            query = f"SELECT number, length, codes, id, first FROM duplicates_text WHERE number IN ({marks})"
            found |= {row[0]: Entry(*row) for row in self._database.read(query, tuple(wanted))}
        return [found[number] for number in numbers if number in found]

    def _root(self, number: int) -> int:
        """The article that a chain of duplicates leads to."""
        passed = {number}
        while (first := self._entries([number])[0].first) is not None and first not in passed:
            passed.add(first)
            number = first
        return number

    def _number(self, article: int) -> int | None:
        if article in self._held_ids:
            return self._held_ids[article]
        if not self._seen.among([article]):
            return None
        rows = self._database.read("SELECT number FROM duplicates_text WHERE id = ?", (article,))
        return rows[0][0] if rows else None


@cache
def _having(count: int) -> str:
    """Asks for the articles that have so many keys."""
    return " UNION ALL ".join([_HAVING] * count)


def _number_in(entry: Entry | None) -> int | None:
    return entry.number if entry else None


def number_of(article: str) -> int:
    """An article's id, 16 hex digits, as SQLite's signed 64-bit number."""
    return int(article, 16) - (1 << 63)


def name_of(number: int) -> str:
    """The id that a number stands for."""
    return f"{number + (1 << 63):016x}"
