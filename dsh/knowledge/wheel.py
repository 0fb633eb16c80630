"""The build hook: a wheel carries the knowledge compiled, and no YAML."""

import sys
import tempfile
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
