"""The recipe of templates/reference.docx: `python -m briefgen.renderers.docx.recipe OUT` writes it.

Opened in Word it shows every style by name, on a page with the house's header and footer; its text is only for
whoever changes it, and never gets into a briefing.
"""

import sys
from pathlib import Path

from briefgen.renderers.docx.house import reference_document


def main(arguments: list[str]) -> None:
    """Writes the reference document to the path given."""
    Path(arguments[0]).write_bytes(reference_document())


if __name__ == "__main__":
    main(sys.argv[1:])
