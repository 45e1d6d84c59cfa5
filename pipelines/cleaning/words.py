"""Groups of words that lie in TOML files beside the code that reads them."""

import tomllib
from functools import cache
from pathlib import Path

from pipelines.cleaning.text import fold


@cache
def words(path: Path, group: str) -> frozenset[str]:
    """One group of a file, folded. Raises KeyError where the file has no such group."""
    return frozenset(map(fold, tomllib.loads(path.read_text(encoding="utf-8"))[group]))
