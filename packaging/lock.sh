#!/bin/sh
# Writes the four lock files anew from pyproject.toml. Pins that still fit are kept;
# for newer versions: sh packaging/lock.sh --upgrade, or --upgrade-package NAME.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here"
uv="$here/.venv/bin/uv"
if [ ! -x "$uv" ]; then
    echo "uv is not in .venv yet: call sh packaging/test.sh once, then this again." >&2
    exit 1
fi

# OUT [OPTIONS]: universal, with hashes, and as far as can be one version for every Python that
# pyproject.toml allows, so that mypy and the tests find the same everywhere.
# The command line and the index are left out: both would name this machine's set-up.
lock() {
    out=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --output-file "$out" "$@"
}

# The widest first: the others then hold the same versions, so that one .venv can carry all.
all=packaging/requirements-dev.txt
lock "$all" --group dev "$@" pyproject.toml
lock packaging/requirements.txt --constraint "$all" "$@" pyproject.toml
lock packaging/requirements-setup.txt --constraint "$all" "$@" --group pyproject.toml:setup
lock packaging/requirements-build.txt --constraint "$all" "$@" --group pyproject.toml:build
