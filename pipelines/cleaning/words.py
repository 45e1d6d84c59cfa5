"""Groups of words that lie in TOML files beside the code that reads them."""

from functools import cache

from pipelines.cleaning.text import fold_all
from pipelines.cleaning.toml_files import HOME, read_toml


@cache
def words(name: str, group: str) -> frozenset[str]:
    """One group of a data file (`toml_files.read_toml`), folded: a list, or for the sake of speed a string with commas
    between. Raises KeyError where the file has no such group."""
    found = read_toml(name)[group]
    return frozenset(fold_all(found.split(",") if isinstance(found, str) else found))


def long_list(name: str) -> list[str]:
    """The words of a text file, by its path as above: folded already, spaces between; `#` opens a line of remarks.

    For lists so long that TOML would take milliseconds to read them. Raises FileNotFoundError.
    """
    lines = (HOME / name).read_text(encoding="utf-8").splitlines()
    return " ".join(line for line in lines if not line.startswith("#")).split()
