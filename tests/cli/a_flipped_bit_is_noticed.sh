#!/bin/sh
# One bit of history.db flipped, at places drawn with a seed: each command that reads it refuses, `history --verify` names
# what was altered, or all of them say byte for byte what they said before. No command dies. FLIPS=200 for the full count.
. "$SOURCE/tests/cli/lib.sh"
flips=${FLIPS:-12}
seed=${SEED:-20261122}

two_cycles acme
"$STAGE0" -C "$work/acme" audit --close >/dev/null || fail "the second cycle cannot be closed"
head=$("$STAGE0" -C "$work/acme" history --json | sed -n 's/^  "head": "\(.*\)"$/\1/p')
cp "$work/acme/history.db" "$work/whole.db"
size=$(wc -c <"$work/whole.db")

# say FILE: what each command says, and its exit status, into FILE; a command that died is noted as such.
say() {
  : >"$1"
  for command in "report --format json --output -" "report --cycle 2026-H1 --format md --output -" "diff" "history --json" \
    "explain A.5.18" "audit"; do
    status=0
    # shellcheck disable=SC2086
    "$STAGE0" -C "$work/acme" $command >>"$1" 2>"$work/err" || status=$?
    echo "== $command: $status" >>"$1"
    [ "$status" -le 3 ] || echo "died: $command: $status" >>"$work/died"
    [ "$status" -eq 0 ] || [ -s "$work/err" ] || echo "silent: $command: $status" >>"$work/died"
  done
}

say "$work/before"
grep -q "== audit: 0" "$work/before" || fail "the unchanged history cannot be used"
named=0 same=0
for at in $(awk -v seed="$seed" -v n="$flips" -v size="$size" 'BEGIN { srand(seed); for (i = 0; i < n; i++) print int(rand() * size) * 8 + int(rand() * 8) }'); do
  cp "$work/whole.db" "$work/acme/history.db"
  rm -f "$work/acme/history.db-journal"
  byte=$(dd if="$work/whole.db" bs=1 skip=$((at / 8)) count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
  flipped=$((byte ^ (1 << (at % 8))))
  # shellcheck disable=SC2059
  printf "$(printf '\\%03o' "$flipped")" | dd of="$work/acme/history.db" bs=1 seek=$((at / 8)) conv=notrunc 2>/dev/null
  status=0
  "$STAGE0" -C "$work/acme" history --verify --head "$head" >"$work/out" 2>"$work/err" || status=$?
  : >"$work/died"
  if [ "$status" -eq 0 ]; then
    say "$work/after"
    cmp -s "$work/before" "$work/after" || fail "bit $at: nothing is named, and yet something else is said"
    same=$((same + 1))
  else
    [ "$status" -le 3 ] && [ -s "$work/err" ] || fail "bit $at: verify exits $status and says: $(head -n 1 "$work/err")"
    say "$work/after"
    named=$((named + 1))
  fi
  [ ! -s "$work/died" ] || fail "bit $at: $(head -n 1 "$work/died")"
done
echo "$named named, $same with the same content"
[ "$named" -gt 0 ] || fail "no change was named"
done_testing "$flips"
