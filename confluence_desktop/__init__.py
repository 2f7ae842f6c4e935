"""Confluence Desktop: offline facilitation sessions, from a request for tools to a plan of small steps."""

__version__ = "0.1.0"
