import pytest

from confluence_desktop.boards.catch_22 import operations as verbs
from confluence_desktop.boards.catch_22.operations import Arrow, becauses_of, steps_of
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step
from confluence_desktop.workshop.guards import RULES

LEFT_1, LEFT_2 = Arrow(Side.LEFT, 1), Arrow(Side.LEFT, 2)
RIGHT_2 = Arrow(Side.RIGHT, 2)


@pytest.fixture
def document() -> Document:
    document = Document(rules=RULES)
    with document.transaction("New board") as draft:
        verbs.start(draft, draft.put(Board(id="b", type=BoardKind.CATCH_22, title="T")))
    return document


def board_of(document: Document) -> Board:
    (board,) = document.all(Board)
    return board


def left_of(document: Document) -> Loop:
    left, _ = both_loops(document, board_of(document))
    assert left
    return left


def becauses(document: Document, arrow: Arrow = LEFT_1) -> list[Because]:
    sides = dict(zip(Side, both_loops(document, board_of(document)), strict=True))
    loop = sides[arrow.side]
    return becauses_of(document, loop.id, arrow.number) if loop else []


def add_becauses(document: Document, *texts: str, arrow: Arrow = LEFT_1) -> list[Because]:
    with document.transaction("Add") as draft:
        return [verbs.add_because(draft, board_of(document), arrow, text) for text in texts]


def add_steps(document: Document, *texts: str) -> list[Step]:
    with document.transaction("Add") as draft:
        return [verbs.add_step(draft, board_of(document), text) for text in texts]


def test_a_new_board_has_two_empty_loops_and_the_usual_names(document: Document) -> None:
    left, right = both_loops(document, board_of(document))

    assert left
    assert right
    assert (left.x, left.y, right.x, right.y) == ("", "", "", "")
    assert board_of(document).left_name == "Collaboration"
    assert board_of(document).right_name == "Social media"


def test_starting_again_keeps_what_is_there(document: Document) -> None:
    with document.transaction("Edit") as draft:
        verbs.set_text(draft, "b", "left_name", "Shared care")
        verbs.start(draft, draft.find(Board, "b") or board_of(document))

    assert board_of(document).left_name == "Shared care"
    assert len(list(document.all(Loop))) == 2


@pytest.mark.parametrize("field", ["x", "y"])
def test_a_condition_can_be_written_and_emptied(document: Document, field: str) -> None:
    for text in ("See the benefits", ""):
        with document.transaction("Edit") as draft:
            verbs.set_text(draft, left_of(document).id, field, text)
        assert getattr(left_of(document), field) == text


def test_a_line_that_says_both_conditions_fills_both(document: Document) -> None:
    with document.transaction("Empty") as draft:
        for field in ("x", "y"):
            verbs.set_text(draft, left_of(document).id, field, "")
    with document.transaction("Add") as draft:
        verbs.fill_condition(draft, board_of(document), "left.x", "We can't see it until we do it")
    assert (left_of(document).x, left_of(document).y) == ("see it", "do it")


def test_a_condition_stays_whole_where_the_other_one_stands(document: Document) -> None:
    with document.transaction("Empty") as draft:
        verbs.set_text(draft, left_of(document).id, "x", "")
        verbs.set_text(draft, left_of(document).id, "y", "do it")
    with document.transaction("Add") as draft:
        verbs.fill_condition(draft, board_of(document), "left.x", "see it until late")
    assert (left_of(document).x, left_of(document).y) == ("see it until late", "do it")


@pytest.mark.parametrize("field", ["purpose", "cost_of_staying", "protects", "right_name"])
def test_the_texts_of_the_board_can_be_written(document: Document, field: str) -> None:
    with document.transaction("Edit") as draft:
        verbs.set_text(draft, "b", field, "Said")

    assert getattr(board_of(document), field) == "Said"


def test_a_field_that_is_no_text_of_the_board_is_not_written(document: Document) -> None:
    with pytest.raises(RecordMissingError):
        verbs.set_text(Draft(document), "b", "order", "3")


def test_a_sentence_typed_as_it_is_drafted_stays_drafted(document: Document) -> None:
    with document.transaction("Edit") as draft:
        verbs.set_text(draft, left_of(document).id, "x", "See")
        verbs.set_text(draft, left_of(document).id, "sentence", "We can’t see until we …")

    assert left_of(document).sentence is None


@pytest.mark.parametrize("way", ["emptied", "rewritten"])
def test_an_edited_sentence_can_be_drafted_again(document: Document, way: str) -> None:
    with document.transaction("Edit") as draft:
        verbs.set_text(draft, left_of(document).id, "sentence", "Mine")
        verbs.set_text(draft, "b", "third_sentence", "Ours")
    with document.transaction("Rewrite") as draft:
        for record_id, field in ((left_of(document).id, "sentence"), ("b", "third_sentence")):
            if way == "emptied":
                verbs.set_text(draft, record_id, field, " ")
            else:
                verbs.rewrite(draft, record_id)

    assert left_of(document).sentence is None
    assert board_of(document).third_sentence is None
    assert left_of(document).sentence_drafted is None


def test_closing_the_editor_on_a_stale_sentence_leaves_it_stale(document: Document) -> None:
    with document.transaction("Edit") as draft:
        verbs.set_text(draft, left_of(document).id, "sentence", "Mine")
        verbs.set_text(draft, left_of(document).id, "x", "See")
    before = left_of(document)
    with document.transaction("Edit") as draft:
        verbs.set_text(draft, before.id, "sentence", "Mine")

    assert left_of(document) == before


def test_becauses_are_kept_by_arrow_in_the_order_they_came(document: Document) -> None:
    add_becauses(document, "one", "two")
    add_becauses(document, "other", arrow=RIGHT_2)

    assert [because.text for because in becauses(document)] == ["one", "two"]
    assert [because.text for because in becauses(document, RIGHT_2)] == ["other"]


def test_a_because_typed_in_front_is_not_said_twice(document: Document) -> None:
    add_becauses(document, "Because nobody asked", "because of rain")

    assert [because.text for because in becauses(document)] == ["nobody asked", "of rain"]


@pytest.mark.parametrize("text", ["", "  \n", "because  "])
def test_an_empty_because_or_step_is_refused(document: Document, text: str) -> None:
    with pytest.raises(RefusedError, match="nothing to add"):
        verbs.add_because(Draft(document), board_of(document), LEFT_1, text)
    with pytest.raises(RefusedError):
        verbs.add_step(Draft(document), board_of(document), text.replace("because", ""))


def test_a_because_cannot_be_edited_to_nothing(document: Document) -> None:
    (because,) = add_becauses(document, "one")
    with pytest.raises(RefusedError, match="can’t be empty"):
        verbs.set_text(Draft(document), because.id, "text", " ")


def test_a_board_without_a_loop_gets_one_when_something_is_added(document: Document) -> None:
    with document.transaction("Delete") as draft:
        draft.remove(left_of(document))
    add_becauses(document, "one")

    assert left_of(document).side is Side.LEFT


def test_a_because_moves_within_its_arrow_and_to_another(document: Document) -> None:
    one, _, three = add_becauses(document, "one", "two", "three")
    with document.transaction("Move") as draft:
        verbs.move_because(draft, three.id, board_of(document), LEFT_1, 0)
        verbs.move_because(draft, one.id, board_of(document), LEFT_2)

    assert [because.text for because in becauses(document)] == ["three", "two"]
    assert [because.text for because in becauses(document, LEFT_2)] == ["one"]


def test_steps_can_be_put_in_another_order_again_and_again(document: Document) -> None:
    add_steps(document, "a", "b", "c")
    for _ in range(200):  # far more often than fractions last
        last = steps_of(document, "b")[-1]
        with document.transaction("Move") as draft:
            verbs.move_step(draft, last.id, 1)

    assert sorted(step.text for step in steps_of(document, "b")) == ["a", "b", "c"]
    assert len({step.order for step in document.all(Step)}) == 3
    assert steps_of(document, "b")[0].text == "a"


def test_a_step_is_marked_as_together_and_with_a_tool(document: Document) -> None:
    (step,) = add_steps(document, "a")
    assert (step.together, step.with_tool) == (False, False)

    with document.transaction("Mark") as draft:
        verbs.toggle_together(draft, step.id)
        verbs.toggle_with_tool(draft, step.id)
    (marked,) = document.all(Step)
    assert (marked.together, marked.with_tool) == (True, True)

    with document.transaction("Mark") as draft:
        verbs.toggle_together(draft, step.id)
    (alone,) = document.all(Step)
    assert (alone.together, alone.with_tool) == (False, True)


def test_naming_its_tool_marks_a_step_as_done_with_a_tool(document: Document) -> None:
    (step,) = add_steps(document, "a")
    with document.transaction("Edit") as draft:
        verbs.set_text(draft, step.id, "tool", "Group chat")

    (named,) = document.all(Step)
    assert named.with_tool


def test_a_confidence_beyond_ten_is_refused(document: Document) -> None:
    (because,) = add_becauses(document, "one")
    with document.transaction("Confidence") as draft:
        draft.put(because.changed(confidence=3))
    assert becauses(document)[0].confidence == 3

    with pytest.raises(RefusedError, match="confidence"):
        because.changed(confidence=11)


def test_only_becauses_and_steps_are_deleted(document: Document) -> None:
    (because,), (step,) = add_becauses(document, "one"), add_steps(document, "a")
    with document.transaction("Delete") as draft:
        gone = verbs.delete(draft, [because.id, step.id, left_of(document).id, "b", "nothing"])

    assert gone == 2
    assert not list(document.all(Because))
    assert left_of(document).board_id == "b"


def test_a_copy_stands_right_behind_its_original(document: Document) -> None:
    one, _ = add_becauses(document, "one", "two")
    (step,) = add_steps(document, "a")
    with document.transaction("Duplicate") as draft:
        copies = verbs.duplicate(draft, [one.id, step.id])

    assert [because.text for because in becauses(document)] == ["one", "one", "two"]
    assert {copy.id for copy in copies}.isdisjoint({one.id, step.id})
    assert len(steps_of(document, "b")) == 2


def test_everything_done_on_a_board_can_be_undone_to_nothing(document: Document) -> None:
    before = {record.id: record for record in document}
    add_becauses(document, "one", "two")
    add_steps(document, "a")
    while document.next_undo and document.next_undo.label != "New board":
        document.undo()

    assert {record.id: record for record in document} == before
