#!/bin/sh
# A rule's file is a regular file of at most 256 KiB of UTF-8 text without NUL, byte order mark, control characters or
# characters that turn the direction of text. What is text that is not allowed costs that rule alone; what is no regular
# file of the workspace refuses the audit, by name. Nothing waits for a pipe.
. "$SOURCE/tests/cli/lib.sh"
count=0
rule=$SOURCE/tests/bench/rules/leavers-late.lua

# prepare: a workspace with nothing but what a workspace must have.
prepare() {
  rm -rf "$work/acme"
  mkdir -p "$work/acme/rules"
  cp "$SOURCE/fixtures/lindgruen/2026-H1/organization.yaml" "$SOURCE/fixtures/lindgruen/2026-H1/audit.yaml" "$work/acme/"
}

# comes_to STATUS WORDS: the audit ends with STATUS and says WORDS, and no worse than that.
comes_to() {
  count=$((count + 1))
  status=0
  timeout 60 "$STAGE0" -C "$work/acme" audit --dry-run >"$work/out" 2>"$work/err" || status=$?
  [ "$status" -eq "$1" ] || fail "\"$2\": exit $status, not $1: $(cat "$work/err")"
  [ "$1" -eq 0 ] || grep -qF -- "$2" "$work/err" || fail "\"$2\" is not said: $(cat "$work/err")"
  if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$work/out" "$work/err"; then fail "\"$2\": a control character was printed"; fi
}

# padded SIZE: a good rule, with a comment that makes the file so large.
padded() {
  own=$(wc -c <"$rule")
  cat "$rule"
  head -c $(($1 - own - 3)) /dev/zero | tr '\0' x | { printf -- '--'; cat; echo; }
}

prepare
padded 262144 >"$work/acme/rules/large.lua"
comes_to 0 "a rule of 256 KiB"
prepare
padded 262145 >"$work/acme/rules/large.lua"
comes_to 3 "the file has 262145 bytes; a rule has at most 262144"

# text WORDS BYTES: a good rule before which these bytes stand, as printf reads them.
text() {
  prepare
  { printf -- "$2"; cat "$rule"; } >"$work/acme/rules/odd.lua"
  comes_to 3 "$1"
}
text 'begins with a byte order mark' '\357\273\277'
text 'rules/odd.lua:1:6: a byte here is not UTF-8' '-- a \377\n'
text 'does not show stands here: \x00' '-- \000\n'
text 'does not show stands here: \x1B' '\033Lua\124\000'
text 'rules/odd.lua:2:4: a character that does not show stands here: \x1B' '--\n-- \033[2J\n'
text 'does not show stands here: \x0D' '-- hidden \r return nil\n'
text 'does not show stands here: \x7F' '-- \177\n'
text 'does not show stands here: \u{009B}' '-- \302\2332J\n'
text 'does not show stands here: \u{202E}' '-- \342\200\256 sesrever\n'
text 'does not show stands here: \u{2067}' '-- \342\201\247 isolates\n'
text 'does not show stands here: \u{2028}' '-- \342\200\250 ends the line\n'

# Lines may end as on Windows.
prepare
sed 's/$/\r/' "$rule" >"$work/acme/rules/lines.lua"
comes_to 0 "CRLF"

# file WORDS: what lies in rules/ is no file of the workspace.
outside=$work/outside.lua
cp "$rule" "$outside"
prepare
ln -s "$outside" "$work/acme/rules/link.lua"
comes_to 2 "rules/link.lua: leads out of the folder"
prepare
ln -s nowhere.lua "$work/acme/rules/link.lua"
comes_to 2 "rules/link.lua: cannot be opened"
prepare
ln -s link.lua "$work/acme/rules/link.lua"
comes_to 2 "rules/link.lua: cannot be opened"
prepare
mkfifo "$work/acme/rules/pipe.lua"
comes_to 2 "rules/pipe.lua: is not a regular file"
prepare
ln -s /dev/zero "$work/acme/rules/zero.lua"
comes_to 2 "rules/zero.lua: leads out of the folder"
prepare
mkdir "$work/acme/rules/folder.lua"
comes_to 2 "rules/folder.lua: is a folder"
prepare
cp "$rule" "$work/acme/rules/closed.lua"
chmod 0 "$work/acme/rules/closed.lua"
[ -r "$work/acme/rules/closed.lua" ] || comes_to 2 "rules/closed.lua: cannot be opened" # root reads all

# A definition that the evidence does not fit costs its own rule, which says where both stand.
prepare
mkdir "$work/acme/evidence"
printf 'note\nnever\n' >"$work/acme/evidence/spare.csv"
sed 's/evidence    = {/& ["spare.note"] = { "date", "The day of the note" },/' "$rule" >"$work/acme/rules/defines.lua"
comes_to 3 'evidence/spare.csv:2:1: note "never" is not a date'
grep -qF 'rule error: bench-leavers-late: rules/defines.lua:' "$work/err" || fail "the rule is not named: $(cat "$work/err")"
done_testing "$count"
