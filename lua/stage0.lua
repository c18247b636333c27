---@meta stage0
-- stage0.lua - the words of rules, for editors that understand LuaCATS annotations. Never run.
-- `stage0 init` and `stage0 rule new` write it to templates/stage0.lua of a workspace, followed by every name of the
-- vocabulary, and .luarc.json, which leads the language server there. Exact meanings: docs/rules.md.

-- What is there of Lua's own functions. Of its libraries there are string (without dump), table, math (without
-- random) and utf8.

---Stop the rule as an error unless `v` holds.
---@generic T
---@param v? T
---@param message? any
---@return T
function assert(v, message) end

---Stop the rule as an error.
---@param message any
---@param level? integer
function error(message, level) end

---@generic T
---@param list T[]
---@return fun(list: T[], i: integer): integer, T
---@return T[] list
---@return integer i
function ipairs(list) end

---Walks in order of type, then value.
---@generic K, V
---@param t table<K, V>
---@return fun(t: table<K, V>, k: K): K, V
---@return table<K, V> t
---@return any k
function pairs(t) end

---@param n integer|"#"
---@param ... any
---@return any
function select(n, ...) end

---@param e string|number
---@param base? integer
---@return number?
function tonumber(e, base) end

---@param v any
---@return string
function tostring(v) end

---@param v any
---@return "nil"|"number"|"string"|"boolean"|"table"|"function"|"userdata"
function type(v) end

---A value of the evidence, or the statement that there is none. What is unknown never reaches a rule: reading it ends the check.
---@class stage0.None
---It did not happen, or there is none.
---@type stage0.None
none = {}

---@class stage0.Given
---Any value: `{ owner = given }`.
---@type stage0.Given
given = {}

---A calendar day or an instant. Add or subtract a duration.
---@class stage0.Date
---@operator add(stage0.Duration): stage0.Date
---@operator sub(stage0.Duration): stage0.Date

---"14 days", "6 months", "72 hours", as the organization states it.
---@class stage0.Duration

---"95 %", as the organization states it.
---@class stage0.Share

---A column of the record that is looked at.
---@class stage0.Column
---@operator add(stage0.Duration|stage0.Per): stage0.Column
---@operator sub(stage0.Duration|stage0.Per): stage0.Column

---A limit or an interval by class of the record.
---@class stage0.Per

---@class stage0.Comparison

---@alias stage0.Operand string|number|boolean|stage0.Date|stage0.Duration|stage0.Column|stage0.Per|stage0.None

---All of these: column by column a value, a constant, `column "x"` or a comparison.
---@alias stage0.Condition table<string, stage0.Operand|stage0.Given|stage0.Comparison>|stage0.AnyOf

---@class stage0.AnyOf

---The column of that name.
---@param name string
---@return stage0.Column
function column(name) end

---The limit that belongs to the record's class: `per("severity", audit.own.vulnerabilities.within)`.
---@param name string column that holds the class
---@param limits table<string, stage0.Duration>|stage0.Duration
---@return stage0.Per
function per(name, limits) end

---On or before a deadline. None fails only once the deadline is past; a deadline that is none sets the record apart.
---@param deadline stage0.Operand
---@return stage0.Comparison
function by(deadline) end

---Earlier than.
---@param limit stage0.Operand
---@return stage0.Comparison
function before(limit) end

---Later than.
---@param limit stage0.Operand
---@return stage0.Comparison
function after(limit) end

---On that day or later.
---@param day stage0.Operand
---@return stage0.Comparison
function since(day) end

---As much or more. Numbers and durations; dates have by, before, after, since.
---@param limit stage0.Operand
---@return stage0.Comparison
function at_least(limit) end

---As much or less. Numbers and durations; dates have by, before, after, since.
---@param limit stage0.Operand
---@return stage0.Comparison
function at_most(limit) end

---One of several values: `one_of("a", "b")` or `one_of { "a", "b" }`.
---@param ... stage0.Operand|stage0.Operand[]
---@return stage0.Comparison
function one_of(...) end

---At least one of several conditions: `any_of { { a = 1 }, { b = none } }`.
---@param conditions stage0.Condition[]
---@return stage0.AnyOf
function any_of(conditions) end

---Records of one table, or of several joined. Every step gives a new selection.
---@class stage0.Selection
local Selection = {}

---The records that meet the condition; those for which it is unknown stay in as uncertain.
---@param condition stage0.Condition
---@return stage0.Selection
function Selection:where(condition) end

---@class stage0.Join
---@field unmatched? "unknown"|"none"|"drop" what a record without a match has on the other side; default "unknown"
---@field prefix? string put before the other side's column names

---One record for each match in `other`.
---@param other stage0.Selection
---@param on string|string[]|table<string, string> column, columns, or this side's column = the other side's
---@param options? stage0.Join
---@return stage0.Selection
function Selection:with(other, on, options) end

---The newest record of each key; uncertain where a file of the table is missing.
---@param key string|string[]
---@param at string column of the date
---@return stage0.Selection
function Selection:latest(key, at) end

---How many records; uncertain ones, or a file of the table that is missing, end the check as not determined.
---@return integer
function Selection:count() end

---Record by record in the order of their keys; touching an unknown cell ends the check as not determined, and so does coming to
---the end where a file of the table is missing.
---@return fun(): table
function Selection:each() end

---@class stage0.Schedule
---@field of? stage0.Selection subjects; left out: the organization itself
---@field key? string|string[] columns that name the subject on both sides
---@field every stage0.Duration|stage0.Per interval
---@field done stage0.Selection what was done
---@field at string column of its date
---@field from? string column of the subject: its first day
---@field to? string column of the subject: its last day

---One record for each subject and period due, done or none.
---@param what stage0.Schedule
---@return stage0.Selection
function schedule(what) end

---@class stage0.Every
---@field of stage0.Selection the population
---@field key? string|string[] columns that name a record; not for schedules
---@field meets? stage0.Condition what each record must fulfil; not for schedules
---@field except? stage0.Condition|stage0.None records that are exempt
---@field critical? stage0.Condition records that weigh more
---@field exposed? stage0.Condition failing records that are a direct, serious exposure
---@field handled? stage0.Condition failing records that were found and put right before the audit
---@field group? string column that tells whether failures share one place
---@field at_least? number|stage0.Share|stage0.None the own rule's share
---@field empty? "conform" what an empty population comes to; default: not determined
---@field gap string the statement, with {failed} {all} {unknown} {subjects}

---@class stage0.Outcome

---Look at each record of a population.
---@param what stage0.Every
---@return stage0.Outcome
function every(what) end

---Fulfilled.
---@param text string
---@return stage0.Outcome
function conform(text) end

---Fulfilled, and something could be better.
---@param text string
---@return stage0.Outcome
function improvement(text) end

---@class stage0.GapFacts
---@field failed? integer how many failed; left out: the number of `exceptions`, else 1
---@field all? integer how many were looked at; left out: one condition without a population
---@field exceptions? (string|table)[] keys or rows of those that failed, each once
---@field critical? integer how many of those that failed weigh more
---@field exposed? integer how many of them are a direct exposure
---@field handled? integer how many of them were put right before the audit

---Not fulfilled.
---@param text string
---@param facts? stage0.GapFacts
---@return stage0.Outcome
function gap(text, facts) end

---@class stage0.Period
---@field from stage0.Date first day
---@field to stage0.Date last day

---The standard as data.
---@class stage0.Catalog
---@field implied stage0.Selection one record per control: `control`, `holds`, `because`
---@field requirements stage0.Selection one record per requirement: `id`, `title`, `control`, `theme`

---What a check may read. Reading what is unknown ends it as not determined; reading what `evidence` and
---`basis` do not name is an error of the rule. Tables, facts and own rules have the names of the vocabulary.
---@class stage0.Audit
---@field profile stage0.Profile organization.yaml: `audit.profile.uses_cloud`
---@field period stage0.Period of the evidence
---@field date stage0.Date of the audit
---@field own stage0.Own own rules: `audit.own.leaver_accounts.within`
---@field facts stage0.Facts single statements by their names
---@field records stage0.Records tables
---@field catalog stage0.Catalog the standard as data: `audit.catalog.implied`

---What an example gives; all of it is collected on `date`.
---@class stage0.ExampleGiven
---@field own_rules? table<string, table|stage0.None>
---@field profile? table
---@field facts? table
---@field records? table<string, table[]>
---@field not_given? table<string, "does not exist"|"not accessible"|"not asked yet">
---@field period? string[] first and last day; the year 2026
---@field date? string day of the audit; the last day of `period`

---@class stage0.Example
---@field given? stage0.ExampleGiven the evidence, unless it lies in a folder
---@field folder? string a folder of evidence in place of `given`: see docs/rules.md
---@field grading? table<string, integer> thresholds of the grading other than the usual ones
---@field expect "conform"|"improvement"|"gap"|"not_determined"|"absent"|"not_tested"
---@field exceptions? string[] keys of the records that fail
---@field class? "major"|"minor"|"ofi"
---@field text? string part of the statement
---@field numbers? table<string, integer> such as failed, all, unknown

---@class stage0.Rule
---@field api 1
---@field id string for ever; renamed: `formerly`
---@field formerly? string[]
---@field requirement string one clause ("9.2.1") or control ("A.8.5")
---@field related? string[]
---@field title string
---@field criterion string what is asked, in a sentence
---@field basis? string "standard" (default), "law", "contract", or an own rule: "own_rules.leaver_accounts"
---@field evidence table names that are read; a name of one's own with its definition: `["badges.colour"] = { "text", "Colour" }`
---@field only_if? table<string, any> when there is something to test: `{ ["profile.uses_cloud"] = true }`
---@field whole? boolean nothing of the requirement is left when every instance fails
---@field check fun(audit: stage0.Audit): stage0.Outcome
---@field examples stage0.Example[]

---What a rule file returns.
---@param what stage0.Rule
---@return stage0.Rule
function rule(what) end

---A shared helper of `lua/helpers/`.
---@param name string
---@return any
function use(name) end
