"""Requests and polarities on paper."""

from pathlib import Path

from confluence_desktop.workshop.cards import BoardKind
from confluence_desktop.workshop.polarity import PolarityPlace
from tests.boards.polarity.scenes import a_polarity, an_entry
from tests.boards.polarity.scenes import filled as a_filled_polarity
from tests.boards.requests.scenes import MICROBLOG, PAGE, a_request, a_requests_board, filled
from tests.builders import a_board
from tests.report.papers import pages_of, paper, text_of


def squeezed(*texts: str) -> list[str]:
    return ["".join(text.split()) for text in texts]


def test_attendees_read_the_question_and_the_request_behind_it(tmp_path: Path) -> None:
    document, board = a_requests_board()
    a_request(document, board)
    a_request(document, board, ("use a blog",))
    found = text_of(paper(document, tmp_path))
    for text in squeezed(
        "What we were really asked",
        "How might we answer people where they ask with people along the river",
        f"“{PAGE[0]}”",
        "“use a blog”",
    ):
        assert text in found


def test_a_board_without_requests_leaves_no_page(tmp_path: Path) -> None:
    document, _ = a_requests_board()
    a_board(document, BoardKind.POLARITY)
    assert len(pages_of(paper(document, tmp_path))) == 1


def test_many_requests_take_several_pages_and_each_is_on_one(tmp_path: Path) -> None:
    document, _ = filled(20, "usual")
    found = text_of(paper(document, tmp_path))
    assert len(pages_of(tmp_path / "summary.pdf")) > 4
    assert found.count("Hearofaspillintime") == 10


def test_a_request_that_had_to_be_cut_is_printed_whole(tmp_path: Path) -> None:
    document, board = a_requests_board()
    a_request(document, board, ("word " * 400 + "the very end", *MICROBLOG[1:]))
    assert "theveryend" in text_of(paper(document, tmp_path))


def test_a_polarity_is_drawn_and_listed(tmp_path: Path) -> None:
    document, board = a_polarity()
    an_entry(document, board, PolarityPlace.RIGHT_ACTION, "Wardens post from their own reach")
    found = text_of(paper(document, tmp_path))
    assert found.count("Wardenspostfromtheirownreach") == 2
    assert "Deeperfear:Nobodylistenstous" in found


def test_what_a_polarity_only_counts_is_printed(tmp_path: Path) -> None:
    document, board = a_filled_polarity(12, "usual")
    an_entry(document, board, PolarityPlace.LEFT_UPSIDE, "the very last")
    assert "theverylast" in text_of(paper(document, tmp_path))
