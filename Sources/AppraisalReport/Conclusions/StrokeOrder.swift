/// The order of names by the strokes of their characters (姓氏笔画).
///
/// Characters are compared in turn by the number of their strokes, then by code point; the order of
/// the kinds of first strokes (横竖撇点折), by which some lists go on, is not known here. What is no
/// ideograph of the table stands behind all that are.
struct StrokeOrder: Sendable {
  /// The ideographs of the table: U+4E00 to U+9FFF.
  private static let first: UInt32 = 0x4E00

  /// Whether the first character of a name has known strokes.
  func knows(_ name: String) -> Bool {
    name.unicodeScalars.first.map { strokes(of: $0) != nil } ?? false
  }

  /// A key that sorts like the name.
  func key(of name: String) -> [UInt32] {
    name.unicodeScalars.flatMap { [strokes(of: $0) ?? 0xFF, $0.value] }
  }

  /// The number of strokes; `nil` for what is no ideograph of the table.
  func strokes(of scalar: Unicode.Scalar) -> UInt32? {
    guard scalar.value >= Self.first else { return nil }
    let position = Int(scalar.value - Self.first)
    guard position < strokeCounts.utf8CodeUnitCount else { return nil }
    let byte = strokeCounts.withUTF8Buffer { $0[position] }
    return switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: UInt32(byte - UInt8(ascii: "a")) + 36
    }
  }
}
