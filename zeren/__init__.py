"""Generator of responsibility sites: from one table of tasks to a searchable, printable site.

What is public is named here, and stays within a major version; all else may change in any.

- `check_folder(data) -> Checked`: read and check a data folder; every finding in one go.
- `build_register(sources) -> Register`: plans, parties, tasks and assignments with look-ups, from
  the sources of a folder that was checked.
- `generate(checked, data, docs) -> Published`: make and publish all files of a site.
- `Checked`, `Finding`, `Severity`, `Register`, `Published`: what these take and give.
- `Plan`, `Unit`, `County`, `Collective`, `Party`, `Task`, `Assignment`, `Role`, `Milestone`,
  `Target`, `Site`: what a register holds.

The command `zeren` and its exit codes, the files of a data folder, the addresses of pages and the
JSON API below `api/v1/` are public as well.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zeren.checks.folder import Checked, check_folder
    from zeren.figures import Milestone, Target
    from zeren.findings import Finding, Severity
    from zeren.generation import generate
    from zeren.model import Assignment, Collective, County, Party, Plan, Role, Task, Unit
    from zeren.publishing.files import Published
    from zeren.register.building import Register, build_register
    from zeren.settings import Site

__version__ = "0.2.0"

__all__ = [
    "Assignment",
    "Checked",
    "Collective",
    "County",
    "Finding",
    "Milestone",
    "Party",
    "Plan",
    "Published",
    "Register",
    "Role",
    "Severity",
    "Site",
    "Target",
    "Task",
    "Unit",
    "__version__",
    "build_register",
    "check_folder",
    "generate",
]

# Loaded when asked for: the command line starts without what it does not need.
_MODULES = {
    "zeren.figures": ("Milestone", "Target"),
    "zeren.findings": ("Finding", "Severity"),
    "zeren.checks.folder": ("Checked", "check_folder"),
    "zeren.generation": ("generate",),
    "zeren.model": (
        *("Assignment", "Collective", "County", "Party", "Plan", "Role", "Task", "Unit"),
    ),
    "zeren.publishing.files": ("Published",),
    "zeren.register.building": ("Register", "build_register"),
    "zeren.settings": ("Site",),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'zeren' has no attribute {name!r}")
    return getattr(import_module(_MODULE_OF[name]), name)
