"""What must hold of a session page, whatever was done on it."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Scope
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.guards import GUARDS
from tests.windows.session_driver import SessionDriver

SEEN_LEVELS = 3
"""So far two pixels may be apart: where lines lie over each other, Qt rounds otherwise by one in
strips. A letter or a frame that is missing differs by more than 100."""

_LONGEST_TIDYING_S = 20.0


class BrokenError(AssertionError):
    """A law did not hold."""


def look(driver: SessionDriver) -> None:
    """Hold the records to the guards, and what is shown to what is made afresh.

    Raises:
        BrokenError: Something does not hold.
    """
    _rest(driver)
    _look_at_guards(driver)
    _look_at_drawing(driver)
    _look_at_findings(driver)


def _rest(driver: SessionDriver) -> None:
    tidying = driver.page.acts.map.tidying
    until = time.monotonic() + _LONGEST_TIDYING_S
    while tidying.is_busy:
        QTest.qWait(5)
        if time.monotonic() > until:
            raise BrokenError("Tidying does not end")
    driver.settle()


def _look_at_guards(driver: SessionDriver) -> None:
    document = driver.page.document
    whole = Change({}, {record.id: record for record in document})
    for guard in GUARDS:
        try:
            guard(Draft(document), whole)
        except RefusedError as error:
            raise BrokenError(f"A guard would refuse the records: {error}") from error


def _look_at_drawing(driver: SessionDriver) -> None:
    view = driver.page.board_view
    if view is None:
        return
    view.drop_gesture()
    driver.settle()
    board, kind = view.board(), view.board_type()
    if board is None or kind is None:
        return
    shown = view.index.drawing
    fresh = kind.draw(board, view.records, view._style)
    if shown != fresh:
        old = {figure.key: figure for figure in shown.figures}
        new = {figure.key: figure for figure in fresh.figures}
        odd = [key for key in old.keys() | new.keys() if old.get(key) != new.get(key)]
        details = "\n".join(f"{key}:\n  {old.get(key)}\n  {new.get(key)}" for key in odd[:2])
        raise BrokenError(f"A fresh drawing is another one in {odd[:9]}: {details[:3000]}")
    _look_at_picture(driver, view)


def _look_at_picture(driver: SessionDriver, view: BoardView) -> None:
    if view.is_editing or not view.isVisible():
        return
    page = driver.page
    fresh = BoardView(
        page.signals,
        page.document,
        view.board_id,
        palette=view.picture.palette,
        style=view._style,
    )
    fresh.editing.close()
    fresh.resize(view.size())
    fresh.has_reduced_motion = True
    fresh.grab()  # it has its size now
    fresh.sight.state = replace(view.sight.state)
    fresh.select(view.selection)
    fresh.picture.accent(view.picture.accents)
    view.pointer.leave()
    focus = driver.focus()
    if focus is view:
        view.clearFocus()
    one, other = _picture(view), _picture(fresh)
    fresh.deleteLater()
    if focus is view:
        view.setFocus()
    if differ(one, other):
        folder = Path(tempfile.mkdtemp(prefix="monkey-"))
        one.save(str(folder / "shown.png"))
        other.save(str(folder / "fresh.png"))
        raise BrokenError(f"A fresh view shows another picture: {folder}")


def _look_at_findings(driver: SessionDriver) -> None:
    found = driver.page.panels.findings
    found.look()
    board = driver.page.document.find(Board, driver.page.board_id)
    if board is None or found._watch is None:
        return
    whole = BOARD_TYPES[board.type].findings(board, driver.page.document)
    if found._watch.findings != whole:
        lost = [one for one in whole if one not in found._watch.findings]
        more = [one for one in found._watch.findings if one not in whole]
        raise BrokenError(f"Findings differ; missed: {lost}; gone: {more}")


def look_back(driver: SessionDriver) -> None:
    """Undo to nothing and make all of it again.

    Raises:
        BrokenError: It is not the same then, or what is shown on the way is not.
    """
    page = driver.page
    if page.view is not None:
        page.view.commit_editor()
    driver.settle()
    before = _undoable(page.document)
    steps = 0
    while page.document.undo() is not None:
        steps += 1
    driver.settle()
    look(driver)
    for _ in range(steps):
        page.document.redo()
    driver.settle()
    if _undoable(page.document) != before:
        raise BrokenError(f"{steps} edits undone and made again are other records")
    look(driver)


def look_into_the_file(driver: SessionDriver) -> None:
    """Close the session and open it again (LAW-4).

    Raises:
        BrokenError: It holds anything else.
    """
    page = driver.page
    page.finish()
    held = {record.id: record for record in page.document}
    ways = (page.document.next_undo, page.document.next_redo)
    driver.reopen()
    document = driver.page.document
    kept = {record.id: record for record in document}
    odd = [id_ for id_ in held.keys() | kept.keys() if held.get(id_) != kept.get(id_)]
    if odd:
        words = "\n".join(f"{held.get(id_)}\n{kept.get(id_)}" for id_ in odd[:4])
        raise BrokenError(f"The file holds other records: {words}")
    if (document.next_undo, document.next_redo) != ways:
        raise BrokenError("The file holds other undo and redo")


def _undoable(document: Document) -> dict[str, Record]:
    return {one.id: one for one in document if one.scope is Scope.DOCUMENT}


def _picture(view: BoardView) -> QImage:
    view.settle()
    view.grab()
    view.settle()
    return view.grab().toImage()


def differ(one: QImage, other: QImage) -> bool:
    """Whether two pictures differ in more than the rounding of a few edges."""
    if one == other:
        return False
    pixels = zip(_grey(one), _grey(other), strict=True)
    return any(abs(a - b) > SEEN_LEVELS for a, b in pixels)


def _grey(picture: QImage) -> bytes:
    width = picture.width() - picture.width() % 4  # lines are filled up to four bytes with anything
    part = picture.copy(0, 0, width, picture.height())
    return bytes(part.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
