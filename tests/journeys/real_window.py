"""A real window on a virtual screen of its own, driven by keys as a person's keyboard would.

Needs Xvfb, openbox, xdotool and xclip; nothing of the screen that a developer sits at is touched.
"""

import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

KEY_GAP_S = 0.06
LONGEST_WAIT_S = 30.0
NEEDED = ("Xvfb", "openbox", "xdotool", "xclip")


@contextmanager
def virtual_screen(width: int = 1920, height: int = 1080) -> Iterator[str]:
    """A screen nobody sees, with a window manager; gives the display's name."""
    reader, writer = os.pipe()
    screen = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24"]
    with subprocess.Popen(
        screen, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writer)
        try:
            select.select([reader], [], [], LONGEST_WAIT_S)
            display = f":{os.read(reader, 20).decode().strip()}"
            with subprocess.Popen(
                ["openbox"],
                env={**os.environ, "DISPLAY": display},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            ) as manager:
                try:
                    yield display
                finally:
                    manager.kill()
        finally:
            os.close(reader)
            server.terminate()


@dataclass
class Seen:
    """What a window said of itself.

    Attributes:
        states: Digests of what the document held, in order: after opening and after each commit.
        saved: Place in `states` of the last one under which "Saved" was seen; -1 for none.
        times_saved: How many states were seen under that sign.
        content: Digest of what undo and redo reach in that state.
        texts: The texts of that state's cards, by id.
        half_typed: The unfinished text that was held under that sign.
    """

    states: list[str] = field(default_factory=list)
    saved: int = -1
    times_saved: int = 0
    content: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    half_typed: list[str] = field(default_factory=list)


class RealWindow:
    """One start of the program.

    Args:
        display: The virtual screen.
        home: Everything the program keeps lies below, the library in `library`.
        arguments: What the program is started with, besides the library.
    """

    def __init__(self, display: str, home: Path, *arguments: str) -> None:
        self.display = display
        self.library = home / "library"
        self.seen = Seen()
        self._home = home
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
        }
        command = [sys.executable, "-m", "tests.journeys.watched_window", str(self.library)]
        self.process = subprocess.Popen(
            [*command, *arguments], env=self._environment, stdout=subprocess.PIPE, text=True
        )
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()
        self._word: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    @property
    def title(self) -> str:
        """What the title bar says; empty while there is no window."""
        found = self._ask("getactivewindow", "getwindowname")
        return found.stdout.strip()

    def wait_for_title(self, words: str) -> None:
        """Wait until the active window's title holds some words."""
        self.wait_until(lambda: words in self.title, f"a window called {words}")

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so.

        Raises:
            TimeoutError: It never was.
        """
        end = time.monotonic() + LONGEST_WAIT_S
        while not is_so():
            if time.monotonic() > end or self.process.poll() is not None:
                message = f"Waited in vain for {what}"
                raise TimeoutError(message)
            time.sleep(0.03)

    def wait_saved(self) -> None:
        """Wait until "Saved" is shown for everything that was typed so far."""
        time.sleep(0.6)  # half-typed text is kept so long after the last key
        self.wait_until(lambda: 0 <= self.seen.saved == len(self.seen.states) - 1, "Saved")

    def press(self, *keys: str) -> None:
        """Press keys, each as xdotool names it."""
        for key in keys:
            self._ask("key", "--clearmodifiers", key)
            time.sleep(KEY_GAP_S)

    def type(self, text: str) -> None:
        """Type plain text, key by key."""
        self._ask("type", "--delay", "8", "--", text)
        time.sleep(KEY_GAP_S)

    def add(self, *texts: str) -> None:
        """Type each text and press Enter."""
        for text in texts:
            self.type(text)
            self.press("Return")

    def paste(self, text: str) -> None:
        """Put a text on the clipboard and paste it."""
        self.copy(text)
        self.press("ctrl+v")

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-i"],
            input=text,
            text=True,
            env=self._environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def picture(self, path: Path) -> None:
        """Take a picture of the whole screen."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=False)

    def ask_line(self, *words: str) -> str:
        """What the command line answers, in the same library."""
        command = [sys.executable, "-m", "confluence_desktop", "--library", str(self.library)]
        done = subprocess.run(
            [*command, *words], env=self._environment, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout

    def end(self) -> int:
        """Close the window as a person does, and give the exit status."""
        self.press("alt+F4")
        self.process.wait(LONGEST_WAIT_S)
        self._ear.join(LONGEST_WAIT_S)
        return self.process.returncode

    def kill(self) -> None:
        """Kill it where it stands."""
        self.process.kill()
        self.process.wait()
        self._ear.join(LONGEST_WAIT_S)

    def _ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        )

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if not line.endswith("\n"):
                return  # cut off by the kill
            said = json.loads(line)
            if said["digest"] not in self.seen.states[-1:]:
                self.seen.states.append(said["digest"])
            if said["saved"]:
                self.seen.saved = len(self.seen.states) - 1
                self.seen.times_saved += 1
                self.seen.content = said["content"]
                self.seen.texts = said["texts"]
                self.seen.half_typed = said["half_typed"]
