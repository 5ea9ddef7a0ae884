#!/bin/sh
# See that the tests have LibreOffice, which opens the workbooks and Word documents; install Debian's
# where it is missing and this may be done. SOFFICE=/path names another.
set -eu

find_office() {
  for name in ${SOFFICE:-} soffice libreoffice; do
    command -v "$name" >/dev/null 2>&1 && return
  done
  return 1
}

if [ -n "${SOFFICE:-}" ] && ! command -v "$SOFFICE" >/dev/null 2>&1; then
  echo "make: SOFFICE names $SOFFICE, which cannot be run" >&2
  exit 1
fi
find_office && exit 0

packages="libreoffice-calc-nogui libreoffice-writer-nogui"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "make: missing for the tests: LibreOffice with Calc and Writer; install it, or name it with SOFFICE=" >&2
  exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
  sudo=
elif command -v sudo >/dev/null 2>&1; then
  sudo=sudo
else
  echo "make: missing for the tests: $packages; as root: apt-get install $packages" >&2
  exit 1
fi
echo "installing for the tests: $packages"
$sudo apt-get update -qq
# shellcheck disable=SC2086 # the packages are words
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq --yes --no-install-recommends $packages >/dev/null || true
if ! find_office; then
  echo "make: LibreOffice could not be installed by apt; install it, or name it with SOFFICE=" >&2
  exit 1
fi
