#!/bin/sh
# Each file of tests/cli/bad/*.case puts one bad input into a workspace that is fine without it. `audit` must
# exit 2, name file, line and column, say what is wrong, and record nothing.
#
#   where: evidence/leavers.csv:2:4      the place, exactly
#   says: is not a date                  part of the message
#   file: evidence/leavers.csv           the lines below are that file (`bytes:` with \ooo escapes,
#   …                                    `gone:` removes a file)
. "$SOURCE/tests/cli/lib.sh"

# put CASE: write its files into the workspace.
put() {
  awk -v root="$work/acme" '
    /^(where|says): / && !path { next }
    /^(file|bytes): / { path = root "/" substr($0, index($0, ": ") + 2); bytes = /^bytes/; printf "" > path; next }
    /^gone: / { path = root "/" substr($0, 7); system("rm -f " path); path = ""; next }
    path && bytes { system("printf \"" $0 "\" >> " path); next }
    path { print > path }
  ' "$1"
}

count=0
for case in "$SOURCE"/tests/cli/bad/*.case; do
  name=$(basename "$case" .case)
  count=$((count + 1))
  rm -rf "$work/acme"
  cp -R "$SOURCE/tests/cli/bad/base" "$work/acme"
  put "$case"
  where=$(sed -n 's/^where: //p' "$case" | head -n 1)
  says=$(sed -n 's/^says: //p' "$case" | head -n 1)
  status=0
  "$STAGE0" -C "$work/acme" audit >"$work/out" 2>"$work/err" || status=$?
  [ "$status" -eq 2 ] || fail "$name: exit $status, not 2"
  grep -qF -- "$where: " "$work/err" || fail "$name: does not name $where: $(head -n 1 "$work/err")"
  grep -qF -- "$says" "$work/err" || fail "$name: does not say \"$says\": $(head -n 1 "$work/err")"
  [ ! -e "$work/acme/history.db" ] || fail "$name: something was recorded"
  [ ! -e "$work/acme/reports" ] || fail "$name: a report was written"
  status=0
  "$STAGE0" -C "$work/acme" check >/dev/null 2>&1 || status=$?
  [ "$status" -eq 1 ] || fail "$name: check exits $status, not 1"
done

# The same workspace without a bad input is audited.
rm -rf "$work/acme"
cp -R "$SOURCE/tests/cli/bad/base" "$work/acme"
"$STAGE0" -C "$work/acme" audit >/dev/null || fail "the workspace is refused without a bad input"
done_testing "$count"
