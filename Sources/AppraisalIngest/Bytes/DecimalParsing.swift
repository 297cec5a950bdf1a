/// Harmless changes of spelling made while a number was read.
public struct DecimalCoercions: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8
  /// Blanks around the number were removed.
  public static let outerBlanks = DecimalCoercions(rawValue: 1)
  /// Full-width digits or signs were read as such.
  public static let fullWidthDigits = DecimalCoercions(rawValue: 2)

  /// A set of coercions.
  /// - Parameter rawValue: The bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// What a field says as a number.
public enum DecimalReading: Sendable, Hashable {
  /// A number in units of 10⁻ᵖˡᵃᶜᵉˢ.
  case value(Int64, coerced: DecimalCoercions)
  /// A number with more decimals than are allowed.
  case tooManyPlaces
  /// A number too large to be held.
  case outOfRange
  /// Nothing.
  case empty
  /// No number.
  case notANumber
}

/// Reads a decimal number exactly: an optional minus sign, digits, and a point with digits.
///
/// Digits, sign and point may be full-width, and blanks may surround the number; both are told in
/// the result. Everything else is no number: `+8`, `8.`, `.5`, `8,5`, `1e3`, `0x1F`, `nan`, `8分`,
/// digits of other scripts, and `-0`, which nobody writes on purpose.
///
/// - Parameters:
///   - field: Valid UTF-8.
///   - places: Decimals that the unit stands for, 0…9; zeros beyond them are allowed.
/// - Returns: What the field says.
/// - Complexity: O(bytes).
public func parseDecimal(
  _ field: UnsafeBufferPointer<UInt8>, places: Int
) -> DecimalReading {
  let (text, hadOuterBlanks) = trimmed(field)
  guard !text.isEmpty else { return .empty }
  var symbols = DecimalSymbols(text)
  let isNegative = symbols.take(.minus)
  guard let whole = symbols.digits(limit: .max) else { return .notANumber }
  var value = whole.value
  var isTooLarge = whole.isTooLarge
  var hasFurtherPlaces = false
  if symbols.take(.point) {
    guard let fraction = symbols.digits(limit: places) else { return .notANumber }
    hasFurtherPlaces = fraction.hasNonzeroBeyondLimit
    let missing = places - min(places, fraction.count)
    (value, isTooLarge) = scaled(value, by: min(places, fraction.count), isTooLarge)
    let (sum, overflow) = value.addingReportingOverflow(fraction.value)
    (value, isTooLarge) = scaled(sum, by: missing, isTooLarge || overflow)
  } else {
    (value, isTooLarge) = scaled(value, by: places, isTooLarge)
  }
  guard symbols.isAtEnd else { return .notANumber }
  if hasFurtherPlaces { return .tooManyPlaces }
  if isTooLarge { return .outOfRange }
  if isNegative, value == 0 { return .notANumber }
  var coerced: DecimalCoercions = symbols.hadFullWidth ? .fullWidthDigits : []
  if hadOuterBlanks { coerced.insert(.outerBlanks) }
  return .value(isNegative ? -value : value, coerced: coerced)
}

private func scaled(_ value: Int64, by places: Int, _ isTooLarge: Bool) -> (Int64, Bool) {
  var value = value
  var isTooLarge = isTooLarge
  for _ in 0..<places {
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    value = product
    isTooLarge = isTooLarge || overflow
  }
  return (value, isTooLarge)
}

/// Walks over digits, sign and point in their ASCII and full-width forms.
private struct DecimalSymbols {
  enum Symbol: Equatable {
    case minus
    case point
    case digit(UInt8)
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0
  private(set) var hadFullWidth = false

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  mutating func take(_ wanted: Symbol) -> Bool {
    guard let (symbol, length) = peek(), symbol == wanted else { return false }
    advance(length)
    return true
  }

  struct Digits {
    var value: Int64 = 0
    var count = 0
    var isTooLarge = false
    var hasNonzeroBeyondLimit = false
  }

  /// The digits that follow, the first `limit` of them as a number; `nil` when there is none.
  mutating func digits(limit: Int) -> Digits? {
    var digits = Digits()
    while let (symbol, length) = peek(), case .digit(let digit) = symbol {
      advance(length)
      digits.count += 1
      guard digits.count <= limit else {
        digits.hasNonzeroBeyondLimit = digits.hasNonzeroBeyondLimit || digit != 0
        continue
      }
      let (product, overflow) = digits.value.multipliedReportingOverflow(by: 10)
      let (sum, overflowOfSum) = product.addingReportingOverflow(Int64(digit))
      digits.value = sum
      digits.isTooLarge = digits.isTooLarge || overflow || overflowOfSum
    }
    return digits.count > 0 ? digits : nil
  }

  private mutating func advance(_ length: Int) {
    position += length
    if length > 1 { hadFullWidth = true }
  }

  private func peek() -> (Symbol, Int)? {
    guard position < text.count else { return nil }
    switch text[position] {
    case 0x30...0x39: return (.digit(text[position] - 0x30), 1)
    case UInt8(ascii: "-"): return (.minus, 1)
    case UInt8(ascii: "."): return (.point, 1)
    // U+FF0D －, U+FF0E ．, U+FF10–U+FF19 ０–９ are EF BC 8D, 8E and 90–99.
    case 0xEF where position + 2 < text.count && text[position + 1] == 0xBC:
      switch text[position + 2] {
      case 0x8D: return (.minus, 3)
      case 0x8E: return (.point, 3)
      case 0x90...0x99: return (.digit(text[position + 2] - 0x90), 3)
      default: return nil
      }
    default: return nil
    }
  }
}
