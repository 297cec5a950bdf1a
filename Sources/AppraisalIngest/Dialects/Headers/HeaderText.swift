/// A header as bytes without outer blanks, cut at places found by their bytes.
///
/// Two headers are the same when their bytes are: canonical equivalence, which strings compare by,
/// would take two for one.
struct HeaderText: Sendable, Hashable {
  let bytes: ArraySlice<UInt8>

  static let empty = HeaderText("")

  init(_ text: String) {
    self.init(bytes: Array(text.utf8)[...])
  }

  private init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes.withUnsafeBufferPointer { whole in
      let inner = trimmed(whole).field
      guard let start = whole.baseAddress, let innerStart = inner.baseAddress else {
        return []
      }
      let offset = bytes.startIndex + (innerStart - start)
      return bytes[offset..<offset + inner.count]
    }
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  var isEmpty: Bool { bytes.isEmpty }

  func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

  func hasSuffix(_ suffix: String) -> Bool {
    bytes.count >= suffix.utf8.count && bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  func contains(_ part: String) -> Bool { !positions(of: part).isEmpty }

  /// Whether the text is one of some words.
  func isOne(of words: [String]) -> Bool { words.contains { $0.utf8.elementsEqual(bytes) } }

  /// What stands behind a prefix.
  func dropping(prefix: String) -> HeaderText? {
    hasPrefix(prefix) ? HeaderText(bytes: bytes.dropFirst(prefix.utf8.count)) : nil
  }

  /// What stands before a suffix.
  func dropping(suffix: String) -> HeaderText? {
    hasSuffix(suffix) ? HeaderText(bytes: bytes.dropLast(suffix.utf8.count)) : nil
  }

  /// What stands before and behind the first or last occurrence of a separator.
  func split(first separator: String) -> (before: HeaderText, behind: HeaderText)? {
    positions(of: separator).first.map { split(at: $0, length: separator.utf8.count) }
  }

  func split(last separator: String) -> (before: HeaderText, behind: HeaderText)? {
    positions(of: separator).last.map { split(at: $0, length: separator.utf8.count) }
  }

  func split(at position: Int, length: Int) -> (before: HeaderText, behind: HeaderText) {
    (
      HeaderText(bytes: bytes[..<position]), HeaderText(bytes: bytes[(position + length)...])
    )
  }

  /// Where a part begins, without overlaps.
  func positions(of part: String) -> [Int] {
    let wanted = Array(part.utf8)
    var found: [Int] = []
    var position = bytes.startIndex
    while position + wanted.count <= bytes.endIndex {
      if bytes[position..<position + wanted.count].elementsEqual(wanted) {
        found.append(position)
        position += wanted.count
      } else {
        position += 1
      }
    }
    return found
  }

  /// `Stem [Row]`, parted at the last ` [`, since a stem may hold brackets.
  var bracketParts: (stem: HeaderText, row: HeaderText)? {
    guard let parts = dropping(suffix: "]")?.split(last: " ["), !parts.before.isEmpty,
      !parts.behind.isEmpty
    else { return nil }
    return (parts.before, parts.behind)
  }

  /// At most four ASCII digits at the beginning, and what follows.
  func leadingDigits() -> (digits: String, rest: HeaderText)? {
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    guard (1...4).contains(digits.count) else { return nil }
    return (String(decoding: digits, as: UTF8.self), HeaderText(bytes: bytes[digits.endIndex...]))
  }

  /// Whether the text is a whole number, perhaps with a minus sign.
  var isInteger: Bool {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether the text is a number as ``parseDecimal(_:places:)`` reads it.
  var isNumber: Bool {
    bytes.withUnsafeBufferPointer {
      if case .value = parseDecimal($0, places: 9) { return true }
      return false
    }
  }
}
