"""Qt: showing and touching drawings. `board_view.BoardView` is the widget that windows use.

May import `painting`, `boards` and what lies below; knows nothing of windows. `document_signals` is
the only bridge from the document's plain listeners to Qt signals.
"""
