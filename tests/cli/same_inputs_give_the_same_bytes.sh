#!/bin/sh
# Two copies of a workspace give the same reports and the same history, whatever the locale, the time zone, the
# number of workers, the order of files on disk; a second run records nothing; rows in another
# order change line numbers and digests, nothing else.
. "$SOURCE/tests/cli/lib.sh"
count=0

# same A B WHAT: the same reports and history in two workspaces.
same() {
  for file in reports/2026-H1/report.md reports/2026-H1/report.json reports/2026-H1/checklist.csv \
    reports/2026-H2/report.md reports/2026-H2/report.json reports/2026-H2/checklist.csv history.db; do
    count=$((count + 1))
    cmp -s "$work/$1/$file" "$work/$2/$file" || fail "$3: $file differs"
  done
}

two_cycles one
two_cycles two
same one two "a second copy"

cp -R "$work/one" "$work/again"
"$STAGE0" -C "$work/again" audit >"$work/again.out"
grep -q "Nothing new to record" "$work/again.out" || fail "a second run says it recorded something"
same one again "a second run"

(export LC_ALL=tr_TR.UTF-8 LANG=de_DE.UTF-8 TZ=Pacific/Kiritimati && two_cycles abroad)
same one abroad "another locale and time zone"

# Workers side by side: --jobs is given to each audit.
workspace jobs 2026-H1
"$STAGE0" -C "$work/jobs" audit --close --jobs 4 >/dev/null
next_cycle jobs 2026-H2
"$STAGE0" -C "$work/jobs" audit --jobs 3 >/dev/null
same one jobs "several workers"

# Files in another order on disk: copied in reverse.
for cycle in 2026-H1 2026-H2; do
  mkdir -p "$work/reverse/evidence"
  rm -rf "$work/reverse/evidence" "$work/reverse/rules"
  (cd "$SOURCE/fixtures/lindgruen/$cycle" && find . -type f | sort -r) | while read -r file; do
    mkdir -p "$work/reverse/$(dirname "$file")"
    cp "$SOURCE/fixtures/lindgruen/$cycle/$file" "$work/reverse/$file"
  done
  close=""
  [ "$cycle" = 2026-H2 ] || close=--close
  "$STAGE0" -C "$work/reverse" audit $close >/dev/null
done
same one reverse "files in another order"

# Rows in another order: what is left after line numbers and digests must be equal.
shuffle_csv() {
  for file in $(find "$1/evidence" -name '*.csv'); do
    if grep -q '"' "$file"; then continue; fi # quoted cells may hold line breaks
    head -n 1 "$file" >"$work/shuffled"
    tail -n +2 "$file" | sort -r >>"$work/shuffled"
    cp "$work/shuffled" "$file"
  done
}
plain() {
  sed -E -e 's/[0-9a-f]{64}/DIGEST/g' -e 's/[0-9a-f]{16}( \|)/DIGEST\1/g' -e 's/(\.(csv|yaml|json|ndjson)):[0-9]+(:[0-9]+)?/\1:LINE/g' "$1"
}
workspace rows 2026-H1
shuffle_csv "$work/rows"
"$STAGE0" -C "$work/rows" audit --close >/dev/null
next_cycle rows 2026-H2
shuffle_csv "$work/rows"
"$STAGE0" -C "$work/rows" audit >/dev/null
for file in reports/2026-H1/report.md reports/2026-H1/report.json reports/2026-H2/report.md reports/2026-H2/report.json; do
  count=$((count + 1))
  plain "$work/one/$file" >"$work/left"
  plain "$work/rows/$file" >"$work/right"
  cmp -s "$work/left" "$work/right" || { fail "rows in another order: $file differs"; diff "$work/left" "$work/right" | head -n 20; }
done

# The workspace of real exports: a second copy elsewhere, with several workers.
cp -R "$SOURCE/fixtures/exports" "$work/exports"
cp -R "$SOURCE/fixtures/exports" "$work/exports2"
"$STAGE0" -C "$work/exports" audit >/dev/null || fail "the exports cannot be audited"
(export LC_ALL=tr_TR.UTF-8 TZ=America/St_Johns && "$STAGE0" -C "$work/exports2" audit --jobs 3 >/dev/null)
for file in reports/2025-H2/report.md reports/2025-H2/report.json reports/2025-H2/checklist.csv history.db; do
  count=$((count + 1))
  cmp -s "$work/exports/$file" "$work/exports2/$file" || fail "a second copy of the exports: $file differs"
done
done_testing "$count"
