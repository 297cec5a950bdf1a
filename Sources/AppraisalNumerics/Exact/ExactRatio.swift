/// A ratio of two integers, compared and rounded without ever being divided first.
public struct ExactRatio: Sendable {
  /// What is divided.
  public let numerator: Int64
  /// What divides; positive.
  public let denominator: Int64

  /// A ratio.
  ///
  /// - Parameters:
  ///   - numerator: What is divided.
  ///   - denominator: What divides.
  /// - Throws: ``ExactError/Kind/denominatorNotPositive(_:)``.
  public init(_ numerator: Int64, _ denominator: Int64) throws(ExactError) {
    guard denominator > 0 else { throw ExactError(.denominatorNotPositive(denominator)) }
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension ExactRatio: Comparable {
  /// Whether `left` is smaller, by the sign of `a·d − c·b` in 128 bits.
  public static func < (left: ExactRatio, right: ExactRatio) -> Bool {
    Int128(left.numerator) * Int128(right.denominator)
      < Int128(right.numerator) * Int128(left.denominator)
  }

  /// Whether both stand for the same number: 1/2 equals 2/4.
  public static func == (left: ExactRatio, right: ExactRatio) -> Bool {
    Int128(left.numerator) * Int128(right.denominator)
      == Int128(right.numerator) * Int128(left.denominator)
  }
}

/// A share of a whole, between 0 and 1: a quorum, a quota, a credit.
public struct Share: Sendable, Hashable {
  /// How a share of people becomes a number of people.
  public enum Headcount: String, Sendable, CaseIterable {
    /// Down to the whole number (舍去): 1/3 of 28 is 9.
    case floor
    /// To the nearest, half up (四舍五入): 20 % of 14 is 3.
    case halfUp
    /// Up to the whole number (进一): 1/3 of 28 is 10.
    case ceiling
  }

  /// What is divided, in lowest terms; 0…``denominator``.
  public let numerator: Int64
  /// What divides, in lowest terms; positive.
  public let denominator: Int64

  /// A share, reduced to lowest terms: 50 % is 1/2.
  ///
  /// - Parameters:
  ///   - numerator: At least 0, at most the denominator.
  ///   - denominator: Positive.
  /// - Throws: ``ExactError`` for a share that is none.
  public init(_ numerator: Int64, of denominator: Int64) throws(ExactError) {
    guard denominator > 0 else { throw ExactError(.denominatorNotPositive(denominator)) }
    guard (0...denominator).contains(numerator) else {
      throw ExactError(.shareOutOfRange(numerator: numerator, denominator: denominator))
    }
    var (divisor, rest) = (denominator, numerator)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// Whether `part` of `whole` reaches this share, compared exactly.
  ///
  /// - Parameters:
  ///   - part: The number found.
  ///   - whole: The number that 1 stands for.
  /// - Returns: Whether `part / whole ≥ share`; for a whole of zero, whether the share is zero.
  public func isReached(by part: Int64, of whole: Int64) -> Bool {
    Int128(part) * Int128(denominator) >= Int128(numerator) * Int128(whole)
  }

  /// This share of a number of people.
  ///
  /// - Parameters:
  ///   - people: The number of people, not negative.
  ///   - rounding: How a fraction of a person is treated.
  /// - Returns: A whole number of people.
  public func count(of people: Int64, rounding: Headcount) -> Int64 {
    let product = Int128(people) * Int128(numerator)
    let whole = Int128(denominator)
    return switch rounding {
    case .floor: Int64(product / whole)
    case .halfUp: Int64(halfUpQuotient(product, whole))
    case .ceiling: Int64((product + whole - 1) / whole)
    }
  }
}

extension Share: CustomStringConvertible {
  /// `2/3`, as it is written in a scheme.
  public var description: String { "\(numerator)/\(denominator)" }
}
