#!/bin/sh
# Installs the program for you alone, without administrator's rights: sh install.sh
# It goes below ~/.local, or below PREFIX where that is set. An older version is replaced.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
prefix=${PREFIX:-$HOME/.local}
name=flipchart-to-action
home=$prefix/lib/$name

mkdir -p "$prefix/lib" "$prefix/bin" "$prefix/share"
rm -rf "$home"
cp -R "$here/lib/$name" "$home"
cp "$here/uninstall.sh" "$home/uninstall.sh"
ln -sfn "$home/$name" "$prefix/bin/$name"
cp -R "$here/share/." "$prefix/share/"

# A menu may not look into ~/.local/bin, so the entry names the program by its whole path.
entry=$prefix/share/applications/$name.desktop
path=$(printf '%s' "$home/$name" | sed 's/[&|\\]/\\&/g')
sed "s|^Exec=$name|Exec=\"$path\"|; s|^TryExec=$name|TryExec=$path|" \
    "$here/share/applications/$name.desktop" >"$entry"

! command -v update-mime-database >/dev/null || update-mime-database "$prefix/share/mime"
! command -v update-desktop-database >/dev/null ||
    update-desktop-database "$prefix/share/applications"
echo "Flipchart to Action is installed; its entry is in the menu."
echo "In a terminal: $prefix/bin/$name"
echo "To remove it: sh $home/uninstall.sh"
