#!/bin/sh
# docs/reference/ is what `rule doc` makes of the sources today, every link in it leads somewhere, and in a workspace own
# rules and own names are among the others. UPDATE=1 writes the kept pages again. `rule coverage` counts what the reference
# does not have.
. "$SOURCE/tests/cli/lib.sh"
count=0
cd "$work"

[ "${UPDATE:-}" = "" ] || "$STAGE0" rule doc --output "$SOURCE/docs/reference" >/dev/null
"$STAGE0" rule doc --output new >out || fail "rule doc: exit $?"
for page in rules evidence conditions; do
  count=$((count + 1))
  [ -s new/$page.md ] || fail "$page.md is not written"
  cmp -s new/$page.md "$SOURCE/docs/reference/$page.md" ||
    fail "docs/reference/$page.md is not current: UPDATE=1 STAGE0=… SOURCE=… sh tests/cli/the_reference_is_current.sh"
  grep -qxF "new/$page.md" out || fail "rule doc does not say that it wrote $page.md"
done

# anchors FOLDER: the headings of the pages in the form that links have.
anchors() {
  for page in rules evidence; do
    sed -n 's/^#\{1,4\} //p' "$1/$page.md" | tr '[:upper:]' '[:lower:]' | tr ' ' '-' | tr -cd 'a-z0-9_\n-' | sed "s/^/$page.md#/"
  done | sort -u
}
# links FOLDER: what links lead to.
links() {
  grep -oh ']([a-z]*\.md#[^)]*)' "$1/rules.md" "$1/evidence.md" "$1/conditions.md" | sed 's/^](//;s/)$//' | sort -u
}
lead_somewhere() {
  count=$((count + 1))
  anchors "$1" >anchors
  links "$1" >links
  [ "$(wc -l <links)" -gt 100 ] || fail "$1 has hardly a link"
  comm -23 links anchors >lost
  [ ! -s lost ] || { fail "links of $1 lead nowhere"; head -n 5 lost; }
}
lead_somewhere new

# every rule and every table has its place
[ "$(grep -c '^| [A-Z]' new/conditions.md)" -eq "$(find "$SOURCE/rules" -name '*.lua' | wc -l)" ] || fail "not each rule owns one condition"
for id in $(cd "$SOURCE/rules" && find . -name '*.lua' | sed 's/.*\///;s/\.lua$//'); do
  count=$((count + 1))
  grep -qxF "#### $id" new/rules.md || fail "rules.md lacks $id"
done
for table in $(sed -n '/^tables:/,/^facts:/s/^  \([a-z_]*\):$/\1/p' "$SOURCE/catalog/vocabulary.yaml"); do
  count=$((count + 1))
  grep -qxF "### $table" new/evidence.md || fail "evidence.md lacks $table"
done

# in a workspace
"$STAGE0" init "$work/acme" >/dev/null
cd "$work/acme"
"$STAGE0" rule new A.7.13 Emergency power --table generators --own generator_tests >/dev/null
"$STAGE0" rule doc >/dev/null || fail "rule doc in a workspace: exit $?"
count=$((count + 1))
grep -qxF "#### A.7.13-emergency-power (own)" reference/rules.md || fail "an own rule is not in the reference"
grep -qxF "### generators" reference/evidence.md || fail "an own table is not in the reference"
grep -q "^| generator_tests | Emergency power | .*A.7.13-emergency-power" reference/evidence.md || fail "an own rule of the organization is not in the reference"
cd "$work"
lead_somewhere acme/reference

# coverage
untested=$("$STAGE0" rule coverage --json | sed -n '/"untested_requirements"/,/]/p' | grep -c '"[A0-9]')
tested=$(grep -c '^### ' new/rules.md)
count=$((count + 1))
[ $((untested + tested)) -eq 123 ] || fail "$untested untested and $tested tested requirements are not 123"
"$STAGE0" rule coverage >out
grep -qF "Requirements that no rule tests: $untested of 123" out || fail "coverage says another number than its JSON"
grep -qF "Own rules that nothing measures against: 0 of" out || fail "an own rule of the vocabulary is for nothing"
"$STAGE0" -C acme rule coverage >acme.out
grep -qF "Requirements that no rule tests: $((untested - 1)) of 123" acme.out || fail "an own rule does not count"
if LC_ALL=C awk 'length($0) > 80' out | grep .; then fail "coverage is wider than 80 columns"; fi
done_testing "$count"
