/// Tells of records that count and have the identifier of an earlier one.
///
/// Neither is set aside: several units may take on one item of a list.
struct SharedIdentifiers {
  private var keys = ByteKeyTable()
  private var lines: [Int] = []

  /// Reports an identifier that was met before.
  /// - Parameters:
  ///   - identifier: The identifier of a record that counts.
  ///   - line: The line of the record.
  ///   - place: The cell that holds it.
  ///   - log: Takes the issue.
  mutating func check(
    _ identifier: String, line: Int, at place: @autoclosure () -> SourcePlace, log: inout IssueLog
  ) {
    let number = keys.insert(identifier)
    guard number < lines.count else { return lines.append(line) }
    let shown = Array(identifier.utf8).withUnsafeBufferPointer(IssueKind.excerpt)
    log.report(.sharedIdentifier(identifier: shown, firstLine: lines[number]), at: place())
  }
}
