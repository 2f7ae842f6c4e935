"""A polarity board as a drawing: pure, from records and a style alone (LAW-7)."""

from dataclasses import dataclass

from confluence_desktop.boards.polarity import figures
from confluence_desktop.boards.polarity.lists import ListText, fitted_list
from confluence_desktop.boards.polarity.measures import EDGE, Measures, measures
from confluence_desktop.boards.polarity.operations import entries_of
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.keeping import keeping
from confluence_desktop.drawing.shapes import Drawing, Figure
from confluence_desktop.drawing.style import Style
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.polarity import PolarityPlace
from confluence_desktop.workshop.spoken import spoken

_LOBE_WIDTHS = (420.0, 390.0, 360.0, 330.0, 300.0, 270.0, 240.0, 210.0, 180.0, 150.0)
_TOP, _CORNER_CLEAR = 14.0, 12.0
_LOBE_KINDS = ("upside", "downside")
_CORNER_KINDS = ("action", "warning")


def draw_polarity(
    board: Board, records: Records, style: Style, previous: Drawing | None = None
) -> Drawing:
    """The board as a medium shows it; equal figures of `previous` are kept as they are."""
    board = records.find(Board, board.id) or board  # its fields may be newer in a draft
    longest = max(
        len(entries_of(records, board.id, place))
        for place in PolarityPlace
        if _kind(place) in _CORNER_KINDS
    )
    scene = _Scene(board, records, measures(style, longest), style)
    drawn = [
        figures.sign(board, scene.measure),
        *scene.edges(),
        *scene.poles(),
        *(figure for place in PolarityPlace for figure in scene.entries(place)),
    ]
    drawn.sort(key=lambda figure: figure.z)
    return keeping(Drawing(scene.measure.bounds, tuple(drawn)), previous)


def place_at(drawing: Drawing, board: Board, to: Point) -> PolarityPlace:
    """The list that a point of a drawing belongs to."""
    sign = drawing.figure(f"{board.id}.sign")
    reach = sign.bounds.bottom if sign is not None else drawing.bounds.bottom
    kinds = _CORNER_KINDS if abs(to.y) > reach else _LOBE_KINDS
    side = "left" if to.x < 0 else "right"
    return PolarityPlace(f"{side}_{kinds[0 if to.y < 0 else 1]}")


@dataclass(frozen=True, slots=True)
class _Scene:
    board: Board
    records: Records
    measure: Measures
    style: Style

    def edges(self) -> list[Figure]:
        return [
            figure
            for field in ("purpose", "fear")
            for figure in figures.edge_text(
                self.board, field, self.measure, has_prompts=self.style.has_prompts
            )
        ]

    def poles(self) -> list[Figure]:
        middle = self.measure.centre
        return [
            figures.pole(self.board, field, x, self.measure, has_prompts=self.style.has_prompts)
            for field, x in (("left_name", -middle), ("right_name", middle))
        ]

    def entries(self, place: PolarityPlace) -> list[Figure]:
        found = entries_of(self.records, self.board.id, place)
        asks = self.style.has_prompts
        question = spoken("polarity")["questions"][place] if asks else ""
        if not found and not question:
            return []
        said = ListText(place, found, question)
        if _kind(place) in _CORNER_KINDS:
            return self._in_corner(said)
        return self._in_lobe(said)

    def _in_lobe(self, said: ListText) -> list[Figure]:
        """Upsides end above the pole's name, downsides begin below it."""
        measure, is_above = self.measure, _kind(said.place) == "upside"

        def spread(height: float) -> tuple[float, float, float]:
            top = -measure.name_half - 4 - height if is_above else measure.name_half + 4
            return (top, *measure.free(top, top + height))

        def fits(width: float, height: float) -> bool:
            most = measure.sign.half_height - STROKE / 2 - CASING - measure.name_half - 10
            _, inner, outer = spread(height)
            return height <= most and outer - inner >= width

        plan = fitted_list(said, measure.entry_px, measure.label_px, _LOBE_WIDTHS, fits)
        top, inner, outer = spread(plan.height)
        half = plan.width / 2
        middle = max(inner + half, min(outer - half, measure.centre))
        middle = -middle if said.place.startswith("left") else middle
        return figures.entries(self.board, plan, Point(middle - plan.width / 2, top))

    def _in_corner(self, said: ListText) -> list[Figure]:
        """Actions above the sign, warnings below it, each at the side of its pole."""
        measure = self.measure
        room = measure.head - _CORNER_CLEAR

        def fits(width: float, height: float) -> bool:
            return width <= measure.side and height <= room

        plan = fitted_list(said, measure.entry_px, measure.label_px, (measure.side,), fits)
        left = -measure.width / 2 + EDGE
        x = left if said.place.startswith("left") else -left - measure.side
        y = -measure.height / 2 + _TOP
        if _kind(said.place) == "warning":
            y = measure.height / 2 - _TOP - plan.height
        return figures.entries(self.board, plan, Point(x, y))


def _kind(place: PolarityPlace) -> str:
    return place.partition("_")[2]
