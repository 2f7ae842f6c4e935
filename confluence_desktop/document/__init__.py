"""How things change: records, drafts, commits and history.

Knows nothing of workshops, files or Qt. May import only `errors` and `paths`.
"""
