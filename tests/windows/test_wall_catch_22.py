"""The Catch-22 on the wall: seen whole and readable on every shape of screen, in every stage."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.document_signals import DocumentSignals
from confluence_desktop.drawing.shapes import Text
from confluence_desktop.windows.wall import PART, Wall
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.exercise import go_to_stage
from tests.boards.catch_22.scenes import SCENES, board_now

FULL_HD, OLD, PORTRAIT, TABLET, SQUARE = (
    (1920, 1080), (1024, 768), (1080, 1920), (768, 1024), (1000, 1000),
)  # fmt: skip
SCREENS = (FULL_HD, OLD, PORTRAIT, TABLET, SQUARE)
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenver"
PROMPTS = {
    "none": "",
    "short": "What do we all want that is stuck?",
    "words of sixty letters": " ".join([WORD] * 4),
    "address": "https://" + "a-very-long-path/" * 12,
}
STAGES_WITH_THE_SIGN = (None, 1, 4, 5, 6, 7, 9, 10, 11, 12)

Show = Callable[[str, str, tuple[int, int], int | None], Wall]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    walls: list[Wall] = []

    def make(scene: str, prompt: str, size: tuple[int, int], stage: int | None) -> Wall:
        document, board = SCENES[scene]()
        with document.transaction("Go") as draft:
            item = draft.put(
                AgendaItem.new(title="T", prompt=prompt, minutes=5, board_id=board.id, order=-1.0)
            )
            if stage is not None:
                go_to_stage(draft, board_now(document, board).id, stage)
        wall = Wall(DocumentSignals(document), document, is_dark=True)
        qtbot.addWidget(wall)
        walls.append(wall)
        wall.resize(*size)
        wall.show()
        wall.show_item(item.id if prompt else None, board.id)
        return wall

    yield make
    for wall in walls:
        wall.close()


def smallest_px(wall: Wall) -> float:
    assert wall.view is not None
    texts = [
        shape.block.face.size_px
        for figure in wall.view.index.drawing.figures
        for shape in figure.shapes
        if isinstance(shape, Text) and shape.block.text
    ]
    return min(texts) * wall.view.sight.camera.scale / wall.view.devicePixelRatioF()


def is_whole(wall: Wall) -> bool:
    view = wall.view
    assert view is not None
    shown = view.sight.camera.rect_to_device(view.index.drawing.bounds)
    ratio = view.devicePixelRatioF()
    return (
        shown.x >= -1
        and shown.y >= -1
        and shown.right <= view.width() * ratio + 1
        and shown.bottom <= view.height() * ratio + 1
    )


def says_part(wall: Wall) -> bool:
    return any(one.isVisible() for one in wall.findChildren(PlainLabel) if one.text() == PART)


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("scene", ["sample", "one word", "long", "Arabic purpose", "empty"])
def test_the_whole_sign_is_read_from_the_back_row(
    show: Show, scene: str, prompt: str, size: tuple[int, int]
) -> None:
    wall = show(scene, PROMPTS[prompt], size, None)
    assert is_whole(wall)
    assert not says_part(wall)
    assert smallest_px(wall) >= size[1] / 50 - 0.5


@pytest.mark.parametrize("stage", STAGES_WITH_THE_SIGN)
def test_no_type_on_a_portrait_wall_is_below_a_fiftieth_of_its_height(
    show: Show, stage: int | None
) -> None:
    wall = show("sample", "", PORTRAIT, stage)
    assert is_whole(wall)
    assert smallest_px(wall) >= PORTRAIT[1] / 50 - 0.5
    labels = [one for one in wall.findChildren(PlainLabel) if one.isVisible() and one.text()]
    assert all(one.fontInfo().pixelSize() >= PORTRAIT[1] / 50 - 1 for one in labels)
