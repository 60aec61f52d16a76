"""Characters are known by the sounds that people type them with."""

from sitegen.pages.crisis import initials
from sitegen.pages.sounds import by_sound


def test_a_character_has_the_sounds_it_is_used_with() -> None:
    """Both of those that it often has, and none that only dictionaries know: 担 isn't jie, 车 isn't ju."""
    assert by_sound("还行担车率") == {
        "che": "车", "dan": "担", "hai": "还", "hang": "行", "huan": "还", "lv": "率", "shuai": "率", "xing": "行",
    }  # fmt: skip


def test_a_character_of_no_phrase_has_its_first_sound() -> None:
    """It is still found by the sound that it has in dictionaries."""
    assert by_sound("郴") == {"chen": "郴"}


def test_what_must_be_heard_is_heard_in_seldom_sounds_too() -> None:
    """A word of despair may be typed as a dictionary has it."""
    assert by_sound("担", also_seldom=True) == {"dan": "担", "jie": "担"}


def test_a_character_of_few_phrases_keeps_the_sound_of_dictionaries() -> None:
    """呗 stands in 梵呗 and little else; who types jiebei means 借呗."""
    assert by_sound("呗") == {"bai": "呗", "bei": "呗"}


def test_initials_are_those_of_the_first_sounds() -> None:
    """They stand for words that nobody dares to write; what is no character stands for itself."""
    assert initials("不想活了a") == "bxhla"
