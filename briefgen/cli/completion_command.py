"""`briefgen completion SHELL`: what makes a shell complete commands, options and their values."""

import argparse

import shtab

from briefgen.cli.arguments import parser
from briefgen.cli.status import OK


def run(options: argparse.Namespace) -> int:
    """Prints the shell's own script; docs/building.md says where it goes."""
    print(shtab.complete(parser(), options.shell))
    return OK
