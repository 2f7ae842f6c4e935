"""How the program readies Python before anything else."""

import gc
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from confluence_desktop.__main__ import ready_python


@pytest.fixture(autouse=True)
def python_as_it_was() -> Iterator[None]:
    turn, thresholds = sys.getswitchinterval(), gc.get_threshold()
    yield
    sys.setswitchinterval(turn)
    gc.set_threshold(*thresholds)


def test_a_thread_that_computes_keeps_nobody_waiting_for_five_milliseconds() -> None:
    ready_python()
    is_over = threading.Event()
    busy = threading.Thread(target=_compute, args=(is_over,))
    busy.start()
    waits = []
    for _ in range(40):
        start = time.perf_counter()
        time.sleep(0)  # lets go, as a call of Qt does
        waits.append((time.perf_counter() - start) * 1000)
    is_over.set()
    busy.join()
    waited = sorted(wait for wait in waits if wait > 0.1)
    assert not waited or waited[0] < 4


def _compute(is_over: threading.Event) -> None:
    while not is_over.is_set():
        sum(range(50))
