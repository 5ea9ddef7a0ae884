#!/bin/sh
# See that the browser tests have a Chromium and Chinese fonts; install Debian's where they are
# missing and this may be done. CHROMIUM=/path names another browser.
set -eu

find_browser() {
  for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable; do
    "$name" --version >/dev/null 2>&1 && echo "$name" && return # a stub for a snap fails here
  done
  return 1
}

has_chinese_font() {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family)" ]
}

if [ -n "${CHROMIUM:-}" ] && ! command -v "$CHROMIUM" >/dev/null 2>&1; then
  echo "make: CHROMIUM names $CHROMIUM, which cannot be run" >&2
  exit 1
fi

packages=
find_browser >/dev/null || packages="chromium"
has_chinese_font || packages="$packages fontconfig fonts-noto-cjk"
[ -z "$packages" ] && exit 0

# shellcheck disable=SC2086 # the packages are words
"$(dirname "$0")/apt-install.sh" $packages
if ! find_browser >/dev/null; then
  # Ubuntu has Chromium as a snap alone.
  echo "make: no browser could be installed by apt; install Chrome, or Chromium as a snap, and name it with CHROMIUM= if it is not found" >&2
  exit 1
fi
if ! has_chinese_font; then
  echo "make: no Chinese font could be installed by apt; install one, such as fonts-noto-cjk" >&2
  exit 1
fi
