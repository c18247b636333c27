#!/bin/sh
# Every line of every command's examples works in the example company, with the exit status that its page documents;
# every page fits a terminal of 80 columns; `stage0` alone says what to do next.
. "$SOURCE/tests/cli/lib.sh"
count=0
mkdir "$work/bin"
ln -s "$STAGE0" "$work/bin/stage0"
PATH="$work/bin:$PATH"

# wide FILE WHAT: lines of more than 80 characters.
wide() {
  if LC_ALL=C sed 's/\xe2\x80\xa6/./g' "$1" | LC_ALL=C awk 'length($0) > 80' | grep .; then fail "$2 is wider than 80 columns"; fi
}

two_cycles acme
cd "$work/acme"
commands=$(stage0 help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ "$(echo "$commands" | wc -w)" -ge 11 ] || fail "help lists only: $commands"
for command in $commands; do
  stage0 "$command" --help >"$work/page" || fail "$command has no page"
  wide "$work/page" "the page of $command"
  sed -n '/^Examples/,/^$/p' "$work/page" | sed '1d;/^$/d;s/^  //;s/   .*//' >"$work/examples"
  [ -s "$work/examples" ] || fail "$command has no example"
  while read -r example; do
    count=$((count + 1))
    expected=0
    case $example in *--fail-on*) expected=1 ;; esac # there is a major, and something new
    status=0
    sh -c "$example" >"$work/out" 2>"$work/err" </dev/null || status=$?
    [ "$status" -eq "$expected" ] || { fail "$example: exit $status, not $expected"; head -n 3 "$work/err"; }
    case $example in
      *"--output checklist.csv") [ -s checklist.csv ] || fail "$example writes nothing" ;;
      *) [ -s "$work/out" ] || fail "$example says nothing" ;;
    esac
  done <"$work/examples"
done

stage0 help >"$work/page"
wide "$work/page" "the page of all commands"

# starts WORDS: what stage0 alone says here.
starts() {
  count=$((count + 1))
  stage0 >"$work/page" || fail "stage0 alone: exit $?"
  wide "$work/page" "stage0 alone"
  grep -qF -- "$1" "$work/page" || fail "stage0 alone does not say \"$1\""
}
starts "Last recorded: cycle 2026-H2 (sealed), run 1 of"
stage0 init "$work/fresh" >/dev/null
cd "$work/fresh/evidence"
starts "No cycle is recorded yet. Next"
starts "stage0 evidence --needed"
cd "$work"
starts "There is no workspace here or in a folder above. To begin"
starts "stage0 init acme"
done_testing "$count"
