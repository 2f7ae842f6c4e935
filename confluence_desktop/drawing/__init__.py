"""How a picture is described: shapes, text blocks, colours by name; painters show it.

Only `text_layout` and `fonts` import QtGui (DEC-7). Knows nothing of records or workshops.
"""
