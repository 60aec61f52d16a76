"""Say what makes a finished site unfit to be published."""


class PublishError(Exception):
    """The finished files break a promise of the site; carries every problem found, in order."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))

    def __reduce__(self) -> tuple[type["PublishError"], tuple[list[str]]]:
        """Let it come whole from another process."""
        return PublishError, (list(self.problems),)
