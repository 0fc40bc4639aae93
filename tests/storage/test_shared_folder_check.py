from pathlib import Path

import pytest

from flipchart_to_action.storage.shared_folder_check import is_on_network, synced_by, warning


@pytest.mark.parametrize(
    ("place", "mark", "who"),
    [
        ("Dropbox/work/library", "", "Dropbox"),
        ("Dropbox (Personal)/library", "", "Dropbox"),
        ("OneDrive - NHS Leeds/library", "", "OneDrive"),
        ("Library/Mobile Documents/library", "", "iCloud"),
        ("Google Drive/library", "", "Google Drive"),
        ("all/library", "all/.stfolder", "Syncthing"),
        ("all/library", "all/.dropbox", "Dropbox"),
        ("all/deep/er/library", "all/.sync_0a1b2c.db", "Nextcloud"),
        ("Documents/library", "Documents/.git", ""),
        ("Dropbox ideas/library", "", ""),
    ],
)
def test_what_keeps_a_folder_alike_elsewhere_is_named(
    tmp_path: Path, place: str, mark: str, who: str
) -> None:
    folder = tmp_path / place
    folder.mkdir(parents=True)
    if mark:
        (tmp_path / mark).mkdir()
    assert synced_by(folder) == who
    told = warning(folder)
    assert (told is not None and who in told[0]) is bool(who)


@pytest.mark.parametrize(
    ("kind", "shared"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_a_disk_over_the_network_is_noticed(tmp_path: Path, kind: str, shared: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/all /mnt/all\\040of\\040us {kind} rw 0 0\n"
    )
    assert is_on_network(Path("/mnt/all of us/library"), mounts) is shared
    assert not is_on_network(Path("/home/anna/library"), mounts)
    assert not is_on_network(Path("/home/anna/library"), tmp_path / "none")
