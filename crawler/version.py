"""The versions of naqi and of what it stands on."""

import platform
from importlib.metadata import version


def version_line() -> str:
    """One line for `naqi --version` and for reports of faults."""
    return f"naqi {version('naqi')} (Scrapy {version('scrapy')}, Python {platform.python_version()})"
