"""How a canvas is asked to show its board: one list for all who hand it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from confluence_desktop.boards.board_type import BoardType
    from confluence_desktop.drawing.style import Palette, Style
    from confluence_desktop.workshop.audience import Audience
    from confluence_desktop.workshop.cards import BoardKind


class Shown(TypedDict, total=False):
    """What `BoardCanvas` takes by name; what is left out is as usual."""

    audience: Audience
    palette: Palette
    style: Style
    board_types: Mapping[BoardKind, BoardType] | None
    parent: QWidget | None
