#!/bin/sh
# Say what differs from a commit: `data` where that is nothing but the data and the page written by
# hand, else `all`; also `all` wherever that cannot be told: change-scope.sh COMMIT
set -eu
cd "$(dirname -- "$0")/.."

# Trees alone are compared, so that no program runs that a setting or an attribute names.
if base=$(git rev-parse --verify --quiet --end-of-options "${1:-}^{commit}" 2>/dev/null) &&
  git diff-tree -r --quiet --no-ext-diff --no-textconv "$base" HEAD -- \
    . ':(exclude)data' ':(exclude)docs/about.md' 2>/dev/null; then
  echo data
else
  echo all
fi
