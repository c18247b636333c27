#!/bin/sh
# Histories of two to four cycles: each page of tests/grading/histories/ tells what stands in the workspace cycle by
# cycle and what the audits must come to. UPDATE=1 writes what they come to today, to be read before it is kept.
#
#   cycle NAME FROM TO    audit.yaml and sources.yaml of the next cycle; the audit is made on TO
#   plan TEXT             one more line of audit.yaml of this cycle
#   file PATH             the lines below that begin with "| " are that file from now on
#   remove PATH           it is gone
#   audit [N], close      N runs of the open cycle (1 where nothing is said), and the last run, which seals it
#   = LINE                what the run before must come to: findings, earlier findings, and what the diff says
# Everything else is for readers.
. "$SOURCE/tests/cli/lib.sh"
count=0

# comes_to CYCLE OUT: a line per finding with its class and reason, per earlier finding with its status, per state of the diff.
comes_to() {
  awk '
    /^### .* · (major|minor|ofi) · / { split(substr($0, 5), part, " · "); title = part[1] " · " part[2] " · " part[3]; sub(/ – .*/, "", title) }
    /^\*\*Class\.\*\* / { sub(/^\*\*Class\.\*\* /, ""); print "finding " title ": " $0 }
    /^##+ / { follows = /Follow-up of earlier findings/ }
    follows && /^\| [A-Z]+-/ { split($0, cell, " \\| "); sub(/^\| /, "", cell[1])
      print "earlier " cell[1] " · " cell[3] ", " cell[4] ", due " cell[5] ": " cell[6] " – " cell[7] }
  ' "$work/acme/reports/$1/report.md"
  sed -n '/^Since /,/^$/{s/^  \([a-z][a-z ]*[a-z]\)  *\([0-9]*\): /diff \1 \2: /p;}' "$2"
}

# runs N [--close]: the audit N times over, the same inputs, in a workspace whose runs are counted afterwards.
runs() {
  number=0
  while [ "$number" -lt "$1" ]; do
    number=$((number + 1))
    "$STAGE0" -C "$work/acme" audit ${2:-} >"$work/run" 2>"$work/run.err" ||
      { fail "$page: the audit of $cycle: $(head -n 2 "$work/run.err")"; return; }
    comes_to "$cycle" "$work/run" >"$work/this"
    [ "$number" -eq 1 ] || cmp -s "$work/this" "$work/last" || fail "$page: run $number of $cycle comes to something else"
    mv "$work/this" "$work/last"
  done
}

# tell PAGE: play it, and write it as it came out to $work/told.
tell() {
  page=$(basename "$1" .txt) cycle='' target='' told=''
  rm -rf "$work/acme"
  mkdir -p "$work/acme/evidence" "$work/acme/rules"
  printf 'name: Acme\nsize: 40\nedition: 2022\n' >"$work/acme/organization.yaml"
  : >"$work/told"
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      "= "*) [ "$told" = yes ] || printf '%s\n' "$line" >>"$work/told"; continue ;;
    esac
    told=''
    printf '%s\n' "$line" >>"$work/told"
    # shellcheck disable=SC2086
    set -- $line
    case $line in
      "cycle "*)
        cycle=$2
        printf 'name: %s\ndate: %s\nperiod: {from: %s, to: %s}\n' "$2" "$4" "$3" "$4" >"$work/acme/audit.yaml"
        printf 'default: {source: test, collected: %s, by: test}\n' "$4" >"$work/acme/evidence/sources.yaml" ;;
      "plan "*) printf '%s\n' "${line#plan }" >>"$work/acme/audit.yaml" ;;
      "file "*) target=$work/acme/$2; : >"$target" ;;
      "| "*) printf '%s\n' "${line#| }" >>"$target" ;;
      "remove "*) rm "$work/acme/$2" ;;
      "audit" | "audit "*) runs "${2:-1}"; sed 's/^/= /' "$work/last" >>"$work/told"; told=yes; count=$((count + 1)) ;;
      close) runs 1 --close; sed 's/^/= /' "$work/last" >>"$work/told"; told=yes; count=$((count + 1)) ;;
    esac
  done <"$SOURCE/tests/grading/histories/$page.txt"
}

for file in "$SOURCE"/tests/grading/histories/*.txt; do
  tell "$file"
  [ "${UPDATE:-}" = "" ] || cp "$work/told" "$file"
  cmp -s "$work/told" "$file" || fail "$page: $(diff "$file" "$work/told" || :)"
  "$STAGE0" -C "$work/acme" history --verify >/dev/null || fail "$page: the history is not whole"
  runs_told=$(sed -n 's/^there are \([0-9]*\) runs.*/\1/p' "$file")
  [ -z "$runs_told" ] || "$STAGE0" -C "$work/acme" history | grep -q " $runs_told runs" ||
    fail "$page: not $runs_told runs: $("$STAGE0" -C "$work/acme" history | grep ' runs')"
done
done_testing "$count"
