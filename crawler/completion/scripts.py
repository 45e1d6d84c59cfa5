"""The scripts that make a shell ask `naqi --complete` for words: one data file a shell."""

from pathlib import Path

SHELLS = ("bash", "zsh", "fish")
"""Those that there is a script for."""


def script(shell: str) -> str:
    """The script of a shell out of `SHELLS`, to be put where its first lines say."""
    return Path(__file__).with_name(f"naqi.{shell}").read_text(encoding="utf-8")
