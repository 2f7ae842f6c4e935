"""What the map looks like, and what is taken over from the last drawing."""

from pathlib import Path

import pytest

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, operations
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import (
    Box,
    Drawing,
    Figure,
    Ink,
    Shape,
    Stroke,
    Text,
    shapes_of,
)
from confluence_desktop.drawing.style import PAPER, SCREEN, THUMBNAIL, WALL, Style
from confluence_desktop.drawing.text_layout import text_width
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board, Card, CardColour, Level
from confluence_desktop.workshop.links import Effect
from tests.builders import a_board, a_card, a_chain, a_document, a_link, a_map

GOLDEN = Path(__file__).parent / "small_map.txt"


def draw(document: Document, board: Board, previous: Drawing | None = None) -> Drawing:
    return STRATEGY_MAP.draw(board, document, SCREEN, previous)


def figure_of(drawing: Drawing, record_id: str) -> Figure:
    figure = drawing.figure(record_id)
    assert figure is not None
    return figure


def words(shapes: tuple[Shape, ...]) -> list[str]:
    return [shape.block.text for shape in shapes if isinstance(shape, Text)]


def as_text(drawing: Drawing) -> str:
    """A drawing in lines that a person can compare."""
    lines = [f"bounds {rect_text(drawing.bounds)} head {drawing.head_width:g}"]
    for band in drawing.bands:
        head = " / ".join(words(band.head))
        fill = f"{band.fill.token} {band.fill.strength:g}"
        lines.append(f"band {band.key} {band.top:g}–{band.bottom:g} {fill}: {head}")
    for figure in drawing.figures:
        kind = "line" if figure.is_line else "card" if figure.record_id else "prompt"
        lines.append(f"{kind} {rect_text(figure.bounds)} {figure.name}")
        lines += [f"    {shape_text(shape)}" for shape in figure.shapes]
    return "\n".join(lines) + "\n"


def rect_text(rect: Rect) -> str:
    return f"{rect.x:g},{rect.y:g} {rect.width:g}×{rect.height:g}"


def shape_text(shape: Shape) -> str:
    if isinstance(shape, Text):
        face = shape.block.face
        return f"text {face.size_px:g}/{face.weight} {shape.ink.token}, {shape.block.lines} lines"
    if isinstance(shape, Stroke):
        ways = " ".join(f"{part.to.x:g},{part.to.y:g}" for part in shape.outline)
        return f"stroke {shape.width:g} {ways}"
    assert isinstance(shape, Box)
    bar = shape.bar.token if shape.bar else "no bar"
    return f"box {rect_text(shape.rect)} {bar}"


def test_a_small_map_is_drawn_as_it_always_was() -> None:
    document = a_document()
    board = a_board(document)
    goal = a_card(document, board, Level.GOAL, "Young adults come back")
    objective = a_card(document, board, Level.OBJECTIVE, "Borrowers up 20%", under=goal)
    a_card(document, board, Level.TOOL, "Reading groups online", under=objective)
    a_card(document, board, Level.TOOL, "Short video")

    assert as_text(draw(document, board)) == GOLDEN.read_text(encoding="utf-8")


def test_every_card_can_be_edited_in_place_with_its_whole_text() -> None:
    document, board = a_map()
    card = a_card(document, board, text="word " * 300)
    figure = figure_of(draw(document, board), card.id)
    (editable,) = figure.texts
    assert (editable.record_id, editable.field, editable.text) == (card.id, "text", card.text)
    assert words(figure.shapes) == [card.text]
    assert figure.bounds.height > 90


def test_text_shrinks_to_the_floor_before_the_card_grows() -> None:
    document, board = a_map()
    texts = ("short", "word " * 14, "word " * 60)
    cards = [a_card(document, board, Level.STRATEGY, text.strip()) for text in texts]
    drawing = draw(document, board)
    figures = [figure_of(drawing, card.id) for card in cards]
    assert [figure.texts[0].face.size_px for figure in figures] == [19, 17, 15]
    assert [figure.bounds.height for figure in figures[:2]] == [90, 90]
    assert figures[2].bounds.height > 90


def test_far_out_a_card_is_a_title_and_then_a_block_without_text() -> None:
    document, board = a_map()
    card = a_card(document, board, text="word " * 100)
    figure = figure_of(draw(document, board), card.id)
    assert figure.title is not None
    assert figure.block is not None
    (title,) = (shape for shape in shapes_of(figure.title) if isinstance(shape, Text))
    assert title.block.lines == 2
    assert title.block.elided
    assert words(figure.block) == []


def test_a_title_breaks_no_word() -> None:
    document, board = a_map()
    for _ in range(40):
        card = a_card(document, board, Level.TOOL, "Neighbourhood forum")
    figure = figure_of(draw(document, board), card.id)
    assert figure.title is not None
    (title,) = (shape for shape in shapes_of(figure.title) if isinstance(shape, Text))
    assert text_width("Neighbourhood", title.block.face) <= title.block.width
    assert not title.block.elided


def test_names_say_level_text_and_what_is_served() -> None:
    document, board = a_map()
    chain = a_chain(document, board, ["Read", "Talk", "Come back"])
    drawing = draw(document, board)
    assert figure_of(drawing, chain[2].id).name == "Goal: Come back. Serves: Talk"
    assert figure_of(drawing, chain[0].id).name == "Mission: Read"


def test_a_hurting_link_is_dashed_and_says_so() -> None:
    document, board = a_map()
    goal = a_card(document, board)
    tool = a_card(document, board, Level.TOOL, "Tool")
    link = a_link(document, tool, goal, effect=Effect.HURTS)
    figure = figure_of(draw(document, board), link.id)
    stroke = figure.shapes[0]
    assert isinstance(stroke, Stroke)
    assert stroke.dash
    assert "\u2212 hurts" in words(figure.shapes)
    assert figure.name == "Link: Tool hurts Young adults come back"


def test_links_lie_below_cards_and_are_touched_along_their_line() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    drawing = draw(document, board)
    assert {figure.is_line for figure in drawing.figures if figure.z == 0} == {True}
    assert figure_of(drawing, chain[0].id).z == 1


def test_a_traced_chain_is_drawn_four_wide_in_the_level_of_the_means() -> None:
    document, board = a_map()
    a_chain(document, board, ["m", "v"])
    drawing = draw(document, board)
    (line,) = (figure for figure in drawing.figures if figure.is_line)
    assert line.emphasised is not None
    stroke = shapes_of(line.emphasised)[0]
    assert isinstance(stroke, Stroke)
    assert (stroke.width, stroke.line) == (4.0, Ink("level.vision"))


def test_empty_lanes_ask_their_question_until_the_first_card_and_never_on_paper() -> None:
    document, board = a_map()

    def prompts(style: Style = SCREEN) -> int:
        drawing = STRATEGY_MAP.draw(board, document, style)
        return sum(1 for figure in drawing.figures if figure.record_id is None)

    assert prompts() == 7
    a_card(document, board)
    assert prompts() == 6
    assert prompts(PAPER) == prompts(THUMBNAIL) == 0


def test_screen_and_thumbnail_of_one_shape_share_one_geometry() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    styles = [SCREEN, THUMBNAIL]
    drawings = [STRATEGY_MAP.draw(board, document, style) for style in styles]
    for card in chain:
        assert len({figure_of(drawing, card.id).bounds for drawing in drawings}) == 1


def test_a_covered_card_shows_nothing_of_its_text_on_the_wall() -> None:
    document, board = a_map()
    card = a_card(document, board, text="secret", covered=True)
    drawing = STRATEGY_MAP.draw(board, visible(document, Audience.WALL), WALL)
    assert "secret" not in repr(drawing)
    assert words(figure_of(drawing, card.id).shapes) == ["1 covered"]


def test_a_covered_card_is_read_by_the_facilitator_paler_and_with_a_mark() -> None:
    document, board = a_map()
    plain = a_card(document, board, text="plain")
    card = a_card(document, board, text="secret", covered=True)
    drawing = STRATEGY_MAP.draw(board, document, SCREEN)
    shapes = figure_of(drawing, card.id).shapes
    assert words(shapes) == ["secret"]
    assert [shape.ink.token for shape in shapes if isinstance(shape, Text)] == ["muted"]
    assert len(shapes) > len(figure_of(drawing, plain.id).shapes)
    assert "(covered)" in figure_of(drawing, card.id).name


@pytest.mark.parametrize("colour", [CardColour.WARN, CardColour.OK, CardColour.FOCUS])
def test_a_cards_own_colour_has_a_shape_as_well(colour: CardColour) -> None:
    document, board = a_map()
    card = a_card(document, board)
    plain = figure_of(draw(document, board), card.id)
    with document.transaction("Colour") as draft:
        draft.put(card.changed(colour=colour))
    marked = figure_of(draw(document, board), card.id)
    assert len(marked.shapes) == len(plain.shapes) + 2


def test_links_of_another_map_are_not_drawn() -> None:
    document, board = a_map()
    _, other = a_map(document)
    a_chain(document, other)
    assert all(figure.record_id is None for figure in draw(document, board).figures)


def test_a_changed_text_leaves_all_other_figures_as_they_are() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    before = draw(document, board)
    with document.transaction("Edit") as draft:
        operations.set_text(draft, chain[3].id, "text", "Another")
    after = draw(document, board, before)

    changed = {
        one.name
        for one, other in zip(after.figures, before.figures, strict=True)
        if one is not other
    }
    assert changed == {
        "Objective: Another. Serves: Goal",
        "Strategy: Strategy. Serves: Another",
        "Link: Another serves Goal",
        "Link: Strategy serves Another",
    }
    assert after == draw(document, board)


def test_a_drawing_of_nothing_new_has_the_same_figures() -> None:
    document, board = a_map()
    a_chain(document, board, ["m", "v"])
    before = draw(document, board)
    after = draw(document, board, before)
    assert all(one is other for one, other in zip(after.figures, before.figures, strict=True))
    assert after.bands is before.bands


def test_a_copy_for_an_audience_that_is_equal_takes_figures_over() -> None:
    document, board = a_map()
    card = a_card(document, board)
    with document.transaction("Note") as draft:
        operations.set_text(draft, card.id, "note", "for me alone")
    before = STRATEGY_MAP.draw(board, visible(document, Audience.WALL), WALL)
    after = STRATEGY_MAP.draw(board, visible(document, Audience.WALL), WALL, before)
    assert figure_of(after, card.id) is figure_of(before, card.id)


def test_each_step_of_a_session_is_drawn_alike_afresh_and_from_the_step_before() -> None:
    document, board = a_map()
    drawing = draw(document, board)

    def step() -> None:
        nonlocal drawing
        drawing = draw(document, board, drawing)
        assert drawing == draw(document, board)

    with document.transaction("Paste") as draft:
        outline = "m\n v\n  g1\n   o1\n  g2\n   o2\n    s\n     c\n      t"
        cards = operations.paste_outline(draft, board, Level.MISSION, outline)
    step()
    with document.transaction("Add") as draft:
        operations.add_card(draft, board, Level.TOOL, "new", under=cards[2].id)
    step()
    with document.transaction("Edit") as draft:
        operations.set_text(draft, cards[4].id, "text", "long " * 80)
    step()
    with document.transaction("Delete") as draft:
        operations.delete(draft, [cards[3].id])
    step()
    for _ in range(3):
        document.undo()
        step()
    document.redo()
    step()
    with document.transaction("Pin") as draft:
        card = document.find(Card, cards[6].id)
        assert card is not None
        draft.put(card.changed(pinned_x=-700.5))
    step()
