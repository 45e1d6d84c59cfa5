"""Why a page is rejected, and what a reader should know of a record: the names, each with its meaning."""

REASONS = {
    "binary": "not text but an image, a PDF, an archive or other binary data",
    "block-page": "a bot check or a refusal stands where the article should be",
    "cleaner-crashed": "the worker process died on this page, twice",
    "cleaner-error": "a fault in naqi stopped the cleaning of this page; the detail says where",
    "cleaner-timeout": "cleaning took longer than the time limit for one page",
    "consent-page": "a cookie or privacy notice stands where the article should be",
    "copy": "the same article with the same text is in the file already (`scrapy clean`; `--keep-copies` writes it)",
    "duplicate": "an earlier article tells the same story (with DUPLICATES=drop)",
    "empty-body": "the page has no article text in its HTML",
    "empty-file": "there are no bytes, or white space only",
    "error-page": "an error message that was sent as a page",
    "gone": "the page was an article before and answers 404 or 410 now; the row stands in gone.jsonl",
    "list-page": "a list of headlines or teasers, not one article",
    "login-wall": "the text is shown only to those who log in or subscribe",
    "malformed": "the HTML could not be parsed",
    "noindex": "the page asks not to be indexed",
    "not-html": "the server sent something that is no page",
    "tdm-reserved": "the publisher reserves text and data mining (TDMRep); TDM_OBEY=0 takes the page",
    "too-deep": "elements are nested so deep that text would be lost",
    "too-large": "larger than one page may be",
    "too-short": "less text than the shortest news item has",
    "truncated-gzip": "compressed data (gzip, Brotli, zstd) that end too early or are damaged",
    "unchanged": "the page is the same as when it was written before",
    "unreadable-file": "the file could not be read",
    "video-only": "a video or audio player with no article beside it",
}
"""Why a page is rejected, each in a line: docs/record.md prints them."""

FLAGS = {
    "date-disputed": "trustworthy witnesses name different days of publication",
    "date-order-unclear": "the date can be read day first or month first and nothing decides; `published` is null",
    "date-of-update": "the page dates its last update only; `published` is that date",
    "embedded-text": "the page shows its text by script only: it was read from its embedded data or its feed",
    "encoding-damaged": "some characters could not be decoded; they stand as U+FFFD or are missing",
    "encoding-repaired": "the page named a wrong encoding or held UTF-8 read as Windows-1256; the text is repaired",
    "hijri-date": "the page prints a Hijri date only; it is converted by the Umm al-Qura calendar",
    "machine-translated": "the page says that its text was translated by machine",
    "no-ai-training": "the publisher does not want the page used for AI training (docs/law.md says where that is read)",
    "paywalled": "the page says that the full text is for subscribers: the text may be its beginning only",
    "relative-date": "the page says how long ago only (`two days ago`); counted from when it was fetched",
    "rendered": "the page shows its text by script only: it was read in a browser (RENDER)",
    "short": "a brief item of a few lines, such as breaking news",
    "weekday-mismatch": "the weekday printed beside the date is another",
}
"""What a reader should know of a record, each in a line: docs/record.md prints them."""


class Rejected(Exception):
    """The page is no article that can be delivered. Not an error: it is counted and kept with its reason.

    `reason` is one of REASONS (ValueError where it is not); `detail` is one line for people.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        if reason not in REASONS:
            raise ValueError(f"no such reason: {reason}")
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def check_flag(name: str) -> None:
    """Raise ValueError where the name is none of FLAGS."""
    if name not in FLAGS:
        raise ValueError(f"no such flag: {name}")
