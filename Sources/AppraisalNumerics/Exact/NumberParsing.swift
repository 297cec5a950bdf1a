/// What a text says as a number of the analytic lane.
public enum NumberReading: Sendable, Hashable {
  /// The Double nearest to the number written, ties to even; never −0.
  case value(Double)
  /// A number that no finite Double is near to, or one that would vanish.
  case outOfRange
  /// No number.
  case notANumber
}

/// Reads a decimal number as the nearest Double: an optional minus sign, digits, perhaps a point with
/// digits, perhaps an exponent.
///
/// ```
/// number = ["-"] digits ["." digits] [("e" | "E") ["+" | "-"] digits]
/// ```
/// Only ASCII counts, and nothing else is a number: `nan`, `inf`, `0x1p3`, `1,234`, `.5`, `5.`, `+5`,
/// blanks. Up to 15 digits and a power of ten up to 22 are both Doubles without error, so that one
/// multiplication or division rounds once (Clinger 1990); the rest goes to the standard library's
/// reader, which is correctly rounded, too.
///
/// - Parameter text: The bytes of a field.
/// - Returns: What it says.
/// - Complexity: O(bytes).
public func parseNumber(_ text: UnsafeBufferPointer<UInt8>) -> NumberReading {
  guard let scan = NumberScan(text) else { return .notANumber }
  let magnitude: Double
  if let exact = scan.exactly {
    magnitude = exact
  } else {
    guard let value = Double(String(decoding: text, as: UTF8.self)) else { return .notANumber }
    magnitude = value.magnitude
  }
  guard magnitude.isFinite, magnitude > 0 || scan.isZero else { return .outOfRange }
  return .value(scan.isNegative && !scan.isZero ? -magnitude : magnitude)
}

/// The parts of a number that is written as it should be.
private struct NumberScan {
  private(set) var isNegative = false
  /// The digits before and behind the point as one integer, as far as it fits.
  private var digits: UInt64 = 0
  /// Digits without leading zeros.
  private var significant = 0
  private var exponent = 0

  /// Whether all digits are zeros.
  var isZero: Bool { significant == 0 }

  /// - Parameter text: The bytes; `nil` is made of what is no number.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    if position < text.count, text[position] == UInt8(ascii: "-") {
      isNegative = true
      position += 1
    }
    guard let whole = take(text, &position), whole > 0 else { return nil }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      guard let fraction = take(text, &position), fraction > 0 else { return nil }
      exponent -= fraction
    }
    guard position < text.count else { return }
    guard text[position] | 0x20 == UInt8(ascii: "e") else { return nil }
    position += 1
    guard let stated = NumberScan.exponent(text, &position), position == text.count else {
      return nil
    }
    exponent += stated
  }

  /// Takes digits; returns how many.
  private mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Int? {
    let start = position
    while position < text.count, case let digit = text[position] &- 0x30, digit < 10 {
      if digit > 0 || significant > 0 { significant += 1 }
      if significant <= 15 { digits = digits * 10 + UInt64(digit) }
      position += 1
    }
    return position - start
  }

  /// The power of ten behind `e`; one beyond ±10⁵ stands for all beyond.
  private static func exponent(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) -> Int? {
    var isNegative = false
    if position < text.count, text[position] == UInt8(ascii: "-") || text[position] == 0x2B {
      isNegative = text[position] == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var value = 0
    while position < text.count, case let digit = text[position] &- 0x30, digit < 10 {
      value = min(value * 10 + Int(digit), 100_000)
      position += 1
    }
    guard position > start else { return nil }
    return isNegative ? -value : value
  }

  /// The magnitude where one exact operation gives it.
  var exactly: Double? {
    if isZero { return 0 }
    guard significant <= 15, exponent.magnitude <= 22 else { return nil }
    var power = 1.0
    for _ in 0..<exponent.magnitude { power *= 10 }
    return exponent < 0 ? Double(digits) / power : Double(digits) * power
  }
}
