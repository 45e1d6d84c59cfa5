# ruff: noqa: T201
"""How well Arabic pages are told by their bytes: python -m tests.quality.screen FOLDER... [--warc FILE.warc.gz]

FOLDERs hold Arabic pages (*.html). Each is asked as it is and in every other encoding that is met; prints, for each,
how many pass, and what asking costs a page. With --warc, an archive of tests/bench/mixed_warc.py, also how many pages
of each language pass there, and what asking costs on the mixture.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crawler.warc import read_warc
from pipelines.cleaning.encoding import decode
from pipelines.cleaning.screen import may_be_arabic


def encodings(text: str) -> Iterator[tuple[str, bytes]]:
    """A page in the encodings that Arabic is met in on the web, and in what goes wrong with them."""
    for name in ("utf-8", "cp1256", "iso8859-6"):
        yield name, text.encode(name, "xmlcharrefreplace")
    yield "utf-16 with a mark", text.encode("utf-16")
    yield "decimal references", text.encode("ascii", "xmlcharrefreplace")
    yield "hexadecimal references", "".join(c if c < "\x80" else f"&#x{ord(c):x};" for c in text).encode()
    yield "utf-8 read as cp1252", text.encode().decode("cp1252", "replace").encode()
    yield "cp1256 read as latin-1", text.encode("cp1256", "replace").decode("latin-1").encode()


def measure_pages(folders: list[Path]) -> None:
    passed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for path in (path for folder in folders for path in sorted(folder.rglob("*.html"))):
        body = path.read_bytes()
        for name, page in [("as it is", body), *encodings(decode(body, None)[0])]:
            begin = time.process_time()
            passed[name] += may_be_arabic(page)
            spent[name] += time.process_time() - begin  # type: ignore[assignment]
            asked[name] += 1
    for name, count in asked.items():
        print(
            f"{name:24}{passed[name]:6} of {count:6}  {passed[name] / count:.4f}  {1000 * spent[name] / count:.3f} ms"
        )
    print(f"{'all':24}{passed.total():6} of {asked.total():6}  {passed.total() / max(1, asked.total()):.4f}")


def measure_mixture(path: Path) -> None:
    passed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    spent = 0.0
    for page in read_warc(path):
        if not isinstance(page, str) and page.url and page.body:
            language = page.url.split("/")[2].partition(".")[0]
            begin = time.process_time()
            found = may_be_arabic(page.body)
            spent += time.process_time() - begin
            passed[language] += found
            asked[language] += 1
    for language, count in asked.most_common():
        print(f"{language:4}{passed[language]:6} of {count:6}")
    print(f"{1000 * spent / max(1, asked.total()):.3f} ms a page of the mixture")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--warc", type=Path)
    args = parser.parse_args()
    if args.folders:
        measure_pages(args.folders)
    if args.warc:
        measure_mixture(args.warc)


if __name__ == "__main__":
    main()
