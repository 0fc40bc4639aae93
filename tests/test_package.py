"""What importing the package does to the rest of the process."""

import os
import subprocess
import sys
from pathlib import Path


def test_the_recogniser_keeps_no_usage_reports(tmp_path: Path) -> None:
    # Merely importing onnxruntime writes an identifier and a store of events into the home
    # folder, to be sent later; with our package imported first it must write nothing.
    unset = ("ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    code = "import flipchart_to_action, onnxruntime; onnxruntime.SessionOptions()"
    command = [sys.executable, "-c", code]
    subprocess.run(command, env=environment | {"HOME": str(tmp_path)}, check=True)
    assert not list(tmp_path.rglob("*"))
