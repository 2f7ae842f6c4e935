"""Windows and panels: home, the session window, its bars and its dialogs.

May import `canvas`, `report`, `exchange`, `painting`, `storage` and what lies below them.
"""
