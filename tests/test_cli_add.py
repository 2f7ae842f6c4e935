"""`add` puts entries on every kind of board, line by line or as one outline."""

from confluence_desktop.cli import FAILED, OK, WRONG_WORDS
from tests.test_cli import Terminal, terminal

__all__ = ["terminal"]


def a_session(terminal: Terminal, template: str = "sample") -> str:
    assert terminal("new", "--title", "Entries", "--template", template) == OK
    return terminal.out.strip()


def saved(terminal: Terminal) -> list[str]:
    return [line.removeprefix("saved ") for line in terminal.out.splitlines()]


def test_an_outline_is_one_edit_of_linked_cards(terminal: Terminal) -> None:
    session = a_session(terminal, "strategy-map")
    typed = b"Young adults come back\n  40% more\n    Ask them\nStaff share\n"
    assert terminal("add", session, "--outline", "--level", "goal", typed=typed) == OK
    ids = saved(terminal)
    read = terminal.json("show", session)
    cards = {card["id"]: card for card in read["cards"]}
    assert [cards[id_]["level"] for id_ in ids] == ["goal", "objective", "strategy", "goal"]
    assert {(link["source_id"], link["target_id"]) for link in read["links"]} == {
        (ids[1], ids[0]),
        (ids[2], ids[1]),
    }
    from confluence_desktop.paths import library_dir
    from confluence_desktop.storage.library import Library

    library = Library(library_dir())
    opened = library.open(library.find(session))
    opened.document.undo()
    opened.close()
    assert terminal.json("show", session)["cards"] == []


def test_an_outline_without_a_level_begins_at_the_mission(terminal: Terminal) -> None:
    session = a_session(terminal, "strategy-map")
    assert terminal("add", session, "--outline", typed=b"# Read\n## Talk\n- Come back\n") == OK
    levels = [card["level"] for card in terminal.json("show", session)["cards"]]
    assert levels == ["mission", "vision", "goal"]


def test_a_because_goes_to_the_arrow_that_is_named(terminal: Terminal) -> None:
    session = a_session(terminal)
    words = ("add", session, "--board", "catch-22", "--arrow", "right.2")
    assert terminal(*words, typed=b"We are shy\nIt is late\n") == OK
    ids = saved(terminal)
    becauses = {one["id"]: one for one in terminal.json("show", session)["becauses"]}
    assert [becauses[id_]["arrow_key"] for id_ in ids] == ["right.2", "right.2"]
    assert becauses[ids[1]]["order"] > becauses[ids[0]]["order"]


def test_steps_rounds_and_requests_are_added_at_their_end(terminal: Terminal) -> None:
    session = a_session(terminal)
    for words, kind in (
        (("--board", "catch-22", "--crossing"), "steps"),
        (("--board", "confluence-plan"), "rounds"),
        (("--board", "requests"), "requests"),
    ):
        assert terminal("add", session, *words, typed=b"One more\n") == OK
        (added,) = saved(terminal)
        assert terminal.json("show", session)[kind][-1]["id"] == added


def test_a_place_of_a_polarity_is_named_by_its_key(terminal: Terminal) -> None:
    session = a_session(terminal, "polarity")
    words = ("add", session, "--board", "polarity", "--place", "left_upside")
    assert terminal(*words, typed=b"Calm\n") == OK
    (entry,) = terminal.json("show", session)["polarity_entries"]
    assert (entry["place"], entry["text"]) == ("left_upside", "Calm")


def test_one_of_several_boards_is_named_by_its_id(terminal: Terminal) -> None:
    session = a_session(terminal)
    boards = terminal.json("show", session)["boards"]
    plan = next(board["id"] for board in boards if board["type"] == "confluence_plan")
    assert terminal("add", session, "--board", plan, typed=b"A round\n") == OK
    assert terminal.json("show", session)["rounds"][-1]["board_id"] == plan


def test_a_board_that_is_not_there_is_refused_with_those_that_are(terminal: Terminal) -> None:
    session = a_session(terminal, "strategy-map")
    assert terminal("add", session, "--board", "requests", typed=b"x\n") == FAILED
    assert "“requests”" in terminal.err
    assert "strategy-map" in terminal.err
    assert len(terminal.err.splitlines()) == 1


def test_a_place_that_is_left_open_is_asked_for(terminal: Terminal) -> None:
    session = a_session(terminal)
    assert terminal("add", session, "--board", "catch-22", typed=b"x\n") == FAILED
    assert "crossing" in terminal.err
    assert (
        terminal("add", session, "--board", "requests", "--level", "goal", typed=b"x\n") == FAILED
    )
    assert "“goal”" in terminal.err


def test_nothing_said_of_where_is_a_wrong_command(terminal: Terminal) -> None:
    session = a_session(terminal)
    assert terminal("add", session, typed=b"x\n") == WRONG_WORDS
    assert terminal("add", session, "--arrow", "up", typed=b"x\n") == WRONG_WORDS
    assert terminal("add", session, "--arrow", "left.1", "--crossing", typed=b"x\n") == WRONG_WORDS
