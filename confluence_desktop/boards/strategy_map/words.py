"""What the map itself says: the questions of its lanes."""

from collections.abc import Mapping

from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.spoken import say

QUESTIONS: Mapping[Level, str] = {
    Level.MISSION: say("strategy_map.questions.mission"),
    Level.VISION: say("strategy_map.questions.vision"),
    Level.GOAL: say("strategy_map.questions.goal"),
    Level.OBJECTIVE: say("strategy_map.questions.objective"),
    Level.STRATEGY: say("strategy_map.questions.strategy"),
    Level.CAPABILITY: say("strategy_map.questions.capability"),
    Level.TOOL: say("strategy_map.questions.tool"),
}
"""Below the name of each lane."""

INVITATIONS: Mapping[Level, str] = {
    Level.MISSION: say("strategy_map.invitations.mission"),
    Level.VISION: say("strategy_map.invitations.vision"),
    Level.GOAL: say("strategy_map.invitations.goal"),
    Level.OBJECTIVE: say("strategy_map.invitations.objective"),
    Level.STRATEGY: say("strategy_map.invitations.strategy"),
    Level.CAPABILITY: say("strategy_map.invitations.capability"),
    Level.TOOL: say("strategy_map.invitations.tool"),
}
"""What an empty lane asks the room."""
