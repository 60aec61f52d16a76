"""Write prose without marks, links and citations."""

from collections.abc import Callable

from sitegen.markup.markdown import tokens


def plain(text: str, inserted: Callable[..., str]) -> str:
    """Give the words of a piece of prose; `inserted` says what `{fact:…}` and `{channel:…}` stand for."""
    parts = []
    for block in tokens(text):
        for token in block.children:
            if token.type == "text":
                parts.append(token.content)
            elif token.type == "insert":
                parts.append(inserted(*token.groups))
    return "".join(parts)
