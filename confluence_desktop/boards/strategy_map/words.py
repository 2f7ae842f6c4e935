"""What the map itself says: the questions of its lanes."""

from collections.abc import Mapping

from confluence_desktop.workshop.cards import Level

QUESTIONS: Mapping[Level, str] = {
    Level.MISSION: "Why do we exist?",
    Level.VISION: "What will be different?",
    Level.GOAL: "What must come true?",
    Level.OBJECTIVE: "How will we know, by when?",
    Level.STRATEGY: "How will we get there?",
    Level.CAPABILITY: "What must we be able to do?",
    Level.TOOL: "With what — last",
}
"""Below the name of each lane."""

INVITATIONS: Mapping[Level, str] = {
    Level.MISSION: "Who would notice if we stopped, and what would they miss?",
    Level.VISION: "It all worked: what does somebody see on an ordinary morning?",
    Level.GOAL: "Which three to five things must come true for that?",
    Level.OBJECTIVE: "From what to what, by when, and who would see it?",
    Level.STRATEGY: "By which way do we get there, of all the ways there are?",
    Level.CAPABILITY: "What must we be good at for this way?",
    Level.TOOL: "And only now: with what?",
}
"""What an empty lane asks the room."""
