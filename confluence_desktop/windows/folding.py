"""Which side panels are open: the board keeps its share of the window's width."""

from dataclasses import dataclass, replace

NARROW_PX = 1440
BOARD_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Folding:
    """What the person asked for last, and what that comes to.

    Attributes:
        agenda: True or False as asked for by hand; None leaves it to the width.
        details: Likewise, for the details.
        outline: The outline stands beside the board; the agenda makes room for it, and so do the
            details where there is too little.
        guides: The details guide through a stage of the exercise, so a narrow window shows them.
    """

    width: int = 1920
    agenda: bool | None = None
    details: bool | None = None
    asked_last: str = "agenda"
    outline: bool = False
    guides: bool = False

    @property
    def is_agenda_open(self) -> bool:
        return self._open[0]

    @property
    def is_details_open(self) -> bool:
        return self._open[1]

    def at_width(self, width: int) -> "Folding":
        """In a window of another width; crossing the narrow one forgets what was asked by hand."""
        if (width <= NARROW_PX) != (self.width <= NARROW_PX):
            return Folding(width, outline=self.outline, guides=self.guides)
        return replace(self, width=width)

    def toggled(self, panel: str) -> "Folding":
        """After the person folded or unfolded a panel."""
        if panel == "outline":
            return replace(self, outline=not self.outline, agenda=None)
        is_open = self.is_agenda_open if panel == "agenda" else self.is_details_open
        is_agenda = panel == "agenda"
        has_room = is_open or self._leaves_board(is_agenda=is_agenda, is_details=not is_agenda)
        asked = replace(self, asked_last=panel, outline=self.outline and has_room)
        return (
            replace(asked, agenda=not is_open) if is_agenda else replace(asked, details=not is_open)
        )

    def guiding(self, *, guides: bool) -> "Folding":
        """While a stage of the exercise is gone through, or no longer."""
        return self if guides == self.guides else replace(self, guides=guides)

    @property
    def sides(self) -> int:
        """How much of the width the panels beside the board take."""
        agenda, details = self._open
        sides = AGENDA_PX if agenda else FOLDED_AGENDA_PX
        return sides + DETAILS_PX * details + OUTLINE_PX * self.outline

    @property
    def usual(self) -> "Folding":
        """As it is in a window of this width until a panel is asked for by hand."""
        return Folding(self.width, guides=self.guides)

    @property
    def _open(self) -> tuple[bool, bool]:
        is_wide = self.width > NARROW_PX
        agenda = is_wide and not self.outline if self.agenda is None else self.agenda
        details = (is_wide or self.guides) if self.details is None else self.details
        if self.outline and not self._leaves_board(is_agenda=agenda):
            agenda = False
        if self.outline and not self._leaves_board(is_details=details):
            details = False
        if agenda and details and not self._leaves_board(is_agenda=True, is_details=True):
            return (self.asked_last == "agenda", self.asked_last != "agenda")
        return agenda, details

    def _leaves_board(self, *, is_agenda: bool = False, is_details: bool = False) -> bool:
        """Whether the board keeps its share beside these panels, and the outline if it is open."""
        sides = (AGENDA_PX if is_agenda else FOLDED_AGENDA_PX) + DETAILS_PX * is_details
        return self.width - sides - OUTLINE_PX * self.outline >= BOARD_SHARE * self.width


AGENDA_PX, FOLDED_AGENDA_PX = 248, 60
DETAILS_PX = 302
OUTLINE_PX = 400
