"""The kinds of findings that only a run can have."""

from typing import Final

from briefgen.findings import Code, Severity

RENDER_FAILED: Final = Code(
    "render-failed",
    Severity.ERROR,
    "A document could not be rendered; the former file stays. The fault is most likely in a template.",
    "take back the last change to the templates; if it fails without one, it is a fault of briefgen: report it",
)
