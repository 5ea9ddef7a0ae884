#!/bin/sh
# Say what differs from a commit: `data` where that is nothing but the data and the page written by
# hand, else `all`; also `all` wherever that cannot be told: change-scope.sh COMMIT
set -eu
cd "$(dirname "$0")/.."

if [ -n "${1:-}" ] &&
  git diff --quiet "$1" HEAD -- . ':(exclude)data' ':(exclude)docs/about.md' 2>/dev/null; then
  echo data
else
  echo all
fi
