"""Forks the program once for each line of JSON on stdin: importing it takes longer than most words.

A line is [words, environment, folder, stdout's file, stderr's file]; the answer is the exit status.
"""

import json
import os
import sys

from flipchart_to_action.cli.main import main


def _become(words: list[str], environment: dict[str, str], home: str, out: str, err: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(home)
    for number, name in ((0, os.devnull), (1, out), (2, err)):
        file = os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, number)
        os.close(file)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.exit(main(words))


if __name__ == "__main__":
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
