"""Where site files are: those that naqi ships, and beside them those of the user's own."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from crawler.sites.load import FOLDER
from crawler.sites.site import SiteError


class Settings(Protocol):
    """What is asked of a run's settings."""

    def get(self, name: Any, default: Any = None) -> Any:
        """The value of a setting."""
        ...


class SiteFolders(NamedTuple):
    """The folders of site files, and the one that is the user's."""

    read: tuple[Path, ...]
    """Folders that files are read from, each of which is there or must be; a later one overrides by name."""
    own: Path
    """Where files of one's own stand; it may not be there yet."""
    why: str
    """What made it so, in words for people."""


def site_folders(settings: Settings, environment: Mapping[str, str] = os.environ) -> SiteFolders:
    """The folders that settings and environment name.

    `SITES_DIR` names a folder that stands alone. Else the shipped files are read, and beside them those of the user's
    folder: `NAQI_SITES` (setting, then environment), `sites` of the working folder where it is there, else
    `naqi/sites` in the configuration folder (XDG Base Directory Specification). Raises SiteError where the user's
    folder is something else than a folder.
    """
    if alone := settings.get("SITES_DIR"):
        folder = Path(alone).expanduser()
        return SiteFolders((folder,), folder, "the setting SITES_DIR")
    own, why = _own_folder(settings.get("NAQI_SITES"), environment)
    if own.exists() and not own.is_dir():
        raise SiteError(f"{own}: no folder ({why})")
    return SiteFolders((FOLDER, own) if own.is_dir() else (FOLDER,), own, why)


def _own_folder(setting: str | None, environment: Mapping[str, str]) -> tuple[Path, str]:
    if setting:
        return Path(setting).expanduser(), "the setting NAQI_SITES"
    if named := environment.get("NAQI_SITES"):
        return Path(named).expanduser(), "NAQI_SITES of the environment"
    here = Path("sites")
    if here.is_dir():
        return here, "the working folder's"
    configuration = Path(environment.get("XDG_CONFIG_HOME") or "~/.config").expanduser()
    if not configuration.is_absolute():  # as the specification has it; and where nobody is at home
        return here, "the working folder's"
    return configuration / "naqi" / "sites", "your configuration folder's"
