/// Two sheets that agree more often than their severities explain; evidence, not proof.
public struct PairEvidence: Sendable, Hashable {
  /// The earlier sheet.
  public let first: Int
  /// The later sheet.
  public let second: Int
  /// Items to which both gave the same answer.
  public let matches: Int
  /// The number expected under ``SeverityModel``.
  public let expected: Double
  /// `(matches − expected) / standard deviation`.
  public let score: Double
  /// Probability of so many matches or more, if the two were filled in independently.
  public let probability: Double

  /// Rarest first, then by sheets.
  func precedes(_ other: PairEvidence) -> Bool {
    (probability, first, second) < (other.probability, other.first, other.second)
  }
}

/// Sheets that hang together by pairs beyond the cut.
public struct SheetCluster: Sendable, Hashable {
  /// The sheets, ascending.
  public let members: [Int]
  /// Pairs among them beyond the cut.
  public let pairs: Int
  /// The smallest probability of a pair.
  public let smallestProbability: Double

  /// Pairs beyond the cut as a share of all pairs of members; near 1 in a ring that copied one
  /// sheet, small when sheets are chained by chance.
  public var density: Double {
    Double(pairs) / (Double(members.count) * Double(members.count - 1) / 2)
  }
}
