#!/bin/sh
# The tool that embeds rules, Lua and catalogue refuses what cannot be read, names it, and leaves no half-written
# file; what it accepts it writes the same twice.
. "$SOURCE/tests/cli/lib.sh"
count=0
bake=${BAKE:-$(dirname "$STAGE0")/../tools/s0_embedded_bake}
mkdir -p "$work/rules" "$work/catalog"

rule() { # FILE EXAMPLES REST
  printf 'local n = 1\nreturn rule { api = 1, id = "x", requirement = "A.5.18", title = "t", criterion = "c",\n  evidence = {},\n  check = function(audit) local examples = { n } if n then for i = 1, 2 do n = i end end return examples end,\n  %s %s}\n' "$2" "$3" >"$work/rules/$1"
}

refused() { # FILE MESSAGE
  count=$((count + 1))
  rm -f "$work/out.c"
  if "$bake" "$work/out.c" "$work" "$1" >"$work/said" 2>&1; then
    fail "$1 was accepted"
  fi
  grep -qF -- "$2" "$work/said" || fail "$1: $(cat "$work/said")"
  [ ! -e "$work/out.c" ] || fail "$1 left a file behind"
}

accepted() { # FILE
  count=$((count + 1))
  "$bake" "$work/out.c" "$work" "$1" || fail "$1 was refused"
  "$bake" "$work/again.c" "$work" "$1"
  cmp -s "$work/out.c" "$work/again.c" || fail "$1 is not the same twice"
}

rule good.lua 'examples = { { given = { t = "}" }, expect = "conform" }, --[[ } ]] },' 'whole = false '
accepted rules/good.lua
grep -q '"whole"' "$work/out.c" || fail "the field behind the examples is gone"
grep -q '"examples"' "$work/out.c" && fail "the metadata has the examples"
rule last.lua 'whole = false;' 'examples = { { given = {}, expect = "gap" } } '
accepted rules/last.lua
rule none.lua '' ''
accepted rules/none.lua

rule raises.lua 'examples = {}, title = nil + 1,' ''
refused rules/raises.lua 'rules/raises.lua:5: attempt to perform arithmetic on a nil value'
rule depends.lua 'examples = (function() n = 2 return {} end)(), whole = n == 2' ''
refused rules/depends.lua 'without its examples the rule is another one'
echo 'return rule {' >"$work/rules/syntax.lua"
refused rules/syntax.lua 'rules/syntax.lua:'
printf 'a: 1\na: 2\n' >"$work/catalog/twice.yaml"
refused catalog/twice.yaml 'catalog/twice.yaml:2:1'
refused catalog/gone.yaml 'catalog/gone.yaml'
done_testing "$count"
