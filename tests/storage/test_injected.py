"""The disk fills, fails, forbids, goes away: nothing is lost, and each is told in a sentence."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.storage.injected import FAULTS, command

pytestmark = pytest.mark.skipif(os.name != "posix", reason="mounts and rights of Unix")


def test_nothing_is_lost_under_faults_of_the_disk(tmp_path: Path) -> None:
    done = subprocess.run(command(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["complaints"] == []
    assert outcome["faults_lost"] == 0
    assert outcome["faults_injected"] + len(outcome["skipped"]) == len(FAULTS)
    assert outcome["faults_injected"] >= 4  # those that need no rights to mount
