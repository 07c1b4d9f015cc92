"""What a user of docxtpl writes: fills the template with the data of each document named, in one process."""

import json
import sys
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText  # type: ignore[import-not-found]


def rich(template: Any, runs: list[dict[str, Any]]) -> Any:
    """A line of words, with its looks, links and note numbers."""
    text = RichText()
    for run in runs:
        if run["note"]:
            text.add(str(run["note"]), superscript=True)
        else:
            link = template.build_url_id(run["link"]) if run["link"].startswith("http") else None
            text.add(run["text"], bold=run["bold"], italic=run["italic"], url_id=link)
    return text


def part(template: Any, data: dict[str, Any]) -> dict[str, Any]:
    """One part as the template's tags expect it."""
    made = dict(data)
    if "line" in data:
        made["line"] = rich(template, data["line"])
    if "rows" in data:
        made["rows"] = [[[rich(template, line) for line in cell] for cell in row] for row in data["rows"]]
    if "file" in data:
        made["picture"] = InlineImage(template, data["file"], width=Mm(160))
    return made


def main(name: str, stems: list[str]) -> None:
    """Makes a Word document of each."""
    for stem in stems:
        template = DocxTemplate(name)
        data = json.loads(Path(f"{stem}.json").read_text(encoding="utf-8"))
        template.render({"parts": [part(template, each) for each in data["parts"]]})
        template.save(f"{stem}.docx")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
