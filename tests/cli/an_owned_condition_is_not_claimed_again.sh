#!/bin/sh
# One condition, one finding: an own rule that reads all that a built-in one reads, on the same requirement, is told whose
# condition it claims. A silence with the difference is taken, so is taking that rule's place, and so is another requirement.
. "$SOURCE/tests/cli/lib.sh"
count=0
"$STAGE0" init "$work/acme" >/dev/null

# rule ID REQUIREMENT COMMENT: an own rule that reads what 6.1.2-risks-owned reads, and asks for something else.
rule() {
  rm -f "$work"/acme/rules/*
  cat >"$work/acme/rules/own.lua" <<LUA
return rule {
  api         = 1,
  id          = "$1",
  requirement = "$2",
  title       = "The board owns no risk itself",
  criterion   = "Risks are owned by roles below the board.",
  basis       = "standard",
  evidence    = { "risks.risk", "risks.owner" },
  $3
  check = function(audit)
    return every { of = audit.records.risks, key = "risk", meets = { owner = one_of { "head of sales", "head of IT" } },
                   gap = "{failed} of {all} risks were owned by somebody else" }
  end,
  examples = {
    { given = { records = { risks = { { risk = "R-1", owner = "head of sales" } } } }, expect = "conform" },
    { given = { records = { risks = { { risk = "R-1", owner = "board" } } } }, expect = "gap", exceptions = { "R-1" } },
    { given = {}, expect = "not_determined" },
  },
}
LUA
}

# lints STATUS WORDS WHAT: what lint says of the own rule.
lints() {
  count=$((count + 1))
  status=0
  "$STAGE0" -C "$work/acme" rule lint "$work/acme/rules" >"$work/out" 2>&1 || status=$?
  [ "$status" -eq "$1" ] || { fail "$3: exit $status, not $1"; cat "$work/out"; }
  tr '\n' ' ' <"$work/out" | tr -s ' ' | grep -qF -- "$2" || { fail "$3: does not say \"$2\""; cat "$work/out"; }
}

rule 6.1.2-board-owns-none 6.1.2 "-- who"
lints 1 'it reads all that "6.1.2-risks-owned" reads, on the same requirement, and that rule owns: Risk without owner [same-condition]' \
  "an own rule on an owned condition"
rule 6.1.2-board-owns-none 6.1.2 "-- lint: allow same-condition: who the owner is, not whether there is one"
lints 0 "1 silenced" "a difference that is stated"
rule 6.1.2-risks-owned 6.1.2 "-- who"
lints 1 "1 rule: 1 finding" "a rule in place of the built-in one"
grep -q same-condition "$work/out" && fail "a rule that takes the place of another is said to claim its condition"
rule 8.1-board-owns-none 8.1 "-- who"
lints 0 "no finding" "another requirement"
done_testing "$count"
