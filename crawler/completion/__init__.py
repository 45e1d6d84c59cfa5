"""Shell completion: the scripts of the shells, and the words that they ask for."""

from crawler.completion.scripts import SHELLS, script
from crawler.completion.words import completions

__all__ = ["SHELLS", "completions", "script"]
