/* sql.h - every statement that the history speaks, in one table. Values go in by name
 * (":cycle"), never as text pasted into SQL. */
#ifndef S0_HISTORY_SQL_H
#define S0_HISTORY_SQL_H

/* Columns as s0_read_run has them. The head of a run is the last link that stands on it: what was
 * forgotten behind its cycle's seal, the seal, what was forgotten before it, or its own. */
#define S0_SQL_RUN                                                                                 \
    "SELECT r.id, c.name, r.run, r.date, r.inputs_digest, r.document_sha256, r.chain,"             \
    " c.seal IS NOT NULL, r.inputs_sha256, " S0_SQL_RUN_SEAL ", coalesce((SELECT f.chain FROM"     \
    " forgettings AS f WHERE f.run = r.id AND f.sealed = 1 ORDER BY f.id DESC LIMIT 1),"           \
    " " S0_SQL_RUN_SEAL ", (SELECT f.chain FROM forgettings AS f WHERE f.run = r.id"               \
    " ORDER BY f.id DESC LIMIT 1), r.chain) FROM runs AS r JOIN cycles AS c ON c.id = r.cycle "
#define S0_SQL_RUN_SEAL                                                                            \
    "CASE WHEN r.id = (SELECT last.id FROM runs AS last WHERE last.cycle = c.id"                   \
    " ORDER BY last.run DESC LIMIT 1) THEN c.seal END"

/* clang-format off */
#define S0_SQL_LIST(X) \
    /* transactions */ \
    X(BEGIN, "BEGIN IMMEDIATE") \
    X(HOLD, "BEGIN DEFERRED") \
    X(COMMIT, "COMMIT") \
    X(ROLLBACK, "ROLLBACK") \
    /* schema */ \
    X(SCHEMA, "SELECT type, name, sql FROM sqlite_schema ORDER BY rowid") \
    X(APPLICATION, "PRAGMA application_id") \
    X(SET_APPLICATION, "PRAGMA application_id = 1395673137") /* "S0H1" */ \
    X(SET_VERSION, "PRAGMA user_version = 3") \
    X(VERSION, "PRAGMA user_version") \
    /* reading */ \
    X(LATEST, S0_SQL_RUN "ORDER BY r.id DESC LIMIT 1") \
    X(LATEST_OF, S0_SQL_RUN "WHERE c.name = :cycle ORDER BY r.id DESC LIMIT 1") \
    X(PRECEDING, S0_SQL_RUN \
      "WHERE r.cycle = (SELECT max(id) FROM cycles WHERE id <" \
      " coalesce((SELECT id FROM cycles WHERE name = :cycle), 9223372036854775807))" \
      " ORDER BY r.id DESC LIMIT 1") \
    X(RUNS, S0_SQL_RUN "ORDER BY r.id") \
    X(DOCUMENT, "SELECT length(document), document FROM runs WHERE id = :run") \
    X(INPUTS, \
      "SELECT i.path, b.sha256, b.size, b.data FROM inputs AS i JOIN blobs AS b ON b.id = i.blob" \
      " WHERE i.run = :run ORDER BY i.path") \
    X(INPUT_DIGESTS, \
      "SELECT i.path, b.sha256 FROM inputs AS i JOIN blobs AS b ON b.id = i.blob" \
      " WHERE i.run = :run ORDER BY i.path") \
    /* appending */ \
    X(ADD_CYCLE, \
      "INSERT INTO cycles (id, name, seal)" \
      " VALUES ((SELECT coalesce(max(id), 0) + 1 FROM cycles), :cycle, NULL)") \
    X(SEAL, \
      "UPDATE cycles SET seal = :seal WHERE name = :cycle AND seal IS NULL") \
    X(ADD_RUN, \
      "INSERT INTO runs (id, cycle, run, date, inputs_digest, inputs_sha256, document_sha256," \
      " chain, document) VALUES (:id, (SELECT id FROM cycles WHERE name = :cycle), :run, :date," \
      " :inputs_digest, :inputs_sha256, :document_sha256, :chain, :document)") \
    X(BLOB, "SELECT id, data IS NULL FROM blobs WHERE sha256 = :sha256") \
    X(ADD_BLOB, \
      "INSERT INTO blobs (id, sha256, size, data)" \
      " VALUES ((SELECT coalesce(max(id), 0) + 1 FROM blobs), :sha256, :size, :data)") \
    X(REFILL_BLOB, "UPDATE blobs SET data = :data WHERE id = :id") \
    X(ADD_INPUT, "INSERT INTO inputs (run, path, blob) VALUES (:run, :path, :blob)") \
    /* forgetting */ \
    X(FORGETTINGS, \
      "SELECT f.id, f.run, f.sealed, c.name, f.date, f.chain FROM forgettings AS f" \
      " JOIN cycles AS c ON c.id = f.cycle ORDER BY f.id") \
    X(FORGOTTEN, \
      "SELECT b.sha256 FROM forgotten AS o JOIN blobs AS b ON b.id = o.blob" \
      " WHERE o.forgetting = :forgetting ORDER BY b.sha256") \
    X(ADD_FORGETTING, \
      "INSERT INTO forgettings (id, run, sealed, cycle, date, chain) VALUES (:id, :run, :sealed," \
      " (SELECT id FROM cycles WHERE name = :cycle), :date, :chain)") \
    X(ADD_FORGOTTEN, /* contents of the cycle that only it and what was forgotten before rest on */ \
      "INSERT INTO forgotten (forgetting, blob) SELECT DISTINCT :id, b.id FROM blobs AS b" \
      " JOIN inputs AS i ON i.blob = b.id JOIN runs AS r ON r.id = i.run" \
      " JOIN cycles AS c ON c.id = r.cycle WHERE c.name = :cycle AND b.data IS NOT NULL" \
      " AND NOT EXISTS (SELECT 1 FROM inputs AS other JOIN runs AS kept ON kept.id = other.run" \
      " WHERE other.blob = b.id AND kept.cycle NOT IN (SELECT cycle FROM forgettings))") \
    X(IMPORT_FORGOTTEN, \
      "INSERT INTO forgotten (forgetting, blob) SELECT :id, id FROM blobs WHERE sha256 = :sha256") \
    X(DROP_FORGOTTEN, \
      "UPDATE blobs SET data = NULL" \
      " WHERE id IN (SELECT blob FROM forgotten WHERE forgetting = :id)") \
    X(CHAIN_FORGETTING, "UPDATE forgettings SET chain = :chain WHERE id = :id") \
    X(STILL_KEPT, \
      "SELECT count(DISTINCT b.id) FROM blobs AS b JOIN inputs AS i ON i.blob = b.id" \
      " JOIN runs AS r ON r.id = i.run JOIN cycles AS c ON c.id = r.cycle" \
      " WHERE c.name = :cycle AND b.data IS NOT NULL") \
    X(UNUSED, "PRAGMA freelist_count") \
    X(VACUUM, "VACUUM") \
    /* verifying */ \
    X(INTEGRITY, "PRAGMA integrity_check(100)") \
    X(FOREIGN, "PRAGMA foreign_key_check") \
    X(BLOBS, \
      "SELECT sha256, size, data, (SELECT max(run) FROM inputs WHERE inputs.blob = blobs.id)," \
      " (SELECT max(f.run) FROM forgotten AS o JOIN forgettings AS f ON f.id = o.forgetting" \
      " WHERE o.blob = blobs.id) FROM blobs ORDER BY id") \
    X(CYCLES, \
      "SELECT c.id, c.name, (SELECT count(*) FROM runs WHERE runs.cycle = c.id)," \
      " (SELECT min(id) FROM runs WHERE runs.cycle = c.id)," \
      " (SELECT max(id) FROM runs WHERE runs.cycle = c.id) FROM cycles AS c ORDER BY c.id")
/* clang-format on */

typedef enum s0_sql {
#define S0_SQL_NAME(name, text) S0_SQL_##name,
    S0_SQL_LIST(S0_SQL_NAME)
#undef S0_SQL_NAME
} s0_sql;

/* Settings of every connection, before anything is read. */
#define S0_SQL_SETTINGS                                                                            \
    "PRAGMA trusted_schema = OFF;"                                                                 \
    "PRAGMA cell_size_check = ON;"                                                                 \
    "PRAGMA mmap_size = 0;"                                                                        \
    "PRAGMA temp_store = MEMORY;" /* no temporary files beside or elsewhere */                     \
    "PRAGMA foreign_keys = ON;"                                                                    \
    "PRAGMA secure_delete = ON;" /* what is dropped is gone, and no page has leftovers */          \
    "PRAGMA journal_mode = DELETE;"                                                                \
    "PRAGMA synchronous = FULL;"

/* Settings of a file that is made. */
#define S0_SQL_NEW_FILE                                                                            \
    "PRAGMA page_size = 4096;"                                                                     \
    "PRAGMA auto_vacuum = NONE;"                                                                   \
    "PRAGMA encoding = 'UTF-8';"

#endif
