"""Whole sessions, from the first key to the paper."""
