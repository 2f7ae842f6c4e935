"""What stands beside a because once a vote is revealed."""

from confluence_desktop.boards.catch_22.standing import all_becauses, marks_now
from tests.boards.catch_22.scenes import board_now, revealed


def test_every_because_that_was_voted_on_shows_its_dots_and_none_how_sure_the_room_is() -> None:
    document, board = revealed()
    now = board_now(document, board)
    marks = marks_now(document, now)
    voted_on = [one for one in all_becauses(document, now) if one.id in marks.votes]
    said = [marks.of(because) for because in voted_on]
    assert all(one.startswith("● ") for one in said)
    assert "● 0" in said
    assert "● 100" in said
