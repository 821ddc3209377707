"""Changes of a scenario as the TOML text that the engine reads."""

import datetime
import json
import numbers
import re
from collections.abc import Mapping, Sequence
from typing import Any

_ITEM = re.compile(r"(?P<list>[^\[\]]+)\[(?P<id>[^\[\]]+)\](?:\.(?P<key>.+))?")


def value_text(value: Any) -> str:
    """A value as TOML: ``0.8``, ``"words"``, ``2023-01-01``, ``{ value = 0.8 }``, ``[1, 2]``."""
    if hasattr(value, "item") and not isinstance(value, (str, bytes)):
        value = value.item()  # a NumPy scalar
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        return repr(float(value))
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_name(k)} = {value_text(v)}" for k, v in value.items()) + " }"
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return "[" + ", ".join(value_text(element) for element in value) + "]"
    raise TypeError(
        f"{value!r} cannot stand in a scenario (a number, str, bool, datetime.date, dict or list)"
    )


def set_text(key: str, value: Any) -> str:
    """A delta that gives one key a value; ``policy[centre].rooms`` is a key of an item."""
    match = _ITEM.fullmatch(key)
    if match is None:
        return f"format = 1\n{_dotted(key)} = {value_text(value)}\n"
    if match["key"] is None:
        raise ValueError(f"{key} is an item, not a key (such as {key}.date)")
    return item_text(match["list"], match["id"], {match["key"]: value})


def item_text(list_name: str, item_id: str, values: Mapping[str, Any]) -> str:
    """A delta with one item of a list of tables."""
    lines = ["format = 1", f"[[{_dotted(list_name)}]]", f"id = {value_text(item_id)}"]
    lines += [f"{_dotted(key)} = {value_text(value)}" for key, value in values.items()]
    return "\n".join(lines) + "\n"


def _name(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def _dotted(key: str) -> str:
    return ".".join(_name(part) for part in key.split("."))
