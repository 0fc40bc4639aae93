#!/bin/sh
# Makes the installer for Windows, on Linux:
#   sh packaging/windows/build.sh WHEEL PYTHON-ZIP OUT-FOLDER
# Needs makensis (apt: nsis), rsvg-convert (librsvg2-bin), unzip, and uv in .venv.
# PYTHON-ZIP: the embeddable package of Python for Windows x64, from its makers' download page.
# It is laid beside by whoever makes a version: it is no part of the source. Not yet run on Windows.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd -P)
uv=${UV:-$here/.venv/bin/uv}
python_version=3.13
# Of the package that the version was tried with; whoever takes another writes its sum here. Empty:
# none was tried yet, and no installer is made.
python_sum=${PYTHON_EMBED_SHA256:-}

give_up() {
    printf '%s\n' "$1" "$2" >&2
    exit 1
}

[ $# -eq 3 ] || give_up "This needs a wheel, Python for Windows and a folder." \
    "Call: sh packaging/windows/build.sh WHEEL PYTHON-ZIP OUT-FOLDER"
[ -f "$1" ] || give_up "There is no wheel at $1." "Make it first: python -m hatchling build -t wheel"
[ -f "$2" ] || give_up "Python for Windows is not here, so no installer for Windows is made." \
    "Lay the embeddable package of Python $python_version (64-bit) at $2, then call this again."
[ -n "$python_sum" ] || give_up "The SHA-256 of Python for Windows is not known." \
    "Compare it with the one that its makers publish, then write it into this script."
printf '%s  %s\n' "$python_sum" "$2" | sha256sum --check --quiet - ||
    give_up "$2 is not the Python that this script knows." "Fetch it anew, or correct the sum here."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wheel=$(readlink -f "$1")
mkdir -p "$3" "$work/app/python"
out=$(readlink -f "$3")
version=$(basename "$wheel" | cut -d- -f2)
unzip -q "$2" -d "$work/app/python"
packages=$work/app/python/Lib/site-packages
for list in "--require-hashes --requirement $here/packaging/requirements.txt" "--no-deps $wheel"; do
    # shellcheck disable=SC2086 # words
    "$uv" --quiet pip install --python-platform x86_64-pc-windows-msvc --no-build \
        --python-version "$python_version" --target "$packages" $list
done
# Reading video is never asked for, and one face of reportlab is under the GPL.
find "$packages" \( -name 'opencv_videoio_ffmpeg*.dll' -o -name 'DarkGarden*' \) -delete
# Qt's tools, and Qt Quick with all that stands on it: no window of ours loads them.
rm -rf "$packages/bin"
(
    cd "$packages/PySide6"
    rm -rf qml translations metatypes typesystems include glue plugins/qmltooling plugins/qmllint \
        plugins/designer plugins/vectorimageformats plugins/imageformats/qpdf.dll \
        plugins/platforminputcontexts ./*.exe ./*.pyi ./Qt6Designer* ./Qt6Labs* ./Qt6Lottie* ./Qt6Qml* ./Qt6Quick* \
        ./QtDesigner.* ./QtQml.* ./QtQuick* ./pyside6qml*
)
# An embeddable Python looks nowhere but where this file says.
path_file=$(find "$work/app/python" -maxdepth 1 -name 'python3*._pth')
printf 'Lib\\site-packages\r\n' >>"$path_file"
sh "$here/packaging/icons.sh" "$work/icons"
find "$work/app" -exec touch --date="@${SOURCE_DATE_EPOCH:-1767225600}" {} +
makensis -V2 -WX -DVERSION="$version" -DNUMBERS="$version.0" -DAPP="$work/app" \
    -DICON="$work/icons/flipchart-to-action.ico" -DLICENCE="$here/LICENSE" \
    -DOUT="$out/flipchart-to-action-$version-setup.exe" "$here/packaging/windows/setup.nsi"
