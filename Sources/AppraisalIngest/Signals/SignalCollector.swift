/// Gathers the marks of ballots, block by block, and finds what is remarkable about them.
///
/// The blocks of a file may be gathered apart and merged in any order: marks are put into the order
/// of their records before they are looked at, so the findings are the same. Columns that a file
/// does not have take no memory; a mark takes 16 to 63 bytes.
///
/// ```swift
/// var collector = SignalCollector()
/// collector.append(BallotMark(record: 1, line: 2, group: 0, subject: 4, answered: 6, seconds: 1))
/// let findings = collector.signals(by: SignalRules())
/// // findings.listed[0].code == .filledInstantly
/// ```
public struct SignalCollector: Sendable {
  private var marks = MarkTable()

  /// A collector without marks.
  public init() {}

  /// Number of marks.
  public var count: Int { marks.count }

  /// Adds a mark.
  /// - Parameter mark: The mark; its record and line count from where this collector begins.
  /// - Complexity: O(1), amortised.
  public mutating func append(_ mark: BallotMark) {
    precondition(count < Int(Int32.max), "fewer than 2^31 marks")
    marks.append(mark)
  }

  /// Adds the marks of another block.
  ///
  /// - Parameters:
  ///   - block: The marks.
  ///   - recordsBefore: The records before those that the block counted; 0 when it counted all.
  ///   - linesBefore: The lines before those that the block counted. A number beyond 2³¹ − 1, as only
  ///     billions of empty rows can bring about, is kept as 2³¹ − 1.
  /// - Complexity: O(marks of the block), amortised.
  public mutating func merge(
    _ block: SignalCollector, recordsBefore: Int = 0, linesBefore: Int = 0
  ) {
    precondition(block.count <= Int(Int32.max) - count, "fewer than 2^31 marks")
    marks.append(block.marks, recordsBefore: recordsBefore, linesBefore: linesBefore)
  }

  /// When sheets were handed in and how long they took, as far as the export tells.
  ///
  /// - Returns: The sheets of which either is known, in the order of their records.
  /// - Complexity: O(*n*).
  public func times() -> [SheetTime] {
    let marks = marks.inOrderOfRecords()
    return marks.indices.compactMap { mark in
      guard marks.seconds.has(mark) || marks.moment.has(mark) else { return nil }
      return SheetTime(
        line: Int(marks.places[Int(mark)].line),
        seconds: marks.seconds.has(mark) ? Int(marks.seconds[mark]) : nil,
        moment: marks.moment.has(mark) ? marks.moment[mark] : nil)
    }
  }

  /// What is remarkable about the ballots.
  ///
  /// - Parameters:
  ///   - rules: From where on something is reported.
  ///   - eligible: How many people may vote, per subject and group, as far as that is known.
  /// - Returns: The findings; the same whatever the order of marks and blocks.
  /// - Complexity: O(*n*) for *n* marks, O(*n* log *n*) where moments do not ascend with the records,
  ///   and O(*s* log *s*) for *s* signals found. Meanwhile a mark takes about 100 bytes more.
  public func signals(
    by rules: SignalRules, eligible: [BallotCell: Int] = [:]
  ) -> SignalFindings {
    var search = SignalSearch(marks: marks.inOrderOfRecords(), rules: rules)
    search.findSheets()
    search.findBursts()
    search.findRepeatedRaters()
    search.findSurplus(eligible: eligible)
    return search.findings()
  }
}

extension SignalCollector: CustomStringConvertible, CustomReflectable {
  /// The number of marks and nothing of their contents.
  public var description: String { "\(count) marks" }
  /// No fields, so that no dump prints a hash.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
