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
  ///   - settle: Looks at the identifiers as a whole; gives how many records are set aside because of
  ///     it, or why the file cannot be used.
  /// - Returns: Whether the file can be used.
  func readUnique(
    register: inout IdentifierRegister, column: Int, log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> (Verdict, String?),
    settle: (inout IssueLog) throws(Refusal) -> Int = { _ throws(Refusal) in 0 }
  ) -> Bool {
    var reading = readRecords(log: &log) { record, place, log in
      let (verdict, identifier) = body(record, place, &log)
      if let identifier { register.register(identifier, at: place) }
      return verdict
    }
    for fault in register.repeated {
      log.report(
        .repeatedIdentifier(identifier: fault.identifier, firstLine: fault.firstLine),
        at: place(fault.place, column: column))
    }
    do {
      let excluded = try settle(&log)
      reading.account.accepted -= excluded
      reading.account.quarantined += excluded
    } catch {
      log.report(error.kind, at: error.place)
      return close(reading, isUsable: false, log: &log)
    }
    return close(reading, isUsable: register.repeated.isEmpty, log: &log)
  }
}

/// Why a file cannot be used.
struct Refusal: Error {
  let kind: IssueKind
  let place: SourcePlace
}

extension IssueLog.Account {
  /// Counts all records as refused with their file.
  mutating func refuseAll() {
    accepted = 0
    quarantined = 0
    refused = seen
  }
}
