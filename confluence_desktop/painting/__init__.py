"""How a drawing is shown: on a `QPainter`, as a picture, on paper, as SVG.

Painters know shapes and palettes, never records or boards' rules. May import `drawing` and what
lies below.
"""
