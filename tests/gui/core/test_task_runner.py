import gc
import threading
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner


def _fail(outcome: object) -> None:
    pytest.fail(f"called back with {outcome}")


def test_what_work_returns_comes_back_on_the_gui_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    came: list[tuple[str, bool]] = []
    worker: list[bool] = []
    here = QThread.currentThread()

    def work(_job: Job) -> str:
        worker.append(threading.current_thread() is threading.main_thread())
        return "read"

    tasks.run(
        tasks,
        work,
        lambda r: came.append((r, QThread.currentThread() is here)),
        _fail,
    )
    qtbot.waitUntil(lambda: bool(came))
    assert came == [("read", True)]
    assert worker == [False]


def test_what_work_raises_comes_back(qtbot: QtBot, tasks: TaskRunner) -> None:
    caught: list[Exception] = []

    def work(_job: Job) -> None:
        raise ValueError("no")

    tasks.run(tasks, work, _fail, caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert str(caught[0]) == "no"


def test_progress_is_reported_in_order(qtbot: QtBot, tasks: TaskRunner) -> None:
    seen: list[float] = []
    ended: list[None] = []

    def work(job: Job) -> None:
        for share in (0.25, 0.5, 1.0):
            job.progress(share)

    tasks.run(tasks, work, ended.append, _fail, progress=seen.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert seen == [0.25, 0.5, 1.0]


def test_cancelled_work_stops_and_says_nothing(qtbot: QtBot, tasks: TaskRunner) -> None:
    started, go_on = threading.Event(), threading.Event()
    reached: list[str] = []
    after: list[str] = []

    def work(job: Job) -> str:
        started.set()
        go_on.wait(10)
        job.progress(0.5)
        reached.append("after the cancel")
        return "result"

    job = tasks.run(tasks, work, after.append, _fail)
    assert started.wait(10)
    job.cancel()
    go_on.set()
    done: list[str] = []
    tasks.run(tasks, lambda _job: "next", done.append, _fail)
    qtbot.waitUntil(lambda: bool(done))
    assert reached == []
    assert after == []


def test_nothing_is_called_back_once_the_owner_is_gone(qtbot: QtBot, tasks: TaskRunner) -> None:
    owner = QObject()
    go_on = threading.Event()
    after: list[str] = []

    def work(_job: Job) -> str:
        go_on.wait(10)
        return "late"

    tasks.run(owner, work, after.append, _fail)
    shiboken6.delete(owner)
    go_on.set()
    done: list[str] = []
    tasks.run(tasks, lambda _job: "next", done.append, _fail)
    qtbot.waitUntil(lambda: bool(done))
    assert after == []


def test_garbage_is_collected_in_the_gui_thread_alone(qtbot: QtBot, tasks: TaskRunner) -> None:
    where: list[threading.Thread] = []

    class Cycle:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            where.append(threading.current_thread())

    def work(_job: Job) -> None:
        for _ in range(5000):  # enough for Python to collect, were it allowed to
            Cycle()

    done: list[None] = []
    tasks.run(tasks, work, done.append, _fail)
    qtbot.waitUntil(lambda: bool(done))
    assert where == []
    qtbot.waitUntil(lambda: len(where) == 5000)
    assert set(where) == {threading.main_thread()}
    tasks.stop()
    assert gc.isenabled()


def test_what_is_settled_is_not_looked_through_and_later_garbage_goes(
    qtbot: QtBot, tasks: TaskRunner
) -> None:
    tasks.settle()
    settled = gc.get_freeze_count()
    assert settled > 1_000

    class Node:
        def __init__(self) -> None:
            self.me = self

    gone = weakref.ref(Node())
    assert gone() is not None
    gc.collect()
    assert gone() is None
    tasks.stop()
    assert gc.get_freeze_count() == 0


def test_where_no_thread_is_to_be_had_it_is_said_and_can_be_tried_again(
    qtbot: QtBot, tasks: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for a user who may start no more of them; the work does not begin later either."""

    def refuse(_thread: threading.Thread) -> None:
        msg = "can't start new thread"
        raise RuntimeError(msg)

    began: list[Job] = []
    caught: list[Exception] = []
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", refuse)
        tasks.run(tasks, began.append, _fail, caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], UserError)
    assert caught[0].hint
    done: list[int] = []
    tasks.run(tasks, lambda _job: 1, done.append, caught.append)
    qtbot.waitUntil(lambda: bool(done))
    assert (began, len(caught)) == ([], 1)
