"""Every key of the session window, in one table.

Shortcuts, command list, key sheet and tests are made from it. Key names are Qt's portable ones;
on macOS Qt itself reads Ctrl as Cmd.
"""

from dataclasses import dataclass
from enum import StrEnum

from confluence_desktop.workshop.cards import LEVELS, BoardKind


class Scope(StrEnum):
    """Where a key counts."""

    EVERYWHERE = "everywhere"
    LINE = "in the line"
    BOARD = "with the board in focus"
    AGENDA = "in the agenda"
    OUTLINE = "in the outline"
    FINDINGS = "in the findings"
    WALL = "on the wall"


@dataclass(frozen=True, slots=True)
class Key:
    """One command with its keys.

    Attributes:
        command: Stable name.
        words: What the command list and the key sheet say.
        keys: Key sequences in Qt's portable form; the first one is shown. Empty: command list only.
        shown: What the sheet shows instead of the first key, for keys that are no sequences.
        is_command: It can be run from the command list; else the panel itself answers the key.
    """

    command: str
    words: str
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.EVERYWHERE
    shown: str = ""
    is_command: bool = True


def _of_panel(scope: Scope, command: str, words: str, *keys: str, shown: str = "") -> Key:
    return Key(command, words, keys, scope, shown, is_command=False)


_BOARDS = {
    BoardKind.REQUESTS: "requests",
    BoardKind.STRATEGY_MAP: "strategy map",
    BoardKind.CATCH_22: "Catch-22",
    BoardKind.POLARITY: "polarity",
    BoardKind.CONFLUENCE_PLAN: "Confluence plan",
}

_THEMES = {"light": "light", "dark": "dark", "system": "as the system"}

KEYS: tuple[Key, ...] = (
    Key("undo", "Undo", ("Ctrl+Z",)),
    Key("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    *(
        Key(f"level.{number}", f"Level of the next or selected card: {level}", (f"Ctrl+{number}",))
        for number, level in enumerate(LEVELS, 1)
    ),
    Key("up", "One level up (in the agenda: one place)", ("Alt+Up",)),
    Key("down", "One level down (in the agenda: one place)", ("Alt+Down",)),
    Key("duplicate", "Duplicate what is selected", ("Ctrl+D",)),
    Key("copy", "Copy", ("Ctrl+C",)),
    Key("cut", "Cut", ("Ctrl+X",)),
    Key("paste", "Paste", ("Ctrl+V",)),
    Key("colour.next", "Colour the selected cards: the next colour", ("Ctrl+Shift+K",)),
    Key("colour.level", "Colour the selected cards: as their level"),
    Key("colour.warn", "Colour the selected cards: amber"),
    Key("colour.ok", "Colour the selected cards: green"),
    Key("colour.focus", "Colour the selected cards: blue"),
    Key("cluster.group", "Group the selected cards; with some of a cluster: into it", ("Ctrl+G",)),
    Key("cluster.put_in", "Put the selected cards into a cluster, by its name", ("Ctrl+B",)),
    Key("cluster.let_go", "Take cards out of their cluster; ungroup a cluster", ("Ctrl+Shift+G",)),
    Key("cluster.new", "Group the selected cards as a new cluster"),
    Key("cluster.ungroup", "Ungroup the whole cluster of the selected card"),
    Key("cluster.collapse", "Collapse the selected cluster, or open it", ("Ctrl+Shift+M",)),
    Key("cluster.name", "Name the selected cluster"),
    Key("tidy.map", "Tidy the map", ("Ctrl+T",)),
    Key("tidy.selection", "Tidy the selected cards alone", ("Ctrl+Shift+T",)),
    Key("lanes.two", "Two neighbouring levels alone, or all", ("Ctrl+Shift+L",)),
    Key("lanes.next", "The next two levels", ("Alt+PgDown",)),
    Key("lanes.previous", "The two levels before", ("Alt+PgUp",)),
    Key("chain.keep", "Keep the chain of the selected card in sight, or let it go", ("Ctrl+H",)),
    Key("chain.select", "Select the chain of the selected card", ("Ctrl+J",)),
    Key("plan.table", "The plan as a table, or as a drawing", ("Ctrl+Shift+V",)),
    Key("plan.steps", "Make rounds of the steps at the crossing", ("Ctrl+Shift+I",)),
    Key("select.level", "Select the whole level", ("Ctrl+Shift+J",)),
    Key("what_if", "What if the selected cards were gone, or back again", ("Ctrl+I",)),
    Key("note.park", "Park it", ("Ctrl+Shift+P",)),
    Key("note.decision", "Note a decision", ("Ctrl+Shift+D",)),
    Key("note.action", "Note an action", ("Ctrl+Shift+A",)),
    Key("note.private", "Facilitator's note", ("Ctrl+Shift+N",)),
    Key("silent", "Silent capture: what is added is covered, or not", ("Ctrl+Shift+Q",)),
    Key("reveal", "Reveal what is covered", ("Ctrl+Shift+R",)),
    Key("agenda.next", "Next agenda item", ("PgDown",)),
    Key("agenda.previous", "Previous agenda item", ("PgUp",)),
    Key("list.down", "Scroll the list down", ("Ctrl+PgDown",)),
    Key("list.up", "Scroll the list up", ("Ctrl+PgUp",)),
    Key("exercise", "Go through the Catch-22 exercise, or leave it", ("Ctrl+Shift+C",)),
    Key("stage.next", "Next stage of the exercise", ("Ctrl+Shift+PgDown",)),
    Key("stage.previous", "The stage before", ("Ctrl+Shift+PgUp",)),
    Key("stage.panel", "To what is done in the stage", ("F10",)),
    Key("stage.form", "The short form of the exercise, or the full one"),
    Key("agenda.add", "Add an agenda item"),
    *(Key(f"board.new.{kind}", f"Add a board: {name}") for kind, name in _BOARDS.items()),
    Key("timer.toggle", "Start or pause the countdown", ("F8",)),
    Key("timer.more", "One minute more", ("F9",)),
    Key("timer.less", "One minute less", ("Shift+F9",)),
    Key("wall.on", "Project on the wall", ("F5",)),
    Key("wall.off", "End projecting", ("Shift+F5",)),
    Key("wall.blank", "Blank the wall, and back", ("Ctrl+Shift+B",)),
    Key("wall.freeze", "Freeze the wall, and back", ("Ctrl+Shift+F",)),
    Key("wall.spotlight", "Spotlight the selection on the wall, and back", ("Ctrl+Shift+S",)),
    Key("wall.test_card", "Test card on the wall, and back", ("Ctrl+F5",)),
    Key("wall.stop_asking", "Take the question that is asked off the wall"),
    Key("wall.colours", "Light or dark wall"),
    Key("export", "Export the PDF", ("Ctrl+E",)),
    Key("step.together", "Step: together, or alone; request: done to people, or with", ("F7",)),
    Key("step.tool", "Step: with a tool, or without; request: starts from one", ("Shift+F7",)),
    Key("request.map", "Send the request to the map", ("Ctrl+M",)),
    Key("request.park", "Park the request, or take it back", ("Ctrl+Shift+X",)),
    Key("request.rewrite", "Write the request's question from its fields again"),
    Key("fit", "Fit the board", ("Ctrl+0",)),
    Key("zoom.full", "Zoom to 100 %", ("Ctrl+Shift+0",)),
    Key("zoom.in", "Zoom in", ("Ctrl++", "Ctrl+=", "Ctrl+Shift++", "Ctrl+Shift+=")),
    Key("zoom.out", "Zoom out", ("Ctrl+-",)),
    Key("line", "To the line", ("Ctrl+L",)),
    Key("find", "Find on the board", ("Ctrl+F",)),
    Key("panel.next", "Next panel", ("F6",)),
    Key("panel.previous", "Previous panel", ("Shift+F6",)),
    Key("fold.agenda", "Show or fold the agenda", ("F3",)),
    Key("fold.details", "Show or fold the details", ("F4",)),
    Key("outline", "The outline of the board, or away with it", ("Ctrl+Shift+O",)),
    Key("findings", "What the board still lacks, or away with it", ("Ctrl+Shift+E",)),
    Key("sight.copy", "Copy the line of sight of the selected card", ("Ctrl+Shift+Y",)),
    Key("people", "The people in the room: add, paste, rename, remove"),
    *(Key(f"theme.{name}", f"Colours of the windows: {words}") for name, words in _THEMES.items()),
    Key("commands", "Every command", ("Ctrl+K",)),
    Key("keys", "Every key", ("F1",)),
    Key("home", "Back to the library", ("Ctrl+Shift+H",)),
    _of_panel(Scope.LINE, "line.add", "Add, and stay", "Return", "Enter"),
    _of_panel(Scope.LINE, "line.child", "The next one under the last one", "Tab"),
    _of_panel(Scope.LINE, "line.out", "Back out, beside its parent", "Shift+Tab"),
    _of_panel(Scope.LINE, "line.under", "Choose what the next one goes under", shown="↑ ↓"),
    _of_panel(Scope.LINE, "line.break", "Break the line", "Ctrl+Return", "Ctrl+Enter"),
    _of_panel(Scope.LINE, "line.like", "To the card that is like the text", "Alt+Return"),
    _of_panel(Scope.LINE, "line.leave", "To the board; the text stays", "Esc"),
    _of_panel(Scope.BOARD, "board.walk", "Walk along links and lanes", shown="← ↑ ↓ →"),
    _of_panel(Scope.BOARD, "board.extend", "Extend the selection", shown="Shift + ← ↑ ↓ →"),
    _of_panel(Scope.BOARD, "board.edit", "Edit; on nothing: to the line", "Return", "F2"),
    _of_panel(Scope.BOARD, "board.order", "Order in the lane", shown="Alt + ← →"),
    _of_panel(Scope.BOARD, "board.link", "Link: then letters of the other card", "L"),
    Key("pin", "Pin a card where it stands, or let it go", ("P",), Scope.BOARD),
    Key("nudge.left", "Nudge a pinned card to the left", ("Ctrl+Shift+Left",), Scope.BOARD),
    Key("nudge.right", "Nudge a pinned card to the right", ("Ctrl+Shift+Right",), Scope.BOARD),
    Key("board.clicker", "Blank the wall, and back (a clicker's)", (".", "B"), Scope.BOARD),
    _of_panel(Scope.BOARD, "board.ends", "First, last card of the row", "Home", "End"),
    _of_panel(Scope.BOARD, "board.delete", "Delete", "Del", "Backspace"),
    _of_panel(Scope.BOARD, "board.all", "Select all", "Ctrl+A"),
    _of_panel(Scope.BOARD, "board.pan", "Pan", shown="Space + drag"),
    _of_panel(Scope.AGENDA, "agenda.go", "Go to the item", "Return", "Enter"),
    _of_panel(Scope.AGENDA, "agenda.edit", "Change its title", "F2"),
    _of_panel(Scope.AGENDA, "agenda.insert", "Add an item after it", "Ins"),
    _of_panel(Scope.AGENDA, "agenda.delete", "Delete the item", "Del"),
    _of_panel(Scope.OUTLINE, "outline.edit", "Edit the row", "Return", "Enter", "F2"),
    _of_panel(Scope.OUTLINE, "outline.beside", "Add a card beside it", "Ins"),
    _of_panel(Scope.OUTLINE, "outline.below", "Add a card below it", "Shift+Ins"),
    _of_panel(Scope.OUTLINE, "outline.link", "Link: then letters of the other card", "L"),
    _of_panel(Scope.OUTLINE, "outline.order", "Order in the lane", shown="Alt + ← →"),
    _of_panel(Scope.FINDINGS, "findings.show", "To its cards on the board", "Return", "Enter"),
    _of_panel(Scope.FINDINGS, "findings.ask", "Ask it on the wall, or stop asking", "A"),
    _of_panel(Scope.FINDINGS, "findings.park", "Park it", "P"),
    _of_panel(Scope.FINDINGS, "findings.accept", "Accept it, because …", "B"),
    _of_panel(Scope.FINDINGS, "findings.take_back", "Take the acceptance back", "R"),
    _of_panel(Scope.FINDINGS, "findings.catch_22", "Open it as a Catch-22", "C"),
    _of_panel(Scope.WALL, "wall.clicker", "Blank, and back (of a clicker)", ".", "B"),
    _of_panel(Scope.WALL, "wall.leave", "End projecting", shown="Esc, held"),
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
