"""Every page of the PDF, as a reader of PDF files shows it."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QImage

from confluence_desktop.document.store import RecordStore
from confluence_desktop.workshop.session import PageSize
from tests.gallery.pictures import Picture
from tests.gallery.sessions import STATES
from tests.gallery.whole_sessions import WHOLE

_PIXELS_A_POINT = 1.5


def papers() -> Iterator[Picture]:
    """The summary of every state, on both sizes of paper."""
    from confluence_desktop.report.attendee import write_summary

    with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
        for state, make in (STATES | WHOLE).items():
            records = RecordStore(make())
            for size in PageSize:
                path = Path(folder) / f"{state}-{size}.pdf"
                write_summary(records, path, page_size=size)
                yield from _pages(path, f"paper/{size.value.lower()}/{state}")


def _pages(path: Path, name: str) -> Iterator[Picture]:
    document = pypdfium2.PdfDocument(path)
    try:
        for number in range(len(document)):
            yield Picture(f"{name}/{number + 1:02}", partial(_page, document, number))
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> QImage:
    bitmap = document[number].render(scale=_PIXELS_A_POINT, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGBX8888,
    )
    return image.copy()
