"""The ways in which a command ends before its end: one line for each, and an exit status."""

import os
import sys
from typing import Final

from briefgen.cli.status import (
    BROKEN,
    FINDINGS,
    OK,
    STOPPED,
    TERMINATED,
    USAGE,
    TerminatedError,
    UsageError,
    closing,
)
from briefgen.findings import FindingsError
from briefgen.project.folders import OutsideError

_STATES: Final = {OK: "ok", USAGE: "usage", BROKEN: "broken", STOPPED: "stopped", TERMINATED: "stopped"}


def ending(error: BaseException, *, scheduled: bool = False) -> int:
    """Says in one line why a command ended, and gives its exit status; raises again what is a fault of briefgen.

    A command for a scheduler raises nothing, and closes with the line for its log.
    """
    if not scheduled:
        return _ended(error)
    try:
        status = _ended(error)
    except Exception:  # noqa: BLE001 (whatever it is, the log has to say that the run failed)
        import traceback  # noqa: PLC0415 (a fault of briefgen)

        traceback.print_exception(error)
        status = FINDINGS
    closing(_STATES.get(status, "failed"))
    return status


def _ended(error: BaseException) -> int:  # noqa: PLR0911 (one return for each way to end)
    match error:
        case UsageError():
            return _say(str(error), USAGE)
        case OutsideError():
            return _say(str(error), FINDINGS)
        case FindingsError():
            return _findings(error)
        case ImportError():
            return _say(_missing(error), BROKEN)
        case BrokenPipeError():
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return OK
        case TerminatedError():
            return TERMINATED
        case KeyboardInterrupt():
            return _say("stopped", STOPPED)
        case OSError():
            return _os_error(error)
    return _of_a_request(error)


def _of_a_request(error: BaseException) -> int:
    """What only those commands can end with that have imported so much."""
    from briefgen.localization import LanguageError  # noqa: PLC0415 (only where something went wrong)
    from briefgen.service.requests import RequestError  # noqa: PLC0415

    if isinstance(error, RequestError | LanguageError):
        return _say(str(error), USAGE)
    raise error


def _findings(error: FindingsError) -> int:
    from briefgen.project.codes import NO_TIMELINE  # noqa: PLC0415 (only where something went wrong)
    from briefgen.reports import as_text  # noqa: PLC0415

    print(as_text(error.findings, {}))
    return USAGE if all(finding.code is NO_TIMELINE for finding in error.findings) else FINDINGS


def _missing(error: ImportError) -> str:
    lock = "dask" if error.name == "distributed" else "run"  # never by a name that a stranger could take
    remedy = f"in briefgen’s own folder: pip install --require-hashes -r requirements/{lock}.txt"
    return f"the Python package {error.name or error} is missing; {remedy}"


def _os_error(error: OSError) -> int:
    from briefgen.renderers import EnvironmentBrokenError  # noqa: PLC0415 (only where something went wrong)

    if isinstance(error, EnvironmentBrokenError):
        return _say(str(error), BROKEN)
    if "cannot load library" in str(error):
        library = str(error).split("'")[1] if "'" in str(error) else "Pango"
        return _say(f"the system library {library} is missing; see docs/installing.md", BROKEN)
    place = f": {error.filename}" if error.filename else ""
    return _say(f"{error.strerror or error}{place}", FINDINGS)


def _say(message: str, status: int) -> int:
    from briefgen.reports import printable  # noqa: PLC0415 (only where something went wrong)

    print(f"briefgen: {printable(message)}", file=sys.stderr)  # names of files may hold anything
    return status
