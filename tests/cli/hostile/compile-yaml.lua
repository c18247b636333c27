# Is no Lua at all
rule:
  conform: true
