#!/bin/sh
# docs/writing-rules.md is followed from top to bottom in an empty folder: each block of commands is run as it stands and
# prints what the page shows, line by line, in one piece where the page leaves nothing out; each block of Lua goes where
# its first line says. In the end every rule of the page is clean for `rule lint` and fully proven by `rule test`, and
# the cookbook still has its fifteen patterns, each with an example that conforms, one with a gap and one undetermined.
. "$SOURCE/tests/cli/lib.sh"
page="$SOURCE/docs/writing-rules.md"
count=0
mkdir "$work/bin" "$work/home"
ln -s "$STAGE0" "$work/bin/stage0"
PATH="$work/bin:$PATH"

# Blocks in order: NNNN.sh to run, NNNN.out what the one before prints, NNNN.lua a rule; NNNN is the line of the page.
awk -v work="$work" '
  /^```/ && open { open = 0; close(file); next }
  /^```/ { open = 1; file = sprintf("%s/%04d.%s", work, NR, $0 == "```sh" ? "sh" : $0 == "```lua" ? "lua" : "out"); next }
  open { print > file }
' "$page"

# shown PAGE PRINTED: the page shows what was printed, from the first line to the last; "…" stands for any number of lines.
# Says the first line that is not so.
shown() {
  awk '
    NR == FNR { printed[++count] = $0; next }
    $0 == "…" { free = 1; next }
    {
      for (at = last + 1; free && at <= count && printed[at] != $0; at++)
        ;
      if (at > count || printed[at] != $0) { print; wrong = 1; exit }
      last = at; free = 0
    }
    END { if (!wrong && !free && last < count) print "the end; \"" printed[last + 1] "\" follows" }
  ' "$2" "$1"
}

cd "$work/home"
for block in "$work"/[0-9]*; do
  count=$((count + 1))
  line=$(basename "$block" | sed 's/^0*//;s/\..*//')
  case $block in
    *.sh)
      { cat "$block"; echo 'pwd >"$work/where"'; } >"$work/run"
      work="$work" sh -eu "$work/run" >"$work/raw" 2>"$work/err" || { fail "the block at line $line ends with an error"; head -n 5 "$work/err"; }
      [ -s "$work/err" ] && { fail "the block at line $line complains"; head -n 5 "$work/err"; }
      sed "s|$work/home|/home/you|g" "$work/raw" >"$work/printed"
      cd "$(cat "$work/where")"
      ;;
    *.out)
      miss=$(shown "$block" "$work/printed")
      [ -z "$miss" ] || fail "below line $line the page differs from what the tool prints: $miss"
      ;;
    *.lua)
      file=$(sed -n '1s/^-- \([^ ,]*\).*/\1/p' "$block")
      case $(head -n 1 "$block") in
        "-- rules/"*.lua) cp "$block" "$file" ;;
        "-- rules/"*.lua", before the last example")
          awk -v more="$block" '/^    { given = {}, expect/ { getline one < more; while ((getline one < more) > 0) print one } { print }' \
            "$file" >"$work/more"
          cp "$work/more" "$file"
          ;;
        *) fail "the Lua at line $line does not begin with the file it goes to" ;;
      esac
      ;;
  esac
done

for rule in rules/*.lua; do
  for expected in conform gap not_determined; do
    count=$((count + 1))
    grep -q "expect = \"$expected\"" "$rule" || fail "$rule has no example that expects $expected"
  done
done
"$STAGE0" rule lint rules >"$work/lint" 2>&1 || { fail "lint finds something in the rules of the page"; cat "$work/lint"; }
"$STAGE0" rule test rules --min-score 100 >"$work/test" 2>&1 || { fail "the rules of the page are not proven"; cat "$work/test"; }
grep -q '^16 passed, 0 failed; ' "$work/test" || { fail "the page has not sixteen rules"; tail -n 1 "$work/test"; }
[ "$(grep -c '^### [0-9]*\. ' "$page")" -eq 20 ] || fail "the page has not five steps and fifteen patterns"

# Links within the page and to its neighbours lead somewhere.
grep -o '](#[^)]*)' "$page" | tr -d '](#)' | sort -u >"$work/links"
grep '^#' "$page" | sed 's/^#* //' | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9\n-' >"$work/anchors"
while IFS= read -r link; do
  count=$((count + 1))
  grep -qx -- "$link" "$work/anchors" || fail "no heading is called $link"
done <"$work/links"
for link in $(grep -o ']([a-z-]*\.md)' "$page" | tr -d ']()' | sort -u); do
  count=$((count + 1))
  [ -f "$SOURCE/docs/$link" ] || fail "there is no docs/$link"
done
done_testing "$count"
