/// A column of kinds and the words that may stand in it.
public struct KindColumn: Sendable {
  /// The header.
  public let header: String
  /// The words, numbered from 0 by records; any other word sets its record aside.
  public let words: [String]

  /// A column of kinds.
  /// - Parameters:
  ///   - header: The header.
  ///   - words: The words that may stand in it.
  public init(header: String, words: [String]) {
    self.header = header
    self.words = words
  }
}

/// The headers of a ledger of services.
public struct ServiceHeaders: Sendable {
  /// Whoever did the service.
  public let who: String
  /// The day.
  public let date: String
  /// The kind, if kinds are told apart.
  public let kind: KindColumn?
  /// The household served, if households are told apart.
  public let household: String?
  /// The unit served at, if units are told apart.
  public let unit: String?

  /// Headers.
  /// - Parameters:
  ///   - who: Whoever did the service.
  ///   - date: The day.
  ///   - kind: The kind.
  ///   - household: The household served.
  ///   - unit: The unit served at.
  public init(
    who: String, date: String, kind: KindColumn? = nil, household: String? = nil,
    unit: String? = nil
  ) {
    self.who = who
    self.date = date
    self.kind = kind
    self.household = household
    self.unit = unit
  }
}
