"""Every key of the session window, in one table.

Shortcuts, command list, key sheet and tests are made from it. Key names are Qt's portable ones;
on macOS Qt itself reads Ctrl as Cmd.
"""

from dataclasses import dataclass
from enum import StrEnum

from confluence_desktop.workshop.cards import LEVELS, BoardKind
from confluence_desktop.workshop.spoken import say, spoken
from confluence_desktop.workshop.word_rules import LANGUAGES


class Scope(StrEnum):
    """Where a key counts."""

    EVERYWHERE = "everywhere"
    LINE = "line"
    BOARD = "board"
    AGENDA = "agenda"
    OUTLINE = "outline"
    FINDINGS = "findings"
    WALL = "wall"


@dataclass(frozen=True, slots=True)
class Key:
    """One command with its keys.

    Attributes:
        command: Stable name.
        keys: Key sequences in Qt's portable form; the first one is shown. Empty: command list only.
        shown: What the sheet shows instead of the first key, for keys that are no sequences.
        is_command: It can be run from the command list; else the panel itself answers the key.
    """

    command: str
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.EVERYWHERE
    shown: str = ""
    is_command: bool = True

    @property
    def words(self) -> str:
        """What the command list and the key sheet say."""
        said = spoken("keys")
        family, _, name = self.command.rpartition(".")
        if family == "level":
            return str(said["level"]).format(level=LEVELS[int(name) - 1].singular)
        if family == "board.new":
            return str(said["new_board"]).format(board=said["boards"][name])
        if family == "language":
            return str(said["language"]).format(language=said["languages"][name])
        if family == "theme":
            return say(f"home.commands.{name}")
        return str(said["words"][self.command])


def _of_panel(scope: Scope, command: str, *keys: str, shown: str = "") -> Key:
    return Key(command, keys, scope, shown, is_command=False)


_BOARDS = (
    BoardKind.REQUESTS,
    BoardKind.STRATEGY_MAP,
    BoardKind.CATCH_22,
    BoardKind.POLARITY,
    BoardKind.CONFLUENCE_PLAN,
)

_THEMES = ("light", "dark", "system")

OTHER_LANGUAGE = "und"
"""None of those whose words checks can read; the code is the one of ISO 639."""

KEYS: tuple[Key, ...] = (
    Key("undo", ("Ctrl+Z",)),
    Key("redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    *(Key(f"level.{number}", (f"Ctrl+{number}",)) for number in range(1, len(LEVELS) + 1)),
    Key("up", ("Alt+Up",)),
    Key("down", ("Alt+Down",)),
    Key("duplicate", ("Ctrl+D",)),
    Key("copy", ("Ctrl+C",)),
    Key("cut", ("Ctrl+X",)),
    Key("paste", ("Ctrl+V",)),
    Key("colour.next", ("Ctrl+Shift+K",)),
    Key("colour.level"),
    Key("colour.warn"),
    Key("colour.ok"),
    Key("colour.focus"),
    Key("cluster.group", ("Ctrl+G",)),
    Key("cluster.put_in", ("Ctrl+B",)),
    Key("cluster.let_go", ("Ctrl+Shift+G",)),
    Key("cluster.new"),
    Key("cluster.ungroup"),
    Key("cluster.collapse", ("Ctrl+Shift+M",)),
    Key("cluster.name"),
    Key("tidy.map", ("Ctrl+T",)),
    Key("tidy.selection", ("Ctrl+Shift+T",)),
    Key("lanes.two", ("Ctrl+Shift+L",)),
    Key("lanes.next", ("Alt+PgDown",)),
    Key("lanes.previous", ("Alt+PgUp",)),
    Key("chain.keep", ("Ctrl+H",)),
    Key("chain.select", ("Ctrl+J",)),
    Key("plan.table", ("Ctrl+Shift+V",)),
    Key("plan.steps", ("Ctrl+Shift+I",)),
    Key("select.level", ("Ctrl+Shift+J",)),
    Key("what_if", ("Ctrl+I",)),
    Key("note.park", ("Ctrl+Shift+P",)),
    Key("note.decision", ("Ctrl+Shift+D",)),
    Key("note.action", ("Ctrl+Shift+A",)),
    Key("note.private", ("Ctrl+Shift+N",)),
    Key("silent", ("Ctrl+Shift+Q",)),
    Key("reveal", ("Ctrl+Shift+R",)),
    Key("agenda.next", ("PgDown",)),
    Key("agenda.previous", ("PgUp",)),
    Key("list.down", ("Ctrl+PgDown",)),
    Key("list.up", ("Ctrl+PgUp",)),
    Key("exercise", ("Ctrl+Shift+C",)),
    Key("stage.next", ("Ctrl+Shift+PgDown",)),
    Key("stage.previous", ("Ctrl+Shift+PgUp",)),
    Key("stage.panel", ("F10",)),
    Key("stage.form"),
    Key("agenda.add"),
    *(Key(f"board.new.{kind}") for kind in _BOARDS),
    Key("timer.toggle", ("F8",)),
    Key("timer.more", ("F9",)),
    Key("timer.less", ("Shift+F9",)),
    Key("wall.on", ("F5",)),
    Key("wall.off", ("Shift+F5",)),
    Key("wall.blank", ("Ctrl+Shift+B",)),
    Key("wall.freeze", ("Ctrl+Shift+F",)),
    Key("wall.spotlight", ("Ctrl+Shift+S",)),
    Key("wall.test_card", ("Ctrl+F5",)),
    Key("wall.stop_asking"),
    Key("wall.colours"),
    Key("export", ("Ctrl+E",)),
    Key("step.together", ("F7",)),
    Key("step.tool", ("Shift+F7",)),
    Key("request.map", ("Ctrl+M",)),
    Key("request.park", ("Ctrl+Shift+X",)),
    Key("request.rewrite"),
    Key("fit", ("Ctrl+0",)),
    Key("zoom.full", ("Ctrl+Shift+0",)),
    Key("zoom.in", ("Ctrl++", "Ctrl+=", "Ctrl+Shift++", "Ctrl+Shift+=")),
    Key("zoom.out", ("Ctrl+-",)),
    Key("line", ("Ctrl+L",)),
    Key("find", ("Ctrl+F",)),
    Key("panel.next", ("F6",)),
    Key("panel.previous", ("Shift+F6",)),
    Key("fold.agenda", ("F3",)),
    Key("fold.details", ("F4",)),
    Key("outline", ("Ctrl+Shift+O",)),
    Key("findings", ("Ctrl+Shift+E",)),
    Key("sight.copy", ("Ctrl+Shift+Y",)),
    Key("people"),
    *(Key(f"theme.{name}") for name in _THEMES),
    *(Key(f"language.{name}") for name in (*LANGUAGES, OTHER_LANGUAGE)),
    Key("commands", ("Ctrl+K",)),
    Key("keys", ("F1",)),
    Key("home", ("Ctrl+Shift+H",)),
    _of_panel(Scope.LINE, "line.add", "Return", "Enter"),
    _of_panel(Scope.LINE, "line.child", "Tab"),
    _of_panel(Scope.LINE, "line.out", "Shift+Tab"),
    _of_panel(Scope.LINE, "line.under", shown="↑ ↓"),
    _of_panel(Scope.LINE, "line.break", "Ctrl+Return", "Ctrl+Enter"),
    _of_panel(Scope.LINE, "line.like", "Alt+Return"),
    _of_panel(Scope.LINE, "line.leave", "Esc"),
    _of_panel(Scope.BOARD, "board.walk", shown="← ↑ ↓ →"),
    _of_panel(Scope.BOARD, "board.extend", shown="Shift + ← ↑ ↓ →"),
    _of_panel(Scope.BOARD, "board.edit", "Return", "F2"),
    _of_panel(Scope.BOARD, "board.order", shown="Alt + ← →"),
    _of_panel(Scope.BOARD, "board.link", "L"),
    Key("pin", ("P",), Scope.BOARD),
    Key("nudge.left", ("Ctrl+Shift+Left",), Scope.BOARD),
    Key("nudge.right", ("Ctrl+Shift+Right",), Scope.BOARD),
    Key("board.clicker", (".", "B"), Scope.BOARD),
    _of_panel(Scope.BOARD, "board.ends", "Home", "End"),
    _of_panel(Scope.BOARD, "board.delete", "Del", "Backspace"),
    _of_panel(Scope.BOARD, "board.all", "Ctrl+A"),
    _of_panel(Scope.BOARD, "board.pan", shown=say("keys.shown.pan")),
    _of_panel(Scope.AGENDA, "agenda.go", "Return", "Enter"),
    _of_panel(Scope.AGENDA, "agenda.edit", "F2"),
    _of_panel(Scope.AGENDA, "agenda.insert", "Ins"),
    _of_panel(Scope.AGENDA, "agenda.delete", "Del"),
    _of_panel(Scope.OUTLINE, "outline.edit", "Return", "Enter", "F2"),
    _of_panel(Scope.OUTLINE, "outline.beside", "Ins"),
    _of_panel(Scope.OUTLINE, "outline.below", "Shift+Ins"),
    _of_panel(Scope.OUTLINE, "outline.link", "L"),
    _of_panel(Scope.OUTLINE, "outline.order", shown="Alt + ← →"),
    _of_panel(Scope.FINDINGS, "findings.show", "Return", "Enter"),
    _of_panel(Scope.FINDINGS, "findings.ask", "A"),
    _of_panel(Scope.FINDINGS, "findings.park", "P"),
    _of_panel(Scope.FINDINGS, "findings.accept", "B"),
    _of_panel(Scope.FINDINGS, "findings.take_back", "R"),
    _of_panel(Scope.FINDINGS, "findings.catch_22", "C"),
    _of_panel(Scope.WALL, "wall.clicker", ".", "B"),
    _of_panel(Scope.WALL, "wall.leave", shown=say("keys.shown.leave")),
)


def key_of(command: str) -> Key:
    """The table's line of a command.

    Raises:
        KeyError: There is no such command.
    """
    for key in KEYS:
        if key.command == command:
            return key
    raise KeyError(command)
