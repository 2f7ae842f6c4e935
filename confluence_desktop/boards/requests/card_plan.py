"""What stands where on the card of one request: pure geometry over laid-out texts."""

from dataclasses import dataclass, replace

from confluence_desktop.boards.requests.measures import Form
from confluence_desktop.boards.requests.operations import FIELDS, TESTS
from confluence_desktop.boards.requests.sentences import has_question, is_stale, question_of
from confluence_desktop.boards.requests.to_the_map import MapState
from confluence_desktop.drawing.fitted_text import fit_text, one_line
from confluence_desktop.drawing.text_block import Face, TextBlock
from confluence_desktop.drawing.text_layout import layout_text
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import spoken

_COLUMN_GAP = 36.0
_SHARES = (0.30, 0.28, 0.42)
"""Of a wide card's inner width: the words, what lies behind them, the question."""
_QUOTE_LINES, _QUESTION_LINES, _FIELD_LINES = 8, 8, 5
_ROOM_LINES = 3
"""Type becomes smaller where a text takes more lines than these."""
_LABEL_TOKENS = {
    "tool": "tools",
    "capability": "level.capability",
    "with_whom": "together",
    "purpose": "level.goal",
}
_ANSWER_TOKENS: dict[bool | None, str] = {True: "warn", False: "ok", None: "muted"}
ANSWER_KEYS: dict[bool | None, str] = {True: "true", False: "false", None: "null"}
"""What an answer is called among the words."""
_STATE_WORDS = {
    MapState.ON_MAP: ("on_map", "ok"),
    MapState.COVERED: ("on_map_covered", "muted"),
    MapState.PARKED: ("parked", "muted"),
    MapState.CARD_GONE: ("card_gone", "warn"),
    MapState.TOOL_GONE: ("tool_gone", "warn"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a card; places count from the card's upper left corner.

    Attributes:
        name: The field that it shows, if it is one; a label's is `label.` and its field.
        is_low: It sinks to the lower edge of a card that is higher than its texts.
    """

    name: str
    block: TextBlock
    x: float
    y: float
    token: str
    is_low: bool = False

    @property
    def bottom(self) -> float:
        return self.y + self.block.height


@dataclass(frozen=True, slots=True)
class CardPlan:
    """A card's texts and its height; `rule_y` is where a thin line parts the question off."""

    request: Request
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rule_y: float | None = None

    def stretched(self, height: float, *, is_wide: bool) -> "CardPlan":
        """The same in a card of another height: the question stands low, or in the middle."""
        more = height - self.height
        if more <= 0:
            return self
        by = more / 2 if is_wide else more
        pieces = tuple(
            replace(piece, y=piece.y + by) if piece.is_low else piece for piece in self.pieces
        )
        rule_y = self.rule_y + by if self.rule_y is not None else None
        return replace(self, height=height, pieces=pieces, rule_y=rule_y)


def plan_card(request: Request, state: MapState, form: Form, *, has_prompts: bool) -> CardPlan:
    """The card of a request in a form, as high as its texts need."""
    planner = _Planner(request, state, form, has_prompts)
    return planner.wide() if form.is_wide else planner.tall()


@dataclass(frozen=True, slots=True)
class _Planner:
    request: Request
    state: MapState
    form: Form
    has_prompts: bool

    def wide(self) -> CardPlan:
        form = self.form
        gaps = 2 if form.is_full else 1
        inner = form.width - 2 * form.pad - gaps * _COLUMN_GAP
        shares = _SHARES if form.is_full else (0.4, 0.0, 0.6)
        words, behind, asked = (share * inner for share in shares)
        x = form.pad
        pieces = self._left(x, words)
        x += words + _COLUMN_GAP
        if form.is_full:
            y = form.pad
            for field in FIELDS:
                added = self._field(field, x, y, behind)
                pieces += added
                y = added[-1].bottom + 8
            x += behind + _COLUMN_GAP
        question = self._question(x, form.pad, asked)
        lowest = max(piece.bottom for piece in (*pieces, *question))
        height = lowest + form.pad
        free = height - form.pad - question[-1].bottom
        raised = [replace(piece, y=piece.y + free / 2) for piece in question]
        return CardPlan(self.request, form.width, height, (*pieces, *raised))

    def tall(self) -> CardPlan:
        form = self.form
        inner = form.width - 2 * form.pad
        pieces = [self._quote(form.pad, form.pad, inner)]
        y = pieces[-1].bottom + 12
        if form.is_full:
            half = (inner - 24) / 2
            for pair in (FIELDS[:2], FIELDS[2:]):
                rows = [
                    self._field(field, form.pad + at * (half + 24), y, half)
                    for at, field in enumerate(pair)
                ]
                pieces += [piece for row in rows for piece in row]
                y = max(row[-1].bottom for row in rows) + 10
        tests = self._tests(form.pad, y, inner)
        pieces += tests
        y = (tests[-1].bottom if tests else y) + 14
        question = self._question(form.pad, y + 12, inner)
        last = question[-1].bottom
        foot = self._state(form.pad, last + 8, inner)
        if foot is not None:
            question.append(foot)
            last = foot.bottom
        pieces += [replace(piece, is_low=True) for piece in question]
        return CardPlan(self.request, form.width, last + form.pad, tuple(pieces), rule_y=y)

    def _left(self, x: float, width: float) -> list[Piece]:
        pieces = [self._quote(x, self.form.pad, width)]
        pieces += self._tests(x, pieces[-1].bottom + 12, width)
        foot = self._state(x, pieces[-1].bottom + 8, width)
        return pieces if foot is None else [*pieces, foot]

    def _quote(self, x: float, y: float, width: float) -> Piece:
        said = spoken("requests")["quote"].format(text=self.request.text.strip())
        block = _grown(said, self.form.quote_px, width, _QUOTE_LINES, weight=600)
        return Piece("text", block, x, y, "ink")

    def _field(self, field: str, x: float, y: float, width: float) -> list[Piece]:
        words, form = spoken("requests"), self.form
        said = str(getattr(self.request, field)).strip()
        label = one_line(words["fields"][field], Face(form.label_px, 600), width)
        asked = words["questions"][field] if self.has_prompts else words["gap"]
        value = layout_text(said or asked, Face(form.field_px), width, max_lines=_FIELD_LINES)
        return [
            Piece(f"label.{field}", label, x, y, _LABEL_TOKENS[field]),
            Piece(field, value, x, y + label.height, "ink" if said else "muted"),
        ]

    def _tests(self, x: float, y: float, width: float) -> list[Piece]:
        pieces: list[Piece] = []
        for test in TESTS:
            is_so: bool | None = getattr(self.request, test)
            if is_so is None and not self.has_prompts:
                continue
            face = Face(self.form.label_px, 600 if is_so is not None else 400)
            said = self._test_words(test)
            block = layout_text(said, face, width, max_lines=3)
            pieces.append(Piece(test, block, x, y, _ANSWER_TOKENS[is_so]))
            y = pieces[-1].bottom + 2
        return pieces

    def _test_words(self, test: str) -> str:
        words, is_so = spoken("requests"), getattr(self.request, test)
        key = ANSWER_KEYS[is_so]
        if is_so is None or self.form.is_full:
            return f"{words['tests'][test]}  {words['answers'][key]}"
        return f"{words['short_answers'][key]} {words['short_tests'][test][key]}"

    def _question(self, x: float, y: float, width: float) -> list[Piece]:
        request, form = self.request, self.form
        said = question_of(request)
        has_words = has_question(request)
        weight = 700 if has_words else 400
        block = _grown(said, form.question_px, width, _QUESTION_LINES, weight=weight)
        pieces = [Piece("question", block, x, y, "ink" if has_words else "muted")]
        if is_stale(request):
            note = spoken("requests")["written_before"]
            mark = layout_text(note, Face(form.label_px), width, max_lines=2)
            pieces.append(Piece("stale", mark, x, pieces[-1].bottom + 4, "warn"))
        return pieces

    def _state(self, x: float, y: float, width: float) -> Piece | None:
        if self.state not in _STATE_WORDS:
            return None
        name, token = _STATE_WORDS[self.state]
        if self.state is MapState.PARKED and self.request.purpose.strip():
            name = "parked_later"
        said = spoken("requests")[name]
        block = layout_text(said, Face(self.form.label_px, 600), width, max_lines=2)
        return Piece("state", block, x, y, token)


def _grown(
    text: str, sizes_px: tuple[float, ...], width: float, lines: int, *, weight: int
) -> TextBlock:
    """Text in the largest size that keeps it low; in the smallest it grows, to so many lines."""
    room = _ROOM_LINES * sizes_px[0] * 1.3 + 1
    block = fit_text(text, sizes_px, width, room, weight=weight)
    if block.lines <= lines:
        return block
    return layout_text(text, block.face, width, max_lines=lines)
