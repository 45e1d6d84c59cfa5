"""Packages that only some exports need."""

import importlib
from typing import Any


class MissingPackage(ImportError):
    """A package is wanted that is not installed; one line for people, with the way to get it."""


def need(module: str, extra: str) -> Any:
    """Import a module of an optional dependency. Raises MissingPackage, which names the extra that brings it."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        package = module.split(".")[0]
        if (error.name or "").split(".")[0] != package:
            raise
        message = f"{package} is not installed: pip install {package} (naqi's extra {extra!r} brings it)"
        raise MissingPackage(message, name=package) from None
