"""What is kept from one build to the next is exactly what nothing has changed for."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from sitegen.recall import Forgetful, Recall, question

NAMES = "abcd"


@dataclass
class Titles:
    """A content of nothing but titles, where one name can lead to another."""

    titles: dict[str, str]

    @question
    def title(self, name: str) -> str:
        return self.titles[name]

    @question
    def length(self, name: str) -> int:
        return len(self.title(name))


def work_of(source: Titles, recipe: str):
    """Ask for the titles of small letters, and for the lengths of those of large ones."""

    def work() -> str:
        asked = (source.length(each.lower()) if each.isupper() else source.title(each) for each in recipe)
        done.append(recipe)
        return " ".join(map(str, asked))

    done: list[str] = []
    return work, done


contents = st.fixed_dictionaries({name: st.text("xy", max_size=2) for name in NAMES})
recipes = st.lists(st.text(NAMES + NAMES.upper(), max_size=3), unique=True, max_size=5)


@given(st.lists(st.tuples(contents, recipes), max_size=5))
def test_result_is_that_of_doing_it_anew(rounds):
    """Whatever changes, the result is what it would be without any memory."""
    recall: Recall[Titles, str] = Recall()
    for titles, asked in rounds:
        source = Titles(titles)
        recall.renew(source)
        for recipe in asked:
            work, _ = work_of(source, recipe)
            assert recall.get(recipe, None, work) == Forgetful().get(recipe, None, work)


def worked(recall, titles, recipe, base=None) -> bool:
    source = Titles(titles)
    recall.renew(source)
    work, done = work_of(source, recipe)
    recall.get(recipe, base, work)
    return bool(done)


def test_only_what_heard_another_answer_is_done_again():
    """A title that nobody asked for, or whose length alone counted, makes no work; another answer and another base do."""
    recall: Recall[Titles, str] = Recall()
    titles = {"a": "x", "b": "yy"}

    assert worked(recall, titles, "aB")
    assert not worked(recall, titles, "aB")
    assert not worked(recall, titles | {"c": "new", "b": "xx"}, "aB")
    assert worked(recall, titles | {"b": "y"}, "aB")
    assert worked(recall, {"a": "y", "b": "y"}, "aB")
    assert worked(recall, {"a": "y", "b": "y"}, "aB", base="another text")


def test_answer_that_there_is_none_any_more_counts():
    """What was asked for and is gone is asked for again, by who can say what to do without it."""
    recall: Recall[Titles, str] = Recall()
    worked(recall, {"a": "x"}, "a")
    source = Titles({})
    recall.renew(source)

    assert recall.get("a", None, lambda: "gone") == "gone"
