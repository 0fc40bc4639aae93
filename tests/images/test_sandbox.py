"""A bad photo ends a process of its own, and never this one."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from flipchart_to_action.errors import PhotoError
from flipchart_to_action.images import MAX_BYTES, end_trials, open_photo, sandbox, try_photo
from flipchart_to_action.images.sandbox import Trial, UntriedPhotoError

DECODER = """
import sys
from pathlib import Path
from flipchart_to_action.images import sandbox_child

def opened(path, content):
    {what}

if not {confined}:
    sandbox_child.confine = bool

sandbox_child.open_photo = opened
sandbox_child.main({seconds})
"""


def decoder(what: str, seconds: float = 60, *, confined: bool = True) -> list[str]:
    """What starts the other process with a decoder that does `what`."""
    code = DECODER.format(what=what, seconds=seconds, confined=confined)
    return [sys.executable, "-c", code]


def can_confine() -> bool:
    """Whether this kernel can take files and sockets from a process."""
    code = (
        "import sys; from flipchart_to_action.confinement import confine; sys.exit(not confine())"
    )
    return subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (40, 30), "white").save(path)
    shutil.copy(path, path.with_name("bad.jpg"))  # made bad by what decodes it
    return path


def test_a_good_photo_passes_and_a_bad_one_is_refused_in_words(photo: Path) -> None:
    try_photo(photo)
    bad = photo.with_name("bad “quoted”\n\udce4.jpg")
    bad.write_bytes(photo.read_bytes()[:200])
    with pytest.raises(PhotoError) as caught:
        try_photo(bad)
    assert caught.value.message == f"“{bad.name}” is damaged or cut short."
    assert caught.value.hint
    try_photo(photo)


@pytest.mark.parametrize(
    "what",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import ctypes; ctypes.string_at(0)",
        "import os; os.abort()",
        "import os; os._exit(0)",
        "raise ZeroDivisionError",
    ],
)
def test_a_crash_is_a_sentence_and_the_next_photo_is_tried(photo: Path, what: str) -> None:
    one = Trial(decoder(f"if 'bad' in str(path):\n        {what}"))
    bad = photo.with_name("bad.jpg")
    try:
        for _ in range(2):
            with pytest.raises(PhotoError, match=r"^“bad\.jpg” is broken") as caught:
                one.photo(bad)
            assert caught.value.hint
            one.photo(photo)
    finally:
        one.end()


def test_a_real_crash_of_a_decoder_is_a_sentence(tmp_path: Path) -> None:
    """The same bytes would take the whole program down: libheif is called as it is."""
    pillow_heif = pytest.importorskip("pillow_heif")
    path = tmp_path / "bad.heic"
    exif = Image.Exif()
    exif[0x0112] = 6
    heif = pillow_heif.from_pillow(Image.new("RGB", (64, 48), "white"))
    heif.save(path, exif=exif.tobytes())
    path.write_bytes(path.read_bytes().replace(b"Exif", b"\xf6xif"))
    one = Trial(decoder("import pi_heif; import io; pi_heif.open_heif(io.BytesIO(content))"))
    try:
        with pytest.raises(PhotoError, match=r"^“bad\.heic” is broken"):
            one.photo(path)
    finally:
        one.end()


def test_what_takes_for_ever_is_given_up(photo: Path) -> None:
    one = Trial(decoder("if 'bad' in str(path):\n        while True: pass"), seconds=3)
    try:
        with pytest.raises(PhotoError, match="takes too long to open") as caught:
            one.photo(photo.with_name("bad.jpg"))
        assert caught.value.hint
        one.photo(photo)
    finally:
        one.end()


@pytest.mark.skipif(sys.platform != "linux", reason="the system must hold it to that")
def test_what_takes_all_memory_is_refused(photo: Path) -> None:
    one = Trial(decoder("return bytearray(5 << 29)"))
    try:
        with pytest.raises(PhotoError):
            one.photo(photo)
    finally:
        one.end()


@pytest.mark.skipif(not can_confine(), reason="the kernel knows no way")
@pytest.mark.parametrize(("confined", "outcome"), [(True, "kept"), (False, "reached")])
def test_what_takes_a_decoder_over_reaches_nothing(
    photo: Path, confined: bool, outcome: str
) -> None:
    library = photo.with_name("library.sqlite")
    library.write_bytes(b"theirs")
    what = f"""
    import os, signal, socket
    library, told = Path({str(library)!r}), []
    for attempt in (
        lambda: socket.socket(),
        lambda: socket.socket(socket.AF_UNIX),
        lambda: library.read_bytes(),
        lambda: list(library.parent.iterdir()),
        lambda: library.with_name("new").write_bytes(b""),
        lambda: os.truncate(library, 3) if {confined} else None,
        lambda: os.kill(os.getppid(), 0),
        lambda: os.execv("/bin/true", ["true"]) if {confined} else None,
    ):
        try:
            attempt()
            told.append("reached")
        except PermissionError:
            told.append("kept")
    raise sandbox_child.UserError(" ".join(told))
"""
    one = Trial(decoder(what, confined=confined))
    try:
        with pytest.raises(PhotoError) as caught:
            one.photo(photo)
    finally:
        one.end()
    assert caught.value.message.split() == [outcome] * 8
    assert library.read_bytes() == b"theirs"


def test_noise_of_a_decoder_is_no_answer(photo: Path) -> None:
    one = Trial(decoder("import os; os.write(1, b'TIFF warning'); print('odd')"))
    try:
        one.photo(photo)
        one.photo(photo)
    finally:
        one.end()


def test_a_process_that_was_ended_from_outside_is_started_again(photo: Path) -> None:
    one = Trial()
    try:
        one.photo(photo)
        process = one._process
        assert process is not None
        process.kill()
        process.wait()
        one.photo(photo)
    finally:
        one.end()


def test_ending_frees_whoever_waits_and_leaves_no_process(photo: Path, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    one = Trial(
        decoder(f"Path({str(begun)!r}).write_text('x')\n    while True: pass", confined=False)
    )
    refused: list[PhotoError] = []

    def wait() -> None:
        try:
            one.photo(photo)
        except PhotoError as error:
            refused.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    begun.read_text()
    process = one._process
    one.end()
    waiting.join()
    assert len(refused) == 1
    assert process is not None
    assert process.returncode is not None
    end_trials()
    assert sandbox._trial._process is None


@pytest.mark.skipif(os.name != "posix", reason="signals of Unix")
def test_it_ends_itself_over_a_photo_when_nobody_is_left_to_end_it(photo: Path) -> None:
    command = decoder("while True: pass", 0.2)
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.communicate(b'["a.jpg", 1]\nx')
    assert process.returncode == -signal.SIGALRM


def test_it_ends_when_nobody_asks_any_more() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "flipchart_to_action.images.sandbox_child", "8"],
        input=b"",
        capture_output=True,
        check=True,
    )
    assert process.stdout == b'"ready"\n'


def test_a_built_program_starts_itself_by_its_word(
    photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = sandbox._own_command(16.0)
    assert command == [sys.executable, "try-photos", "16.0"]
    one = Trial([sys.executable, "-m", "flipchart_to_action", *command[1:]])
    try:
        one.photo(photo)
        assert one._process is not None
    finally:
        one.end()


@pytest.mark.parametrize("command", [["no-such-program"], [sys.executable, "-c", ""]])
def test_where_no_process_can_be_started_photos_still_come_in(
    photo: Path, command: list[str]
) -> None:
    one = Trial(command)
    one.photo(photo)
    one.photo(photo)
    with pytest.raises(PhotoError, match="there is no such file"):
        one.photo(photo.with_name("gone.jpg"))
    one.end()


@pytest.mark.parametrize("code", [errno.EAGAIN, errno.ENOMEM, errno.EMFILE])
def test_a_photo_that_cannot_be_tried_now_is_left_for_later(
    photo: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """It is not opened here untried, and the next one is tried again."""

    def refuse(_command: list[str]) -> None:
        raise OSError(code, os.strerror(code))

    opened: list[Path] = []
    monkeypatch.setattr(sandbox, "open_photo", opened.append)
    one = Trial()
    try:
        with monkeypatch.context() as patched:
            patched.setattr(sandbox, "_start", refuse)
            with pytest.raises(UntriedPhotoError, match="starts no more programs") as caught:
                one.photo(photo)
        assert caught.value.hint
        one.photo(photo)
        assert one._process is not None
    finally:
        one.end()
    assert opened == []


def test_where_no_thread_is_to_be_had_the_photo_is_left_for_later(
    photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_thread: threading.Thread) -> None:
        msg = "can't start new thread"
        raise RuntimeError(msg)

    one = Trial()
    try:
        with monkeypatch.context() as patched:
            patched.setattr(threading.Thread, "start", refuse)
            with pytest.raises(UntriedPhotoError):
                one.photo(photo)
        assert one._process is None
        one.photo(photo)
    finally:
        one.end()


def test_a_folder_full_of_modules_is_not_imported(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "PIL.py").write_text("import os; os._exit(1)")
    monkeypatch.chdir(tmp_path)
    one = Trial()
    try:
        one.photo(photo)
        assert one._process is not None
    finally:
        one.end()


@pytest.mark.skipif(sys.platform != "linux", reason="a file that takes no room")
def test_a_file_that_is_absurdly_large_is_not_read(photo: Path) -> None:
    with photo.open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(PhotoError, match="more than 500 megabytes"):
        open_photo(photo)
