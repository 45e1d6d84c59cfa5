"""What all commands of naqi share: help in plain text, one line for a wrong argument, hints for slips."""

import argparse
import io
import sys
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.utils.conf import arglist_to_dict

from crawler import exit_status
from crawler.core.descriptors import raise_limit
from crawler.core.hang_up import stop_when_hung_up
from crawler.setting_values import check_settings
from crawler.telling import complain

ALIKE = 0.8
"""How like a known setting's name a word must be to be taken for a slip of it: difflib's ratio. One letter missing,
doubled, changed or swapped in names of seven letters and more is above it."""


class SettingError(UsageError):
    """A setting's value will not do: one line, with the name of the setting."""


class PlainCommand(ScrapyCommand):
    """A command of naqi. Scrapy's own help underlines lines that end in a colon, as headings, wherever they stand."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options; errors of arguments are one line, and help is plain."""
        super().add_options(parser)
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.usage = f"{program()} {(parser.usage or '').partition(' ')[2]}"
        parser.error = refuse  # type: ignore[method-assign]  # the parser is Scrapy's

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options. Raises UsageError for one that there is not; what stands behind `--` is none.

        Raises SettingError for a setting that will not do.
        """
        make_printable(sys.stdout)
        stop_when_hung_up()
        if told := raise_limit():
            complain(told)
            sys.exit(exit_status.NO_OUTPUT)
        assert self.settings is not None
        known = set(self.settings)
        try:
            super().process_options(args, opts)
        except OSError as error:  # --pidfile
            raise SettingError(f"{error.filename} cannot be written: {error.strerror}", print_help=False) from error
        for name in arglist_to_dict(opts.set):
            if near := mistyped(name, known):
                complain(f"warning: no setting is named {name}: did you mean {near}?")
        try:
            check_settings(self.settings)
            check_log_file(self.settings)
        except OSError as error:
            raise SettingError(f"{error.filename} cannot be written: {error.strerror}", print_help=False) from error
        except ValueError as error:
            raise SettingError(str(error), print_help=False) from None
        end = args.index("--") if "--" in args else len(args)
        for word in args[:end]:
            if word.startswith("-") and word != "-":
                raise UsageError(
                    f"there is no option {word.partition('=')[0]}; `{program()} {self.name} -h` lists them"
                )
        del args[end : end + 1]

    @property
    def name(self) -> str:
        """What is typed to run the command."""
        return type(self).__module__.rpartition(".")[2]


def check_log_file(settings: BaseSettings) -> None:
    """Raises OSError where LOG_FILE cannot be written: Scrapy opens it much later, and with a traceback."""
    if settings.get("LOG_FILE") and settings.getbool("LOG_ENABLED"):
        with Path(settings["LOG_FILE"]).open("ab"):
            pass


def refuse_wrong_settings(settings: BaseSettings | None) -> None:
    """End with status 2 and one line where a setting will not do: for the commands that are Scrapy's own."""
    try:
        check_settings(settings or BaseSettings())
    except ValueError as error:
        refuse(str(error))


def program() -> str:
    """What the user has typed: `naqi`, or `scrapy`."""
    called = Path(sys.argv[0])
    name = called.parent.name if called.name == "__main__.py" else called.stem
    return "scrapy" if name == "scrapy" else "naqi"


def refuse(message: str) -> NoReturn:
    """End with status 2 and one line: what is wrong with the arguments."""
    complain(message)
    sys.exit(exit_status.USAGE)


def mistyped(name: str, known: Collection[str]) -> str | None:
    """The known setting that an unknown one was meant to be; None where the name is known, or like none."""
    near = get_close_matches(name.upper(), known, 1, ALIKE)
    return near[0] if near and name not in known else None


def make_printable(stream: object) -> None:
    """Let a stream whose encoding lacks a letter print `?` in its place, where it would raise UnicodeEncodeError.

    "surrogateescape" is what Python sets in the locale C: in UTF-8 the bytes of a file's name come out as they are.
    """
    if not isinstance(stream, io.TextIOWrapper):
        return
    if stream.errors == "strict" or (stream.errors == "surrogateescape" and stream.encoding.lower() != "utf-8"):
        stream.reconfigure(errors="replace")
