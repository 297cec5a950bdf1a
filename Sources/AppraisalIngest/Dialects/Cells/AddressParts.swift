/// A network address with the region that a platform adds in brackets.
public struct AddressParts {
  /// The address, as bytes of the field.
  public let address: UnsafeBufferPointer<UInt8>
  /// The region without its brackets, as bytes of the field; empty when there is none.
  public let region: UnsafeBufferPointer<UInt8>
}

/// Parts `127.0.0.1(本地)` and `1.2.3.4（上海-上海）` into the address and the region.
///
/// An address is told by its signs alone: hexadecimal digits with points or colons between them, and
/// stars where the platform blots some out. That makes it fit to be compared with others, and says
/// nothing about whether there is such an address.
///
/// - Parameter field: Valid UTF-8.
/// - Returns: The parts, which live as long as the field; `nil` when the field holds no address.
/// - Complexity: O(bytes).
public func splitAddress(_ field: UnsafeBufferPointer<UInt8>) -> AddressParts? {
  let text = trimmed(field).field
  let opening = text.indices.first { isBracket(text, at: $0, .opening) != nil }
  let address = trimmed(UnsafeBufferPointer(rebasing: text[..<(opening ?? text.count)])).field
  guard isAddress(address) else { return nil }
  guard let opening, let width = isBracket(text, at: opening, .opening) else {
    return AddressParts(
      address: address, region: UnsafeBufferPointer(rebasing: text[text.count...]))
  }
  let end = text.count - width
  guard end >= opening + width, isBracket(text, at: end, .closing) == width else { return nil }
  let region = UnsafeBufferPointer(rebasing: text[(opening + width)..<end])
  return AddressParts(address: address, region: trimmed(region).field)
}

private enum Bracket {
  case opening
  case closing
}

/// The length of the bracket at a byte: 1 for an ASCII one, 3 for a full-width one, U+FF08 or U+FF09.
private func isBracket(
  _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ bracket: Bracket
) -> Int? {
  if text[index] == (bracket == .opening ? 0x28 : 0x29) { return 1 }
  let full: [UInt8] = [0xEF, 0xBC, bracket == .opening ? 0x88 : 0x89]
  return text[index...].starts(with: full) ? 3 : nil
}

/// An address of version 4 has three points, one of version 6 seven colons, or fewer with `::`
/// among them; its last two groups can be written as version 4.
private func isAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var (points, colons) = (0, 0)
  var (hasLetters, hasGap) = (false, false)
  for (index, byte) in text.enumerated() {
    switch byte {
    case 0x2E: points += 1
    case 0x3A:
      colons += 1
      hasGap = hasGap || (index > 0 && text[index - 1] == byte)
    case 0x30...0x39, 0x2A: continue
    case 0x41...0x46, 0x61...0x66: hasLetters = true
    default: return false
    }
  }
  if colons == 0 { return points == 3 && !hasLetters }
  return (points == 0 || points == 3) && (hasGap || colons == (points == 3 ? 6 : 7))
}
