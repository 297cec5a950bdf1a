import GRDB

extension AssessmentFile {
  /// The format that this version writes.
  static let format = 1
  /// Marks a SQLite file as an assessment file (`PRAGMA application_id`): "PyPy" in ASCII.
  static let applicationID = 0x5079_5079

  /// The tables, each strict about the types of its columns.
  static let tables = """
    CREATE TABLE IF NOT EXISTS setting (
      name TEXT NOT NULL PRIMARY KEY,
      value BLOB NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS roster_column (
      position INTEGER NOT NULL PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      texts BLOB NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS indicator_column (
      position INTEGER NOT NULL PRIMARY KEY,
      indicator TEXT NOT NULL,
      evaluator_group TEXT NOT NULL,
      units BLOB NOT NULL,
      missing BLOB NOT NULL,
      UNIQUE (indicator, evaluator_group)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS detail_column (
      indicator_position INTEGER NOT NULL REFERENCES indicator_column (position),
      detail TEXT NOT NULL,
      amounts BLOB NOT NULL,
      PRIMARY KEY (indicator_position, detail)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS input (
      position INTEGER NOT NULL PRIMARY KEY,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      accepted INTEGER NOT NULL,
      quarantined INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      CHECK (seen = accepted + quarantined + refused)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS run (
      number INTEGER NOT NULL PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      manifest TEXT NOT NULL,
      is_final INTEGER NOT NULL
    ) STRICT;
    """
}
