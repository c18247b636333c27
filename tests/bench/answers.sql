-- answers.sql - the twelve questions of rules/, asked of SQLite over the same files. One line per rule:
-- population, failed, unknown, set apart. An empty cell is NULL; limits are the ones of own_rules.yaml
-- on the audit's date, 2026-11-02, with files collected on 2026-11-01.
.mode csv
.import evidence/accounts.csv accounts
.import evidence/leavers.csv leavers
.import evidence/assets.csv assets
.import evidence/vulnerabilities.csv vulnerabilities
.import evidence/changes.csv changes
.import evidence/suppliers.csv suppliers
.import evidence/backups.csv backups
.separator " "
CREATE INDEX accounts_person ON accounts (person);
CREATE INDEX accounts_pair ON accounts (person, system, created_on);
CREATE INDEX assets_asset ON assets (asset);
CREATE INDEX backups_asset ON backups (asset);

SELECT 'A.5.9-assets-owned', count(*), sum(owner = ''), 0, 0 FROM assets WHERE "until" = '';

SELECT 'bench-accounts-dormant', count(*),
       sum(last_sign_in < '2026-08-04' AND created_on < '2026-08-04'), 0, 0
  FROM accounts WHERE disabled_on = '';

SELECT 'bench-accounts-duplicate', count(*),
       sum(EXISTS (SELECT 1 FROM accounts b
                    WHERE b.person = a.person AND b.system = a.system AND b.created_on > a.created_on
                      AND b.purpose = 'personal' AND b.disabled_on = '')), 0, 0
  FROM accounts a WHERE purpose = 'personal' AND disabled_on = '';

SELECT 'bench-accounts-mfa', count(*), sum(mfa = 'no'), sum(mfa = ''), 0
  FROM accounts WHERE privileged = 'yes' AND disabled_on = '';

SELECT 'bench-accounts-reviewed', count(*), sum(reviewed_on < '2026-05-02'), 0, 0
  FROM accounts WHERE disabled_on = '';

-- without a due day there is no limit; not completed and due on or after the export is not due yet
SELECT 'bench-accounts-trained', count(*) - sum(apart), sum(NOT apart AND failed), 0, sum(apart)
  FROM (SELECT training_due_on = '' OR (trained_on = '' AND training_due_on >= '2026-11-01') AS apart,
               trained_on = '' OR trained_on > training_due_on AS failed
          FROM accounts WHERE disabled_on = '');

SELECT 'bench-assets-backed-up', count(*),
       sum(NOT EXISTS (SELECT 1 FROM backups b
                        WHERE b.asset = a.asset AND substr(b.made_on, 1, 7) = m.month AND b.result = 'passed')), 0, 0
  FROM assets a,
       (SELECT '2026-07' AS month UNION ALL SELECT '2026-08' UNION ALL SELECT '2026-09' UNION ALL SELECT '2026-10') m
 WHERE a.class = 'restricted' AND a."until" = '';

SELECT 'bench-assets-disposed', count(*), sum(disposal_record = ''), 0, 0 FROM assets WHERE disposed_on <> '';

SELECT 'bench-changes-approved', count(*), sum(approver = '' OR approver = requester), 0, 0 FROM changes;

SELECT 'bench-leavers-late', count(*) - sum(apart), sum(NOT apart AND failed), 0, sum(apart)
  FROM (SELECT disabled_on = '' AND date(left_on, '+1 day') >= '2026-11-01' AS apart,
               disabled_on = '' OR disabled_on > date(left_on, '+1 day') AS failed
          FROM leavers JOIN accounts USING (person));

SELECT 'bench-suppliers-reviewed', count(*), sum(reviewed_on < '2025-11-02'), 0, 0 FROM suppliers WHERE "until" = '';

-- an asset that nobody lists may be out of use: what would fail is unknown
SELECT 'bench-vulnerabilities-fixed', count(*) - sum(apart), sum(NOT apart AND failed AND listed),
       sum(NOT apart AND failed AND NOT listed), sum(apart)
  FROM (SELECT a.asset IS NOT NULL AS listed,
               coalesce(a."until" <> '', 0) OR (fixed_on = '' AND due >= '2026-11-01') AS apart,
               fixed_on = '' OR fixed_on > due AS failed
          FROM (SELECT asset, fixed_on, date(found_on, CASE severity WHEN 'critical' THEN '+7 days' ELSE '+30 days' END) AS due
                  FROM vulnerabilities WHERE severity IN ('critical', 'high')) v
          LEFT JOIN assets a ON a.asset = v.asset);
