"""What may stand in the place of a word that is being typed."""

import argparse
from collections.abc import Iterable
from importlib import import_module

from crawler.command_names import command_packages
from crawler.completion.scripts import SHELLS
from crawler.sites import SiteError, load_sites, site_folders

SPIDERS = ("demo", "news")
"""Those that `crawl` runs."""

SITE_ACTIONS = ("add", "check", "copy")
"""What `sites` does beside listing."""


def completions(words: list[str]) -> list[str]:
    """What may stand in the place of the last of the words behind `naqi`, sorted; nothing where that is a file's name.

    A list of names keeps what stands before the last comma: `site=alanba,bb` gives `site=alanba,bbc-arabic`.
    """
    *before, last = words or [""]
    name = next((word for word in before if not word.startswith("-")), None)
    if name is None:
        return _begun(last, command_packages())
    previous = before[-1]
    if previous in {"-s", "--set"}:
        return _begun(last, (f"{one}=" for one in _settings()))
    if previous == "-a":
        return _arguments(last) if name == "crawl" and "news" in before else []
    options = _options(name) if "-" in (previous[:1], last[:1]) else {}
    if previous in options and options[previous].nargs != 0:
        return _values(options[previous], last)
    if last.startswith("-"):
        option, equals, begun = last.partition("=")
        if not equals:
            return _begun(last, (one for one in options if one.startswith("--")))
        return [f"{option}={one}" for one in _values(options[option], begun)] if option in options else []
    return _begun(last, _plain_words(name, before[before.index(name) + 1 :]))


def _plain_words(name: str, typed: list[str]) -> Iterable[str]:
    """Words that are neither options nor files."""
    first = not any(not word.startswith("-") for word in typed)
    if name == "crawl" and first:
        return SPIDERS
    if name == "check":
        return SPIDERS
    if name == "completion" and first:
        return SHELLS
    if name == "ledger" and first:
        return ("merge",)
    if name == "sites":
        if "--health" in typed or typed[:1] in (["copy"], ["check"]):
            return _site_names()
        return SITE_ACTIONS if first else ()
    return ()


def _arguments(last: str) -> list[str]:
    """`-a` of `crawl news`."""
    if last.startswith("site="):
        return [f"site={one}" for one in _listed(last.removeprefix("site="))]
    if last.startswith("due="):
        return _begun(last, ("due=no", "due=yes"))
    from crawler.discovery.options import ARGUMENTS  # half a second, which names of sites do not wait for

    return _begun(last, (f"{one}=" for one in ARGUMENTS))


def _values(option: argparse.Action, last: str) -> list[str]:
    """What may stand behind an option that takes a value."""
    if option.choices is not None:
        return _begun(last, map(str, option.choices))
    if "--site" in option.option_strings:
        return _listed(last)
    if "--spider" in option.option_strings:
        return _begun(last, SPIDERS)
    return []


def _listed(text: str) -> list[str]:
    """Names of sites with commas between them, the last of which is being typed; none is offered twice."""
    done, comma, last = text.rpartition(",")
    return [done + comma + one for one in _begun(last, _site_names()) if one not in done.split(",")]


def _begun(start: str, names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(start))


def _site_names() -> Iterable[str]:
    import crawler.settings

    try:
        return load_sites(*site_folders(vars(crawler.settings)).read)
    except SiteError:  # a folder is wrong: `naqi sites` says so, the line that is being typed is no place for it
        return ()


def _settings() -> Iterable[str]:
    """The names of all settings, Scrapy's and naqi's."""
    modules = (import_module("scrapy.settings.default_settings"), import_module("crawler.settings"))
    return {name for module in modules for name in vars(module) if name.isupper()}


def _options(name: str) -> dict[str, argparse.Action]:
    """A command's options by how they are typed; none where there is no such command."""
    if (package := command_packages().get(name)) is None:
        return {}
    command = import_module(f"{package}.{name}").Command()
    command.settings = import_module("scrapy.settings").Settings()
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    actions = parser._actions  # no public way leads to a parser's options
    return {option: action for action in actions for option in action.option_strings}
