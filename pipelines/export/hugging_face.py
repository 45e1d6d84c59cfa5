"""A folder that Hugging Face's `datasets` opens: Parquet files and a dataset card."""

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from crawler.columns import ARROW_TYPES, Column
from crawler.items import FLAGS, RECORD_VERSION
from pipelines.export.parquet import write_shards
from pipelines.reading.periods import month
from pipelines.reading.selection import Selection

SHARD = 100_000
"""Records a file: about 100 MB, below the 500 MB that the Hub advises at most."""

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
"""The Hub's size categories: n<1K, 1K<n<10K, … as the limits between them."""


def write_hugging_face(
    selection: Selection, columns: Sequence[Column], folder: Path, rejected: Counter[str], filters: Sequence[str]
) -> None:
    """Write `data/*.parquet` and README.md. Raises MissingPackage, OSError.

    `rejected` are the counts of pages that are no articles, by reason; `filters` what the user asked for, in words.
    """
    (folder / "data").mkdir()
    write_shards(selection, columns, folder / "data", SHARD)
    card = dataset_card(selection, columns, rejected, filters)
    (folder / "README.md").write_text(card, encoding="utf-8")


def dataset_card(
    selection: Selection, columns: Sequence[Column], rejected: Counter[str], filters: Sequence[str]
) -> str:
    """The card: what is in the data set, what was left out and how it was cleaned."""
    languages: Counter[str] = Counter()
    months: Counter[tuple[str, str]] = Counter()
    flags: Counter[str] = Counter()
    for record in selection.records():
        languages[record["language"] or "unknown"] += 1
        months[record["site"] or "unknown", month(record["published"]) or "unknown"] += 1
        flags.update(record["flags"])
    template = Template(files(__package__).joinpath("card.md").read_text(encoding="utf-8"))
    return template.substitute(
        languages="\n".join(f"- {code}" for code in sorted(languages) if code != "unknown") or "- ar",
        size=_size(len(selection)),
        records=len(selection),
        version=RECORD_VERSION,
        fields=_rows((f"`{one.name}`", ARROW_TYPES[one.kind]) for one in columns),
        language_rows=_rows((code, str(count)) for code, count in languages.most_common()),
        month_rows=_rows((site, month, str(count)) for (site, month), count in sorted(months.items())),
        flag_rows=_rows((f"`{name}`", str(count), FLAGS.get(name, "")) for name, count in flags.most_common()),
        filters="; ".join(filters) or "none",
        left_out=_rows((name, str(count)) for name, count in selection.left_out.most_common()),
        skipped=sum(one.count for one in selection.skipped),
        rejected=_rows((f"`{name}`", str(count)) for name, count in rejected.most_common()),
    )


def _size(records: int) -> str:
    """The Hub's name for a number of records."""
    names = ("1K", "10K", "100K", "1M", "10M", "100M")
    for index, limit in enumerate(SIZES):
        if records < limit:
            return f"n<{names[0]}" if index == 0 else f"{names[index - 1]}<n<{names[index]}"
    return "100M<n<1B"


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows of a Markdown table."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
