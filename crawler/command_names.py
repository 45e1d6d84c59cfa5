"""What commands there are, without loading one."""

from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules


def command_packages() -> dict[str, str]:
    """The names of all commands, Scrapy's and naqi's, with the packages that their modules are in.

    Scrapy is not imported for that: it takes most of a second.
    """
    scrapy = find_spec("scrapy")
    places = {"scrapy.commands": Path(scrapy.origin).parent} if scrapy and scrapy.origin else {}
    places["crawler.commands"] = Path(__file__).parent
    return {
        module.name: package for package, place in places.items() for module in iter_modules([str(place / "commands")])
    }
