#!/bin/sh
# Installs what is missing, then runs the program: sh packaging/run.sh [ARGS]
# Without ARGS: the window, or the sample where there is no screen.
set -u
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

# What the tests need holds all that the program needs.
is_current requirements-dev.txt || set_up requirements.txt
if [ $# -eq 0 ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    say "There is no screen here for the window; running the sample instead, into flipchart-sample."
    set -- sample flipchart-sample
fi
# -P: a file beside the photos must never be imported in place of a module.
exec "$python" -P -m flipchart_to_action "$@"
