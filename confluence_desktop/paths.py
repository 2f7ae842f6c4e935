"""Where things lie on this computer: library, logs, settings, and the app's own files."""

import os
from pathlib import Path

import platformdirs

APP_NAME = "Confluence Desktop"
LIBRARY_VARIABLE = "CONFLUENCE_LIBRARY"
SESSION_SUFFIX = ".confluence"


def resources_dir() -> Path:
    """The folder of fonts, icons, samples and templates, in a checkout or in the package."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def library_dir(wished: Path | None = None) -> Path:
    """The library folder: as wished, else `CONFLUENCE_LIBRARY`, else the user's local data folder.

    The folder need not exist yet.
    """
    if wished is not None:
        return wished.expanduser().absolute()
    named = os.environ.get(LIBRARY_VARIABLE, "")
    if named:
        return Path(named).expanduser().absolute()
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "library"


def settings_file() -> Path:
    """The file of window sizes and the like; holds nothing of any session."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "windows.ini"


def log_dir() -> Path:
    """The folder of logs and crash reports, which hold no session text."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))
