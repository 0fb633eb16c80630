"""The build hook: a wheel carries the knowledge compiled, and no YAML; and the man page."""

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KnowledgeHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from dsh.knowledge.compile import compile_to

        compiled = Path(tempfile.mkdtemp(prefix="dsh-wheel-")) / "compiled"
        compile_to(root / "knowledge", compiled)
        build_data["force_include"][str(compiled)] = "dsh/knowledge/compiled"
        page = import_module("dsh.completion.man").page  # by name: the hook is no part of the pipeline
        manual = compiled.parent / "dsh.1"
        manual.write_text(page(), encoding="utf-8")
        build_data["shared_data"][str(manual)] = "share/man/man1/dsh.1"
