"""What commands there are, without loading one."""

from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

OWN = "crawler.commands"
"""The package of naqi's commands."""


def command_packages() -> dict[str, str]:
    """The names of all commands, Scrapy's and naqi's, with the packages that their modules are in.

    Scrapy is not imported for that: it takes most of a second.
    """
    scrapy = find_spec("scrapy")
    places = {"scrapy.commands": Path(scrapy.origin).parent} if scrapy and scrapy.origin else {}
    places[OWN] = Path(__file__).parent
    return {
        module.name: package for package, place in places.items() for module in iter_modules([str(place / "commands")])
    }


def words_of(argv: list[str]) -> list[str]:
    """The words of the command that Scrapy is to run; none where that is not plain. `argv` is sys.argv: that of a
    program of somebody else's, who may call Scrapy with other words, says nothing."""
    program = Path(argv[0])
    called = program.parent.name if program.name == "__main__.py" else program.stem
    return argv[1:] if called in ("naqi", "scrapy") else []


def command_module(argv: list[str]) -> str:
    """What Scrapy is to load of naqi's commands: the module of the one that is typed, else the package with all.

    Scrapy loads every command to run one; the others and what they import are a fifth of a start. `argv` is sys.argv.
    """
    name = next((word for word in words_of(argv) if not word.startswith("-")), "")
    is_ours = name.isalpha() and Path(__file__).with_name("commands").joinpath(f"{name}.py").is_file()
    return f"{OWN}.{name}" if is_ours else OWN
