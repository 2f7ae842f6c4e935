"""The room's language is chosen while the session runs; checks then read its words."""

import pytest

from confluence_desktop.exchange.findings_json import findings_on
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.operations import the_session
from tests.windows.session_driver import MAP_ID, SessionDriver


def finds_two_things(driver: SessionDriver) -> bool:
    document = driver.page.document
    board = document.find(Board, MAP_ID)
    assert board is not None
    return any(finding.check == "W7" for finding in findings_on(board, document))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Patienten wissen Bescheid und Pflegende bleiben"),
        ("fr", "Les familles participent et les soignants restent"),
        ("es", "Los pacientes entienden y las familias ayudan"),
    ],
)
def test_checks_read_the_words_of_the_language_that_is_chosen(
    driver: SessionDriver, language: str, text: str
) -> None:
    driver.press("Ctrl+3")
    driver.add(text)
    assert not finds_two_things(driver)
    assert driver.page.commands.run(f"language.{language}")
    assert the_session(driver.page.document).language == language
    assert finds_two_things(driver)
    driver.page.acts.undo()
    assert not finds_two_things(driver)


def test_they_are_silent_in_another_language(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Patients understand and nurses stay")
    assert finds_two_things(driver)
    driver.page.commands.run("language.und")
    assert not finds_two_things(driver)


def test_the_command_list_finds_a_language_by_its_own_name(driver: SessionDriver) -> None:
    driver.press("Ctrl+K")
    driver.type("deutsch")
    driver.press("Return")
    driver.settle()
    assert the_session(driver.page.document).language == "de"
