#!/bin/sh
# See that the tests have LibreOffice, which opens the workbooks and Word documents; install Debian's
# where it is missing and this may be done. SOFFICE=/path names another.
set -eu

find_office() {
  for name in "${SOFFICE:-soffice}" soffice libreoffice; do
    command -v "$name" >/dev/null 2>&1 && return
  done
  return 1
}

if [ -n "${SOFFICE:-}" ] && ! command -v "$SOFFICE" >/dev/null 2>&1; then
  echo "make: SOFFICE names $SOFFICE, which cannot be run" >&2
  exit 1
fi
find_office && exit 0

"$(dirname "$0")/apt-install.sh" libreoffice-calc-nogui libreoffice-writer-nogui
if ! find_office; then
  echo "make: LibreOffice could not be installed by apt; install it, or name it with SOFFICE=" >&2
  exit 1
fi
