"""Files are sent small: compressed copies are right, the same every time, and made once; what they weigh is noted."""

import gzip
from codecs import BOM_UTF8
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import brotli

from publish.compress import Compression
from publish.sent import Sent, finish_files

TEXT = "逾期不慌。" * 500


def test_copies_hold_the_same_bytes(tmp_path: Path) -> None:
    """Both kinds unpack to the file, and are smaller."""
    site = _site(tmp_path)

    _finish(site, tmp_path / "cache")

    assert brotli.decompress((site / "a.html.br").read_bytes()).decode("utf-8-sig") == TEXT
    assert gzip.decompress((site / "a.html.gz").read_bytes()).decode("utf-8-sig") == TEXT
    assert (site / "a.html.gz").stat().st_size < 500


def test_gzip_names_neither_date_nor_machine(tmp_path: Path) -> None:
    """Its header says: no time, unknown system."""
    site = _site(tmp_path)
    (site / "assets").mkdir()
    (site / "assets/a.js").write_text(TEXT, encoding="utf-8")

    _finish(site, tmp_path / "cache")

    heads = [(site / name).read_bytes()[4:10] for name in ("a.html.gz", "assets/a.js.gz")]
    assert heads == [b"\0\0\0\0\x00\xff", b"\0\0\0\0\x02\xff"]


def test_small_and_packed_files_are_left_alone(tmp_path: Path) -> None:
    """A packet is a packet, and a picture is packed already."""
    site = _site(tmp_path)
    (site / "small.html").write_text("x" * 1024)
    (site / "picture.png").write_bytes(b"x" * 5000)

    _finish(site, tmp_path / "cache")

    assert sorted(path.name for path in site.iterdir()) == [
        "a.html", "a.html.br", "a.html.gz", "picture.png", "small.html",
    ]  # fmt: skip


def test_what_only_contributors_ask_for_has_no_copies(tmp_path: Path) -> None:
    """Who wants to mend a page reads its source as it is; a build has less to write."""
    site = _site(tmp_path)
    (site / "source").mkdir()
    (site / "source/a.yml.txt").write_text(TEXT, encoding="utf-8")

    _finish(site, tmp_path / "cache")

    assert [path.name for path in (site / "source").iterdir()] == ["a.yml.txt"]


def test_what_was_compressed_before_comes_from_the_cache(tmp_path: Path) -> None:
    """The 9 MB of the runtime are compressed once."""
    site, cache = _site(tmp_path), tmp_path / "cache"
    (site / "assets").mkdir()
    (site / "assets/a.js").write_text(TEXT, encoding="utf-8")
    _finish(site, cache)
    for kept in cache.iterdir():
        kept.write_bytes(b"from the cache")

    _finish(site, cache)

    assert (site / "assets/a.js.br").read_bytes() == b"from the cache"


def test_quick_copies_save_time_where_it_is_spent(tmp_path: Path) -> None:
    """Who only wants to look waits for no large file's last bytes, of which brotli alone takes long; all others are as ever."""
    site, cache = _site(tmp_path), tmp_path / "cache"
    (site / "assets").mkdir()
    (site / "assets/large.wasm").write_text(TEXT * 200, encoding="utf-8")
    (site / "assets/small.js").write_text(TEXT, encoding="utf-8")

    finish_files(site, ["assets/large.wasm", "assets/small.js"], Compression(cache, is_quick=True))

    large, small = (sha256((site / "assets" / name).read_bytes()).hexdigest() for name in ("large.wasm", "small.js"))
    assert {path.name for path in cache.iterdir()} == {
        *(f"{large}-9.br", f"{large}-10.gz"),
        *(f"{small}-11.br", f"{small}-10.gz"),
    }


def test_a_changed_file_is_compressed_anew(tmp_path: Path) -> None:
    """The cache goes by content, not by name."""
    site, cache = _site(tmp_path), tmp_path / "cache"
    _finish(site, cache)
    (site / "a.html").write_text(TEXT + "。", encoding="utf-8")

    _finish(site, cache)

    assert brotli.decompress((site / "a.html.br").read_bytes()).decode("utf-8-sig") == TEXT + "。"


def test_what_a_file_weighs_is_noted(tmp_path: Path) -> None:
    """The service worker says how much a reader downloads, and knows files by their hash, the mark of UTF-8 included."""
    site = _site(tmp_path)

    noted = _finish(site, tmp_path / "cache")["a.html"]

    written = (site / "a.html").read_bytes()
    assert written == BOM_UTF8 + TEXT.encode()
    assert (noted.stored, noted.digest) == (len(written), sha256(written).hexdigest())
    assert noted.sent == (site / "a.html.br").stat().st_size < noted.stored


def _site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text(TEXT, encoding="utf-8")
    return site


def _finish(site: Path, cache: Path) -> Mapping[str, Sent]:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix not in (".br", ".gz", "")]
    return finish_files(site, names, Compression(cache))
