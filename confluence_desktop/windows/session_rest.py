"""All that a session may take and that nobody sees at first, loaded while nothing else is done.

Each of these is imported where it is first used; whoever uses it soon waits for it no more.
"""

import confluence_desktop.boards.strategy_map.checks
import confluence_desktop.windows.command_list
import confluence_desktop.windows.export_panel
import confluence_desktop.windows.inspector_card
import confluence_desktop.windows.inspector_exercise
import confluence_desktop.windows.inspector_notes
import confluence_desktop.windows.inspector_request
import confluence_desktop.windows.inspector_round
import confluence_desktop.windows.inspector_several
import confluence_desktop.windows.kept_sketch
import confluence_desktop.windows.key_sheet
import confluence_desktop.windows.people_panel
import confluence_desktop.windows.session_window  # noqa: F401  # loaded for whoever opens one
from confluence_desktop.boards.catalogue import BOARD_TYPES

ALL_BOARD_TYPES = tuple(BOARD_TYPES.values())
