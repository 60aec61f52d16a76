"""What a contributor sees after an edit is what a whole build would have made."""

from pathlib import Path

from tests.whole_site.copies import copy_small_project, run_in

EDITS, SEED = 20, 119


# prove_edits.py makes more of them, on the whole content.
def test_renewed_site_is_the_one_made_whole(tmp_path: Path) -> None:
    """After each of twenty random edits every file is the same, byte for byte, as when all is made anew.

    Some come before the last is seen everywhere: then the next is compared.
    """
    done = run_in(copy_small_project(tmp_path / "project"), "-m", "scripts.mkdocs_edits", str(EDITS), str(SEED))

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert f"\n{EDITS} " in done.stdout
