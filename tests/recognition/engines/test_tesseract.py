import errno
import os
import subprocess

import numpy as np
import pytest

from flipchart_to_action.errors import RecogniserError
from flipchart_to_action.recognition.engines import tesseract

PICTURE = np.full((40, 60, 3), 255, np.uint8)


@pytest.mark.skipif(not tesseract.availability().here, reason="no Tesseract here")
def test_where_no_process_is_to_be_had_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    one = tesseract.Tesseract()
    assert one.read_lines(PICTURE, (), lambda _share: None) == []

    def refuse(*_words: object, **_how: object) -> None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(RecogniserError, match="could not be started") as caught:
        one.read_lines(PICTURE, (), lambda _share: None)
    assert caught.value.hint
