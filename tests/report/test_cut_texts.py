"""What a drawing has no room for ends with a mark, and stands in full on an upright page."""

import re
from pathlib import Path

import pytest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.record import Record
from confluence_desktop.document.store import RecordStore
from confluence_desktop.drawing.shapes import Text
from confluence_desktop.drawing.text_layout import ELLIPSIS, TextBlock, glyph_lines
from confluence_desktop.report.attendee import paper_style, write_summary
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.operations import boards_in_order
from confluence_desktop.workshop.session import PageSize, Session
from tests.gallery.whole_sessions import WHOLE
from tests.plans import LONG, a_plan
from tests.report.papers import a_catch_22, a_map, becauses, pages_of, squeezed, texts_of

ENGLISH = (
    "everybody who was ever asked for a picture of the readers says that they would have to know "
    "first what it is for and who will look at it, and so nobody has taken one and all stays as is"
)
ARABIC = (
    "يقول كل من طُلب منه أن يلتقط صورة للقراء إنه يحتاج أولا إلى معرفة الغرض منها ومن سينظر إليها "
    "ولذلك لم يلتقط أحد صورة قط وبقي الأمر كما هو منذ سنوات طويلة في كل فروع المكتبة القديمة"
)
CHINESE = (
    "每一个被要求为读者拍照的人都说他们首先需要知道照片的用途以及谁会看到它所以从来没有人拍过照片事情就一直这样"
    "在老城区图书馆的所有分馆里已经很多年了没有人知道应该从哪里开始也没有人愿意先做第一步因为大家都在等待别人先做"
)
SCRIPTS = {"english": ENGLISH, "arabic": ARABIC, "chinese": CHINESE}


def a_long_exercise(text: str, count: int) -> list[Record]:
    """Both loops with long conditions, so many long becauses an arrow, and twelve long steps."""
    board, *loops = a_catch_22(purpose=f"{text} purpose")
    loops = [loop.changed(x=f"{text} {loop.id}x", y=f"{text} {loop.id}y") for loop in loops]
    reasons = [
        because.changed(text=f"{text} {side}{arrow}n{number}")
        for side in ("left", "right")
        for arrow in (1, 2)
        for number, because in enumerate(becauses(count, side, arrow))
    ]
    steps = [
        Step(id=f"s{n}", board_id="catch", text=f"{text} s{n}", order=float(n)) for n in range(12)
    ]
    return [board, *loops, *reasons, *steps]


SESSIONS: dict[str, list[Record]] = {
    **{
        f"{count} becauses in {script}": a_long_exercise(text, count)
        for script, text in SCRIPTS.items()
        for count in (2, 3, 12, 30)
    },
    "map": a_map(ENGLISH * 20, ARABIC * 20, CHINESE * 3),
    "plan": [*a_plan(30, texts=LONG)[0]],
    "whole": WHOLE["whole-full"](),
}


def cut_texts(records: RecordStore, size: PageSize) -> list[TextBlock]:
    """The texts that the boards' drawings on paper had to cut."""
    seen = visible(records, Audience.ATTENDEE)
    style = paper_style(size)
    drawings = [BOARD_TYPES[one.type].draw(one, seen, style) for one in boards_in_order(seen)]
    shapes = [shape for one in drawings for figure in one.figures for shape in figure.shapes]
    return [shape.block for shape in shapes if isinstance(shape, Text) and shape.block.elided]


def words_of(text: str) -> list[str]:
    """Letters apart from figures, as a reader turns figures within a line from the right."""
    return re.findall(r"[^\W\d_]+|\d+", text)


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("name", SESSIONS)
def test_what_is_cut_has_its_mark_and_stands_in_full_in_the_text(
    name: str, size: PageSize, tmp_path: Path
) -> None:
    given = SESSIONS[name]
    has_session = any(isinstance(record, Session) for record in given)
    records = RecordStore([*([] if has_session else [Session(id="session_1", title="T")]), *given])
    path = tmp_path / "paper.pdf"
    write_summary(records, path, page_size=size)
    upright = [page.get_width() < page.get_height() for page in pages_of(path)]
    pages = zip(texts_of(path), upright, strict=True)
    said = squeezed("".join(text for text, is_text in pages if is_text))
    cut = cut_texts(records, size)
    assert cut
    for block in cut:
        assert any(ELLIPSIS in "".join(run.texts) for run in glyph_lines(block))
        assert [word for word in words_of(block.text) if word not in said] == []
