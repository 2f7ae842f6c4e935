"""Which side panels stand beside the board."""

import pytest

from confluence_desktop.windows.folding import BOARD_SHARE, Folding


def test_a_narrow_window_leaves_the_board_its_share() -> None:
    narrow = Folding().at_width(1366)
    assert not narrow.is_agenda_open
    assert not narrow.is_details_open
    both = narrow.toggled("agenda").toggled("details")
    assert (both.is_agenda_open, both.is_details_open) == (False, True)
    assert both.at_width(1920).is_agenda_open
    assert Folding().toggled("details").is_agenda_open


@pytest.mark.parametrize("width", [1366, 1600])
@pytest.mark.parametrize("panel", ["agenda", "details"])
def test_an_outline_and_another_panel_leave_the_board_its_share(width: int, panel: str) -> None:
    outlined = Folding().at_width(width).toggled("details").toggled("outline")
    assert outlined.outline
    assert width - outlined.sides >= BOARD_SHARE * width
    asked = outlined.toggled(panel)
    assert asked.is_agenda_open if panel == "agenda" else asked.is_details_open
    assert width - asked.sides >= BOARD_SHARE * width


def test_the_details_come_back_when_the_outline_goes() -> None:
    narrow = Folding().at_width(1366).toggled("details")
    assert not narrow.toggled("outline").is_details_open
    assert narrow.toggled("outline").toggled("outline").is_details_open


def test_a_wide_window_has_room_for_the_outline_and_the_details() -> None:
    outlined = Folding().toggled("outline")
    assert outlined.outline
    assert outlined.is_details_open


def test_a_narrow_window_shows_the_details_while_they_guide_through_a_stage() -> None:
    guiding = Folding().at_width(1366).guiding(guides=True)
    assert (guiding.is_agenda_open, guiding.is_details_open) == (False, True)
    assert not guiding.toggled("details").is_details_open
    assert not guiding.guiding(guides=False).is_details_open
