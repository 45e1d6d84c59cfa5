"""What becomes of an article that repeats an earlier one: said once, for crawls, cleaning runs and merges."""

from crawler.items import Article, Rejected
from crawler.setting_values import DUPLICATE_MODES
from pipelines.duplicates.index import Index
from pipelines.duplicates.signature import Signature


def mode_of(setting: object) -> str:
    """The mode that the setting DUPLICATES names. Raises ValueError where it is none of DUPLICATE_MODES."""
    mode = str(setting).lower()
    if mode not in DUPLICATE_MODES:
        raise ValueError(f"DUPLICATES={mode}: one of {', '.join(DUPLICATE_MODES)} is wanted")
    return mode


def mark(article: Article, site: str, signature: Signature, index: Index, mode: str) -> Rejected | None:
    """Fill `duplicate_of` and `contained_in`, and hold the article in the index.

    With the mode `drop` a duplicate is not held; returned is why it is left out. `site` is the folder's name.
    """
    match = index.take(article.id, site, signature, only_new=mode == "drop")
    if match.duplicate_of and mode == "drop":
        return Rejected("duplicate", f"of {match.duplicate_of}")
    article.duplicate_of, article.contained_in = match.duplicate_of, match.contained_in
    return None
