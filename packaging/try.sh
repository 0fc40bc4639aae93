#!/bin/sh
# Tries a built program as someone would who has just got it: sh packaging/try.sh ARTEFACT ROOT
# ARTEFACT: a .deb, or the portable .tar.gz. ROOT: what debootstrap --variant=minbase has made.
# As root. The program itself runs as an ordinary user, without a network. A line on stderr that
# is not expected is a failure. The window is tried where Xvfb and xwininfo are here.
set -eu
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"
[ $# -eq 2 ] && [ -f "$1" ] && [ -d "$2/usr" ] ||
    give_up "This needs a built file and a root." "Call: sh packaging/try.sh ARTEFACT ROOT"
artefact=$(readlink -f "$1")
root=$(readlink -f "$2")
name=flipchart-to-action
user=1000:1000
work=$(mktemp -d)
screen=
process=
failed=

finish() {
    [ -z "$process" ] || kill "$process" 2>/dev/null || :
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || :
    umount "$root/tmp/.X11-unix" "$root/dev/shm" "$root/proc" 2>/dev/null || :
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

in_root() {
    chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        DEBIAN_FRONTEND=noninteractive "$@"
}

# COMMAND...: as the user, without a network.
as_user() {
    unshare --net chroot --userspec="$user" "$root" env -i HOME=/home/try LANG=C.UTF-8 \
        PATH=/usr/bin:/bin DISPLAY="${display:-}" "$@"
}

fail() {
    printf 'FAILED  %s: %s\n' "$1" "$2"
    failed=yes
}

# What may stand on stderr, as a pattern of grep.
expected='^[0-9]* notes in it were never looked at\.'

# WHAT COMMAND...: passes if it ends well and says nothing on stderr but what is expected.
step() {
    what=$1
    shift
    begun=$(date +%s)
    status=0
    "$@" >"$work/out" 2>"$work/err" || status=$?
    if [ "$status" -ne 0 ] || grep -qv "$expected" "$work/err"; then
        fail "$what" "exit status $status"
        tail -n 20 "$work/out" "$work/err"
    else
        printf 'ok      %s (%s s)\n' "$what" "$(($(date +%s) - begun))"
    fi
}

# RECOGNISER: words of the chart that its file's name does not hold are in the last output.
was_read() {
    grep -q "Book respite at times" "$work/out" || fail "read with $1" "the chart's words are missing"
}

install_it() {
    case $artefact in
    *.deb)
        cp "$artefact" "$root/tmp/$name.deb"
        in_root apt-get update --quiet
        in_root apt-get install --yes --quiet --no-install-recommends "/tmp/$name.deb"
        rm "$root/tmp/$name.deb"
        program=/usr/bin/$name
        samples=/usr/lib/$name/_internal/flipchart_to_action/resources/samples
        ;;
    *)
        in_root apt-get update --quiet
        # shellcheck disable=SC2086 # a list of names
        in_root apt-get install --yes --quiet --no-install-recommends $libraries
        tar -xzf "$artefact" -C "$root/home/try" --strip-components=1 --one-top-level=portable
        as_user sh /home/try/portable/install.sh
        rm -r "$root/home/try/portable"
        program=/home/try/.local/bin/$name
        samples=/home/try/.local/lib/$name/_internal/flipchart_to_action/resources/samples
        ;;
    esac >"$work/install" 2>&1 || {
        tail -n 20 "$work/install"
        give_up "It could not be installed." "The lines above are the last of what was said."
    }
}

remove_it() {
    case $artefact in
    *.deb) in_root apt-get purge --yes --quiet "$name" >"$work/out" 2>&1 || fail remove apt ;;
    *) step remove as_user sh "/home/try/.local/lib/$name/uninstall.sh" ;;
    esac
    left=$(find "$root/usr" "$root/home/try/.local/bin" "$root/home/try/.local/lib" \
        "$root/home/try/.local/share/applications" "$root/home/try/.local/share/icons" \
        -name "*$name*" 2>/dev/null || :)
    if [ -n "$left" ]; then fail "nothing is left" "$left"; else echo "ok      nothing is left"; fi
}

# Opens the window on a screen of its own and waits until it is mapped, then ends it.
window() {
    if ! command -v Xvfb >/dev/null || ! command -v xwininfo >/dev/null; then
        echo "not run the window: Xvfb or xwininfo is not here"
        return
    fi
    mkfifo "$work/number"
    Xvfb -displayfd 3 -nolisten tcp -ac -screen 0 1440x900x24 3>"$work/number" 2>"$work/xvfb" &
    screen=$!
    read -r number <"$work/number"
    display=:$number
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    begun=$(date +%s)
    # The process itself, for it to be told to end.
    unshare --net chroot --userspec="$user" "$root" env -i HOME=/home/try LANG=C.UTF-8 \
        PATH=/usr/bin:/bin DISPLAY="$display" "$program" >"$work/out" 2>"$work/err" &
    process=$!
    seen=
    while kill -0 "$process" 2>/dev/null && [ $(($(date +%s) - begun)) -lt 60 ]; do
        xwininfo -display "$display" -root -tree >"$work/tree" 2>/dev/null || :
        grep -q '"[^"]*Flipchart to Action"' "$work/tree" && seen=yes && break
        sleep 0.2
    done
    took=$(($(date +%s) - begun))
    [ -z "$seen" ] || sleep 5 # whatever it would say about its first page
    kill -TERM "$process" 2>/dev/null || :
    status=0
    wait "$process" || status=$?
    process=
    # 143: it was told to end, and did so in order.
    if [ -z "$seen" ] || [ -s "$work/err" ] || [ "$status" -ne 143 ]; then
        fail "window" "seen: ${seen:-no}, exit status $status"
        tail -n 20 "$work/err"
    else
        echo "ok      window ($took s until it is there)"
    fi
}

mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mountpoint -q "$root/dev/shm" || mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mkdir -p "$root/home/try"
chown -R "$user" "$root/home/try"
begun=$(date +%s)
install_it
printf 'ok      install (%s s)\n' "$(($(date +%s) - begun))"
step "--version" as_user "$program" --version
step "check-setup" as_user "$program" check-setup
cat "$work/out"
first=$(chroot "$root" sh -c "echo $samples/1-*.jpg")
step "read with ppocr" as_user "$program" read --recogniser ppocr --json "$first"
was_read ppocr
step "read with tesseract" as_user "$program" read --recogniser tesseract --json "$first"
was_read tesseract
step "sample" as_user "$program" sample /home/try/sample
step "export --format all" as_user "$program" --library /home/try/sample/library export 1 \
    /home/try/plans --format all
cat "$work/out"
step "export --everything" as_user "$program" --library /home/try/sample/library export 1 \
    /home/try/everything --everything
window
remove_it
[ -z "$failed" ] || exit 1
echo "Everything passed."
