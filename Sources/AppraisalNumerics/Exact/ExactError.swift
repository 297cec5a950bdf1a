/// What an exact type or an exact product refuses to hold.
public struct ExactError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of refusal.
  public enum Kind: Sendable, Hashable {
    /// A number of points beyond ±``Points/limit``.
    case pointsOutOfRange(units: Int64)
    /// A weight outside 0…10,000 basis points.
    case weightOutOfRange(basisPoints: Int64)
    /// A denominator that is not positive.
    case denominatorNotPositive(Int64)
    /// A share outside 0…1.
    case shareOutOfRange(numerator: Int64, denominator: Int64)
    /// A product whose partial sums could reach 2⁵³ and so leave the integers that a Double holds.
    case productNotExact(bound: Int128)
    /// Places of rounding outside 0…4.
    case placesOutOfRange(Int)
    /// A day that no calendar has.
    case noSuchDay(year: Int, month: Int, day: Int)
  }

  /// Why the value was refused.
  public let kind: Kind

  /// Wraps a kind of refusal.
  /// - Parameter kind: Why the value was refused.
  public init(_ kind: Kind) { self.kind = kind }

  /// One sentence with what was found and what is held.
  public var description: String {
    switch kind {
    case .pointsOutOfRange(let units):
      "\(units) units of 0.0001 point lie beyond ±100000 points"
    case .weightOutOfRange(let basisPoints):
      "a weight of \(basisPoints) basis points lies outside 0...10000"
    case .denominatorNotPositive(let denominator):
      "a ratio needs a positive denominator, found \(denominator)"
    case .shareOutOfRange(let numerator, let denominator):
      "a share lies between 0 and 1, found \(numerator)/\(denominator)"
    case .productNotExact(let bound):
      "partial sums may reach \(bound), beyond 2^53 = 9007199254740992"
    case .placesOutOfRange(let places):
      "points are rounded to 0...4 places, found \(places)"
    case .noSuchDay(let year, let month, let day):
      "no calendar has the day \(year)-\(month)-\(day)"
    }
  }
}
