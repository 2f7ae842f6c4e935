"""Everything that a Catch-22 board says of its own, in one place and ready for translation."""

from confluence_desktop.workshop.catch_22 import BecauseState, Side, StepState

TITLE = "The two Catch-22s"
PROMPT = "What waits for what?"

DEFAULT_NAMES = {Side.LEFT: "Collaboration", Side.RIGHT: "Social media"}
SIDE_NAMES = {Side.LEFT: "left loop", Side.RIGHT: "right loop"}
NAME_HINTS = {Side.LEFT: "The practice", Side.RIGHT: "The means"}

HINTS = {
    (Side.LEFT, "x"): "What can’t we do? Such as: see what working together is worth",
    (Side.LEFT, "y"): "… until what? Such as: we work together",
    (Side.RIGHT, "x"): "What can’t we do? Such as: see what the tools are worth",
    (Side.RIGHT, "y"): "… until what? Such as: we use them",
}
"""The two usual Catch-22s, offered as a hint and never put in."""

PURPOSE = "We all want"
PURPOSE_HINT = "What do we all want that is stuck?"
PURPOSE_NAME = "We all want: {text}"

GAP = "…"
LOOP_WITH_X = "We can’t {x} until we …"
LOOP_WITH_Y = "We can’t … until we {y}"
LOOP_SENTENCE = "We can’t {x} until we {y}, and can’t {y} until we {x}."
THIRD_ABOVE = "We can’t {x} until we {y},"
THIRD_BELOW = "and can’t {x} until we {y}."
ARROW_HEADING = "can’t {condition},"

LOOP_HINT = "Each waits for the other: what and what?"
THIRD_HINT = "The third Catch-22 follows from both loops."
BECAUSES_HINT = "… because? Ask three times."
BECAUSE = "because"
BECAUSE_OPENINGS = ("because ", "… because ")
MORE = "+ {count}"
MORE_STEPS = "+ {count} more"
CROSSING = "Where they cross"
CROSSING_HINT = "Which small step is done together and with a tool?"
TOGETHER, ALONE = "✓ together", "✗ alone"
WITH_TOOL, WITHOUT_TOOL = "✓ with a tool", "✗ without a tool"
TOGETHER_UNASKED, TOOL_UNASKED = "○ together?", "○ with a tool?"

ADD_BECAUSE = "Because · {arrow}"
ADD_TO_ARROW = "can’t {condition}"
ADD_TO_EMPTY_ARROW = {1: "{name}, first arrow", 2: "{name}, second arrow"}
ADD_STEP = "Step at the crossing"
ADD_CONDITION = {"x": "{name} · We can’t …", "y": "{name} · … until we"}

STATEMENT_NAME = "{loop}, {part}: {text}"
PARTS = {"x": "we can’t", "y": "until we"}
SENTENCE_NAME = "Sentence of the {loop}: {text}"
THIRD_NAME = "Third Catch-22: {text}"
EMPTY_NAME = "empty"
BECAUSE_NAME = "Because, {loop}, {arrow}: {text}"
CONFIDENCE_NAME = "confidence {confidence} of 10"
STATE_NAMES = {BecauseState.BROKEN: "broken", BecauseState.DOUBTED: "doubted"}
SPOKEN_TOGETHER = {True: "together", False: "alone"}
SPOKEN_TOOL = {True: "with a tool", False: "without a tool"}
SPOKEN_TOGETHER_UNASKED, SPOKEN_TOOL_UNASKED = "together or alone?", "with a tool or without?"
STEP_NAME = "Step {number} at the crossing: {text}, {together}, {tool}"
WRITTEN_BEFORE = "△ written before the loops were changed"

QUOTED = "“{text}”"
REQUIRES = "“{text}” requires"
WHICH_REQUIRES = "“{text}”, which requires"
ITSELF = "itself: each waits for the other."
THE_CONDITION = "“{text}”, and we {arrow}."

NUMBERED = "№ {number}"
DOTS = "● {count}"
DOTS_NAME = "{count} dots"
NUMBER_NAME = "number {number} in the vote"
GIVES = "gives"
GIVES_NAME = "{arrow}: this gives"
MORE_NAME = "{count} more: {arrow}"
STEP_STATES = {StepState.KEPT: "kept", StepState.COMMITTED: "committed to"}

NO_LINES = "We can’t … until …"
LINES_COUNT = "{count} written"
COVERED_COUNT = "{count} covered"
LINE_NAME = "Stuck line {number}: {text}"
LINE_PAIRED = "paired with line {number}"
LINE_PARKED = "parked"
LINE_COVERED = "covered"
NOT_SORTED = "a pair"
PARKED = "parked"
COVERED = "covered"
