"""Stores of GraphQL clients, in which each object lies once and others name it: Apollo's and Relay's."""

from typing import Any

ROOTS = ("ROOT_QUERY", "client:root")
"""What every such store has: Apollo's and Relay's object for the query itself."""

MAX_STORE_VALUES = 200_000
"""Values that are put together of one store."""

MAX_CHAIN = 12
"""References behind one another that are followed: an article, its blocks, their links, and what lies around."""


def is_store(state: Any) -> bool:
    """Whether a value is a store."""
    return isinstance(state, dict) and any(isinstance(state.get(root), dict) for root in ROOTS)


def joined(store: dict[str, Any]) -> list[Any]:
    """The objects of a store, with those that they name in their places; what would hold itself is left out there."""
    left = MAX_STORE_VALUES

    def at(value: Any, within: tuple[str, ...]) -> Any:
        nonlocal left
        left -= 1
        if left < 0 or len(within) > MAX_CHAIN:
            return None
        if isinstance(value, list):
            return [at(one, within) for one in value]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("__refs"), list):
            return [at({"__ref": name}, within) for name in value["__refs"]]
        name = value.get("__ref") or (value.get("id") if value.get("type") == "id" else None)
        if isinstance(name, str) and name in store:
            return None if name in within else at(store[name], (*within, name))
        return {key: at(one, within) for key, one in value.items()}

    return [at(value, (name,)) for name, value in store.items() if name not in ROOTS]
