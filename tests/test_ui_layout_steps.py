"""Steps of designing a layout go back and forth."""

from ui.layout_steps import Steps


def test_steps_go_back_and_forth_and_typing_in_a_field_is_one() -> None:
    steps = Steps("a")
    for state, merge in (("b", ""), ("c", "x"), ("cd", "x"), ("cde", "x"), ("f", "y"), ("f", "")):
        steps.do(state, merge)
    seen = []
    while steps.undo():
        seen.append(steps.now)
    assert seen == ["cde", "b", "a"] and not steps.can_undo
    assert steps.redo() and steps.redo() and steps.now == "cde"
    steps.do("g")
    assert not steps.can_redo and not steps.redo()


def test_after_undoing_typing_on_is_a_step_of_its_own() -> None:
    steps = Steps("a")
    steps.do("ab", "x")
    steps.undo()
    steps.do("ac", "x")
    steps.do("acd", "x")
    assert steps.undo() and steps.now == "a"
