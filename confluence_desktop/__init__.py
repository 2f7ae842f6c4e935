"""Confluence Desktop: offline facilitation, from a request for tools to a plan of small steps."""

import os

__version__ = "0.1.0"

# No plugin that somebody else installed runs in this program, and none is looked for at its start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
