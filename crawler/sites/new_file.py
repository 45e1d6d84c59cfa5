"""New site files in the user's folder: for a home page that was looked at, or a copy of a file that is there."""

import json
import re
from pathlib import Path

from crawler.core.disk import make_folder, read_given, write_whole
from crawler.sites.load import make_site, names_near, site_files
from crawler.sites.site import SiteError


def file_text(home: str, title: str | None, values: dict[str, str | None]) -> str:
    """The text of a site file with what is certain; of `values` those that are None are left out.

    Raises SiteError, one line, for a wrong country, zone, language or home page.
    """
    known: dict[str, str | bool] = {"home": home}
    known |= {key: value for key, value in values.items() if value}
    if not re.fullmatch("[a-z]{2}", str(known.get("language", "ar"))) or known.get("language") == "ar":
        known.pop("language", None)
    known["checked"] = False
    make_site("new", known)
    shown = "".join(c for c in title or "" if c.isprintable())
    lines = [f"# {shown}"] if shown else []
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in known.items()]
    return "\n".join(lines) + "\n"


def new_path(folder: Path, name: str) -> Path:
    """Where a new site's file is written. Raises SiteError, one line, for a name that is none, or is taken."""
    make_site(name, {"home": "http://any.example/"})  # the name is checked
    path = folder / f"{name}.toml"
    if path.exists():
        raise SiteError(f"{path} exists already; --name gives the new site another name")
    return path


def write_new(folder: Path, name: str, text: str) -> Path:
    """Write a site file that is not there yet, and its folder where it is missing. Returns its path.

    Raises SiteError, one line, where it is there, or cannot be written.
    """
    path = new_path(folder, name)
    try:
        make_folder(folder)
        write_whole(path, text.encode())
    except OSError as error:
        raise SiteError(f"{path} cannot be written: {error.strerror}; NAQI_SITES names another folder") from error
    return path


def copy_file(folders: tuple[Path, ...], name: str, folder: Path) -> Path:
    """Copy a site's file into the user's folder, where it is read instead of the other. Returns the copy's path.

    Raises SiteError where no folder has the file, or the copy cannot be written.
    """
    for one in reversed(folders):
        path = one / f"{name}.toml"
        if one == folder and path.exists():
            raise SiteError(f"{path} is your own already: edit it")
        if path.exists():
            return write_new(folder, name, read_given(path))
    known = {path.stem for one in folders if one.is_dir() for path in site_files(one)}
    near = names_near(name, known)
    hint = f": did you mean {', '.join(near)}?" if near else "; `scrapy sites` lists them"
    raise SiteError(f"no site file is named {name}{hint}")
