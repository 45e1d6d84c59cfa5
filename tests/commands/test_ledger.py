"""`scrapy ledger merge`: what it is given. What it does stands in tests/writing/test_merge.py."""

import argparse

import pytest
from scrapy.exceptions import UsageError

from crawler.commands.ledger import Command


@pytest.mark.parametrize("words", [[], ["merge"], ["join", "output"]])
def test_whoever_names_no_folders_or_another_word_is_told(words: list[str]) -> None:
    with pytest.raises(UsageError, match="`merge` and the output folders"):
        Command().run(words, argparse.Namespace())
