-- 6.1.2-assets-assessed.lua - assets that the organization's own rule wants to see among the risks, held against the register.
-- The standard asks for no risk by asset; where the organization does, an asset that no risk is about was passed over.
return rule {
  api         = 1,
  id          = "6.1.2-assets-assessed",
  requirement = "6.1.2",
  related     = { "8.2", "A.5.9" },
  title       = "The risk register deals with the assets it is to deal with",
  criterion   = "The risk register has at least one risk for every asset in use that the organization's own rule names.",
  basis       = "own_rules.asset_risks",
  evidence    = { "assets.asset", "assets.until", "risk_assets.asset", "risk_assets.risk", "risks.risk" },

  check = function(audit)
    local own    = audit.own.asset_risks
    local in_use = any_of { { ["until"] = none }, { ["until"] = since(audit.date) } }
    local asked  = audit.records.assets:where(in_use):where(own.of)
    local dealt, without = {}, {}
    for row in audit.records.risk_assets:with(audit.records.risks, "risk", { unmatched = "drop" }):each() do dealt[row.asset] = true end
    for row in audit.records.assets:each() do
      if not dealt[row.asset] then without[#without + 1] = row.asset end
    end
    return every {
      of     = asked:with(asked:where { asset = #without > 0 and one_of(without) or none }, "asset", { unmatched = "none", prefix = "riskless_" }),
      key    = "asset",
      meets  = { riskless_asset = none },
      except = own.except,
      gap    = "The risk register has no risk for {failed} of {all} assets that the own rule names",
    }
  end,

  examples = {
    { given = { own_rules = { asset_risks = { of = { class = { "secret" } } } },
                records = { assets = { { asset = "A-1", class = "secret", ["until"] = none }, { asset = "A-2", class = "open", ["until"] = none } },
                            risk_assets = { { risk = "R-1", asset = "A-1" }, { risk = "R-2", asset = "A-1" } },
                            risks = { { risk = "R-1" }, { risk = "R-2" } } } },
      expect = "conform", numbers = { failed = 0, all = 1 } },
    { given = { own_rules = { asset_risks = { of = { class = { "secret" } } } },
                records = { assets = { { asset = "A-1", class = "secret", ["until"] = none }, { asset = "A-3", class = "secret", ["until"] = none } },
                            risk_assets = { { risk = "R-1", asset = "A-1" } }, risks = { { risk = "R-1" } } } },
      expect = "gap", exceptions = { "A-3" }, class = "minor", text = "1 of 2" },
    -- fair: an asset that is no longer in use, and one that the own rule exempts
    { given = { date = "2026-06-30", own_rules = { asset_risks = { except = { kind = "premises" } } },
                records = { assets = { { asset = "A-1", kind = "information", ["until"] = none },
                                       { asset = "A-4", kind = "information", ["until"] = "2026-06-29" },
                                       { asset = "A-5", kind = "premises", ["until"] = none } },
                            risk_assets = { { risk = "R-1", asset = "A-1" } }, risks = { { risk = "R-1" } } } },
      expect = "conform", numbers = { failed = 0, all = 1, exempt = 1 } },
    -- nobody slips through: its one risk was struck from the register, and its last day of use is a day of use
    { given = { date = "2026-06-30", own_rules = { asset_risks = {} },
                records = { assets = { { asset = "A-1", ["until"] = none }, { asset = "A-3", ["until"] = "2026-06-30" } },
                            risk_assets = { { risk = "R-1", asset = "A-1" }, { risk = "R-9", asset = "A-3" } }, risks = { { risk = "R-1" } } } },
      expect = "gap", exceptions = { "A-3" }, class = "minor" },
    -- a register that names no asset at all
    { given = { own_rules = { asset_risks = {} },
                records = { assets = { { asset = "A-1", ["until"] = none } }, risk_assets = {}, risks = { { risk = "R-1" } } } },
      expect = "gap", exceptions = { "A-1" } },
    { given = { own_rules = { asset_risks = {} },
                records = { assets = { { asset = "A-1", ["until"] = none } }, risk_assets = { { risk = "R-1", asset = "A-1" } } } },
      expect = "not_determined" },
    { given = { own_rules = { asset_risks = {} }, records = { assets = { { asset = "A-1" } }, risk_assets = {}, risks = {} } }, expect = "not_determined" },
    { given = { own_rules = { asset_risks = {} }, records = { assets = {}, risk_assets = {}, risks = {} } }, expect = "not_determined" },
    { given = { own_rules = { asset_risks = none } }, expect = "not_tested" },
    { given = {}, expect = "not_determined" },
  },
}
