"""The words that people read, where the workshop and all above it take them from."""

from confluence_desktop.spoken import SPOKEN, say, say_count, spoken, spoken_in

__all__ = ["SPOKEN", "say", "say_count", "spoken", "spoken_in"]
