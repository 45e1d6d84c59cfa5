"""What is measured side by side: naqi, and the open tools that are installed (`make bench` installs them)."""

import importlib
import importlib.util
import logging
import warnings
from collections.abc import Callable
from datetime import UTC, datetime

from crawler.items import Rejected

Tool = Callable[[bytes], str]
"""A page's bytes to its text; empty where the tool finds none."""

FETCHED = datetime(2024, 11, 30, tzinfo=UTC)
URL = "https://example.com/news/2024/10/30/some-article"


def naqi() -> Tool:
    clean_page = importlib.import_module("pipelines.cleaning.chain").clean_page

    def run(html: bytes) -> str:
        try:
            return str(clean_page(html, fetched_at=FETCHED).text)
        except Rejected:
            return ""

    return run


def trafilatura() -> Tool:
    extract = importlib.import_module("trafilatura").bare_extraction

    def run(html: bytes) -> str:
        document = extract(html, with_metadata=True)
        return document.text if document else ""

    return run


def trafilatura_fast() -> Tool:
    extract = importlib.import_module("trafilatura").bare_extraction

    def run(html: bytes) -> str:
        document = extract(html, fast=True)
        return document.text if document else ""

    return run


def newsplease() -> Tool:
    read = importlib.import_module("newsplease").NewsPlease.from_html

    def run(html: bytes) -> str:
        article = read(html.decode("utf-8", "replace"), url=URL, fetch_images=False)
        return article.maintext or ""

    return run


def newspaper4k() -> Tool:
    kind = importlib.import_module("newspaper").Article

    def run(html: bytes) -> str:
        article = kind(URL, language="ar", fetch_images=False)
        article.download(input_html=html.decode("utf-8", "replace"))
        article.parse()
        return str(article.text)

    return run


def goose3() -> Tool:
    module = importlib.import_module("goose3")
    words = importlib.import_module("goose3.text").StopWordsArabic
    goose = module.Goose({"stopwords_class": words, "enable_image_fetching": False})
    return lambda html: str(goose.extract(raw_html=html).cleaned_text)


def readability() -> Tool:
    document = importlib.import_module("readability").Document
    parse = importlib.import_module("lxml.html").fromstring
    return lambda html: str(parse(document(html.decode("utf-8", "replace")).summary()).text_content())


def justext() -> Tool:
    module = importlib.import_module("justext")
    words = module.get_stoplist("Arabic")

    def run(html: bytes) -> str:
        return "\n".join(part.text for part in module.justext(html, words) if not part.is_boilerplate)

    return run


TOOLS: dict[str, tuple[str, Callable[[], Tool]]] = {
    "naqi": ("pipelines", naqi),
    "trafilatura": ("trafilatura", trafilatura),
    "trafilatura fast, no metadata": ("trafilatura", trafilatura_fast),
    "news-please": ("newsplease", newsplease),
    "newspaper4k": ("newspaper", newspaper4k),
    "goose3": ("goose3", goose3),
    "readability-lxml": ("readability", readability),
    "jusText": ("justext", justext),
}
"""Name to the module that must be installed, and what makes the tool."""


def installed() -> list[str]:
    """The names of the tools that can be run here."""
    return [name for name, (module, _) in TOOLS.items() if importlib.util.find_spec(module)]


def make(name: str) -> Tool:
    """A tool, made ready; its faults on a page count as no text."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    tool = TOOLS[name][1]()

    def run(html: bytes) -> str:
        try:
            return tool(html)
        except Exception:  # noqa: BLE001 - other people's tools raise what they like
            return ""

    return run
