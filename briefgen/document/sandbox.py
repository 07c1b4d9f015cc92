"""The sandbox: Jinja's immutable one, narrowed. Templates see plain values and views, and no way from these to more.

It keeps a template from reaching what it must not. How much time and memory one may take is not decided here but around
the process that runs it (`build.confined`), for nothing inside a language can bound every single operation of it.
"""

from collections.abc import Mapping
from typing import Any, Final

from jinja2 import Template
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

MAX_OUTPUT: Final = 20_000_000
MAX_TEXT: Final = 1_000_000
MAX_RANGE: Final = 10_000
_MAX_POWER: Final = 64
# What values in a template may be made of; everything else – files, modules, engines – has no attributes to reach.
_ROOMS: Final = frozenset({"builtins", "briefgen", "datetime", "decimal", "enum", "jinja2", "markupsafe"})


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates can read what they are given, and nothing else."""

    intercepted_binops = frozenset({"*", "**"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether an attribute may be read: of the model only fields, for its methods can parse and even unpickle."""
        kind = obj if isinstance(obj, type) else type(obj)
        if issubclass(kind, BaseModel):
            return attr in kind.model_fields or isinstance(getattr(kind, attr, None), property)
        room = kind.__module__.partition(".")[0]
        return room in _ROOMS and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The result of * or **, unless it would be immense."""
        if operator == "**" and not (isinstance(right, int | float) and abs(right) <= _MAX_POWER):
            raise SecurityError(f"a power above {_MAX_POWER}")
        for many, times in ((left, right), (right, left)):
            if hasattr(many, "__len__") and isinstance(times, int) and len(many) * times > MAX_TEXT:
                raise SecurityError(f"more than {MAX_TEXT:,} characters at once")
        return super().call_binop(context, operator, left, right)


def bounded_range(*bounds: int) -> range:
    """A range of at most so many numbers."""
    found = range(*bounds)
    if len(found) > MAX_RANGE:
        raise SecurityError(f"a range of more than {MAX_RANGE:,} numbers")
    return found


def rendered(template: Template, context: Mapping[str, Any]) -> str:
    """What a template writes, which must not be immense."""
    pieces, length = [], 0
    for piece in template.generate(context):
        length += len(piece)
        if length > MAX_OUTPUT:
            raise SecurityError(f"it writes more than {MAX_OUTPUT:,} characters")
        pieces.append(piece)
    return "".join(pieces)
