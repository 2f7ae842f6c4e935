"""The small panel that makes the PDF: name, paper, progress, and where it lies."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QWidget
from typing_extensions import override

from confluence_desktop.document.document import Document
from confluence_desktop.report.unprintable import unprintable
from confluence_desktop.storage.file_names import safe_name
from confluence_desktop.windows.export_job import ExportJob, WriteSummary, suggested_name
from confluence_desktop.windows.over_panel import OverPanel
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.widgets import ElidedLabel, PillButton, PlainLabel, SectionTitle
from confluence_desktop.workshop.operations import the_session
from confluence_desktop.workshop.session import PageSize
from confluence_desktop.workshop.spoken import say

_WAIT_MS = 10_000


class ExportPanel(OverPanel):
    """Enter exports, Esc closes; a running export goes on until it is done or stopped.

    Args:
        write: What writes the PDF; else the report for attendees.

    Signals:
        saved: The PDF is there; carries its path.
    """

    saved = Signal(str)

    def __init__(
        self, document: Document, parent: QWidget, *, write: WriteSummary | None = None
    ) -> None:
        super().__init__(parent, width=460, top=76, at_right=True)
        self._document = document
        self._write = write
        self._job: ExportJob | None = None
        self._folder = Path(_documents_dir())
        self._confirmed: Path | None = None
        self.name = QLineEdit()
        self.name.setFont(interface_font(16))
        self.name.setAccessibleName(say("export.file_name"))
        self._where = ElidedLabel(size_px=14, tone="muted")
        choose = PillButton(say("export.folder"), size="small")
        self._papers = {size: PillButton(size.value, size="small") for size in PageSize}
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(8)
        self._says = PlainLabel(size_px=15, wraps=True)
        self._unprintable = PlainLabel(size_px=15, wraps=True)
        self._unprintable.set_tone("warn")
        self._go = PillButton(say("export.export"), is_primary=True)
        self._stop = PillButton(say("export.stop"))
        self._show_folder = PillButton(say("export.show_folder"))
        self.column.addWidget(SectionTitle(say("export.export_pdf"), size_px=19))
        self.column.addWidget(self.name)
        self.column.addLayout(_row(self._where, choose))
        self.column.addLayout(
            _row(PlainLabel(say("export.paper"), size_px=15), *self._papers.values())
        )
        self.column.addWidget(self._unprintable)
        self.column.addWidget(self._progress)
        self.column.addWidget(self._says)
        self.column.addLayout(_row(None, self._show_folder, self._stop, self._go))
        choose.clicked.connect(self._choose_folder)
        self._go.clicked.connect(self.start)
        self._stop.clicked.connect(self._on_stop)
        self._show_folder.clicked.connect(self._on_show_folder)
        self.name.returnPressed.connect(self.start)
        self.name.textEdited.connect(lambda: self._say(""))
        for size, button in self._papers.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, size=size: self._set_paper(size))

    @property
    def path(self) -> Path:
        """Where the PDF goes; a name typed with a path in it stays in the folder."""
        typed = self.name.text().strip()
        stem = typed.removesuffix(".pdf").removesuffix(".PDF")
        return self._folder / f"{safe_name(stem, otherwise=say('export.summary'))}.pdf"

    @property
    def says(self) -> str:
        """What it tells of the last export."""
        return self._says.text()

    @property
    def warns(self) -> str:
        """What it names that no font holds."""
        return self._unprintable.text()

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def set_folder(self, folder: Path) -> None:
        """Put the PDF into another folder."""
        self._folder = folder
        self._where.set_whole(say("export.in_folder").format(folder=folder))

    @override
    def open_panel(self) -> None:
        """Ask for a name, with one suggested."""
        session = the_session(self._document)
        if not self.is_running:
            self.name.setText(suggested_name(session))
            self._set_paper(session.page_size)
            self.set_folder(self._folder)
            self._unprintable.setText(unprintable(self._document.snapshot()))
            self._say("")
        super().open_panel()
        self.name.setFocus()
        stem = self.name.text().removesuffix(".pdf")
        self.name.setSelection(0, len(stem))

    def start(self) -> None:
        """Export; a file of that name is replaced only when asked for twice."""
        path = self.path
        if self.is_running:
            return
        if path.exists() and self._confirmed != path:
            self._say(say("export.is_there_already").format(name=path.name), tone="warn")
            self._confirmed = path
            self._go.setText(say("export.replace"))
            return
        size = next(size for size, button in self._papers.items() if button.isChecked())
        job = ExportJob(self._document.snapshot(), path, size, write=self._write, parent=self)
        job.went_on.connect(lambda share: self._progress.setValue(round(share * 100)))
        job.saved.connect(self._on_saved)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self._say(say("export.making_the_pdf"))
        self._show_state()
        job.start()

    def finish(self) -> None:
        """Stop a running export and wait for its thread, before the window closes."""
        job = self._job
        if job is not None:
            job.stop()
            job.wait(_WAIT_MS)

    def _on_saved(self, path: str) -> None:
        self._say(say("export.saved").format(name=Path(path).name), tone="ok")
        self._show_folder.show()
        self.saved.emit(path)

    def _on_failed(self, sentence: str) -> None:
        self._say(sentence or say("export.stopped_no_pdf_was_made"), tone="warn")

    def _on_finished(self) -> None:
        self._job = None
        self._confirmed = None
        self._show_state()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._say(say("export.stopping"))

    def _say(self, sentence: str, *, tone: str = "ink") -> None:
        self._confirmed = None
        self._go.setText(say("export.export"))
        self._says.setText(sentence)
        self._says.set_tone(tone)
        self._show_folder.hide()
        self._show_state()

    def _show_state(self) -> None:
        self._says.setVisible(bool(self._says.text()))
        self._unprintable.setVisible(bool(self._unprintable.text()))
        self._progress.setVisible(self.is_running)
        self._stop.setVisible(self.is_running)
        self._go.setEnabled(not self.is_running)
        if self.isVisible():
            self.place()

    def _set_paper(self, chosen: PageSize) -> None:
        for size, button in self._papers.items():
            button.setChecked(size is chosen)
            button.setText(f"✓ {size.value}" if size is chosen else size.value)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, say("export.folder_for_the_pdf"), str(self._folder)
        )
        if chosen:
            self.set_folder(Path(chosen))

    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _documents_dir() -> str:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return found if found and Path(found).is_dir() else str(Path.home())


def _row(first: QWidget | None, *rest: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if first is None:
        row.addStretch(1)
    else:
        row.addWidget(first, 1)
    for widget in rest:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
