import gc

from dnatrack.loading.load import DEFAULT_SETTINGS
from dnatrack.model.tracker import Tracker
from dnatrack.rules.rule import once_per_tracker


def test_a_walk_is_made_once_for_each_tracker_in_turn() -> None:
    walks = []
    first, second = Tracker(DEFAULT_SETTINGS), Tracker(DEFAULT_SETTINGS)

    @once_per_tracker
    def walk(tracker: Tracker) -> int:
        walks.append(tracker)
        return len(walks)

    answers = [walk(one) for one in (first, first, second, second, first)]

    assert answers == [1, 1, 2, 2, 3]


def test_an_answer_is_let_go_with_its_tracker() -> None:
    @once_per_tracker
    def walk(tracker: Tracker) -> list[str]:
        return [tracker.settings.timezone]

    tracker = Tracker(DEFAULT_SETTINGS)
    answer = walk(tracker)
    holders_before = len(gc.get_referrers(answer))
    del tracker
    gc.collect()

    assert len(gc.get_referrers(answer)) < holders_before
