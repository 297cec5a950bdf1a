/// A number of points, held exactly in units of 0.0001 point.
///
/// All that decides (who ties, who reaches a band) is compared on these integers, never on a
/// Double's last bit. The range is ±100,000 points, so that a weighted sum with weights of at most
/// 10,000 basis points in all stays below 10¹³, far inside the 2⁵³ that a Double holds exactly.
///
/// ```swift
/// let points = try Points(units: 862_000)
/// print(points.text(places: 2))  // 86.20
/// ```
public struct Points: Sendable, Hashable, Comparable {
  /// Decimal places held.
  public static let decimals = 4
  /// Units in one point, 10⁴.
  public static let unitsPerPoint: Int64 = 10_000
  /// Largest absolute value, in units: 100,000 points.
  public static let limit: Int64 = 1_000_000_000

  /// The value in units of 0.0001 point.
  public let units: Int32

  /// No points.
  public static let zero = Points(trusted: 0)

  /// Points from units of 0.0001 point.
  ///
  /// - Parameter units: The number of units.
  /// - Throws: ``ExactError/Kind/pointsOutOfRange(units:)`` beyond ±``limit``.
  public init(units: Int64) throws(ExactError) {
    guard units.magnitude <= Points.limit.magnitude, let narrow = Int32(exactly: units) else {
      throw ExactError(.pointsOutOfRange(units: units))
    }
    self.units = narrow
  }

  /// Points from a whole number of points.
  ///
  /// - Parameter points: The number of points.
  /// - Throws: ``ExactError/Kind/pointsOutOfRange(units:)`` beyond ±100,000.
  public init(_ points: Int) throws(ExactError) {
    let (units, overflow) = Int64(points).multipliedReportingOverflow(by: Points.unitsPerPoint)
    guard !overflow else { throw ExactError(.pointsOutOfRange(units: points < 0 ? .min : .max)) }
    try self.init(units: units)
  }

  /// Points from a ratio of units, rounded half up once.
  ///
  /// - Parameters:
  ///   - numerator: In units of 0.0001 point times the denominator.
  ///   - denominator: A positive integer.
  ///   - rounding: The step that the result is rounded to.
  /// - Throws: ``ExactError`` when the denominator is not positive or the result is out of range.
  public init(
    ratioOf numerator: Int64, to denominator: Int64, rounding: Rounding = .unit
  ) throws(ExactError) {
    guard denominator > 0 else { throw ExactError(.denominatorNotPositive(denominator)) }
    let steps = halfUpQuotient(Int128(numerator), Int128(denominator) * Int128(rounding.step))
    guard let units = Int64(exactly: steps * Int128(rounding.step)) else {
      throw ExactError(.pointsOutOfRange(units: numerator < 0 ? .min : .max))
    }
    try self.init(units: units)
  }

  /// For values that a kernel has already proven to be in range.
  init(trusted units: Int32) { self.units = units }

  /// Orders by value.
  public static func < (left: Points, right: Points) -> Bool { left.units < right.units }

  /// The exact decimal text, with at least `places` decimals and more where the value has them:
  /// printing never rounds.
  ///
  /// - Parameter places: Decimals to print at least, 0…4.
  /// - Returns: For example `86.20` for 862,000 units and 2 places.
  public func text(places: Int = 0) -> String {
    decimalText(Int64(units), decimals: Points.decimals, atLeast: places)
  }
}

extension Points: CustomStringConvertible {
  /// The exact decimal text without trailing zeros.
  public var description: String { text() }
}

/// The exact decimal text of a scaled integer.
///
/// - Parameters:
///   - value: The number in units of 10⁻ᵈ, where `d` is `decimals`.
///   - decimals: Decimal places that the units stand for, 0 or more.
///   - places: Decimals to print at least, 0 or more; further ones are printed only where they are not zero.
/// - Returns: ASCII digits with a point; a minus sign in front of negative values.
/// - Complexity: O(digits).
public func decimalText(_ value: Int64, decimals: Int, atLeast places: Int = 0) -> String {
  precondition(decimals >= 0, "decimal places are not negative")
  var digits = Array(String(value.magnitude).utf8)
  while digits.count <= decimals { digits.insert(UInt8(ascii: "0"), at: 0) }
  let point = digits.count - decimals
  var kept = decimals
  while kept > places, digits[point + kept - 1] == UInt8(ascii: "0") { kept -= 1 }
  var text = value < 0 ? "-" : ""
  text += String(decoding: digits[..<point], as: UTF8.self)
  if kept > 0 { text += "." + String(decoding: digits[point..<(point + kept)], as: UTF8.self) }
  if places > max(kept, 0) {
    text += (kept == 0 ? "." : "") + String(repeating: "0", count: places - kept)
  }
  return text
}
