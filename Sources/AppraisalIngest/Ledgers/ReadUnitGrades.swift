/// The grades of units, by their identifiers (单位等次).
public struct UnitGrades: Sendable {
  private let keys: ByteKeyTable
  private let grades: [Int32]

  init(keys: ByteKeyTable, grades: [Int32]) {
    self.keys = keys
    self.grades = grades
  }

  /// The grade of a unit.
  /// - Parameter unit: The identifier, compared by its bytes.
  /// - Returns: The position of its grade among the words handed in; `nil` for a unit without one.
  public func grade(of unit: String) -> Int? { keys.index(of: unit).map { Int(grades[$0]) } }
}

/// Reads the grades of units: a table of their own, or the `ranking.csv` of another run.
///
/// A unit without a grade, as a run leaves those without a score, is read and has none.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers of the identifier and the grade.
///   - words: The grades that may occur.
///   - log: Takes the issues and the account of the file.
/// - Returns: The grades; `nil` when the file was refused, as it is when a unit stands there twice.
/// - Complexity: O(bytes).
public func readUnitGrades(
  _ source: SourceFile, options: TextOptions, columns: (identifier: String, grade: String),
  words: [String], log: inout IssueLog
) -> UnitGrades? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([columns.identifier, columns.grade], log: &log),
    let identifier = found[0], let grade = found[1]
  else { return nil }
  let list = WordList(words)
  var keys = ByteKeyTable()
  var grades: [Int32] = []
  var register = IdentifierRegister()
  let isRead = table.readUnique(register: &register, column: identifier, log: &log) {
    record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let isEmpty = trimmed(record[grade]).field.isEmpty
    let word =
      isEmpty ? nil : reading.word(record[grade], column: grade, among: list, log: &log)
    guard reading.isWhole, let key else { return (.quarantined, nil) }
    if let word, keys.insert(key) == grades.count { grades.append(Int32(word)) }
    return (.accepted, key)
  }
  return isRead ? UnitGrades(keys: keys, grades: grades) : nil
}
