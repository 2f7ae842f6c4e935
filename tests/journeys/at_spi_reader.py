"""What a screen reader finds in a running window, as JSON; run by the Python that has pyatspi.

`python3 at_spi_reader.py WINDOW_TITLE` prints every accessible of the application that shows a
window of this title: name, description, role, states and depth. Knows nothing of the program.
"""

import importlib
import json
import sys
import time
from typing import Any

_LONGEST_WAIT_S = 30.0
_MOST_NODES = 4000


def application_with(spi: Any, title: str) -> Any:
    """The application that shows a window of this title.

    Raises:
        TimeoutError: None ever did.
    """
    end = time.monotonic() + _LONGEST_WAIT_S
    while time.monotonic() < end:
        desktop = spi.Registry.getDesktop(0)
        for application in desktop:
            for window in application or ():
                if window is not None and title in window.name:
                    return application
        time.sleep(0.2)
    message = f"No window called {title} is told of over AT-SPI"
    raise TimeoutError(message)


def walk(node: Any, depth: int, found: list[dict[str, Any]]) -> None:
    """All that lies below an accessible, in its order."""
    if node is None or len(found) > _MOST_NODES:
        return
    found.append(
        {
            "depth": depth,
            "name": node.name,
            "description": node.description,
            "role": node.getRoleName(),
            "states": [str(state) for state in node.getState().getStates()],
        }
    )
    for place in range(node.childCount):
        walk(node.getChildAtIndex(place), depth + 1, found)


def main() -> int:
    """Print what there is."""
    spi = importlib.import_module("pyatspi")
    found: list[dict[str, Any]] = []
    walk(application_with(spi, sys.argv[1]), 0, found)
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
