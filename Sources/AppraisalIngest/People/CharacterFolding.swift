/// What a character stands for when two spellings are compared by the eye.
enum CharacterFolding: Hashable {
  /// Nothing: blanks and invisible characters.
  case dropped
  /// A character; itself for most.
  case scalar(UInt32)
}

/// Folds a character to the one that stands for all that look like it.
///
/// Folding twice is folding once. A digit stands for the letters that look like it, and one character
/// for its variants, so a shared skeleton says that two spellings may be meant as one, no more.
///
/// - Parameter value: A code point.
/// - Returns: What it stands for.
func folded(_ value: UInt32) -> CharacterFolding {
  var value = value
  if value >= 0x80 {
    if isInvisible(value), !(0xE000...0xF8FF).contains(value), value < 0xF0000 { return .dropped }
    if isBlank(value) { return .dropped }
    value = foldedPunctuation(value)
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    value = unifiedIdeograph(value) ?? homoglyph(value) ?? value
    value = CharacterVariants.representative(of: value)
  }
  if value <= 0x20 || value == 0x7F { return .dropped }
  return .scalar(foldedASCII(value))
}

private func isBlank(_ value: UInt32) -> Bool {
  switch value {
  case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

/// Dots in the middle of a name stand for U+00B7, dashes for the hyphen.
private func foldedPunctuation(_ value: UInt32) -> UInt32 {
  switch value {
  case 0xB7, 0x387, 0x1427, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: 0xB7
  case 0x2010...0x2015, 0x2212, 0x30FC, 0xFE58, 0xFE63, 0xFF70: 0x2D
  default: value
  }
}

/// Small letters for capitals; 0 for O and 1 for l and I.
private func foldedASCII(_ value: UInt32) -> UInt32 {
  let small = (0x41...0x5A).contains(value) ? value + 0x20 : value
  switch small {
  case 0x6F: return 0x30
  case 0x69, 0x6C: return 0x31
  default: return small
  }
}

/// The Latin letter that a Greek or Cyrillic one is drawn like.
private func homoglyph(_ value: UInt32) -> UInt32? {
  let latin: Unicode.Scalar? =
    switch value {
    case 0x391, 0x410, 0x430: "a"
    case 0x392, 0x412: "b"
    case 0x421, 0x441, 0x3F9, 0x3F2: "c"
    case 0x395, 0x415, 0x435: "e"
    case 0x397, 0x41D: "h"
    case 0x399, 0x406, 0x456, 0x4C0: "i"
    case 0x408, 0x458, 0x37F, 0x3F3: "j"
    case 0x39A, 0x41A: "k"
    case 0x39C, 0x41C: "m"
    case 0x39D: "n"
    case 0x39F, 0x41E, 0x43E, 0x3BF: "o"
    case 0x3A1, 0x420, 0x440, 0x3C1: "p"
    case 0x405, 0x455: "s"
    case 0x3A4, 0x422: "t"
    case 0x3A7, 0x425, 0x445: "x"
    case 0x3A5, 0x423, 0x443: "y"
    case 0x396: "z"
    default: nil
    }
  return latin?.value
}

/// The ideograph that a compatibility ideograph or a radical stands for.
///
/// - Parameter value: A code point.
/// - Returns: The ideograph; `nil` for any other character.
/// - Complexity: O(log *n*), *n* = 1,242 rows.
func unifiedIdeograph(_ value: UInt32) -> UInt32? {
  guard
    (0x2E80...0x2FD5).contains(value) || (0xF900...0xFAD9).contains(value)
      || (0x2F800...0x2FA1D).contains(value)
  else { return nil }
  var low = 0
  var high = unifiedIdeographs.utf8CodeUnitCount / 10
  while low < high {
    let middle = (low + high) / 2
    let found = hexadecimal(at: middle * 10)
    if found == value { return hexadecimal(at: middle * 10 + 5) }
    if found < value { low = middle + 1 } else { high = middle }
  }
  return nil
}

/// Five hexadecimal digits of the table; it has no others than 0–9 and A–F.
private func hexadecimal(at offset: Int) -> UInt32 {
  unifiedIdeographs.withUTF8Buffer { bytes in
    bytes[offset..<(offset + 5)].reduce(0) { value, digit in
      value << 4 | UInt32(digit < 0x40 ? digit - 0x30 : digit - 0x37)
    }
  }
}
