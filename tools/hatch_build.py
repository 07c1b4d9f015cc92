"""The build hook: a wheel carries each message catalogue compiled, beside its .po; an editable installation none."""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Adds a .mo for each .po under templates/locale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles into a temporary folder, so that nothing generated lies among the sources."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from briefgen.service.catalogues import compiled_name  # noqa: PLC0415 (only now can it be found)

        folder = Path(mkdtemp(prefix="briefgen-"))
        for path in sorted(Path(self.root, "templates/locale").glob("*/LC_MESSAGES/*.po")):
            catalogue = path.read_bytes()
            name = compiled_name(catalogue, path.relative_to(self.root).as_posix())
            made = BytesIO()
            write_mo(made, read_po(BytesIO(catalogue), locale=path.parts[-3].replace("-", "_"), abort_invalid=True))
            target = folder / name.replace("/", "_")
            target.write_bytes(made.getvalue())
            build_data["force_include"][str(target)] = f"briefgen/{name}"
