"""A project of its own for tests that accept proposals: the real timeline with the six articles as sources."""

import hashlib
import shutil
from pathlib import Path

import yaml

from briefgen.editing import Insert
from briefgen.project.saving import ABSENT, Rewrite
from briefgen.service.opened import OpenProject, open_project

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def project_with_articles(folder: Path) -> OpenProject:
    """The repository's timeline in a folder, with the articles added to its sources."""
    for name in ("seeds", "briefings"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "events.yaml", folder)
    project = open_project(folder)
    files, entries = [], []
    for article in yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8")):
        name = article["article"]
        data = (HERE / "articles" / f"{name}.txt").read_bytes()
        text = data.decode()
        files.append(Rewrite(f"seeds/{name}.txt", ABSENT, data=data))
        source = {"id": name, "type": "article-newspaper", "title": text.split("\n")[0], "issued": article["issued"]}
        place = {"file": f"seeds/{name}.txt", "sha256": hashlib.sha256(data).hexdigest()}
        body = {"body": {"start": "0", "end": str(len(text))}, "recorded_on": article["issued"]}
        entries.append(Insert(("sources",), source | {"language": article["language"]} | place | body))
    project.save([*files, Rewrite("events.yaml", project.contents.seen["events.yaml"], entries)])
    return open_project(folder)
