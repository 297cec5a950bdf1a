/// Reads a ledger, setting aside the later of two records whose bytes agree in all fields.
///
/// - Parameters:
///   - table: The opened table.
///   - log: Takes the issues and the account of the file.
///   - body: Reads a record.
/// - Returns: Whether the file can be used.
func readLedger(
  _ table: TextTable, log: inout IssueLog,
  _ body: (borrowing DelimitedRecord, TextTable.RecordPlace, inout IssueLog) -> TextTable.Verdict
) -> Bool {
  var seen = ByteKeyTable()
  var lines: [Int] = []
  var joined: [UInt8] = []
  let reading = table.readRecords(log: &log) { record, place, log in
    joined.removeAll(keepingCapacity: true)
    for index in 0..<record.count {
      joined.append(contentsOf: record[index])
      joined.append(0)
    }
    let known = seen.count
    let index = joined.withUnsafeBufferPointer { seen.insert($0) }
    guard index == known else {
      log.report(.repeatedRecord(firstLine: lines[index]), at: table.place(place))
      return .quarantined
    }
    lines.append(place.line)
    return body(record, place, &log)
  }
  return table.close(reading, log: &log)
}
