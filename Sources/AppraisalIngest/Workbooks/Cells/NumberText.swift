/// A number in its canonical spelling: the shortest decimal that reads back as the same double,
/// without exponent.
struct NumberText: ~Copyable {
  private var digits = OwnedBuffer<UInt8>()
  /// The digits that count; the first and the last are not zero, and zero itself has none.
  private var used = 0..<0
  /// How many of them stand before the point; negative when zeros follow it, and beyond their
  /// number when zeros precede it.
  private var point = 0
  private var isNegative = false
  /// The spelling.
  private(set) var bytes = OwnedBuffer<UInt8>()

  init() {}

  /// How many decimals the number has.
  var decimals: Int { max(0, used.count - point) }

  /// Reads a number.
  /// - Returns: Whether it is one that a double can hold.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let parts = NumberParts(text) else { return false }
    if !parts.hasExponent, parts.significant <= 15, text.count <= 40 {
      // A double keeps 15 significant digits, so no shorter decimal reads back as the same one.
      take(parts)
      return true
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)) else { return false }
    return read(value)
  }

  /// Reads a number that is stored as a double.
  /// - Returns: Whether it is finite.
  mutating func read(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    // Swift describes a double by its shortest decimal, in places with an exponent.
    var shortest = value.description
    return shortest.withUTF8 { text in
      guard let parts = NumberParts(text) else { return false }
      take(parts)
      return true
    }
  }

  private mutating func take(_ parts: NumberParts) {
    digits.removeAll()
    digits.append(contentsOf: parts.whole)
    digits.append(contentsOf: parts.fraction)
    var first = 0
    while first < digits.count, digits[first] == 0x30 { first += 1 }
    var last = digits.count
    while last > first, digits[last - 1] == 0x30 { last -= 1 }
    used = first..<last
    point = used.isEmpty ? 0 : parts.whole.count + parts.exponent - first
    isNegative = parts.isNegative && !used.isEmpty
  }

  /// Multiplies the number by a hundred.
  mutating func makePercent() {
    if !used.isEmpty { point += 2 }
  }

  /// Spells the number out.
  mutating func write() {
    bytes.removeAll()
    if isNegative { bytes.append(0x2D) }
    if point <= 0 { bytes.append(0x30) }
    var index = min(0, point)
    while index < max(used.count, point) {
      if index == point { bytes.append(0x2E) }
      let isDigit = index >= 0 && index < used.count
      bytes.append(isDigit ? digits[used.lowerBound + index] : 0x30)
      index += 1
    }
  }

  /// Puts a sign behind the spelling.
  mutating func append(_ sign: UInt8) { bytes.append(sign) }
}
