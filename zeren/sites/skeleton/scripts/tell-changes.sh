#!/bin/sh
# Say what differs between two states of the data: tell-changes.sh OLD NEW FILE
# The file gets it as Markdown, nothing where nothing differs. On GitHub it stands in the summary of
# the job, elsewhere in the log: in a log of GitHub a line of the data could be a command.
set -eu
old=$1 new=$2 file=$3
most=900000 # bytes; a summary may have a million

make .venv/bin/.site >&2
code=0
.venv/bin/python -m zeren diff --format=markdown -- "$old" "$new" >"$file" || code=$?
case $code in
  0) : >"$file" ;;
  1) [ -s "$file" ] || echo "列不出数据的变化：程序出错了，原因见日志。" >"$file" ;;
  *) echo "列不出数据的变化：数据有错误，或者找不到原来的数据。请看“检查数据”。" >"$file" ;;
esac

told() {
  if [ ! -s "$file" ]; then
    echo "数据没有变化。"
  elif [ "$(wc -c <"$file")" -gt "$most" ]; then
    # After a whole line, so that no character is cut.
    head -c "$most" "$file" | sed '$d'
    printf '\n……太长，这里只有前面一部分，全部见附件 changes。\n'
  else
    cat "$file"
  fi
}
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  told >>"$GITHUB_STEP_SUMMARY"
else
  told
fi
