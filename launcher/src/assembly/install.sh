#!/usr/bin/env bash
# Installs this release: ./install.sh [--prefix FOLDER], by default /usr/local. Removes it again: ./install.sh --uninstall [--prefix FOLDER].
set -euo pipefail
unset CDPATH

fail() {
  echo "install.sh: $*" >&2
  exit 1
}

prefix=/usr/local uninstall=
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) [ $# -ge 2 ] || fail "--prefix needs a folder"; prefix=$2; shift 2 ;;
    --uninstall) uninstall=yes; shift ;;
    *) fail "unknown option $1; options are --prefix FOLDER and --uninstall" ;;
  esac
done

release=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
[ ! -d "$prefix" ] || prefix=$(cd -P -- "$prefix" && pwd)
library=$prefix/lib/landport
command=$prefix/bin/landport
completion=$prefix/share/bash-completion/completions/landport
pages=share/man/man1

# Only what this script has installed.
remove() {
  local page
  for page in "$prefix/$pages"/landport*.1; do
    [ ! -L "$page" ] || [ "$(readlink -- "$page")" != "../../../lib/landport/$pages/${page##*/}" ] || rm -f -- "$page"
  done
  [ ! -L "$command" ] || [ "$(readlink -- "$command")" != ../lib/landport/landport ] || rm -f -- "$command"
  [ ! -e "$library/release" ] || rm -f -- "$completion"
  [ ! -e "$library/release" ] || rm -rf -- "$library"
}

if [ -n "$uninstall" ]; then
  [ -e "$library/release" ] || fail "no release is installed in $library"
  remove
  echo "removed $library and $command"
  exit
fi

[ ! "$library" -ef "$release" ] || fail "this release is installed already"
[ "${library#"$release"/}" = "$library" ] || fail "$prefix is in this release: choose a folder outside of it with --prefix"
[ ! -e "$command" ] && [ ! -L "$command" ] || [ -e "$library/release" ] || fail "$command exists and is not of a release of Landport"
[ ! -e "$library" ] || [ -e "$library/release" ] || fail "$library exists and is not a release of Landport"
"$release/landport" --version >/dev/null || fail "this release does not start here: nothing is installed"
mkdir -p -- "$prefix/lib" "$prefix/bin" "$prefix/$pages" "$(dirname -- "$completion")" || fail "cannot write to $prefix: choose another with --prefix"
remove
cp -R -- "$release" "$library"
ln -s -- ../lib/landport/landport "$command"
"$command" completion > "$completion"
for page in "$library/$pages"/landport*.1; do
  ln -sf -- "../../../lib/landport/$pages/${page##*/}" "$prefix/$pages/"
done
echo "install.sh: preparing classes for faster starts, which takes half a minute ..." >&2
"$library/landport" archive-classes >/dev/null 2>&1 || echo "install.sh: cannot archive classes: starts will be slower" >&2
echo "installed $("$command" --version | sed -n 1p) in $library, with $command"
