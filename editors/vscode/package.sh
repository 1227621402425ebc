#!/usr/bin/env bash
# Makes the extension for the platform this runs on, with the server in it:
#   editors/vscode/package.sh [OUT.vsix]
# OUT.vsix          where to; without it editors/vscode/glossator-TARGET.vsix
# GLOSSATOR_BIN     the server; without it one is built
# GLOSSATOR_TARGET  the platform (linux-x64, darwin-arm64, win32-x64, …), when the server is of another one;
#                   `universal` for an extension without a server, which takes the one on PATH
# Prints the path of what it made.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
fail() {
  printf 'package: %s\n' "$@" >&2
  exit 1
}

platform() {
  local system machine
  case $(uname -s) in
    Linux)
      system=linux
      if ldd --version 2>&1 | grep -qi musl; then system=alpine; fi
      ;;
    Darwin) system=darwin ;;
    MINGW* | MSYS* | CYGWIN*) system=win32 ;;
    *) fail "no VS Code for $(uname -s)" ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    armv7l) machine=armhf ;;
    *) fail "no VS Code for $(uname -m)" ;;
  esac
  echo "$system-$machine"
}

build_server() {
  command -v cargo > /dev/null || fail "cargo is needed to build the server (https://rustup.rs), or name one: GLOSSATOR_BIN=/path/to/glossator"
  (cd "$root" && cargo build --release --locked) >&2 || fail "the server does not build"
  local target
  target=$(cd "$root" && cargo metadata --format-version 1 --no-deps --locked | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
  echo "${target:-$root/target}/release/glossator$suffix"
}

retry() {
  local i
  for i in 1 2 3; do
    "$@" && return 0
    sleep $((i * 3))
  done
  return 1
}

target=${GLOSSATOR_TARGET:-$(platform)}
suffix=
case $target in win32-*) suffix=.exe ;; esac
out=${1:-$here/glossator-$target.vsix}
case $out in /*) ;; *) out=$PWD/$out ;; esac

cd "$here"
command -v npm > /dev/null || fail "npm is needed (Node.js 20 or newer)"
if ! cmp -s package-lock.json node_modules/.glossator-lock; then
  retry npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 || fail "npm could not install what builds the extension"
  cp package-lock.json node_modules/.glossator-lock
fi

rm -rf server sample
mkdir -p sample
cp ../sample/*.txt sample/
{
  cat "$root/LICENSE-MIT"
  printf '\n%s\n\n' '-------- or, at your choice --------'
  cat "$root/LICENSE-APACHE"
} > LICENSE.txt
flags=(--target "$target")
if [ "$target" = universal ]; then
  flags=()
else
  server=${GLOSSATOR_BIN:-$(build_server)}
  [ -f "$server" ] || fail "no server at $server"
  mkdir server
  install -m 755 "$server" "server/glossator$suffix"
fi
mkdir -p out
node scripts/readme.mjs > out/README.md
node_modules/.bin/vsce package --no-dependencies --readme-path out/README.md --no-rewrite-relative-links "${flags[@]}" --out "$out" >&2
echo "$out"
