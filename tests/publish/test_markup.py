"""Pages are read with their positions, and changed only where meant."""

import pytest

from publish.markup import Document, Edit, StartTag
from tests.publish.pages import page


def test_a_page_without_edits_is_the_same_bytes() -> None:
    """Odd spacing, entities and line ends survive."""
    html = "<!DOCTYPE html>\r\n<P  class = x >A&nbsp;B&#8288;<br/>\r\n<!-- c --></p>"

    assert Document("x.html", html).edited([]) == html


def test_positions_are_those_of_the_source() -> None:
    """The text between a tag's start and end is the tag as written."""
    document = page('<p>𠮷\n野</p><img\n src="a.png"\n alt="">')

    image = next(tag for tag in document.tags if tag.name == "img")

    assert document.html[image.start : image.end] == '<img\n src="a.png"\n alt="">'
    assert document.line(image.start) == 5


def test_the_first_of_two_attributes_counts() -> None:
    """As in browsers: a second href can't hide the first."""
    [tag] = Document("x.html", '<a href="javascript:1" href="ok">').tags

    assert tag.attributes == {"href": "javascript:1"}


def test_a_rewritten_tag_escapes_its_values() -> None:
    """An attribute's quotes and angle brackets stay inside it."""
    document = Document("x.html", """<a title='"&lt;' data-x>""")
    [tag] = document.tags

    assert document.edited([document.rewritten(tag, {"href": "a&b"})]) == (
        '<a title="&quot;&lt;" data-x href="a&amp;b">'
    )


def test_two_changes_of_one_place_are_a_bug() -> None:
    """Edits never silently overwrite each other."""
    document = Document("x.html", "<p>")

    with pytest.raises(ValueError, match="two changes meet"):
        document.edited([Edit(0, 3, "a"), Edit(1, 2, "b")])


def test_a_script_is_read_as_the_browser_hashes_it() -> None:
    """Tags inside a script are its text."""
    document = page("<script>if (1 < 2) x = '<p>';\n</script>")
    script = next(tag for tag in document.tags if tag.name == "script")

    assert document.content(script) == "if (1 < 2) x = '<p>';\n"
    assert not any(isinstance(token, StartTag) and token.name == "p" for token in document.tokens)
