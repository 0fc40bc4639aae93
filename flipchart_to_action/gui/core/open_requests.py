"""Files that the system, or a second start of the program, wants opened in this window."""

import hashlib
import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from flipchart_to_action import paths

_WAIT_MS = 2_000
_MOST = 1_000_000  # bytes of one request
_TAKEN = b"taken\n"


def _name(library: Path) -> str:
    """Return where the window of a library listens; only its user can reach it there."""
    which = hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]
    name = f"flipchart-to-action-{which}"
    return str(paths.runtime_folder() / name) if sys.platform == "linux" else name


def handed_over(library: Path, files: list[Path]) -> bool:
    """Hand files to the window that has this library open, and bring it to the front.

    Returns:
        Whether there is such a window, which has taken them.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    if not socket.waitForReadyRead(_WAIT_MS):
        return False
    return bool(socket.readAll().data() == _TAKEN)


class OpenRequests(QObject):
    """Listens for files that are to be opened here, until it is deleted.

    Args:
        library: The folder of the library that the window shows.
    """

    wanted = Signal(list)
    """These files (`Path`; none: the window alone) are wanted on the screen."""

    def __init__(self, library: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._asking: list[QLocalSocket] = []
        self._answered: list[QLocalSocket] = []  # they go with the server, which owns them
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        if not self._server.listen(_name(library)):
            # Left over from a program that was ended: nobody has answered there before.
            QLocalServer.removeServer(_name(library))
            self._server.listen(_name(library))
        app = QApplication.instance()
        assert app is not None  # noqa: S101
        app.installEventFilter(self)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):  # a double click on a Mac
            self.wanted.emit([Path(event.file())])
            return True
        return False

    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._asking.append(socket)
            socket.readyRead.connect(self._read)
        self._read()

    def _read(self) -> None:
        """Take what has been asked to its end."""
        for socket in self._asking.copy():
            if socket.canReadLine():
                self._asking.remove(socket)
                self._answered.append(socket)
                self._take(socket)
            elif socket.bytesAvailable() > _MOST:
                self._asking.remove(socket)
                socket.abort()

    def _take(self, socket: QLocalSocket) -> None:
        try:
            files = [Path(str(file)) for file in json.loads(bytes(socket.readLine().data()))]
        except (ValueError, TypeError):  # not from this program
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.wanted.emit(files)
