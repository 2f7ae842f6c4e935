"""How sessions are kept: files, the writer, the library, backups.

May import `document`, `workshop`, `errors` and `paths`; knows neither boards nor Qt. SQLModel and
SQLAlchemy are imported only in `tables`, which is itself imported only where something is written.
"""
