"""A task: one document in one format, as a pure function from bytes to bytes that any process can carry out.

A task holds all that it needs, so that it may run in this process, in another one, or on another machine.
"""

import hashlib
from dataclasses import dataclass

from briefgen.document.reader import read
from briefgen.findings import Code, Finding, Severity, Span
from briefgen.renderers import Page, Rendered, renderer

RENDER_FAILED = Code(
    "render-failed",
    Severity.ERROR,
    "A document could not be rendered; the former file stays. The fault is most likely in a template.",
    "take back the last change to the templates; if it fails without one, it is a fault of briefgen: report it",
)
CODES = (RENDER_FAILED,)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be rendered: the format, a name for findings, the assembled HTML and the data that goes with it."""

    format: str
    name: str
    html: str
    data: bytes = b""

    def key(self, engines: str) -> str:
        """The hash of all that the bytes of the result depend on; engines names the versions of what renders it."""
        parts = (self.format, self.name, engines, self.html)
        digest = hashlib.sha256("\0".join(parts).encode())
        digest.update(self.data)
        return digest.hexdigest()


def carry_out(task: Task) -> Rendered:
    """The rendered document; whatever an engine may raise becomes a finding."""
    try:
        content, findings = read(task.html, task.name)
        if content is None:
            return Rendered(b"", findings=findings)
        return renderer(task.format)(Page(task.name, task.html, content, task.data))
    except (ImportError, MemoryError, OSError):
        raise  # the machine's fault, and not the document's
    except Exception as error:  # noqa: BLE001 (an engine may raise anything; the user gets a finding)
        return Rendered(b"", findings=(failure(task, error),))


def failure(task: Task, error: BaseException) -> Finding:
    """The finding that an error while rendering becomes."""
    return RENDER_FAILED.at(Span(task.name), f"{task.format}: {type(error).__name__}: {error}")
