#!/bin/sh
# What a rule of the workspace says of columns and facts that nobody else knows can be wrong: then that rule is an
# error (exit 3), whichever file comes first, and every other rule comes to what it came to without it.
. "$SOURCE/tests/cli/lib.sh"
count=0

# rule ID EVIDENCE: a rule that reads it.
rule() {
  mkdir -p "$work/acme/rules"
  cat >"$work/acme/rules/$1.lua" <<EOF
return rule {
  api = 1,
  id = "$1",
  requirement = "A.5.9",
  title = "Contraptions are back",
  criterion = "Each contraption comes back",
  basis = "standard",
  evidence = { $2 },
  check = function(audit)
    return conform("all is well")
  end,
}
EOF
}

# outcomes FILE: what each rule but ours came to.
outcomes() {
  sed -n '/^  "outcomes": \[/,/^  \]/p' "$1" | tr -d '\n' | sed 's/{ *"rule"/\n{"rule"/g' | grep -v '"rule": "A.5.9-x-' |
    sed 's/[], ]*$//'
}

# costs WHAT MESSAGE ID…: the audit goes on, these rules are errors with the message, nobody else differs.
costs() {
  what=$1 message=$2
  shift 2
  count=$((count + 1))
  status=0
  "$STAGE0" -C "$work/acme" audit --dry-run --json >"$work/now.json" 2>"$work/err" || status=$?
  [ "$status" -eq 3 ] || { fail "$what: exit $status, not 3"; head -n 5 "$work/err"; return; }
  outcomes "$work/now.json" >"$work/now"
  cmp -s "$work/now" "$work/without" || { fail "$what: another rule came to something else"; diff "$work/without" "$work/now" | head -n 5; }
  "$STAGE0" -C "$work/acme" audit --dry-run >"$work/out" 2>&1 || true
  [ "$(grep -c '^rule error: A.5.9-x-' "$work/out")" -eq $# ] || fail "$what: not $# errors: $(grep '^rule error' "$work/out")"
  for id; do grep -F "rule error: $id: " "$work/out" | grep -qF -- "$message" || fail "$what: $id is not an error with \"$message\""; done
  status=0
  "$STAGE0" -C "$work/acme" check >"$work/out" 2>&1 || status=$?
  [ "$status" -eq 1 ] || fail "$what: check exits $status, not 1"
  rm -f "$work/acme/rules/"A.5.9-x-*
}

workspace acme 2026-H2
printf 'gadget,returned_on\ng1,perhaps\ng2,2026-01-01\n' >"$work/acme/evidence/contraptions.csv"
printf 'gizmos:\n  size: big\n' >"$work/acme/evidence/gizmos.yaml"
"$STAGE0" -C "$work/acme" audit --dry-run --json >"$work/without.json" || fail "the workspace cannot be audited"
outcomes "$work/without.json" >"$work/without"
[ "$(wc -l <"$work/without")" -gt 50 ] || fail "only $(wc -l <"$work/without") outcomes to compare"

fit="does not fit the evidence"
rule A.5.9-x-1 '["contraptions.returned_on"] = { "date", "Day it came back" }'
costs "a column of another type" "$fit" A.5.9-x-1
rule A.5.9-x-1 '["gizmos.size"] = { "text", "How large" }'
costs "a table where a map stands" "$fit" A.5.9-x-1
rule A.5.9-x-1 '["gizmos"] = { "text", "How large", fact = true }'
costs "a fact where a map stands" "$fit" A.5.9-x-1
rule A.5.9-x-1 '["contraptions.returned_on"] = { "date", "Day it came back" }'
rule A.5.9-x-2 '["contraptions.gadget"] = { "integer", "Its number" }'
costs "two rules" "$fit" A.5.9-x-1 A.5.9-x-2
rule A.5.9-x-1 '["leavers.left_on"] = { "text", "Day they left" }'
costs "a built-in definition" "of the built-in vocabulary" A.5.9-x-1

ways="in two ways"
rule A.5.9-x-1 '["contraptions.gadget"] = { "text", "Its name" }'
rule A.5.9-x-2 '["contraptions.gadget"] = { "key", "Its name" }'
costs "two definitions" "$ways" A.5.9-x-1 A.5.9-x-2
rule A.5.9-x-2 '["contraptions.gadget"] = { "text", "Its name" }'
rule A.5.9-x-1 '["contraptions.gadget"] = { "key", "Its name" }'
costs "two definitions, the other way round" "$ways" A.5.9-x-1 A.5.9-x-2
rule A.5.9-x-1 '["contraptions.gadget"] = { "text", "Its name" }'
rule A.5.9-x-2 '["contraptions.gadget"] = { "key", "Its name" }, ["contraptions.returned_on"] = { "text", "When" }'
rule A.5.9-x-3 '["contraptions.returned_on"] = { "date", "When" }'
rule A.5.9-x-4 '"contraptions.gadget"'
costs "four rules in one quarrel" "$ways" A.5.9-x-1 A.5.9-x-2 A.5.9-x-3 A.5.9-x-4

# A rule that is wrong by itself takes no part in a quarrel.
rule A.5.9-x-1 '["contraptions.gadget"] = { "key", "Its name" }, ["contraptions.more"] = { "nonsense", "Nothing" }'
rule A.5.9-x-2 '["contraptions.gadget"] = { "text", "Its name" }'
costs "a faulty rule" "nonsense" A.5.9-x-1

# A fault of the evidence is still one, and is not a rule's.
rule A.5.9-x-1 '["contraptions.returned_on"] = { "date", "Day it came back" }'
printf '\nsmuggled,row,that,does,not,fit,at,all,in,any,way,whatever,it,may,be\n' >>"$work/acme/evidence/leavers.csv"
count=$((count + 1))
status=0
"$STAGE0" -C "$work/acme" audit --dry-run >"$work/out" 2>&1 || status=$?
[ "$status" -eq 2 ] || fail "a fault of the evidence: exit $status, not 2"
grep -qF "evidence/leavers.csv:" "$work/out" || fail "a fault of the evidence is not named"
grep -qF "evidence/contraptions.csv:" "$work/out" && fail "a rule's fault stands among the evidence's"
done_testing "$count"
