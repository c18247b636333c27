#!/bin/sh
# `rule new` writes a rule for each of the 123 requirements, and a copy of each built-in one, that pass `rule test` as
# they are; it refuses what it cannot mean, overwrites nothing, works outside a workspace, and writes what editors
# want. `rule test` takes ids, files and folders, from wherever a person stands.
. "$SOURCE/tests/cli/lib.sh"
count=0

# says WORDS FILE: the file holds these words, however it is wrapped.
says() {
  count=$((count + 1))
  tr '\n' ' ' <"$2" | tr -s ' ' | grep -qF -- "$1" || { fail "$2 does not say \"$1\""; head -n 5 "$2"; }
}

# new ARGUMENTS…: writes a rule.
new() {
  "$STAGE0" rule new "$@" >out 2>err || { fail "rule new $*: exit $?"; cat err; }
}

# refuses WORDS ARGUMENTS…: exit 2, these words, and no file.
refuses() {
  words=$1
  shift
  before=$(find . -name '*.lua' | wc -l)
  status=0
  "$STAGE0" rule new "$@" >out 2>err || status=$?
  [ "$status" -eq 2 ] || fail "rule new $*: exit $status, not 2"
  [ "$(find . -name '*.lua' | wc -l)" -eq "$before" ] || fail "rule new $*: a file was written"
  says "$words" err
}

"$STAGE0" init "$work/acme" >/dev/null
cd "$work/acme"

# each requirement
ids=$("$STAGE0" catalog --theme organizational --json | sed -n 's/.*"id": "\(.*\)".*/\1/p')
for part in 4 5 6 7 8 9 10 A.6 A.7 A.8; do
  ids="$ids $("$STAGE0" catalog $part --json | sed -n 's/.*"id": "\(.*\)".*/\1/p')"
done
[ "$(echo "$ids" | wc -w)" -eq 123 ] || fail "there are not 123 requirements: $ids"
for id in $ids; do
  count=$((count + 1))
  new "$id"
  for word in "rules/$id-" "stage0 rule test $id-" "stage0 rule lint $id-"; do
    grep -qF -- "$word" out || fail "rule new $id does not say \"$word\""
  done
  own=$(grep -c 'To fill in:' out || true)
  [ "$own" -eq "$(grep -l 'To fill in:' rules/"$id"-*.lua | wc -l)" ] || fail "$id: the blank is not named twice"
  if LC_ALL=C awk 'length($0) > 160' rules/"$id"-*.lua | grep .; then fail "$id: a line is too long"; fi
done
[ "$(find rules -name '*.lua' | wc -l)" -eq 123 ] || fail "there are not 123 files"
"$STAGE0" rule test rules --min-score 100 >out 2>err || { fail "rules for all requirements: exit $?"; grep -B1 -A3 'FAIL\|not proven' out; cat err; }
says "123 passed, 0 failed" out
says "(100 %)" out
# what can be said against a draft is the one blank that it names
"$STAGE0" rule lint rules >lint || true
sed -n 's/^\(rules\/[^:]*\):[0-9]*:[0-9]*: .*\[\(.*\)\]$/\1 \2/p' lint >found
while read -r file code; do
  count=$((count + 1))
  [ "$code" = same-condition ] || fail "$file: lint finds $code"
  grep -qF -- "-- To fill in:" "$file" || fail "$file: lint finds $code, and the file names no blank"
done <found
"$STAGE0" check >out 2>err || { fail "check with all of them: exit $?"; cat err; }
if command -v luacheck >/dev/null; then
  luacheck --no-color --quiet --no-config --std lua54 --max-line-length 160 rules \
    --read-globals rule every schedule none given column by per at_least >out || { fail "luacheck"; cat out; }
fi

# a copy of each built-in rule
rm rules/*.lua
copies=0
for id in $(cd "$SOURCE/rules" && find . -name '*.lua' | sed 's/.*\///;s/\.lua$//' | sort); do
  new --from "$id"
  copies=$((copies + 1))
done
says "-- from A.5.18-leavers-disabled" rules/A.5.18-leavers-disabled-own.lua
"$STAGE0" rule test rules --quick >out 2>err || { fail "copies of all rules: exit $?"; grep -A3 FAIL out; cat err; }
says "$copies passed, 0 failed" out
rm rules/*.lua

# a copy for another requirement, under another name
new A.6.5 Accounts of leavers, ours --from A.5.18-leavers-disabled
says 'id = "A.6.5-accounts-of-leavers-ours", requirement = "A.6.5",' rules/A.6.5-accounts-of-leavers-ours.lua
says '"A.5.18"' rules/A.6.5-accounts-of-leavers-ours.lua
says 'title = "Accounts of leavers, ours",' rules/A.6.5-accounts-of-leavers-ours.lua
new --from A.5.18-leavers-disabled --id A.5.18-leavers-disabled
"$STAGE0" rule list A.5.18-leavers-disabled >out
says "replaces the built-in one" out

# every table but those that only say what belongs together, and every own rule
for table in $(sed -n '/^tables:/,/^facts:/s/^  \([a-z_]*\):$/\1/p' "$SOURCE/catalog/vocabulary.yaml"); do
  case $table in
  observations) ;;
  risk_assets | security_work) refuses "\"$table\" has no column besides its key" 9.1 --table "$table" ;;
  *) new 9.1 --table "$table" --id "table-$table" ;;
  esac
done
for own in $(sed -n '/^own_rules:/,$s/^    \([a-z_]*\):$/\1/p' "$SOURCE/catalog/vocabulary.yaml"); do
  new A.8.1 --own "$own" --id "own-$own"
  new A.8.1 --own "$own" --table assets --id "assets-$own"
done
[ "$(find rules -name '*-*.lua' | wc -l)" -gt 130 ] || fail "hardly a table or own rule"
"$STAGE0" rule test rules >out 2>err || { fail "every table and own rule: exit $?"; grep -A3 FAIL out; cat err; }
grep -B1 'not proven' out | sed -n 's/^ok   \([a-z_-]*\),.*/\1/p' >unproven
while read -r id; do
  count=$((count + 1))
  grep -qF -- "-- To fill in: nothing of" "rules/$id.lua" || fail "$id is not proven, and names no blank"
done <unproven
rm rules/own-*.lua rules/assets-*.lua rules/table-*.lua

# the population and the own rule of one's choice
new A.8.1 'Laptops "are" encrypted' --table devices --own endpoints
says 'title = "Laptops \"are\" encrypted",' rules/A.8.1-laptops-are-encrypted.lua
says 'audit.records.devices:where(own.of)' rules/A.8.1-laptops-are-encrypted.lua
new A.7.13 "Emergency power" --table generators --own generator_tests
says '["generators.item"]' rules/A.7.13-emergency-power.lua
says '["own_rules.generator_tests"] = { "Emergency power" }' rules/A.7.13-emergency-power.lua
new 7.3 Bewußtsein für Übungen
[ -f rules/7.3-bewusstsein-fuer-uebungen.lua ] || fail "letters with marks do not become plain"
"$STAGE0" rule test rules >out 2>err || { fail "chosen tables: exit $?"; cat out err; }
says "5 passed, 0 failed" out

# a title that names a table, or one of its kinds, is about that; one that names none has nothing to do with what the
# rules of the requirement look at, unless it shares a word with them
looks() {
  table=$1
  words=$2
  shift 2
  new "$@"
  says "$words" out
  says "of = audit.records.$table" "$(head -n 1 out)"
  rm "$(head -n 1 out)"
}
looks risks 'Looks at risks: the title speaks of it.' 6.1.3 Risks are accepted by the role
looks incidents 'Looks at incidents: the title speaks of it.' A.6.8 Serious incidents are reported
looks devices 'Looks at devices: the title speaks of it.' A.8.1 Laptops of contractors are encrypted
looks assets 'Looks at assets: A.5.9-assets-owned looks at it too. --table NAME' A.5.9 Each owner is named
looks visitors 'the table "visitors" is of your own' A.7.2 Every visitor has a host
looks certificates 'the table "certificates" is of your own' A.8.24 Certificates are renewed

refuses 'there is no requirement "A.5.98"' A.5.98
refuses 'of the 2013 edition it went into A.5.18' A.9.2.6
refuses 'name the requirement to test'
refuses 'did you mean "devices"?' A.8.1 Other --table device
refuses 'did you mean "own_rules.endpoints"?' A.8.1 Other --own endpoint
refuses 'no rule tests them' A.8.1 Other --table observations
refuses 'cannot be the name of a table' A.8.1 Other --table profile
refuses 'the title is longer' A.8.1 "$(printf 'x%.0s' $(seq 401))"
refuses 'cannot be the name of a table' A.8.1 Other --table until
refuses 'cannot be the name of a table' A.8.1 Other --table "My devices"
refuses 'did you mean A.5.18-leavers-disabled' --from A.5.18-leaver-disabled --id other
refuses 'cannot be the id of a rule' A.8.1 --id "../x"
refuses 'cannot be the id of a rule' A.8.1 --id A.8.1
refuses 'there is a rule "7.3-bewusstsein-fuer-uebungen" already' 7.3 Bewusstsein fuer Uebungen
printf 'mine' >rules/A.8.2-kept.lua
refuses 'is there already and was kept' A.8.2 kept
[ "$(cat rules/A.8.2-kept.lua)" = mine ] || fail "a file was overwritten"
rm rules/A.8.2-kept.lua

# for editors: written where missing, following the names that own rules define
says '"workspace.library"' .luarc.json
rm .luarc.json templates/stage0.lua
new A.7.14 Again
[ -f .luarc.json ] || fail "rule new writes no .luarc.json"
says '---@field generators stage0.records.generators' templates/stage0.lua
says '---@field leaver_accounts stage0.OwnRule' templates/stage0.lua
echo '{}' >.luarc.json
new A.7.14 Once more
[ "$(cat .luarc.json)" = '{}' ] || fail "rule new overwrites .luarc.json"

# tests NUMBER ARGUMENTS…: so many rules are tested.
tests() {
  number=$1
  shift
  "$STAGE0" rule test "$@" >out 2>err || { fail "rule test $*: exit $?"; cat err; }
  says "$number passed, 0 failed" out
}
tests 1 rules/7.3-bewusstsein-fuer-uebungen.lua
tests 1 ./rules/7.3-bewusstsein-fuer-uebungen.lua
tests 1 "$work/acme/rules/7.3-bewusstsein-fuer-uebungen.lua"
tests 7 rules
tests 7 ./rules/
tests 7 .
tests 3 7.3 ./rules/7.3-bewusstsein-fuer-uebungen.lua A.7.13-emergency-power
cd "$work"
outside() {
  number=$1
  shift
  "$STAGE0" "$@" >out 2>err || { fail "$*: exit $?"; cat err; }
  says "$number passed, 0 failed" out
}
outside 1 -C acme rule test acme/rules/7.3-bewusstsein-fuer-uebungen.lua

# outside a workspace: into the folder one stands in
mkdir "$work/library"
cd "$work/library"
new A.5.9 Owners
says './A.5.9-owners.lua' out
outside 1 rule test ./A.5.9-owners.lua
outside 1 rule test .
outside 2 rule test "$work/library/A.5.9-owners.lua" A.5.9-assets-owned
count=$((count + 1))
"$STAGE0" rule new A.5.9 As data --json >out || fail "rule new --json: exit $?"
grep -qF '"path": "./A.5.9-as-data.lua"' out || fail "rule new --json does not say where"
rm A.5.9-as-data.lua
mkdir none
echo text >none/text.txt
for path in none none/text.txt; do
  status=0
  "$STAGE0" rule test $path >out 2>err || status=$?
  [ "$status" -eq 2 ] || fail "rule test $path: exit $status"
done
rm -r none
status=0
"$STAGE0" rule test /dev/null >out 2>err || status=$?
[ "$status" -eq 2 ] || fail "rule test of a device: exit $status"
cd "$work/acme"
outside 1 rule test "$work/library/A.5.9-owners.lua"
done_testing "$count"
