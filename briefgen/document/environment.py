"""The Jinja environment: sandboxed, autoescaped, strict about names; templates come as text, never from a path."""

from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any, Final

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.document.codes import MISSING_TEMPLATE, TEMPLATE_FAULT, UNKNOWN_NAME
from briefgen.document.register import UnknownFactError
from briefgen.document.sandbox import Sandbox, bounded_range
from briefgen.findings import Finding, Span
from briefgen.localization import Language

EXTENSION: Final = ".jinja"
_MOST_KEPT: Final = 256


class _Compiled(BytecodeCache):
    """The templates that this process has compiled, by name and text: the next language or build need not again."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if len(self._codes) >= _MOST_KEPT:  # a long watch, over templates that change
            self._codes.clear()
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED: Final = _Compiled()


def environment(templates: Mapping[str, str], language: Language, folder: str) -> ImmutableSandboxedEnvironment:
    """An environment over the templates given by name, speaking the language; file names begin with the folder."""
    found = Sandbox(
        loader=FunctionLoader(lambda name: (templates[name], name, None) if name in templates else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_COMPILED,  # all environments are alike but for words that are looked up when a template runs
    )
    found.install_gettext_callables(language.gettext, language.ngettext, newstyle=True, pgettext=language.pgettext)  # type: ignore[attr-defined]
    found.filters["css_string"] = css_string
    found.globals["templates_folder"] = folder
    found.globals["range"] = bounded_range
    del found.globals["lipsum"]
    return found


def css_string(text: str) -> Markup:
    """The text as a quoted CSS string (CSS Syntax 3 § 4.3.7), safe inside a style element."""
    escaped = "".join(char if char.isalnum() or char in " .,:·–—/()+" else f"\\{ord(char):x} " for char in text)
    return Markup('"' + escaped + '"')  # noqa: S704 (only escaped characters are left)


def guarded(work: Callable[[], str], span: Span, folder: str) -> tuple[str, Finding | None]:
    """What a template writes, or the finding that says why it cannot; the span is that of the text it stands in."""
    try:
        return work(), None
    except TemplateNotFound as error:
        return "", MISSING_TEMPLATE.at(span, f"there is no template ‘{error.name}’")
    except TemplateSyntaxError as error:
        place = Span(f"{folder}/{error.name}", error.lineno) if error.name else span
        return "", TEMPLATE_FAULT.at(place, f"the template cannot be read: {error.message}")
    except (UndefinedError, UnknownFactError) as error:
        return "", UNKNOWN_NAME.at(_place(error, span, folder), str(error))
    except SecurityError as error:
        return "", TEMPLATE_FAULT.at(_place(error, span, folder), f"not allowed in a template: {error}")
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        RecursionError,
        AttributeError,
    ) as error:
        kind = type(error).__name__
        return "", TEMPLATE_FAULT.at(_place(error, span, folder), f"the template fails: {error} ({kind})")


def _place(error: BaseException, span: Span, folder: str) -> Span:
    """The line of the innermost template on the way to the error, or the span where it is a text's."""
    found = span
    trace: Any = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(EXTENSION):
            found = Span(f"{folder}/{name}", trace.tb_lineno)
        trace = trace.tb_next
    return found
