"""Whether the library's folder is one that other computers write to as well."""

import sys
from pathlib import Path

_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".sync_folder": "Nextcloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    "desktop.ini.gdrive": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
"""What programs leave in the top folder of what they keep alike on several computers."""
_JOURNALS = ("._sync_", ".sync_")
"""Nextcloud's own: `.sync_0a1b.db`."""
_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "mobile documents": "iCloud",
    "iclouddrive": "iCloud",
    "cloudstorage": "a cloud",
}
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "afpfs", "webdav", "davfs"}
    | {"fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "ceph", "glusterfs"}
)
_MOUNTS = Path("/proc/self/mounts")


def synced_by(folder: Path) -> str:
    """Return what keeps `folder` alike on several computers, or an empty text."""
    for place in (folder, *folder.parents):
        named = next(
            (who for name, who in _NAMES.items() if _is_of(place.name.casefold(), name)), ""
        )
        if named:
            return named
        try:
            inside = [path.name for path in place.iterdir()]
        except OSError:
            continue
        for name in inside:
            if name in _MARKS:
                return _MARKS[name]
            if name.endswith(".db") and name.startswith(_JOURNALS):
                return "Nextcloud"
    return ""


def _is_of(name: str, service: str) -> bool:
    """Return whether a folder is called so: "OneDrive - NHS Leeds", "Dropbox (Personal)"."""
    return name == service or name.startswith((f"{service} -", f"{service} ("))


def is_on_network(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Return whether `folder` is on another computer's disk, as far as that can be told."""
    if sys.platform == "win32":
        import ctypes

        drive = folder.drive
        remote = 4  # DRIVE_REMOTE
        return drive.startswith("\\\\") or (
            bool(drive) and ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == remote
        )
    try:
        table = mounts.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    kinds: dict[Path, str] = {}
    for line in table.splitlines():
        parts = line.split(" ")
        if len(parts) > 2:
            kinds[Path(parts[1].replace("\\040", " "))] = parts[2]
    return next(
        (kinds[place] in _NETWORK for place in (folder, *folder.parents) if place in kinds), False
    )


def warning(folder: Path) -> tuple[str, str] | None:
    """Return a sentence and a hint where the library's folder is shared, None where it is not."""
    folder = folder.absolute()
    who = synced_by(folder)
    if who:
        return (
            f"The library is in a folder that {who} keeps alike on several computers.",
            "Use it on one computer at a time; a folder of this computer alone is safer.",
        )
    if is_on_network(folder):
        return (
            "The library is on another computer's disk, over the network.",
            "Use it in one window at a time; a folder of this computer is safer, and quicker.",
        )
    return None
