#!/bin/sh
# Installs what the tests need besides the program, then checks everything: sh packaging/test.sh
# A step that fails does not keep the later ones from running. The last line is pytest's own.
set -u
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

# tcc with libc6-dev: the smallest that builds what fails the disk (tests/storage/sweep/shim.c).
set_up requirements-dev.txt xvfb xauth dbus at-spi2-core python3-gi gir1.2-atspi-2.0 fontconfig \
    poppler-utils qpdf tcc libc6-dev
cd "$here" || exit 1
failed=

# NAME COMMAND...: one step, named before it runs and remembered if it fails.
step() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed="$failed $name,"
}

# The tests are shared out to the cores; a library that starts threads of its own would only
# get in their way.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 OMP_THREAD_LIMIT=1

# Where it is set, each of the many processes that the tests start compiles all it imports anew.
unset PYTHONDONTWRITEBYTECODE

on_a_screen() {
    QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 \
        xvfb-run --auto-servernum --server-args="-screen 0 1440x900x24" \
        dbus-run-session -- "$python" -m pytest -m screen
    code=$?
    [ "$code" -ne 5 ] || printf 'No test asks for a screen.\n'
    [ "$code" -eq 0 ] || [ "$code" -eq 5 ]
}

step "ruff format" "$venv/bin/ruff" format --check
step "ruff check" "$venv/bin/ruff" check
step "mypy" "$venv/bin/mypy"
for system in win32 darwin; do
    step "mypy for $system" "$venv/bin/mypy" --platform "$system" --cache-dir ".mypy_cache/$system" \
        flipchart_to_action
done
step "import-linter" "$venv/bin/lint-imports" --no-logo
step "installed packages" "$venv/bin/uv" pip check --python "$python"
step "pytest on a screen" on_a_screen
[ -z "$failed" ] || printf '\nFailed so far:%s\n' "${failed%,}"

# Last, so that its closing line is the last of all.
printf '\n== pytest offscreen\n'
QT_QPA_PLATFORM=offscreen "$python" -m pytest -m "not screen" --numprocesses auto --dist loadfile
code=$?
[ "$code" -ne 0 ] || [ -z "$failed" ] || code=1
exit "$code"
