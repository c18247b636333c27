#!/bin/sh
# One workspace whose keys, cells, titles, names of files and plan hold what a terminal, Markdown, a browser and a
# spreadsheet would obey. Whatever is printed or written from it is harmless: no control or bidirectional character on
# a terminal, no markup in the report, no formula in a cell of the checklist, valid JSON.
. "$SOURCE/tests/cli/lib.sh"
count=0
raw=$(printf '\033[2J\033]0;owned\007\b\302\2332J\177\342\200\256txt\342\201\246\342\200\250')
yaml='\e[2J\e]0;owned\a\b\u009b2J\u007f\u202etxt\u2066\u2028'
evil="<script>alert(1)</script><img src=x onerror=alert(1)> [link](http://evil.example/a) ![image](http://evil.example/b.png) | cell | \`code\` **bold** https://evil.example/c <http://evil.example/d> www.evil.example &lt;b&gt; ~~gone~~ __under__ # head"
formula="=HYPERLINK(1)"

# quoted TEXT: as the right side of sed's s///.
quoted() { printf %s "$1" | sed 's/[&\\/]/\\&/g'; }

# strange NAME: the example company's workspace NAME, its texts replaced.
strange() {
  cd "$work/$1"
  sed -E -i -e 's/(^|,)([^,"]*013[13][^,"]*)/\1"'"$formula"' \2"/g' -e "s/013[13]/& $(quoted "$raw $evil")/g" evidence/*.csv
  for file in organization.yaml audit.yaml evidence/own_rules.yaml; do
    sed -E -i -e "s/^(name|business|town): .*software.*|^(name|town): (Lind.*|Frei.*)/\\1\\2: \"$formula $(quoted "$yaml $evil")\"/" \
      -e "s/source: \"/&$formula $(quoted "$yaml $evil") /" -e "s/^(  author|  text|  classification): .*/\\1: \"$formula $(quoted "$yaml $evil")\"/" \
      -e "s/^  - (Does|Is|What) .*/  - \"$formula $(quoted "$yaml $evil")\"/" -e "s/(text|topic|reason|view): \"/&$formula $(quoted "$yaml $evil") /" "$file"
  done
  if [ -f evidence/earlier_findings.csv ]; then # its id is shown in many places
    sed -i "2s/^[^,]*/\"PA $(quoted "$raw")\"/" evidence/earlier_findings.csv
  fi
  printf '"%s.csv": {source: s, collected: 2026-01-01, by: b}\n' "$yaml" >>evidence/sources.yaml
  mkdir -p evidence/zones rules
  printf 'zone,name\nz1,"%s"\n' "$formula $raw $evil" >"evidence/zones/$(printf '\033[2J\302\233\342\200\256').csv"
  # A rule may say no control character; all else it may.
  cat >rules/says.lua <<LUA
return rule {
  api = 1, id = "A.5.9-says", requirement = "A.5.9", title = [[$formula $evil]], criterion = [[$evil]],
  evidence = { "leavers.person", ["zones.zone"] = { "key", [[$evil]] }, ["zones.name"] = { "text", [[$evil]],
    unit = "\\27[2J\\u{202E}" .. [[$evil]], where = "\\27[2J" .. [[$evil]], sensitivity = "\\27[2J" .. [[$evil]] } },
  check = function(audit)
    return every { of = audit.records.zones, key = { "zone", "name" }, meets = { name = none }, gap = [[{failed} of {all} $evil]] }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
LUA
  cat >rules/shouts.lua <<LUA
return rule {
  api = 1, id = "A.5.9-shouts", requirement = "A.5.9", title = [[$formula $evil]], criterion = [[$evil]], evidence = { "leavers.person" },
  check = function() error("$yaml $evil" .. "\\27[2J\\u{202E}") end,
  examples = { { given = {}, expect = "not_determined" } },
}
LUA
  sed -i 's/\\[eabu]\([0-9a-f]\{4\}\)*//g' rules/shouts.lua
  cd - >/dev/null
}

workspace acme 2026-H1
strange acme
hidden=$(printf '[\001-\010\013-\037\177]\|\302[\200-\237]\|\330\234\|\342\200[\216\217\250-\256]\|\342\201[\246-\251]')

# harmless FILE WHAT: no line of FILE holds what a terminal would obey.
harmless() {
  count=$((count + 1))
  [ -s "$1" ] || fail "$2 says nothing"
  sed 's/\r$//' "$1" >"$work/lines" # a checklist's lines end as on Windows
  if LC_ALL=C grep -q -- "$hidden" "$work/lines"; then fail "$2: $(LC_ALL=C grep -m 1 -- "$hidden" "$work/lines" | cut -c 1-200 | cat -v)"; fi
}

# says STATUS ARGUMENTS…: run, and look at both streams.
says() {
  wanted=$1
  shift
  status=0
  "$STAGE0" -C "$work/acme" "$@" >"$work/out" 2>"$work/err" || status=$?
  case " $wanted " in *" $status "*) ;; *) fail "$*: exit $status, not $wanted: $(head -n 3 "$work/err" | cat -v)" ;; esac
  cat "$work/out" "$work/err" >"$work/both"
  harmless "$work/both" "$*"
}

says "0 1" check
says 3 audit --close
cp "$work/acme/reports/2026-H1/"* "$work/"
grep -qF 'owned' "$work/report.json" || fail "the report holds nothing of what was put into the workspace"
next_cycle acme 2026-H2
strange acme
says 3 audit
says 3 audit --dry-run
says 0 audit --only A.5.9-says
says 3 audit --dry-run --json
for command in "diff" "diff --json" "history" "history --json" "history --verify" "explain A.5.18" "explain A.5.9" \
  "explain A.5.18-leavers-disabled" "explain A.5.9-says" "explain A.5.9-shouts" "evidence" "evidence --json" "evidence accounts" \
  "evidence zones" "evidence leavers --json" "evidence profile.name" "evidence own_rules.leaver_accounts" "evidence --needed" \
  "evidence --needed --json" "action" "action --json" "rule list" "rule list --json" "rule show A.5.9-says" "report --format md --output -" \
  "report --format json --output -" "report --format csv --output -" "rule test A.5.9-says" "rule lint A.5.9-says" "rule doc"; do
  says "0 1 3" $command
done
for number in $(sed -n 's/^      "number": "\([NO][CF]I*-.*\)",$/\1/p' "$work/acme/reports/2026-H2/report.json" | sort -u | head -n 40); do
  says 0 explain "$number"
done
says "0 2 3" # the start page

# rendered FILE: neither plain Markdown nor GitHub's makes anything of what strangers said. Links within the reference
# are its own.
rendered() {
  for render in "cmark --unsafe" "cmark-gfm --unsafe -e table -e autolink -e strikethrough"; do
    command -v "${render%% *}" >/dev/null 2>&1 || { echo "skipped: ${render%% *} is not there"; continue; }
    count=$((count + 1))
    $render "$1" | sed -E 's/<a href="[a-z./]*(#[^"]*)?">//g' >"$work/html"
    grep -q 'alert(1)' "$work/html" || fail "$1 holds nothing of what strangers said"
    if grep -qE '<(script|img|a |del|b>)' "$work/html"; then
      fail "$1: ${render%% *} renders what a stranger said: $(grep -m 1 -oE '.{0,60}<(script|img|a |del|b).{0,80}' "$work/html")"
    fi
  done
}

# What a person types is not printed raw either.
for arguments in "audit --date" "audit --only" "report --cycle" "report --format" "diff" "explain" "evidence" "rule show" "rule test" \
  "catalog" "rule list --theme" "history --head" "help" ""; do
  says "1 2 3" $arguments "$raw"
done

# The reference of the rules, those of the workspace among them.
"$STAGE0" -C "$work/acme" rule doc >/dev/null || fail "rule doc: exit $?"
for file in rules.md evidence.md; do
  harmless "$work/acme/reference/$file" "$file"
  rendered "$work/acme/reference/$file"
done

# Not for want of anything: the evidence shows what was put there, in its harmless form.
"$STAGE0" -C "$work/acme" explain A.5.9-says >"$work/out"
grep -qF '\x1B[2J' "$work/out" || fail "nothing that a terminal would obey is shown"

# Reports.
for cycle in 2026-H1 2026-H2; do
  folder=$work/acme/reports/$cycle
  for file in report.md report.json checklist.csv; do harmless "$folder/$file" "$cycle/$file"; done
  # A cell that begins like a formula: at the start of a line, after a comma, or after the quote that opens it.
  count=$((count + 1))
  if LC_ALL=C grep -qE '(^|,)"?[=+@-]' "$folder/checklist.csv"; then
    fail "$cycle: a formula in the checklist: $(LC_ALL=C grep -m 1 -E '(^|,)"?[=+@-]' "$folder/checklist.csv" | cut -c 1-300)"
  fi
  count=$((count + 1))
  if command -v jq >/dev/null 2>&1; then
    jq -e . "$folder/report.json" >"$work/jq.out" 2>&1 || fail "$cycle: report.json is no JSON: $(head -n 1 "$work/jq.out")"
  fi
  rendered "$folder/report.md"
  # No cell breaks a table: each line of one has as many bars as its head. An escaped bar is none.
  count=$((count + 1))
  sed 's/\\\\//g; s/\\|//g' "$folder/report.md" | awk '
    /^\| / { n = gsub(/\|/, "|"); if (head == 0) head = n; if (n != head) { print; bad = 1 } next }
    { head = 0 }
    END { exit bad }' >"$work/bars" || fail "$cycle: a row of a table is broken: $(head -n 1 "$work/bars" | cut -c 1-200)"
done
# Broken inputs quote what is wrong.
printf 'person,left_on\n"%s","%s"\n' "$raw" "$raw" >"$work/acme/evidence/leavers.csv"
says 1 check
printf '%s: {\n' "$raw" >"$work/acme/evidence/context.yaml"
says 1 check
done_testing "$count"
