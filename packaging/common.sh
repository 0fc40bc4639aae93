# Shared by run.sh and test.sh, read with "."; sets $here (the checkout) and $venv first.
# Everything said here goes to stderr: stdout belongs to the program (read --json).
# shellcheck shell=sh

here=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
venv=$here/.venv
python=$venv/bin/python

# What Qt, OpenCV, onnxruntime and Tesseract link to and their wheels do not carry. A package that
# was renamed with "t64" at its end (Debian 13, Ubuntu 24.04) is found under its old name too.
libraries="libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0
    libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
    libwayland-cursor0 libwayland-egl1 libgssapi-krb5-2"

say() {
    printf '%s\n' "$*" >&2
}

# WHAT-HAPPENED WHAT-TO-DO: the end, in two plain sentences.
give_up() {
    say "$1"
    say "$2"
    exit 1
}

# Keeps a second call of either script waiting until this one has set up, so that they
# never write the same .venv at once. The kernel frees it when this shell ends, however it ends.
lock() {
    command -v flock >/dev/null 2>&1 || return 0
    exec 9<"$here/packaging/common.sh"
    if ! flock -n 9; then
        say "Waiting for another set-up of this folder to finish."
        flock 9 || give_up "The set-up could not be locked." "Call this again in a minute."
    fi
}

unlock() {
    exec 9<&-
}

# One line that changes whenever something must be installed anew: the lists (that of apt packages
# is in test.sh), the interpreter behind .venv, and where the folder is.
stamp_of() {
    readlink -f "$python"
    printf '%s\n' "$venv"
    cat "$here/pyproject.toml" "$here/packaging/common.sh" "$here/packaging/test.sh" \
        "$here/packaging/requirements-setup.txt" "$here/packaging/$1" | cksum
}

# LIST: true if .venv holds what LIST names, by the stamp that the last install left.
is_current() {
    [ -x "$python" ] && [ -f "$venv/stamp-$1" ] &&
        [ "$(stamp_of "$1")" = "$(cat "$venv/stamp-$1")" ]
}

# NAME...: those of the apt packages that are not installed.
apt_missing() {
    for name in "$@"; do
        for form in "$name" "${name}t64"; do
            state=$(dpkg-query --show --showformat='${db:Status-Status}' "$form" 2>/dev/null) || state=
            [ "$state" = installed ] && continue 2
        done
        printf '%s ' "$name"
    done
}

# COMMAND...: runs it as root, quietly; what it printed is shown only if it fails.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        printed=$(DEBIAN_FRONTEND=noninteractive "$@" 2>&1 </dev/null) && return 0
    elif [ -t 0 ]; then
        printed=$(sudo env DEBIAN_FRONTEND=noninteractive "$@" 2>&1) && return 0
    else
        printed=$(sudo -n env DEBIAN_FRONTEND=noninteractive "$@" 2>&1 </dev/null) && return 0
    fi
    printf '%s\n' "$printed" | tail -n 5 >&2
    return 1
}

# NAME...: installs the apt packages that are missing.
need_apt() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "This system has no apt, so its libraries are not looked after here. If a window does"
        say "not open, install what these are called here: $*"
        return 0
    fi
    # shellcheck disable=SC2046,SC2086 # names hold no spaces
    set -- $(apt_missing "$@")
    [ $# -gt 0 ] || return 0
    by_hand="Install by hand, as root: apt-get update && apt-get install --no-install-recommends $*"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null 2>&1; then
        give_up "System packages are missing, and only root may install them (there is no sudo)." \
            "$by_hand"
    fi
    say "Installing with apt: $*"
    as_root apt-get update --quiet ||
        give_up "apt could not fetch its lists of packages: no rights, or no network?" "$by_hand"
    as_root apt-get install --yes --quiet --no-install-recommends "$@" ||
        give_up "apt could not install these packages: no network, or not in its lists?" "$by_hand"
}

# Prints the first Python that is new enough and can make a virtual environment.
find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
            >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# True if .venv runs, is new enough, has pip and was made for this very folder.
venv_works() {
    "$python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 &&
        grep -qF "$venv" "$venv/pyvenv.cfg" "$venv/bin/activate" 2>/dev/null
}

need_venv() {
    venv_works && return 0
    maker=$(find_python) ||
        give_up "Python 3.11 or newer is needed; here is $(python3 --version 2>&1)." \
            "Install python3.13, python3.12 or python3.11 with its venv module, then call this again."
    if [ -e "$venv" ]; then
        say "The folder .venv does not work any more (moved, or its Python is gone): making it anew."
        rm -rf "$venv" ||
            give_up "$venv can't be removed." "Remove it by hand, or call this as the user who made it."
    fi
    say "Making a virtual environment in ${venv#"$here"/} with $("$maker" --version)."
    "$maker" -m venv "$venv" >&2 ||
        give_up "The virtual environment could not be made in $here." \
            "See that the folder can be written and that the disk has 2 GB free, then call this again."
}

# LIST: brings .venv up to what LIST locks, and the program itself as it stands in the checkout.
# Adds and changes only: what a wider list has put there stays.
need_packages() {
    [ -w "$venv" ] || give_up "The folder .venv is not yours to write." \
        "Call this once as the user who made it, or remove .venv as that user."
    offline="See that this computer reaches its Python package index and has 2 GB free, then call this again."
    rm -f "$venv/stamp-$1"
    say "Installing uv with pip."
    printed=$("$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        --requirement "$here/packaging/requirements-setup.txt" 2>&1) || {
        printf '%s\n' "$printed" | tail -n 2 >&2
        give_up "pip could not install uv." "$offline"
    }
    say "Installing the Python packages of packaging/$1 with uv."
    uv_pip install --require-hashes --requirement "$here/packaging/$1" ||
        give_up "uv could not install the Python packages." "$offline"
    uv_pip install --no-deps --no-build-isolation --reinstall --editable "$here" ||
        give_up "The program itself could not be installed." \
            "See that $here can be written, then call this again."
    stamp_of "$1" >"$venv/stamp-$1"
}

uv_pip() {
    word=$1
    shift
    "$venv/bin/uv" --quiet --no-progress pip "$word" --python "$python" "$@" >&2
}

# LIST APT...: everything that LIST and the apt packages stand for, if it is not there yet.
set_up() {
    list=$1
    shift
    is_current "$list" && return 0
    lock
    if ! is_current "$list"; then
        venv_works || find_python >/dev/null || set -- python3 python3-venv "$@"
        # shellcheck disable=SC2086 # a list of names
        need_apt ca-certificates $libraries "$@"
        need_venv
        need_packages "$list"
    fi
    unlock
}
