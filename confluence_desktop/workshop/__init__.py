"""What a session is: its records, the rules that hold between them, and who may see what.

May import `document`; knows nothing of files, drawings or Qt.
"""
