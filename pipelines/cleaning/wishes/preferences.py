"""Usage preferences as the IETF's AI preferences write them: a dictionary of structured fields (RFC 9651, 3.2)."""

import re

MAX_LENGTH = 8000
"""Characters of a statement that are read; a longer one is none."""

TRAINING = ("train-ai", "ai-train")
"""AI training in the IETF's vocabulary, and in Content Signals."""

PARTS = ("train-genai", "genai")
"""Parts of it, in earlier drafts of the vocabulary (00 to 03): who forbids a part does not want a corpus of it."""

WHOLES = ("ai", "bots", "all")
"""What holds AI training in it, in earlier drafts: forbidden with it unless it is allowed by name."""

NO = frozenset({"n", "no"})
YES = frozenset({"y", "yes"})

_KEY = re.compile(r"[a-z*][a-z0-9_.*-]*")
_ITEM = re.compile(
    r'"(?:[ !#-\[\]-~]|\\["\\])*"'  # string
    r"|%\"[^\"]*\"|[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*"  # display string, token
    r"|:[A-Za-z0-9+/=]*:|\?[01]|@-?[0-9]{1,15}|-?[0-9]{1,15}(?:\.[0-9]{1,3})?"  # bytes, boolean, date, number
)


def forbids_training(statement: str) -> bool:
    """Whether a statement of preference is against AI training. One that is no dictionary says nothing."""
    said = read_dictionary(statement)
    if said is None:
        return False
    if any(said.get(key) in NO for key in (*TRAINING, *PARTS)):
        return True
    return any(said.get(key) in NO for key in WHOLES) and not any(said.get(key) in YES for key in TRAINING)


def read_dictionary(text: str) -> dict[str, str] | None:
    """Keys and bare values, as they are written; `?1` where a key has none, `()` for inner lists. None where the text
    is no dictionary: then all of it counts for nothing (RFC 9651, 4.2)."""
    text = text.strip(" ")
    if len(text) > MAX_LENGTH:
        return None
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        key = _KEY.match(text, at)
        if key is None:
            return None
        value, at = "?1", key.end()
        if text.startswith("=", at):
            end = _value(text, at + 1)
            if end is None:
                return None
            value, at = text[at + 1 : end], end
            value = "()" if value.startswith("(") else value
        end = _parameters(text, at)
        if end is None:
            return None
        found[key[0]] = value  # the last of one name holds
        at = _skip(text, end, " \t")
        if at == len(text):
            return found
        if text[at] != ",":
            return None
        at = _skip(text, at + 1, " \t")
        if at == len(text):  # a comma at the end
            return None
    return found


def _value(text: str, at: int) -> int | None:
    """Where the item or inner list ends that begins here."""
    if not text.startswith("(", at):
        item = _ITEM.match(text, at)
        return item.end() if item else None
    at = _skip(text, at + 1, " ")
    while not text.startswith(")", at):
        item = _ITEM.match(text, at)
        end = _parameters(text, item.end()) if item else None
        if end is None or text[end : end + 1] not in (" ", ")"):
            return None
        at = _skip(text, end, " ")
    return at + 1


def _parameters(text: str, at: int) -> int | None:
    """Where the parameters end that begin here, if there are any."""
    while text.startswith(";", at):
        key = _KEY.match(text, _skip(text, at + 1, " "))
        if key is None:
            return None
        at = key.end()
        if text.startswith("=", at):
            item = _ITEM.match(text, at + 1)
            if item is None:
                return None
            at = item.end()
    return at


def _skip(text: str, at: int, characters: str) -> int:
    while at < len(text) and text[at] in characters:
        at += 1
    return at
