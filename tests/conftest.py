"""What holds for every test: no display, no real home, no error that passes unseen.

A run with real windows is asked for by ``QT_QPA_PLATFORM=xcb`` and needs a display.
"""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

pytest_plugins = ["pytester"]

HOME_VARIABLES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)

settings.register_profile(
    "daily",
    # The machines that run this are shared and slow at times: that is no fault of the code.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=60,
)
settings.register_profile("thorough", parent=settings.get_profile("daily"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "daily"))


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Every test has the application, as touching Qt without one aborts the whole run."""
    return qapp


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home folder and library for each test, for its child processes too."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in HOME_VARIABLES:
            patch.setenv(name, str(folder))
        patch.setenv("CONFLUENCE_LIBRARY", str(folder / "library"))
        yield folder
