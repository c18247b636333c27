# A run longer than a second says on a terminal what it does, in one line that is gone at the end - and nowhere else:
# not in a file, not with --quiet, not when it is over sooner. Stopped with Ctrl-C it takes the line away as well.
. "$SOURCE/tests/cli/lib.sh"
workspace w 2026-H2
at=$work/w
mkdir -p "$at/rules"
cp "$SOURCE/tests/cli/hostile/endless-pattern.lua" "$at/rules/" # what only the deadline ends
checked=0
command -v script >/dev/null || { echo "skipped: script(1) is not there"; exit 0; }
script -qec true /dev/null >/dev/null 2>&1 </dev/null || { echo "skipped: there are no pseudo-terminals here"; exit 0; }

# on_terminal COMMAND…: run it with a terminal as stderr; what appears there is $work/seen.
on_terminal() {
  TERM=xterm NO_COLOR=1 script -qefc "$* >$work/out" "$work/all" >/dev/null </dev/null || true
  sed '1d' "$work/all" | sed '/^Script done/d' >"$work/seen"
}
erase=$(printf '\r\033\\[K') # as a pattern
# rest: what stays on the screen, once what was erased is gone.
rest() { sed "s/.*$erase//" "$work/seen" | tr -d '\r\n'; }

sed -i 's/^limits: {}/limits: {seconds: 2}/' "$at/audit.yaml"
on_terminal "$STAGE0" -C "$at" audit --dry-run
grep -q "checking rules, [0-9]* of [0-9]*$erase" "$work/seen" || fail "nothing is to be seen: $(cat -v "$work/seen")"
case $(rest) in "rule error: A.5.1-endless-pattern"*) ;; *) fail "left on the terminal: $(rest | cat -v)" ;; esac
lines=$(tr '\r' '\n' <"$work/seen" | awk '{ sub(/^\033\[K/, ""); if (length($0) > 79) print }' | grep -v "rule error" || true)
[ -z "$lines" ] || fail "wider than a terminal: $lines"
on_terminal "$STAGE0" -C "$at" audit --dry-run --quiet
case $(cat "$work/seen") in "rule error"*) ;; *) fail "--quiet says $(cat -v "$work/seen")" ;; esac
status=0
"$STAGE0" -C "$at" audit --dry-run >"$work/out" 2>"$work/err" || status=$?
[ "$status" -eq 3 ] && ! grep -q "checking" "$work/err" || fail "in a file: $(cat "$work/err")"
checked=$((checked + 4))

# INT in the middle: the line goes, the status is that of the signal.
on_terminal "timeout --preserve-status -s INT 1.5 $STAGE0 -C $at audit --dry-run; echo status \$?"
grep -q "checking rules" "$work/seen" || fail "stopped, and nothing was to be seen: $(cat -v "$work/seen")"
[ -z "$(rest)" ] || fail "stopped, and left on the terminal: $(rest | cat -v)"
grep -q "status 130" "$work/out" || fail "stopped: $(cat "$work/out")"

rm "$at/rules/endless-pattern.lua"
on_terminal "$STAGE0" -C "$at" audit --dry-run
! grep -q "[^[:space:]]" "$work/seen" || fail "a short run says $(cat -v "$work/seen")"
checked=$((checked + 2))
done_testing $checked
