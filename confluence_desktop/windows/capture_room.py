"""How the capture line is laid out, and who gets how much of its width."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from confluence_desktop.windows.capture_keys import CaptureKeys
from confluence_desktop.windows.capture_like import LikeHint
from confluence_desktop.windows.capture_place import PlaceChip

_SIDE_PX, _GAP_PX = 18, 14
_ASIDE_PX = 200
"""The end of the line, where keys or a hint stand, has so much if the place is to be named."""


class LineRow(QHBoxLayout):
    """Leaves half of the line for typing: keys give way first, then the name of the place.

    What comes and goes while one types stands behind the field and takes room from its end alone,
    so that the text does not move.

    Args:
        beside: What stands in the line besides, while it is shown; the first before the place,
            where it goes if there is no room at all.
    """

    def __init__(
        self,
        line: QWidget,
        field: QWidget,
        *,
        chip: PlaceChip,
        beside: Sequence[QWidget],
        like: LikeHint,
        keys: CaptureKeys,
    ) -> None:
        super().__init__(line)
        self._line, self._chip, self._beside = line, chip, beside
        self._like, self._keys = like, keys
        self.setContentsMargins(_SIDE_PX, 10, _SIDE_PX, 10)
        self.setSpacing(_GAP_PX)
        first, *others = beside
        for widget in (first, chip, field, *others, like, keys):
            self.addWidget(widget, 1 if widget is field else 0)

    def share(self) -> None:
        """Give everybody as much as there is now."""
        first, *others = self._beside
        room = self._line.width() // 2 - 2 * _SIDE_PX - _GAP_PX
        room -= sum(_taken_by(widget) for widget in others if not widget.isHidden())
        self._chip.fit_into(room - _taken_by(first) - _ASIDE_PX - _GAP_PX)
        room -= _taken_by(self._chip)
        first.setVisible(room >= _taken_by(first))
        if not first.isHidden():
            room -= _taken_by(first)
        self._like.fit_into(room)
        self._keys.fit_into(0 if self._like.card_id else room)


def _taken_by(widget: QWidget) -> int:
    widget.ensurePolished()
    return widget.sizeHint().width() + _GAP_PX
