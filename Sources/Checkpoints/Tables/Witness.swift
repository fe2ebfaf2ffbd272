internal import GRDB

/// A kind of state created by an act of a person, paired with the audit rows that record the act.
///
/// Both select the same three columns: `place`, the order of acts on one thing; `thing`, the object
/// of the act; `act`, all that the two sides must agree on. A state whose act was removed from the
/// chain is detected, and so is an act whose state was removed.
struct Witness {
  /// Selects the acts from the table that holds their state.
  let state: String
  /// Selects the acts from the audit chain; `place` is the row's number.
  let told: String

  /// The verb of the row for a late file that a correction admits.
  static let admission = "admit"

  /// Every state created by an act.
  ///
  /// Restorations are omitted: they leave no state but their rows.
  static let all = [
    exclusions, freezes, admissions, intentions, showings, editions, reruns, removals, backups,
    eras, adoptions, revelations,
  ]

  private static let exclusions = Witness(
    state: """
      SELECT id AS place, path || ' ' || sha256 AS thing,
        iif(is_excluded, 'exclude ', 'readmit ') || path || ' (' || sha256 || '): ' || reason AS act
      FROM exclusion
      """,
    told: """
      SELECT seq AS place, subject || ' ' || (body ->> '$[0]') AS thing,
        verb || ' ' || subject || ' (' || (body ->> '$[0]') || '): ' || reason AS act
      FROM audit WHERE verb IN ('exclude', 'readmit')
      """)

  private static let freezes = Witness(
    state: """
      SELECT id AS place, 'round' AS thing,
        iif(is_frozen, 'freeze', 'unfreeze') || ' the files that count, arrivals through '
          || last_arrival || ', exclusions through ' || last_exclusion || ', at ' || closed_at
          || ': ' || reason AS act
      FROM closing
      """,
    told: """
      SELECT seq AS place, 'round' AS thing,
        verb || ' ' || subject || ', ' || (body ->> '$[0]') || ', ' || (body ->> '$[1]') || ', at '
          || at || ': ' || reason AS act
      FROM audit WHERE verb IN ('freeze', 'unfreeze')
      """)

  private static let admissions = Witness(
    state: """
      SELECT id AS place, path || ' ' || sha256 AS thing,
        'admit ' || path || ' (' || sha256 || ') in ' || round || ' generation ' || generation
          AS act
      FROM (
        SELECT id, path, sha256, round, generation FROM admission
        UNION ALL
        SELECT n.id, a.path, a.sha256, n.round, n.generation
        FROM admission_again n JOIN arrival_again a ON a.id = n.arrival_id)
      """,
    told: """
      SELECT seq AS place, subject || ' ' || (body ->> '$[0]') AS thing,
        'admit ' || subject || ' (' || (body ->> '$[0]') || ') in ' || (body ->> '$[1]') AS act
      FROM audit WHERE verb = '\(admission)'
      """)

  /// The audit rows whose subject is a generation, not a file with a similar name.
  private static let ofGenerations =
    "verb NOT IN ('exclude', 'readmit', '\(admission)', 'backup', 'restore')"

  private static let intentions = Witness(
    state: """
      SELECT generation AS place, round || ' generation ' || generation AS thing,
        'publish ' || round || ' generation ' || generation || ' with manifest ' || manifest_sha256
          AS act
      FROM publication
      """,
    told: """
      SELECT seq AS place, substr(subject, 1, length(subject) - 9) AS thing,
        'publish ' || substr(subject, 1, length(subject) - 9) || ' with manifest '
          || (body ->> '$[0]') AS act
      FROM audit WHERE subject GLOB '* generation * intended' AND \(ofGenerations)
      """)

  private static let showings = Witness(
    state: """
      SELECT generation AS place, round || ' generation ' || generation AS thing,
        'show ' || round || ' generation ' || generation AS act
      FROM publication WHERE state = 'visible'
      """,
    told: """
      SELECT seq AS place, substr(subject, 1, length(subject) - 8) AS thing,
        'show ' || substr(subject, 1, length(subject) - 8) AS act
      FROM audit WHERE subject GLOB '* generation * visible' AND \(ofGenerations)
      """)

  private static let editions = Witness(
    state: """
      SELECT generation AS place, round || ' generation ' || generation AS thing,
        'publish --' || kind || ' of ' || round || ' generation ' || generation || ': '
          || iif(kind = 'final', decision, reason) AS act
      FROM edition WHERE kind <> 'provisional'
      """,
    told: """
      SELECT seq AS place, substr(subject, 1, length(subject) - 9) AS thing,
        verb || ' of ' || substr(subject, 1, length(subject) - 9) || ': ' || reason AS act
      FROM audit
      WHERE verb IN ('publish --final', 'publish --correction')
        AND subject GLOB '* generation * intended'
      """)

  private static let reruns = Witness(
    state: """
      SELECT id AS place, 'run ' || id AS thing, command || ', run ' || id AS act
      FROM run WHERE command GLOB 'rerun*' OR command = 'retry'
      """,
    told: """
      SELECT seq AS place, subject AS thing, verb || ', ' || subject AS act
      FROM audit WHERE (verb GLOB 'rerun*' OR verb = 'retry') AND subject GLOB 'run [0-9]*'
      """)

  // The chain records how many outputs of each stage a removal took.
  private static let removals = Witness(
    state: """
      SELECT 0 AS place, a.stage AS thing,
        'remove ' || count(*) || ' outputs of ' || a.stage || ' (gc)' AS act
      FROM attempt a LEFT JOIN checkpoint k ON k.attempt_id = a.id
      WHERE a.state = 'succeeded' AND k.attempt_id IS NULL GROUP BY a.stage
      """,
    told: """
      SELECT max(seq) AS place, substr(value, 1, instr(value, ' ') - 1) AS thing,
        'remove ' || sum(CAST(substr(value, instr(value, ' ') + 1) AS INTEGER)) || ' outputs of '
          || substr(value, 1, instr(value, ' ') - 1) || ' (gc)' AS act
      FROM audit, json_each(body) WHERE verb = 'gc' GROUP BY thing
      """)

  // A backup file may be deleted later; the last one on record was made.
  private static let backups = Witness(
    state: """
      SELECT 0 AS place, 'backup' AS thing, 'backup to ' || file AS act
      FROM nightly_backup WHERE file <> ''
      """,
    told: """
      SELECT max(seq) AS place, 'backup' AS thing, 'backup to ' || subject AS act
      FROM audit WHERE verb = 'backup' AND subject IN (SELECT file FROM nightly_backup)
      GROUP BY subject
      """)

  private static let eras = Witness(
    state: """
      SELECT id AS place, 'clock' AS thing,
        'begin era ' || id || ' of the clock at ' || began_at || ': ' || reason AS act
      FROM clock_era
      """,
    told: """
      SELECT seq AS place, 'clock' AS thing,
        'begin ' || subject || ' at ' || at || ': ' || reason AS act
      FROM audit WHERE subject GLOB 'era [0-9]* of the clock' AND \(ofGenerations)
      """)

  private static let adoptions = Witness(
    state: """
      SELECT id AS place, 'definition' AS thing,
        iif(kind = 'adopted', 'adopt', 'definition') || ' definition ' || definition_sha256
          || ' in row ' || audit_seq || ' by ' || who || ' at ' || adopted_at || ': ' || reason
          AS act
      FROM adoption
      """,
    told: """
      SELECT seq AS place, 'definition' AS thing,
        verb || ' ' || subject || ' in row ' || seq || ' by ' || who || ' at ' || at || ': '
          || reason AS act
      FROM audit WHERE verb IN ('adopt', 'definition')
      """)

  private static let revelations = Witness(
    state: """
      SELECT generation AS place, round || ' generation ' || generation AS thing,
        'reveal survey answers in ' || round || ' generation ' || generation || ': ' || reason
          AS act
      FROM survey_generation WHERE reason <> ''
      """,
    told: """
      SELECT seq AS place, substr(subject, 1, length(subject) - 23) AS thing,
        'reveal survey answers in ' || substr(subject, 1, length(subject) - 23) || ': ' || reason
          AS act
      FROM audit WHERE verb = 'reveal-survey'
      """)

  /// The acts that only one side records, one line each.
  static func faults(_ db: Database) throws -> [String] {
    try all.flatMap { witness in
      try String.fetchAll(
        db,
        sql: """
          WITH
            state AS (SELECT *, row_number() OVER (PARTITION BY thing ORDER BY place) AS turn
              FROM (\(witness.state))),
            told AS (SELECT *, row_number() OVER (PARTITION BY thing ORDER BY place) AS turn
              FROM (\(witness.told)))
          SELECT 'no row of the audit trail tells of: ' || act
          FROM (SELECT thing, act, turn FROM state EXCEPT SELECT thing, act, turn FROM told)
          UNION ALL
          SELECT 'row ' || t.place || ' of the audit trail tells of what does not hold: ' || t.act
          FROM told t LEFT JOIN state s ON s.thing = t.thing AND s.act = t.act AND s.turn = t.turn
          WHERE s.act IS NULL
          LIMIT 20
          """)
    }
  }
}
