"""Tests: mirrors the package; names are sentences about behaviour."""
