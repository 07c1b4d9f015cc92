"""A task: one document in one format, as a pure function from bytes to bytes that any process can carry out.

A task holds all that it needs, so that it may run in this process, in another one, or on another machine.
"""

import hashlib
import time
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from briefgen.document.codes import TEMPLATE_OVERRUN
from briefgen.document.enclosure import NOTHING, Enclosure, Reference
from briefgen.document.reader import read
from briefgen.findings import Code, Finding, Severity, Span
from briefgen.renderers import Page, Rendered, renderer
from briefgen.service.confined import OverrunError, confined

RENDER_FAILED: Final = Code(
    "render-failed",
    Severity.ERROR,
    "A document could not be rendered; the former file stays. The fault is most likely in a template.",
    "take back the last change to the templates; if it fails without one, it is a fault of briefgen: report it",
)
_LEAST_SECONDS: Final = 8.0
_CHARACTERS_A_SECOND: Final = 10_000  # the engine lays out ten times as many
_MEMORY: Final = 700_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be rendered: the format, a name for findings, the assembled HTML, its data, what lends its look."""

    format: str
    name: str
    html: str
    data: bytes = b""
    reference: Reference | None = None
    enclosure: Enclosure = NOTHING
    foreign: bool = False  # whether a template that is not the program's own made it

    def key(self, engines: str) -> str:
        """The hash of all that the bytes of the result depend on; engines names the versions of what renders it."""
        parts = (self.format, self.name, engines, self.html, repr(self.enclosure))
        digest = hashlib.sha256("\0".join(parts).encode())
        digest.update(self.data)
        if self.reference:
            digest.update(b"\0reference\0" + self.reference.name.encode() + b"\0" + self.reference.data)
        return digest.hexdigest()


def carry_out(task: Task) -> Rendered:
    """The rendered document; what a stranger's template or letterhead has part in, in confinement."""
    if not task.foreign and task.reference is None:
        return _carry_out(task)
    if task.format == "pdf":
        import_module("briefgen.renderers.pdf.rendering")  # once here, and not in each process that is made
    seconds = _LEAST_SECONDS + len(task.html) / _CHARACTERS_A_SECOND
    try:
        return confined(lambda: _carry_out(task), seconds, _MEMORY, data=not task.foreign)
    except OverrunError as error:
        return Rendered(b"", findings=(TEMPLATE_OVERRUN.at(Span(task.name), f"{task.format}: stopped: {error}"),))


def _carry_out(task: Task) -> Rendered:
    """The rendered document; whatever an engine may raise becomes a finding."""
    try:
        content, findings = read(task.html, task.name)
        if content is None:
            return Rendered(b"", findings=findings)
        return renderer(task.format)(Page(task.name, task.html, content, task.data, task.reference, task.enclosure))
    except (ImportError, MemoryError, OSError):
        raise  # the machine's fault, and not the document's
    except Exception as error:  # noqa: BLE001 (an engine may raise anything; the user gets a finding)
        return Rendered(b"", findings=(failure(task, error),))


def timed(task: Task) -> tuple[Rendered, float]:
    """The rendered document, and the seconds that it took."""
    begun = time.perf_counter()
    return carry_out(task), time.perf_counter() - begun


def failure(task: Task, error: BaseException) -> Finding:
    """The finding that an error while rendering becomes."""
    return RENDER_FAILED.at(Span(task.name), f"{task.format}: {type(error).__name__}: {error}")
