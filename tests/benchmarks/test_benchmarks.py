"""The benchmarks run. How long anything takes is not tested, as machines are shared."""

import pytest

from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.measuring import Row, Spread, table

_TINY = 0.02


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager
@pytest.mark.parametrize("benchmark", BENCHMARKS, ids=lambda benchmark: benchmark.__name__)
def test_a_benchmark_runs(benchmark: object) -> None:
    assert callable(benchmark)
    rows = list(benchmark(_TINY))
    assert rows
    assert all(value > 0 for row in rows if row.unit == "ms" for value in row.ours.values)


def test_the_ratio_is_of_medians_or_of_the_95th_percentiles() -> None:
    ours, limit = Spread((2.0, 2.0, 9.0)), Spread((1.0, 1.0, 3.0))
    assert Row("a", ours, limit).ratio == 2.0
    assert Row("a", ours, limit, is_p95=True).ratio == 3.0
    assert Row("a", ours).ratio is None
    assert "2.00" in table([Row("a", ours, limit)])
