#!/bin/sh
# Removes what install.sh has put there: sh uninstall.sh (with the same PREFIX, where one was set).
set -eu
prefix=${PREFIX:-$HOME/.local}
name=flipchart-to-action
share=$prefix/share

rm -rf "$prefix/lib/$name"
rm -f "$prefix/bin/$name" "$share/applications/$name.desktop" "$share/mime/packages/$name.xml" \
    "$share/metainfo/io.github.flipchart_to_action.FlipchartToAction.metainfo.xml" \
    "$share/icons/hicolor/"*"/apps/$name."*
! command -v update-mime-database >/dev/null || [ ! -d "$share/mime" ] ||
    update-mime-database "$share/mime"
! command -v update-desktop-database >/dev/null || [ ! -d "$share/applications" ] ||
    update-desktop-database "$share/applications"
echo "Flipchart to Action is removed. Your workshops are still there, in" \
    "${XDG_DATA_HOME:-$HOME/.local/share}/$name"
