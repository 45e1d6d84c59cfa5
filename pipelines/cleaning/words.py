"""Groups of words that lie in TOML files beside the code that reads them."""

from functools import cache

from pipelines.cleaning.text import fold_all
from pipelines.cleaning.toml_files import read_toml


@cache
def words(name: str, group: str) -> frozenset[str]:
    """One group of a data file (`toml_files.read_toml`), folded. Raises KeyError where the file has no such group."""
    return frozenset(fold_all(read_toml(name)[group]))
