"""What a stage says to somebody who adds something where nothing new is meant."""

import re

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.catch_22 import Loop
from confluence_desktop.workshop.exercise import go_to_stage, stages
from tests.boards.catch_22.exercise_scenes import Exercise


@pytest.mark.parametrize("is_short", [True, False])
def test_where_nothing_new_is_meant_a_sentence_says_where_it_is(is_short: bool) -> None:
    for stage in stages(is_short=is_short):
        new = Exercise()
        with new.document.transaction("Go") as draft:
            board = draft.put(
                new.board.changed(
                    is_short=is_short,
                    **dict.fromkeys(("purpose", "cost_of_staying", "protects"), "said"),
                    **dict.fromkeys(("loops_share", "agreement_rule"), "said"),
                )
            )
            for loop in draft.all(Loop):
                draft.put(loop.changed(x="See it", y="Do it"))
            go_to_stage(draft, board.id, stage.number)
        first = CATCH_22.destinations(board, new.document)[0]
        assert bool(first.refuses) == (stage.number not in {2, 6, 9, 10})
        if first.refuses:
            titles = {one.title for one in stages(is_short=is_short)}
            (named,) = re.findall("“([A-Z][^”]*)”", first.refuses)
            assert named in titles - {stage.title}
            with (
                pytest.raises(RefusedError, match=re.escape(first.refuses)),
                new.document.transaction("Add") as draft,
            ):
                CATCH_22.add(draft, board, first, "Something else")
