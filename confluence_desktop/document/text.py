"""The one entrance for typed, pasted, imported and loaded text."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, Field

TITLE_LIMIT = 200
TEXT_LIMIT = 10_000

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: object) -> object:
    r"""Text as the document keeps it: NFC, without NUL, lone surrogates and control characters.

    Tabs and line breaks stay (all of them as ``\n``, those within a paragraph and between pages
    too); what is no text is left for the field to refuse.
    """
    if not isinstance(text, str) or (text.isascii() and text.isprintable()):
        return text
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_BREAK.sub("\n", text)))


def clean_line(text: object) -> object:
    """Like `clean_text`, on one line, without space at its ends."""
    cleaned = clean_text(text)
    return " ".join(cleaned.split()) if isinstance(cleaned, str) else cleaned


Text = Annotated[str, Field(max_length=TEXT_LIMIT), BeforeValidator(clean_text)]
"""Something a person wrote, of one or more lines."""

Line = Annotated[str, Field(max_length=TITLE_LIMIT), BeforeValidator(clean_line)]
"""Something short that a person wrote: a title, a name, a date as typed."""
