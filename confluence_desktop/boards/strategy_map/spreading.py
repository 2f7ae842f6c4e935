"""Left edges in order and apart, as near as possible to where each would stand alone. Pure."""

from collections.abc import Mapping, Sequence
from math import inf


def spread(
    wished: Sequence[float],
    weights: Sequence[float],
    pitch: float,
    pins: Mapping[int, float],
    within: tuple[float, float] = (-inf, inf),
) -> list[float]:
    """Left edges as near as possible to the wished ones, in order and at least a pitch apart.

    The sum of weighted squares of the distances is the smallest there is (isotonic regression by
    pooling neighbours that are in each other's way). Pinned ones stand where they are held, unless
    an earlier pin is in the way.

    Args:
        wished: Where each would stand if it were alone.
        weights: How much each insists.
        pitch: From one left edge to the next, at least.
        pins: Left edges of those that are held, by index.
        within: Least and greatest left edge; has to leave room for all.
    """
    if not wished:
        return []
    free = [wish - place * pitch for place, wish in enumerate(wished)]
    held: dict[int, float] = {}
    floor = -inf
    for place in sorted(pins):
        floor = held[place] = max(floor, pins[place] - place * pitch)
    found: list[float] = []
    start = 0
    low = -inf
    least, greatest = within[0], within[1] - (len(wished) - 1) * pitch
    for stop in [*sorted(held), len(free)]:
        high = held.get(stop, inf)
        pooled = _pool(free[start:stop], weights[start:stop])
        inside = [min(max(value, least), greatest) for value in pooled]
        found += [min(max(value, low), high) for value in inside]
        if stop < len(free):
            found.append(high)
        start, low = stop + 1, high
    rounded = [value if place in held else float(round(value)) for place, value in enumerate(found)]
    return [value + place * pitch for place, value in enumerate(_kept_rising(rounded, held))]


def _kept_rising(values: list[float], held: Mapping[int, float]) -> list[float]:
    """Rounding may bring a card half a unit into a pinned one that stands on a fraction."""
    for place in range(1, len(values)):
        if place not in held:
            values[place] = max(values[place], values[place - 1])
    for place in range(len(values) - 2, -1, -1):
        if place not in held:
            values[place] = min(values[place], values[place + 1])
    return values


def _pool(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The nearest values that never fall: neighbours in the wrong order share their mean."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        mean, total, count = value, weight, 1
        while blocks and blocks[-1][0] > mean:
            other, other_total, other_count = blocks.pop()
            mean = (mean * total + other * other_total) / (total + other_total)
            total += other_total
            count += other_count
        blocks.append((mean, total, count))
    return [mean for mean, _, count in blocks for _ in range(count)]
