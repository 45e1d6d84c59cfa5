"""Groups of words that lie in TOML files beside the code that reads them."""

from functools import cache

from pipelines.cleaning.text import fold_all
from pipelines.cleaning.toml_files import read_toml


@cache
def words(name: str, group: str) -> frozenset[str]:
    """One group of a data file (`toml_files.read_toml`), folded: a list, or for the sake of speed a string with commas
    between. Raises KeyError where the file has no such group."""
    found = read_toml(name)[group]
    return frozenset(fold_all(found.split(",") if isinstance(found, str) else found))
