#!/bin/sh
# Install Debian packages that the tests need, where that can be done: apt-install.sh PACKAGE…
# Where apt has not what is asked for, it is for the caller to see what is still missing.
set -eu

if ! command -v apt-get >/dev/null 2>&1; then
  echo "make: missing for the tests: $*; install them" >&2
  exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
  sudo=
elif command -v sudo >/dev/null 2>&1; then
  sudo=sudo
else
  echo "make: missing for the tests: $*; as root: apt-get install $*" >&2
  exit 1
fi
echo "installing for the tests: $*"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq --yes --no-install-recommends "$@" >/dev/null || true
