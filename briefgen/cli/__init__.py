"""The command line: `briefgen check | build | list | explain | schema`.

Results go to standard output, messages to standard error. Exit status: 0 all well, 1 findings, 2 wrong usage,
3 the environment is broken.
"""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from briefgen.cli.arguments import parser
from briefgen.cli.status import BROKEN, FINDINGS, OK, STOPPED, USAGE, UsageError
from briefgen.findings import FindingsError
from briefgen.project.folders import OutsideError

_RARELY: Final = (100_000, 50, 50)


def main(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911 (one return for each way to end)
    """Carries out one command and returns its exit status."""
    options = parser().parse_args(arguments)
    gc.set_threshold(
        *_RARELY
    )  # a command makes many values and drops few: looking for cycles costs a fifth of its time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins reads every installed package
    try:
        command = import_module(f"briefgen.cli.{options.module}")  # a command's needs are imported when it runs
        status: int = command.run(options)
        sys.stdout.flush()
    except UsageError as error:
        return _say(str(error), USAGE)
    except OutsideError as error:
        return _say(str(error), FINDINGS)
    except FindingsError as error:
        from briefgen.reports import as_text  # noqa: PLC0415 (only where there is something to report)

        print(as_text(error.findings, {}))
        return FINDINGS
    except ImportError as error:
        return _say(
            f"the Python package {error.name or error} is missing; run ‘make pdf’ or ‘pip install briefgen’", BROKEN
        )
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return _say("stopped", STOPPED)
    except OSError as error:
        return _os_error(error)
    return status


def _os_error(error: OSError) -> int:
    if "cannot load library" in str(error):
        library = str(error).split("'")[1] if "'" in str(error) else "Pango"
        return _say(f"the system library {library} is missing; on Debian or Ubuntu: apt install libpango-1.0-0", BROKEN)
    place = f": {error.filename}" if error.filename else ""
    return _say(f"{error.strerror or error}{place}", FINDINGS)


def _say(message: str, status: int) -> int:
    print(f"briefgen: {message}", file=sys.stderr)
    return status
