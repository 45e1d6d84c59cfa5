"""The checks of sites as Markdown, to be pasted into a pull request."""

from collections.abc import Iterator
from datetime import date

from crawler.checking.look import SiteCheck

HEADINGS = ("site", "home", "robots", "feeds", "sitemaps", "found", "article", "title", "published", "characters")


def check_report(checks: list[SiteCheck], day: date) -> str:
    """A row for each site, what went wrong, and `checked = DAY` for the files whose sites are well."""
    return "\n".join(_lines(checks, day))


def _lines(checks: list[SiteCheck], day: date) -> Iterator[str]:
    yield _row(HEADINGS)
    yield _row(["---"] * len(HEADINGS))
    for check in checks:
        yield _row(_cells(check))
    if faults := [f"- {check.name}: {_plain(fault)}" for check in checks for fault in check.faults]:
        yield from ("", *faults)
    if well := [check.name for check in checks if check.is_well]:
        yield from ("", "Where title, date and text are those of the page, the file may say so:", "")
        yield from (f"- {name}.toml: `checked = {day.isoformat()}`" for name in well)


def _cells(check: SiteCheck) -> Iterator[str]:
    yield check.name
    yield "yes" if check.home else "no"
    yield check.robots
    for good, named in (check.feeds, check.sitemaps):
        yield f"{good} of {named}" if named else "none"
    yield str(check.found)
    article = check.article
    if article is None:
        yield from ("none", "", "", "")
        return
    yield f"<{article['url']}>"
    yield f"`{_plain(article['title'])}`" if article["title"] else "none"
    yield article["published"] or "none"
    yield str(len(article["text"]))


def _row(cells: "Iterator[str] | list[str] | tuple[str, ...]") -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """What a page says, so that it breaks neither the table nor the code that it is in, and calls nobody (`@name`)."""
    return " ".join(text.replace("`", "'").replace("|", "\\|").split())
