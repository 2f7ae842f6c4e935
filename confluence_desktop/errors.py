"""What can go wrong without being a bug, in one family.

Each error's text is one plain sentence for the facilitator: what is wrong, where, and what to do.
Whatever is not a `ConfluenceError` is a bug and reaches the crash report.
"""


class ConfluenceError(Exception):
    """Something the person can understand and act upon."""


class RefusedError(ConfluenceError):
    """The person can act otherwise; nothing was changed."""


class RecordMissingError(RefusedError):
    """A record that was asked for is not there (any more)."""


class AmbiguousError(RefusedError):
    """A title or the like stands for more than one thing."""


class FileError(ConfluenceError):
    """The surroundings are at fault: the text says what to do."""


class FileMissingError(FileError):
    """There is no such file or session."""


class FileTooNewError(FileError):
    """The file was made by a newer version; it is neither opened nor touched."""


class FileDamagedError(FileError):
    """The file is truncated, altered or no session file at all."""


class FileReadOnlyError(FileError):
    """The file or its folder may not be written."""


class DiskFullError(FileError):
    """There is no room left to write."""


class SessionOpenElsewhereError(FileError):
    """Another process holds the session."""


class ExportError(ConfluenceError):
    """A paper or file could not be made; the session itself is untouched."""


class CancelledError(ConfluenceError):
    """The person stopped a long piece of work."""
