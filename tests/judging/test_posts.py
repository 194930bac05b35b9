from dnatrack.judging.ministries import HeldPost, PostRole, Seat, held_posts
from dnatrack.loading.build import build
from dnatrack.model.fields import Name
from dnatrack.model.reference_files import Settings
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker


def taskforce(id_: str, chair: tuple[str, str], co_chair: tuple[str, str]) -> Taskforce:
    posts = [{"post": post, "ministry": ministry} for post, ministry in (chair, co_chair)]
    shape = {"id": id_, "name": id_, "ministries": [], "sources": ["S1"]}
    return build(Taskforce, {**shape, "chair": posts[0], "co_chair": posts[1]})


def tracker(*taskforces: Taskforce, coordinator: str | None = None) -> Tracker:
    shape: dict[str, object] = {"schema": "1", "title": "추적"}
    if coordinator:
        shape["coordinator"] = {"post": coordinator, "sources": ["S1"]}
    return Tracker(build(Settings, shape), taskforces=taskforces)


def test_a_post_with_several_seats_is_found_once() -> None:
    second = ("과기정통부 2차관", "msit")
    data = tracker(
        taskforce("de", ("기재부 1차관", "moef"), second),
        taskforce("dg", second, ("행안부 차관", "mois")),
    )

    assert held_posts(data)[1] == HeldPost(
        Name(ko="과기정통부 2차관"),
        "msit",
        (Seat(PostRole.CO_CHAIR, "de"), Seat(PostRole.CHAIR, "dg")),
    )
    assert [one.taskforces for one in held_posts(data)] == [("de",), ("de", "dg"), ("dg",)]


def test_posts_of_one_name_in_two_ministries_are_two() -> None:
    data = tracker(taskforce("de", ("2차관", "moef"), ("2차관", "msit")))

    assert [one.ministry for one in held_posts(data)] == ["moef", "msit"]


def test_the_coordinator_is_the_post_of_the_same_name() -> None:
    data = tracker(taskforce("de", ("1차관", "moef"), ("2차관", "msit")), coordinator="1차관")

    assert held_posts(data)[0].seats == (
        Seat(PostRole.CHAIR, "de"),
        Seat(PostRole.COORDINATOR, None),
    )


def test_a_coordinator_that_could_be_two_posts_is_neither() -> None:
    data = tracker(taskforce("de", ("2차관", "moef"), ("2차관", "msit")), coordinator="2차관")

    assert held_posts(data)[2] == HeldPost(
        Name(ko="2차관"), None, (Seat(PostRole.COORDINATOR, None),)
    )
