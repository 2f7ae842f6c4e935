"""What we ask of the Qt that is installed, whichever version a lock brings."""

import importlib.metadata
import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

OLDEST = (6, 8)
FIRST_REFUSED = (6, 12)
"""On Python 3.11, 6.12 drops a reference to None in nearly every call, and aborts in the end."""


def test_qt_is_of_a_version_that_we_know() -> None:
    version = importlib.metadata.version("PySide6-Essentials").split(".")
    assert OLDEST <= tuple(map(int, version[:2])) < FIRST_REFUSED


def test_calls_of_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
        label.update()
    assert sys.getrefcount(None) > before - 100


def test_only_the_essential_modules_of_qt_are_installed() -> None:
    installed = {dist.metadata["Name"].lower() for dist in importlib.metadata.distributions()}
    assert not {"pyside6", "pyside6-addons", "pyside6-webengine"} & installed
