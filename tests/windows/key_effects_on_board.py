"""What the keys that count with the board in focus are to do."""

from PySide6.QtTest import QTest

from confluence_desktop.windows.wall_state import WallState
from confluence_desktop.workshop.links import Link
from tests.windows.key_places import BOARD, CARDS, Keys, line


@line("board.walk", "Up", "Down", "Left", "Right", places=(BOARD,))
def _walk(keys: Keys, key: str, place: str) -> None:
    keys.view.select(["card_o" if key in {"Up", "Down"} else "card_b"])
    keys.press(key)
    goals = {"Up": "card_a", "Down": "card_s", "Left": "card_a", "Right": "card_c"}
    assert keys.page.selection == {goals[key]}


@line("board.extend", "Shift+Left", "Shift+Right", places=(BOARD,))
def _extend(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.selection == {"card_b", "card_a" if key == "Shift+Left" else "card_c"}


@line("board.ends", "Home", "End", places=(BOARD,))
def _ends(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.selection == {"card_a" if key == "Home" else "card_c"}
    keys.press("Shift+Home" if key == "End" else "Shift+End")
    assert keys.page.selection == {"card_a", "card_b", "card_c"}


@line("board.edit", "Return", "Enter", "F2", places=(BOARD,))
def _edit(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    editor = keys.view.editing.editor
    assert editor is not None
    assert editor.toPlainText() == "Goal B"
    assert editor.textCursor().atEnd()


@line("board.edit", "Return", places=(BOARD,))
def _enter_on_nothing(keys: Keys, key: str, place: str) -> None:
    keys.view.select([])
    keys.press(key)
    assert keys.driver.focus() is keys.page.line.field


@line("board.clicker", ".", "B", places=(BOARD,))
def _clicker(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.texts() == ["Goal A", "Goal B", "Goal C"]
    keys.page.start_wall()
    wall = keys.page.projection.wall
    assert wall is not None
    keys.press(key)
    assert wall.state == WallState.BLANK.value
    keys.press(key)
    assert wall.state == WallState.LIVE.value


@line("line", "Ctrl+L")
def _line(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.driver.focus() is keys.page.line.field


@line("board.order", "Alt+Left", "Alt+Right", places=(BOARD,))
def _order(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    orders = {
        "Alt+Left": ["Goal B", "Goal A", "Goal C"],
        "Alt+Right": ["Goal A", "Goal C", "Goal B"],
    }
    assert keys.texts() == orders[key]


@line("pin", "P", places=(BOARD,))
def _pin(keys: Keys, key: str, place: str) -> None:
    figure = keys.view.index.by_key("card_b")
    assert figure is not None
    keys.press(key)
    assert keys.card("card_b").pinned_x == figure.bounds.x
    keys.press(key)
    assert keys.card("card_b").pinned_x is None


@line("nudge.left", "Ctrl+Shift+Left", places=(BOARD,))
@line("nudge.right", "Ctrl+Shift+Right", places=(BOARD,))
def _nudge(keys: Keys, key: str, place: str) -> None:
    keys.press("P")
    before = keys.card("card_b").pinned_x
    keys.press(key)
    after = keys.card("card_b").pinned_x
    assert before is not None
    assert after is not None
    assert (after < before) == key.endswith("Left")


@line("board.link", "L", places=(BOARD,))
def _link(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    QTest.keyClicks(keys.view, "strategy")
    keys.press("Return")
    pairs = {(link.source_id, link.target_id) for link in keys.page.document.all(Link)}
    assert ("card_s", "card_b") in pairs


@line("board.link", "L", places=(BOARD,))
def _letters_of_a_link_are_no_commands(keys: Keys, key: str, place: str) -> None:
    keys.press(key, "P", "Esc")
    assert keys.card("card_b").pinned_x is None


@line("cluster.group", "Ctrl+G")
def _into_the_cluster(keys: Keys, key: str, place: str) -> None:
    keys.group("card_c")
    keys.view.select(["card_b", "card_c"])
    keys.press(key)
    assert keys.members() == {"card_b", "card_c"}
    assert keys.page.document.next_undo is not None
    assert keys.page.document.next_undo.label == "Put a card into a cluster"


@line("cluster.put_in", "Ctrl+B")
def _into_a_cluster_by_name(keys: Keys, key: str, place: str) -> None:
    keys.group("card_c")
    keys.press(key)
    keys.driver.type("toge")
    keys.press("Return")
    assert keys.members() == {"card_b", "card_c"}


@line("cluster.let_go", "Ctrl+Shift+G")
def _out_of_the_cluster(keys: Keys, key: str, place: str) -> None:
    keys.group("card_b", "card_c")
    keys.press(key)
    assert keys.members() == {"card_c"}


@line("board.delete", "Del", "Backspace", places=(BOARD,))
def _delete(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.texts() == ["Goal A", "Goal C"]


@line("board.all", "Ctrl+A", places=(BOARD,))
def _all(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.selection == {card.id for card in CARDS}
