"""The benchmark of a reader's wait compares like with like, and says what is seen meanwhile."""

from measure.visit_tables import table, table_of_seen
from measure.visits import Seen, Visit

VISITS = {
    "bare": [Visit(80, 2_740_000), Visit(100, 2_740_000), Visit(90, 2_740_000)],
    "ours": [Visit(270, 4_800_000, keystroke_ms=14, memory_mib=277, seen=Seen(100, 120, 9))],
    "page alone": [Visit(0, memory_mib=187)],
    "slow line: bare": [Visit(10_000)],
    "slow line: stock": [Visit(40_000, seen=Seen(500, None, None))],
    "slow line: ours": [Visit(20_000, seen=Seen(1300, 1350, 80))],
}


def test_each_wait_is_compared_with_the_least_possible_on_its_own_line():
    """A slow line's wait is divided by what its own line and phone take for the bare wasm; what wasn't measured stays empty."""
    assert table(VISITS).splitlines()[2:] == [
        "| bare | 90 (80–100) | 1.00 | 2.74 MB |  |  |",
        "| ours | 270 (270–270) | 3.00 | 4.80 MB | 14 ms | 277 MiB |",
        "| page alone |  |  |  |  | 187 MiB |",
        "| slow line: bare | 10000 (10000–10000) | 1.00 |  |  |  |",
        "| slow line: stock | 40000 (40000–40000) | 4.00 |  |  |  |",
        "| slow line: ours | 20000 (20000–20000) | 2.00 |  |  |  |",
    ]


def test_what_a_page_never_shows_stays_empty():
    """A page without example and loading line has no time for them, only for its words and its result."""
    assert table_of_seen(VISITS).splitlines()[2:] == [
        "| ours | 100 | 120 | 9 | 270 |",
        "| slow line: stock | 500 |  |  | 40,000 |",
        "| slow line: ours | 1,300 | 1,350 | 80 | 20,000 |",
    ]
