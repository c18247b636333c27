#!/bin/sh
# From outside: strace follows an audit with hostile rules among the others. From the system-call filter on, a worker
# makes no system call but writing to its pipe and leaving; and the kernel ends those that try another.
. "$SOURCE/tests/cli/lib.sh"

if [ "${FILTER:-ON}" = OFF ]; then
  echo "skipped: this build leaves the system-call filter out"
  exit 0
fi
if ! command -v strace >/dev/null 2>&1 || ! strace -o "$work/probe" true 2>/dev/null; then
  echo "skipped: strace is not there, or may not follow a process here"
  exit 0
fi
workspace acme 2026-H1
mkdir -p "$work/acme/rules"
for rule in c-length-columns c-pack-size error-deep every-meets-cycle memory outcome-message reach-debug-hook swallow-gsub; do
  cp "$SOURCE/tests/cli/hostile/$rule.lua" "$work/acme/rules/"
done
status=0
strace -f -qq -s 0 -o "$work/trace" "$STAGE0" -C "$work/acme" audit --jobs 2 >"$work/out" 2>"$work/err" || status=$?
[ "$status" -eq 3 ] || fail "exit $status, not 3: $(cat "$work/err")"

# Of each process: what follows the filter. A call that another process interrupts stands on two lines. A worker whose
# answers are complete is ended by its parent; of one that is just being ended strace may read registers that are not
# its own any more, and prints a call that never was: unfinished, and nothing follows but the end by SIGKILL. (What the
# filter forbids ends by SIGSYS.)
awk '
  { pid = $1; sub(/^[0-9]+ +/, "") }
  pid in held && /^<\.\.\. \?\?\? resumed>/ { next }
  pid in held { if (!/^\+\+\+ killed by SIGKILL/) print held[pid]; delete held[pid] }
  locked[pid] && /<unfinished \.\.\.>$/ && !/^(write|exit_group)\(/ { held[pid] = "other " pid " " $0; next }
  locked[pid] && !/^(write\(|exit_group\(|<\.\.\. (write|exit_group|seccomp) resumed>|\+\+\+ |--- )/ { print "other", pid, $0 }
  locked[pid] && /^write\(/ {
    split($0, part, /[(,]/)
    if (pipe[pid] == "") pipe[pid] = part[2]
    if (part[2] != pipe[pid] && /<unfinished \.\.\.>$/) held[pid] = "elsewhere " pid " " $0
    else if (part[2] != pipe[pid]) print "elsewhere", pid, $0
    answers++
  }
  /^seccomp\(SECCOMP_SET_MODE_FILTER, / && !/NULL/ || /^prctl\(PR_SET_SECCOMP, SECCOMP_MODE_FILTER/ { locked[pid] = 1; workers++ }
  END { for (pid in held) print held[pid]; print "workers", workers + 0; print "answers", answers + 0 }' "$work/trace" >"$work/seen"

while read -r kind what; do
  case $kind in
    other) fail "a locked worker made another system call: $what" ;;
    elsewhere) fail "a locked worker wrote elsewhere: $what" ;;
    workers) [ "$what" -ge 18 ] || fail "$what workers were seen, not one for each hostile rule and those of the others" ;;
    answers) [ "$what" -ge 70 ] || fail "$what answers were seen, less than there are rules" ;;
  esac
done <"$work/seen"
done_testing "$(sed -n 's/^answers //p' "$work/seen")"
