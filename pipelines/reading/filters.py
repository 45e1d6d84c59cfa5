"""Which records are wanted."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from crawler.items import FLAGS
from pipelines.cleaning.text import fold
from pipelines.reading.heads import Head
from pipelines.reading.periods import Period, period


@dataclass(frozen=True, slots=True)
class Filters:
    """What a record must be like. What is empty or None asks for nothing."""

    sites: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    """Compared folded: spelling variants of one name are one."""
    since: date | None = None
    """The first day of publication, as stated in the record."""
    until: date | None = None
    """The last day. A record whose date leaves open whether it is within is not wanted."""
    with_flags: frozenset[str] = frozenset()
    """Flags that the record must have, all of them."""
    without_flags: frozenset[str] = frozenset()
    """Flags of which the record must have none."""
    newest: bool = True
    """Only the newest revision of an article."""
    duplicates: bool = True
    """Also articles whose text another one has."""
    gone: Mapping[str, str] = field(default_factory=dict)
    """When articles were found gone, by their ids: one that was not fetched again since is not wanted."""

    @property
    def of_one_record(self) -> bool:
        """Whether `refusal` can say anything: most exports ask for all records."""
        return bool(
            self.sites
            or self.languages
            or self.sections
            or self.since
            or self.until
            or self.with_flags
            or self.without_flags
            or self.gone
        )

    def refusal(self, record: Head) -> str | None:
        """Which filter leaves a record out, or None. `newest` and `duplicates` are no matter of one record."""
        if self.sites and record.site not in self.sites:
            return "site"
        if self.languages and record.language not in self.languages:
            return "language"
        if self.sections and fold(record.section or "") not in self.sections:
            return "section"
        if (self.since or self.until) and not self._in_time(record.published):
            return "date"
        if not self.with_flags <= set(record.flags) or self.without_flags & set(record.flags):
            return "flag"
        if self.gone.get(record.id, "") >= record.fetched_at:
            return "gone"
        return None

    def _in_time(self, published: str | None) -> bool:
        covered = period(published)
        if covered is None:
            return False
        return not (self.since and covered.first < self.since) and not (self.until and covered.last > self.until)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters as a user writes them; lists are separated by commas."""

    site: Sequence[str] = ()
    language: Sequence[str] = ()
    section: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    with_flag: Sequence[str] = ()
    without_flag: Sequence[str] = ()
    newest: bool = True
    duplicates: bool = True
    gone: bool = True

    def filters(self, gone: Mapping[str, str] | None = None) -> Filters:
        """What they mean; `gone` as in Filters, where those are not wanted.

        Raises ValueError, one line, for a date or flag that there is not."""
        flags = {name: _listed(values) for name, values in (("with", self.with_flag), ("without", self.without_flag))}
        for name, values in flags.items():
            if unknown := sorted(values - FLAGS.keys()):
                raise ValueError(f"--{name} {unknown[0]}: there is no such flag; there are {', '.join(FLAGS)}")
        since, until = _period("since", self.since), _period("until", self.until)
        if since and until and until.last < since.first:
            raise ValueError(f"--until {self.until} lies before --since {self.since}: no day is within")
        return Filters(
            sites=_listed(self.site) | _in_ascii(_listed(self.site)),
            languages=_listed(self.language),
            sections=frozenset(map(fold, _listed(self.section))),
            since=since.first if since else None,
            until=until.last if until else None,
            with_flags=flags["with"],
            without_flags=flags["without"],
            newest=self.newest,
            duplicates=self.duplicates,
            gone=gone or {},
        )

    def words(self) -> list[str]:
        """The filters that are asked for, as one writes them on the command line."""
        pairs = (
            ("site", self.site),
            ("language", self.language),
            ("section", self.section),
            ("since", self.since),
            ("until", self.until),
            ("with", self.with_flag),
            ("without", self.without_flag),
        )
        shown = [f"--{name} {value if isinstance(value, str) else ','.join(value)}" for name, value in pairs if value]
        shown += [] if self.newest else ["--no-newest"]
        shown += [] if self.duplicates else ["--no-duplicates"]
        return shown + ([] if self.gone else ["--no-gone"])


def _listed(values: Sequence[str]) -> frozenset[str]:
    return frozenset(name for value in values for part in value.split(",") if (name := part.strip()))


def _in_ascii(hosts: Iterable[str]) -> frozenset[str]:
    """Hosts in other letters as records have them (IDNA)."""
    found = set()
    for host in hosts:
        with suppress(UnicodeError):  # the name of a site file that is no host
            found.add(host.encode("idna").decode("ascii"))
    return frozenset(found)


def _period(name: str, text: str | None) -> Period | None:
    if text is None:
        return None
    found = period(text)
    if found is None:
        raise ValueError(f"--{name} {text}: a date is wanted, such as 2026-11-20 or 2026-11")
    return found
