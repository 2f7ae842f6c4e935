"""A room that speaks another language: what is translated shows, all else is whole in English."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from confluence_desktop import spoken as words
from confluence_desktop.boards.catch_22.deck import card_of, deal, deck
from confluence_desktop.document.record import get
from confluence_desktop.paths import resources_dir
from confluence_desktop.windows.wall_prompt import wall_prompt
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import BreakMove
from confluence_desktop.workshop.exercise import stage_prompt
from confluence_desktop.workshop.operations import the_session
from tests.gallery.sessions import CATCH_ID
from tests.gallery.stages import at_stage
from tests.gallery.texts import ENGLISH

GERMAN: dict[str, Any] = {
    "exercise": {"stages": {"1": {"prompt": "Was wollen wir alle, und es steckt fest?"}, "4": {}}},
    "deck": {"slice": {"name": "Scheibe", "question": "Für wen ginge es schon jetzt?"}},
}


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A first few words of the method in German; all else is not translated."""
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en").symlink_to(resources_dir() / "words" / "en")
    (tmp_path / "words" / "de").mkdir()
    for area, said in GERMAN.items():
        path = tmp_path / "words" / "de" / f"{area}.json"
        path.write_text(json.dumps(said), encoding="utf-8")
    monkeypatch.setattr(words, "resources_dir", lambda: tmp_path)
    _forget()
    yield
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for kept in (words.spoken, words.spoken_in, words.say, deck):
        kept.cache_clear()


@pytest.mark.usefixtures("german")
def test_the_wall_asks_in_the_rooms_language_where_it_can_and_else_whole_in_english() -> None:
    for stage, asked in ((1, GERMAN["exercise"]["stages"]["1"]["prompt"]), (4, None), (6, None)):
        document = at_stage(stage, ENGLISH)
        with document.transaction("Speak German") as draft:
            draft.put(the_session(draft).changed(language="de-CH"))
        board = get(document, Board, CATCH_ID)
        assert wall_prompt(document, None, CATCH_ID) == (asked or stage_prompt(board, stage))


@pytest.mark.usefixtures("german")
def test_a_move_is_asked_in_the_rooms_language_and_its_example_whole_in_english() -> None:
    card = card_of(BreakMove.SLICE, "de")
    assert (card.name, card.question) == ("Scheibe", "Für wen ginge es schon jetzt?")
    assert card.example == card_of(BreakMove.SLICE).example
    assert card_of(BreakMove.THIN, "de") == card_of(BreakMove.THIN)
    document = at_stage(9, ENGLISH, is_done=False)
    with document.transaction("Speak German") as draft:
        draft.put(the_session(draft).changed(language="de"))
        deal(draft, CATCH_ID, BreakMove.SLICE)
    assert wall_prompt(document, None, CATCH_ID).startswith("Für wen ginge es schon jetzt?")


@pytest.mark.parametrize("language", ["", "xx", "en-GB", "../en", "Klingon"])
def test_a_language_without_words_is_answered_in_english(language: str) -> None:
    board = get(at_stage(1, ENGLISH), Board, CATCH_ID)
    for stage in range(1, 13):
        assert stage_prompt(board, stage, language) == stage_prompt(board, stage)
