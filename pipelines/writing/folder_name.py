"""The name of a site's folder in an output folder."""

import hashlib
import re
from contextlib import suppress

LONGEST_FOLDER_NAME = 100
"""Characters of a folder's name; with a longer one, and the file's, a path gets too long for some systems."""


def folder_name(site: str | None) -> str:
    """A site's or host's name as one folder: letters, digits, dots and dashes; never a way out of the output folder.

    Hosts in other letters are in their ASCII form (IDNA). Where a name is cut, a hash of all of it keeps two apart.
    """
    whole = site or ""
    if not whole.isascii():
        with suppress(UnicodeError):  # what is no host name: only its ASCII letters are left, and a hash
            whole = whole.encode("idna").decode("ascii")
    name = re.sub(r"[^\w.-]+", "-", whole, flags=re.ASCII).strip(".-").lower()
    if len(name) > LONGEST_FOLDER_NAME or not whole.isascii():
        mark = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = f"{name[: LONGEST_FOLDER_NAME - len(mark) - 1]}-{mark}".strip(".-")
    return name or "unnamed"
