"""Files in and out, one module a format.

May import `painting`, `storage`, `boards` and what lies below; knows nothing of windows.
"""
