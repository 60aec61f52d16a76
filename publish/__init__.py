"""Finish a built site: policy, search, offline links, compression; it knows only files."""

from publish.charset import marked
from publish.compress import Compression
from publish.files import files_in
from publish.finish import finish
from publish.mark import MARK, drop_empty_folders, made_files, remove_made, strangers, write_mark
from publish.pages import check_sheets
from publish.preview import Preview
from publish.problems import PublishError
from publish.search_entries import SearchEntry
from publish.search_index import Spellings
from publish.side_by_side import apart, collected, dealt, side_by_side
from publish.swap import replace_folder

__all__ = [
    "MARK",
    "Compression",
    "Preview",
    "PublishError",
    "SearchEntry",
    "Spellings",
    "apart",
    "check_sheets",
    "collected",
    "dealt",
    "drop_empty_folders",
    "files_in",
    "finish",
    "made_files",
    "marked",
    "remove_made",
    "replace_folder",
    "side_by_side",
    "strangers",
    "write_mark",
]
