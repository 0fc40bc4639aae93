"""Long work off the GUI thread, with progress and cancel."""

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from flipchart_to_action.errors import UserError

T = TypeVar("T")
_COLLECT_MS = 500


def _no_thread() -> UserError:
    return UserError(
        "This could not be done: this computer starts no more programs now.",
        "Close some programs, then try again.",
    )


class Cancelled(Exception):  # noqa: N818 (not an error)
    """Raised inside work that is no longer wanted."""


class Job:
    """One piece of work under way. The work calls `progress`; anybody may `cancel`."""

    def __init__(self, report: Callable[[float], None]) -> None:
        self._report = report
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next progress; nothing of it is reported any more."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled.is_set()

    def progress(self, share: float) -> None:
        """Report how much is done, 0..1; called by the work.

        Raises:
            Cancelled: The work is no longer wanted.
        """
        if self.cancelled:
            raise Cancelled
        self._report(share)


class Collector(QObject):
    """Collects Python's garbage in the GUI thread alone, from `start` until `stop`.

    Python collects in whichever thread happens to allocate. A widget, dialog or timer that is part
    of a cycle would then be destroyed in a worker thread, and Qt crashes. Several collectors may
    run at once (in tests); the last one to stop gives the collecting back to Python.
    """

    _running = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take the collecting over."""
        if not self._timer.isActive():
            Collector._running += 1
            gc.disable()
            self._timer.start()

    def settle(self) -> None:
        """Count what is there by now as there to stay, until `stop`.

        That is the modules and the window: a hundred and fifty thousand objects. Looking through
        them for garbage at each full collection held the window up for a tenth of a second.
        """
        if self._timer.isActive():
            gc.collect()
            gc.freeze()

    def stop(self) -> None:
        """Give the collecting back to Python, unless another collector runs."""
        if self._timer.isActive():
            self._timer.stop()
            Collector._running -= 1
            if not Collector._running:
                gc.unfreeze()
                gc.enable()

    def collect(self) -> None:
        """Collect what Python itself would have collected by now."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if counts[age] > thresholds[age]]
        if due:
            gc.collect(max(due))


class TaskRunner(QObject):
    """Runs work in lanes: what is in one lane runs in turn, lanes run beside each other.

    One object lives as long as the application: its queued signal carries closures to the GUI
    thread, so that no object of a task can be freed on the wrong thread.
    """

    crashed = Signal(Exception)
    """Work ended in an error that is a bug, whether or not anybody still waits for the work."""
    _call = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._jobs: set[Job] = set()
        self._collector = Collector(self)
        self._collector.start()
        self._call.connect(self._run_here, Qt.ConnectionType.QueuedConnection)

    def settle(self) -> None:
        """Let full collections pass over what is there by now: the window has been built."""
        self._collector.settle()

    @Slot(object)
    def _run_here(self, closure: Callable[[], None]) -> None:
        closure()

    def run(
        self,
        owner: QObject,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        progress: Callable[[float], None] | None = None,
        lane: str = "quick",
    ) -> Job:
        """Run `work` in a thread of `lane` and bring its outcome back to the GUI thread.

        Args:
            owner: Nothing is called back once this object is gone.
            work: Called with the job in a worker thread.
            done: Called with what `work` returned.
            failed: Called with what `work` raised, but for `Cancelled`.
            progress: Called with 0..1 as the work reports it.
            lane: The name of the lane.

        Returns:
            The job, to cancel it.
        """

        def back(closure: Callable[[], None]) -> None:
            def call() -> None:
                if shiboken6.isValid(owner) and not job.cancelled:
                    closure()

            if shiboken6.isValid(self):
                self._call.emit(call)

        def report(share: float) -> None:
            if progress is not None:
                back(lambda: progress(share))

        job = Job(report)
        self._jobs.add(job)
        try:
            self._lane(lane).submit(self._work, job, work, done, failed, back)
        except RuntimeError:  # no thread to be had; the work must not begin with a later one
            self._lanes.pop(lane).shutdown(wait=False, cancel_futures=True)
            self._jobs.discard(job)
            back(lambda: failed(_no_thread()))
        return job

    def _work(
        self,
        job: Job,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        back: Callable[[Callable[[], None]], None],
    ) -> None:
        try:
            if job.cancelled:
                return
            result = work(job)
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001 (every failure of work belongs to its caller)
            caught = error
            back(lambda: failed(caught))
            if not isinstance(error, UserError) and shiboken6.isValid(self):
                self._call.emit(lambda: self.crashed.emit(caught))
        else:
            back(lambda: done(result))
        finally:
            self._jobs.discard(job)

    def _lane(self, name: str) -> ThreadPoolExecutor:
        if name not in self._lanes:
            self._lanes[name] = ThreadPoolExecutor(1, thread_name_prefix=f"lane-{name}")
        return self._lanes[name]

    def stop(self) -> None:
        """Cancel everything and wait for what is running to notice."""
        for job in list(self._jobs):
            job.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._lanes.clear()
        self._collector.stop()
