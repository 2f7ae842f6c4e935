"""What an empty sign asks the room."""

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22, words
from confluence_desktop.drawing.style import SCREEN, WALL, Style
from confluence_desktop.workshop.catch_22 import Side
from tests.boards.catch_22.scenes import a_session, texts_of


@pytest.mark.parametrize("style", [SCREEN, WALL])
def test_only_currents_with_their_usual_names_get_the_usual_examples(style: Style) -> None:
    """Beside other names nobody is asked what working together or the tools are worth."""
    document, board = a_session("empty")
    with document.transaction("Name") as draft:
        board = draft.put(board.changed(left_name="Rivers", right_name=" social MEDIA "))
    said = {
        text.block.text.replace("\n", " ")
        for figure in CATCH_22.draw(board, document, style).figures
        for text, _ in texts_of(figure)
    }
    wanted = {*words.BARE_HINTS.values(), *(words.HINTS[Side.RIGHT, field] for field in ("x", "y"))}
    assert wanted <= said
    assert not said & {words.HINTS[Side.LEFT, field] for field in ("x", "y")}
