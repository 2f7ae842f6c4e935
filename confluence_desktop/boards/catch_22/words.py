"""Everything that a Catch-22 board says of its own, in one place and ready for translation."""

from confluence_desktop.workshop.catch_22 import BecauseState, Side, StepState
from confluence_desktop.workshop.spoken import say

TITLE = say("catch_22.title")
PROMPT = say("catch_22.prompt")

DEFAULT_NAMES = {
    Side.LEFT: say("catch_22.default_names.left"),
    Side.RIGHT: say("catch_22.default_names.right"),
}
SIDE_NAMES = {
    Side.LEFT: say("catch_22.side_names.left"),
    Side.RIGHT: say("catch_22.side_names.right"),
}
NUMBERED_LOOP = say("catch_22.numbered_loop")
NAME_HINTS = {
    Side.LEFT: say("catch_22.name_hints.left"),
    Side.RIGHT: say("catch_22.name_hints.right"),
}

HINTS = {
    (Side.LEFT, "x"): say("catch_22.hints.left_x"),
    (Side.LEFT, "y"): say("catch_22.hints.left_y"),
    (Side.RIGHT, "x"): say("catch_22.hints.right_x"),
    (Side.RIGHT, "y"): say("catch_22.hints.right_y"),
}
"""The two usual Catch-22s, offered as a hint and never put in."""
BARE_HINTS = {"x": say("catch_22.bare_hints.x"), "y": say("catch_22.bare_hints.y")}
"""The same questions without an example, for currents that go by other names."""

PURPOSE = say("catch_22.purpose")
PURPOSE_HINT = say("catch_22.purpose_hint")
FOOT = {
    field: say(f"catch_22.foot.{field}") for field in ("loops_share", "cost_of_staying", "protects")
}
FOOT_NAME = say("catch_22.foot_name")
PURPOSE_NAME = say("catch_22.purpose_name")

GAP = say("catch_22.gap")
LOOP_WITH_X = say("catch_22.loop_with_x")
LOOP_WITH_Y = say("catch_22.loop_with_y")
LOOP_SENTENCE = say("catch_22.loop_sentence")
THIRD_ABOVE = say("catch_22.third_above")
THIRD_BELOW = say("catch_22.third_below")
ARROW_HEADING = say("catch_22.arrow_heading")

LOOP_HINT = say("catch_22.loop_hint")
THIRD_HINT = say("catch_22.third_hint")
BECAUSES_HINT = say("catch_22.becauses_hint")
BECAUSE = say("catch_22.because")
BECAUSE_OPENINGS = (say("catch_22.because_openings.1"), say("catch_22.because_openings.2"))
BECAUSES_COUNT = say("catch_22.becauses_count")
MORE = say("catch_22.more")
MORE_STEPS = say("catch_22.more_steps")
CROSSING = say("catch_22.crossing")
CROSSING_HINT = say("catch_22.crossing_hint")
TOGETHER, ALONE = say("catch_22.together"), say("catch_22.alone")
WITH_TOOL, WITHOUT_TOOL = say("catch_22.with_tool"), say("catch_22.without_tool")
TOGETHER_UNASKED, TOOL_UNASKED = say("catch_22.together_unasked"), say("catch_22.tool_unasked")

ADD_BECAUSE = say("catch_22.add_because")
ADD_TO_ARROW = say("catch_22.add_to_arrow")
ADD_TO_EMPTY_ARROW = {
    1: say("catch_22.add_to_empty_arrow.1"),
    2: say("catch_22.add_to_empty_arrow.2"),
}
ADD_STEP = say("catch_22.add_step")
ADD_CONDITION = {"x": say("catch_22.add_condition.x"), "y": say("catch_22.add_condition.y")}

STATEMENT_NAME = say("catch_22.statement_name")
PARTS = {"x": say("catch_22.parts.x"), "y": say("catch_22.parts.y")}
SENTENCE_NAME = say("catch_22.sentence_name")
THIRD_NAME = say("catch_22.third_name")
EMPTY_NAME = say("catch_22.empty_name")
BECAUSE_NAME = say("catch_22.because_name")
CONFIDENCE_NAME = say("catch_22.confidence_name")
STATE_NAMES = {
    BecauseState.BROKEN: say("catch_22.state_names.broken"),
    BecauseState.DOUBTED: say("catch_22.state_names.doubted"),
}
SPOKEN_TOGETHER = {
    True: say("catch_22.spoken_together.true"),
    False: say("catch_22.spoken_together.false"),
}
SPOKEN_TOOL = {True: say("catch_22.spoken_tool.true"), False: say("catch_22.spoken_tool.false")}
SPOKEN_TOGETHER_UNASKED, SPOKEN_TOOL_UNASKED = (
    say("catch_22.spoken_together_unasked"),
    say("catch_22.spoken_tool_unasked"),
)
STEP_NAME = say("catch_22.step_name")
WRITTEN_BEFORE = say("catch_22.written_before")

QUOTED = say("catch_22.quoted")
REQUIRES = say("catch_22.requires")
WHICH_REQUIRES = say("catch_22.which_requires")
ITSELF = say("catch_22.itself")
THE_CONDITION = say("catch_22.the_condition")

NUMBERED = say("catch_22.numbered")
DOTS = say("catch_22.dots")
DOTS_NAME = say("catch_22.dots_name")
NUMBER_NAME = say("catch_22.number_name")
GIVES = say("catch_22.gives")
GIVES_NAME = say("catch_22.gives_name")
MORE_NAME = say("catch_22.more_name")
STEP_STATES = {
    StepState.KEPT: say("catch_22.step_states.kept"),
    StepState.COMMITTED: say("catch_22.step_states.committed"),
}

NO_LINES = say("catch_22.no_lines")
LINES_COUNT = say("catch_22.lines_count")
COVERED_COUNT = say("catch_22.covered_count")
LINE_NAME = say("catch_22.line_name")
NOT_SORTED = say("catch_22.not_sorted")
PARKED = say("catch_22.parked")
COVERED = say("catch_22.covered")
