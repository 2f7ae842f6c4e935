"""Sessions that came to their end, in several scripts and sizes: every page can be read."""

from pathlib import Path

import pytest

from confluence_desktop.document.document import Document
from confluence_desktop.report.attendee import summary_pages
from confluence_desktop.report.paper import text_area
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.session import PageSize
from tests.gallery.whole_sessions import WHOLE
from tests.report.papers import pages_of, paper, squeezed, texts_of, type_sizes

FOOTER_LETTERS = 30


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("state", WHOLE)
def test_every_page_says_something_in_type_that_can_be_read(
    state: str, size: PageSize, tmp_path: Path
) -> None:
    path = paper(Document(WHOLE[state](), rules=RULES), tmp_path, size)
    for page, text in zip(pages_of(path), texts_of(path), strict=True):
        assert min(type_sizes(page)) >= 8.99
        assert len(squeezed(text)) > FOOTER_LETTERS * 2


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("state", WHOLE)
def test_bookmarks_leave_room_for_what_they_name(state: str, size: PageSize) -> None:
    document = Document(WHOLE[state](), rules=RULES)
    area = text_area(size)
    for page in summary_pages(visible(document, Audience.ATTENDEE), size):
        for mark in page.bookmarks:
            assert mark.top is None or mark.top < area.bottom - 30


@pytest.mark.parametrize("state", [name for name in WHOLE if name not in {"whole-full"}])
def test_a_usual_end_of_a_session_takes_few_pages(state: str, tmp_path: Path) -> None:
    path = paper(Document(WHOLE[state](), rules=RULES), tmp_path)
    assert len(pages_of(path)) <= (20 if "long" in state else 10)
