"""The exercises, one folder each; `catalogue` lists them. Boards do not know each other.

May import `workshop`, `document` and `drawing`; knows nothing of files or Qt widgets.
"""
