"""Requests: what the organisation was asked for, and the question behind each."""

from confluence_desktop.boards.requests.board import REQUESTS

__all__ = ["REQUESTS"]
