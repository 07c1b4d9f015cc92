"""`briefgen schema`: the JSON Schema of a file, for editors that complete and check while typing."""

import argparse
import json

from briefgen.cli.status import OK
from briefgen.schemas import schema


def run(options: argparse.Namespace) -> int:
    """Prints the schema."""
    print(json.dumps(schema(options.which), ensure_ascii=False, indent=2))
    return OK
