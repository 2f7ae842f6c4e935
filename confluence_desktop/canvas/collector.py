"""Python's collector of garbage in circles, kept from walking over large boards again and again.

Records and drawings are values without circles, and there may be a million of them: one walk takes
half a second, in which no key is heard. So what a large board is made of is set aside once it is
drawn, and taken back when its session is closed; and what edits leave is looked through between
them.
"""

import gc

_LARGE = 2_000
"""Figures, from which a walk could be felt."""


def set_aside(figures: int) -> None:
    """Let the collector leave alone all there is, if a board of so many figures is a part of it."""
    if figures >= _LARGE:
        gc.freeze()


def tidy_up(figures: int) -> None:
    """Look through what edits of a large board have left, while nobody waits for anything."""
    if figures >= _LARGE:
        gc.collect(1)


def take_back() -> None:
    """Let the collector look at everything again."""
    gc.unfreeze()
