#!/bin/sh
# Say in one line what is missing before an environment is made: Python 3.11, or its venv module.
set -eu
python=$1

if ! command -v "$python" >/dev/null 2>&1; then
  echo "make: $python is missing; install it: sudo apt-get install python3 python3-venv" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "make: $("$python" --version) is too old; Python 3.11 or newer is needed (PYTHON=… names another)" >&2
  exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  echo "make: $python cannot make environments; install it: sudo apt-get install python3-venv" >&2
  exit 1
fi
