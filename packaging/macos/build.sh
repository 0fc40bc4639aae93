#!/bin/sh
# Makes the .app and the .dmg, on macOS 14 or newer: sh packaging/macos/build.sh OUT-FOLDER
# Needs Python 3.11 or newer and librsvg (Homebrew); what it fetches goes into build/.
# Not yet run: the project has had no Mac.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd -P)
cd "$here"
[ "$(uname -s)" = Darwin ] || {
    echo "A program for macOS can be made on macOS only." >&2
    echo "Call this on a Mac, or let the release workflow do it." >&2
    exit 1
}
[ $# -eq 1 ] || {
    echo "This needs a folder. Call: sh packaging/macos/build.sh OUT-FOLDER" >&2
    exit 1
}
mkdir -p "$1"
out=$(cd "$1" && pwd -P)
build=$here/build/macos
rm -rf "$build"
python3 -m venv "$build/venv"
python=$build/venv/bin/python
"$python" -m pip install --quiet --require-hashes --requirement packaging/requirements-setup.txt
"$python" -m pip install --quiet --require-hashes --requirement packaging/requirements.txt \
    --requirement packaging/requirements-build.txt
"$python" -m hatchling build -t wheel -d "$build/wheel"
"$python" -m pip install --quiet --no-deps "$build/wheel/"*.whl
PYTHON=$python sh packaging/icons.sh "$build/icons"
FLIPCHART_ICON=$build/icons/flipchart-to-action.icns "$build/venv/bin/pyinstaller" --noconfirm \
    --log-level WARN --distpath "$build/frozen" --workpath "$build/work" packaging/macos/app.spec
app="$build/frozen/Flipchart to Action.app"

# "-" signs for this computer alone: without it nothing starts on Apple's processors. With an
# identity of a Developer ID, others can start it too, once Apple has notarised it.
identity=${CODESIGN_IDENTITY:--}
codesign --force --deep --options runtime --sign "$identity" \
    --entitlements packaging/macos/entitlements.plist "$app"
codesign --verify --deep --strict "$app"
version=$("$build/venv/bin/hatchling" version)
dmg=$out/flipchart-to-action-$version-macos-$(uname -m).dmg
mkdir "$build/disk"
cp -R "$app" "$build/disk/"
ln -s /Applications "$build/disk/Applications"
hdiutil create -quiet -ov -volname "Flipchart to Action" -srcfolder "$build/disk" -format UDZO "$dmg"
# NOTARY_PROFILE: what "xcrun notarytool store-credentials" was given as its name.
if [ "$identity" != - ] && [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$dmg" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$dmg"
else
    echo "Not notarised: macOS refuses to open this on other computers by double click." >&2
fi
