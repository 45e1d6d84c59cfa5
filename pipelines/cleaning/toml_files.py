"""The data files that lie beside the code: TOML, read once a process."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HOME = Path(__file__).parent
"""The folder that the names of data files are relative to."""


def read_toml(name: str) -> dict[str, Any]:
    """The content of a data file, by its path below `pipelines/cleaning`; it is shared, and must not be changed.

    Raises FileNotFoundError, and TOMLDecodeError (a ValueError) where it is no TOML.
    """
    return read_beside(HOME / name)


@cache
def read_beside(path: Path) -> dict[str, Any]:
    """The content of a data file of another room, by its path; else as `read_toml`."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
