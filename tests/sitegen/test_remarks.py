"""What stands beside a law is said to readers: an order to editors, or the name of a file, is told with what to write."""

import pytest

LAW = "laws/small-law.yml"
AT_THE_END = "    text: 不得骚扰与债务无关的人。\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("期限已改，不要引用。", "「不要引用」是对编辑说的"),
        ("与其余四个来源不符，不采", "「不采」是对编辑说的"),
        ("见 civil-code 第一条。", '"civil-code" 读者看不懂'),
        ("征信机构不采集这些。", None),
        ("见《民法典》第一条；2021-01-01起施行，依 flfgdq.cn。", None),
    ],
)
@pytest.mark.parametrize("field", ["notes", "key_points", "caution"])
def test_what_is_said_to_editors_is_told(folder, field, words, says):
    """Notes, main points and cautions are shown; the message names the field."""
    if field == "caution":
        folder.edit(LAW, (AT_THE_END, f"{AT_THE_END}    caution: {words}\n"))
    else:
        folder.edit(LAW, ("articles:\n", f"{field}: {words if field == 'notes' else [words]}\narticles:\n"))

    _, problems = folder.link()

    told = [str(problem) for problem in problems if problem.place.file.endswith(LAW)]
    assert len(told) == (1 if says else 0)
    assert all(field in each and says in each for each in told)
