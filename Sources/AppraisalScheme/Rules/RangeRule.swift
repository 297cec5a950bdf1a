/// A number that should lie in a range; outside it there is a warning and no points are lost.
public struct RangeRule: Sendable {
  /// Which number.
  public enum Number: Sendable, Hashable {
    /// A column of the roster.
    case rosterColumn(String)
    /// A value of a table.
    case table(input: String, value: String)
    /// The members of the subject.
    case members
    /// The households that each person on a list of pairs has; the subject shows how many people lie
    /// outside.
    case pairs(String)
  }

  /// The ends of a range, both inside it; at least one is there.
  public struct Bounds: Sendable, Hashable {
    /// The lowest number.
    public let from: Int64?
    /// The highest number.
    public let to: Int64?

    /// A range; `nil` without an end, or with the lower above the higher.
    /// - Parameters:
    ///   - from: The lowest number.
    ///   - to: The highest number.
    public init?(from: Int64?, to: Int64?) {
      guard from != nil || to != nil, (from ?? .min) <= (to ?? .max) else { return nil }
      self.from = from
      self.to = to
    }
  }

  /// The bounds of the subjects with a word in a stratum.
  public struct Level: Sendable, Hashable {
    /// The word.
    public let word: String
    /// The bounds.
    public let bounds: Bounds
  }

  /// The identifier.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// Which number.
  public let number: Number
  /// The bounds of those without bounds of their own; `nil` when only levels have some.
  public let bounds: Bounds?
  /// The stratum that tells the level; `nil` when all have the same bounds.
  public let stratum: String?
  /// The bounds by level.
  public let levels: [Level]

  /// The bounds of a subject.
  /// - Parameter level: Its word in the stratum; `nil` without one.
  /// - Returns: The bounds; `nil` when the rule says nothing about it.
  public func bounds(at level: String?) -> Bounds? {
    let own = level.flatMap { word in levels.first { $0.word.utf8.elementsEqual(word.utf8) } }
    return own?.bounds ?? bounds
  }

  /// The inputs that it reads, with their kinds.
  public var references: [InputNeed] {
    switch number {
    case .rosterColumn, .members: []
    case .table(let input, _): [InputNeed(input, .table)]
    case .pairs(let input): [InputNeed(input, .pairs)]
    }
  }
}
