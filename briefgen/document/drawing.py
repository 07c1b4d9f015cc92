"""Drawing: a text of a briefing with its draws carried out. Its grammar is Jinja's, less everything but those calls.

`{{ figure('id') }}` and its like may stand in a text, with words between quotation marks, and nothing else: no loop,
no operator, no filter, no attribute. So whoever writes a briefing writes words, and all around the draws is escaped.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import Environment, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from markupsafe import Markup, escape

_LONGEST: Final = 50_000

Functions = Mapping[str, Callable[..., Any]]


def drawn(env: Environment, words: str, functions: Functions) -> Markup:
    """The words, escaped, with what they draw by these functions."""
    if len(words) > _LONGEST:
        raise SecurityError(f"a text of more than {_LONGEST:,} characters")
    pieces: list[Markup] = []
    for statement in env.parse(words).body:
        if not isinstance(statement, nodes.Output):
            raise _refusal(functions)
        pieces += (escape(_value(node, functions)) for node in statement.nodes)
    return Markup("").join(pieces)


def _value(node: nodes.Node, functions: Functions) -> Any:
    if isinstance(node, nodes.TemplateData):
        return node.data
    if isinstance(node, nodes.Name):
        raise _unknown(node, functions)
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        raise _refusal(functions)
    if node.node.name not in functions:
        raise _unknown(node.node, functions)
    named = {argument.key: _word(argument.value, functions) for argument in node.kwargs}
    return functions[node.node.name](*(_word(argument, functions) for argument in node.args), **named)


def _word(node: nodes.Node, functions: Functions) -> str:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    raise _unknown(node, functions) if isinstance(node, nodes.Name) else _refusal(functions)


def _unknown(node: nodes.Name, functions: Functions) -> Exception:
    return _refusal(functions) if node.name in functions else UndefinedError(f"'{node.name}' is undefined")


def _refusal(functions: Functions) -> SecurityError:
    named = ", ".join(f"{name}('…')" for name in functions)
    return SecurityError(f"in a text only {named} may stand between braces")
