"""`briefgen explain`: what a finding means, its smallest example, and how to mend it."""

import argparse
import difflib

from briefgen.catalogue import CODES, explain
from briefgen.cli.status import OK, UsageError


def run(options: argparse.Namespace) -> int:
    """Prints the explanation of one code, or the list of all."""
    if options.code is None:
        for name, code in sorted(CODES.items()):
            print(f"{name:28} {code.severity:8} {code.meaning}")
        return OK
    text = explain(options.code.strip("[]"))
    if text is None:
        near = difflib.get_close_matches(options.code, list(CODES), n=1)
        hint = f"did you mean ‘{near[0]}’?" if near else "‘briefgen explain’ lists all"
        message = f"there is no finding ‘{options.code}’; {hint}"
        raise UsageError(message)
    print(text)
    return OK
