#!/bin/sh
# docs/first-audit.md is followed to the letter in an empty folder: each block of commands is run as it stands, and each
# line of output that the page shows under it is really printed.
. "$SOURCE/tests/cli/lib.sh"
count=0
mkdir "$work/bin" "$work/home"
ln -s "$STAGE0" "$work/bin/stage0"
PATH="$work/bin:$PATH"

# Blocks in order: 001.sh to run, 001.out what must be among the output of the one before.
awk -v work="$work" '
  /^```/ && open { open = 0; close(file); next }
  /^```/ { open = 1; file = sprintf("%s/%03d.%s", work, NR, $0 == "```sh" ? "sh" : "out"); next }
  open { print > file }
' "$SOURCE/docs/first-audit.md"

cd "$work/home"
for block in "$work"/[0-9]*; do
  count=$((count + 1))
  case $block in
    *.sh)
      { cat "$block"; echo 'pwd >"$work/where"'; } >"$work/run"
      work="$work" sh -eu "$work/run" >"$work/out" 2>"$work/err" || { fail "block $(basename "$block" .sh)"; head -n 5 "$work/err"; }
      [ -s "$work/err" ] && { fail "complaints in block $(basename "$block" .sh)"; head -n 5 "$work/err"; }
      cd "$(cat "$work/where")"
      ;;
    *.out)
      while IFS= read -r line; do
        count=$((count + 1))
        grep -qF -- "$line" "$work/out" || fail "nobody says \"$line\""
      done <"$block"
      ;;
  esac
done
[ "$(ls "$work"/*.sh | wc -l)" -ge 7 ] || fail "the page has lost its commands"
[ -s "$work/home/acme/reports/2026-H2/report.md" ] || fail "there is no report"
[ -s "$work/home/acme/reports/2026-H2/checklist.csv" ] || fail "there is no checklist"
done_testing "$count"
