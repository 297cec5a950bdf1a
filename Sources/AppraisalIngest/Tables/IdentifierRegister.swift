/// Identifiers that must be unique in a file, with the lines on which they stand.
struct IdentifierRegister {
  private var keys = ByteKeyTable()
  private var lines: [Int] = []
  /// Identifiers found again: where, the identifier and the line where it stood first.
  private(set) var repeated: [(place: TextTable.RecordPlace, identifier: String, firstLine: Int)] =
    []

  /// The identifiers and their positions, in the order of the file.
  var table: ByteKeyTable { keys }

  /// Registers an identifier of a record.
  mutating func register(_ identifier: String, at place: TextTable.RecordPlace) {
    let count = keys.count
    let index = keys.insert(identifier)
    if index == count {
      lines.append(place.line)
    } else {
      repeated.append((place, identifier, lines[index]))
    }
  }
}

extension TextTable {
  /// Reads records that each define an identifier; refuses the file when one is defined twice,
  /// since nobody can say which of the two counts.
  ///
  /// - Parameters:
  ///   - register: Takes the identifiers.
  ///   - column: The column that they stand in.
  ///   - log: Takes the issues and the account.
  ///   - body: Reads a record, and gives its identifier when it is whole.
  /// - Returns: Whether the file can be used.
  func readUnique(
    register: inout IdentifierRegister, column: Int, log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> (Verdict, String?)
  ) -> Bool {
    let reading = readRecords(log: &log) { record, place, log in
      let (verdict, identifier) = body(record, place, &log)
      if let identifier { register.register(identifier, at: place) }
      return verdict
    }
    for fault in register.repeated {
      log.report(
        .repeatedIdentifier(identifier: fault.identifier, firstLine: fault.firstLine),
        at: place(fault.place, column: column))
    }
    return close(reading, isUsable: register.repeated.isEmpty, log: &log)
  }
}

extension IssueLog.Account {
  /// Counts all records as refused with their file.
  mutating func refuseAll() {
    accepted = 0
    quarantined = 0
    refused = seen
  }
}
