"""This package finishes a built site: policy, search, offline links, compression; it knows only files."""

from publish.compress import sent_size
from publish.finish import finish
from publish.problems import PublishError
from publish.search_entries import SearchEntry
from publish.swap import replace_folder

__all__ = ["PublishError", "SearchEntry", "finish", "replace_folder", "sent_size"]
