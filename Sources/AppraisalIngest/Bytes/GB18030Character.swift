/// A character of GB18030 text.
struct GB18030Character {
  /// The bytes of its code: 1, 2 or 4.
  let length: Int
  /// The scalar that it stands for.
  let scalar: UInt32
  /// Whether this code stood for something else in the edition of 2000.
  let isRemapped: Bool
}

/// The character that begins at an offset, read byte by byte.
///
/// - Parameters:
///   - input: GB18030 text.
///   - offset: An offset in it.
///   - codes: The mapping.
/// - Returns: The character; `nil` when none begins there or the text ends within it.
func gb18030Character(
  _ input: UnsafeBufferPointer<UInt8>, at offset: Int, _ codes: GB18030Codes = .edition2022
) -> GB18030Character? {
  let lead = input[offset]
  if lead < 0x80 { return GB18030Character(length: 1, scalar: UInt32(lead), isRemapped: false) }
  guard (0x81...0xFE).contains(lead), offset + 1 < input.count else { return nil }
  if let pointer = fourBytePointer(input, at: offset) { return codes.character(of: pointer) }
  return codes.character(lead: lead, trail: input[offset + 1])
}

/// The number of a four-byte code, counted from 81308130; `nil` for other bytes.
///
/// The second and fourth byte are 30–39, the first and third 81–FE.
func fourBytePointer(_ input: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
  guard offset + 3 < input.count else { return nil }
  let digits = 0x30...0x39 as ClosedRange<UInt8>
  let leads = 0x81...0xFE as ClosedRange<UInt8>
  guard leads.contains(input[offset]), digits.contains(input[offset + 1]),
    leads.contains(input[offset + 2]), digits.contains(input[offset + 3])
  else { return nil }
  return
    ((Int(input[offset] - 0x81) * 10 + Int(input[offset + 1] - 0x30)) * 126
    + Int(input[offset + 2] - 0x81)) * 10 + Int(input[offset + 3] - 0x30)
}

/// Whether a four-byte code is assigned: the basic plane up to 8431A439, the others from 90308130
/// to E3329A35.
func isAssigned(fourBytePointer pointer: Int) -> Bool {
  pointer <= lastBasicPointer || (firstHigherPointer...lastHigherPointer).contains(pointer)
}

private let lastBasicPointer = 39_419
private let firstHigherPointer = 189_000
private let lastHigherPointer = firstHigherPointer + 0xF_FFFF

extension GB18030Codes {
  fileprivate func character(lead: UInt8, trail: UInt8) -> GB18030Character? {
    let entry = pairs[Self.index(lead: lead, trail: trail)]
    guard entry != Self.attention else { return nil }
    return GB18030Character(
      length: 2, scalar: scalar(of: entry), isRemapped: entry & Self.changed != 0)
  }

  fileprivate func character(of pointer: Int) -> GB18030Character? {
    guard isAssigned(fourBytePointer: pointer) else { return nil }
    if pointer > lastBasicPointer {
      let scalar = 0x1_0000 + UInt32(pointer - firstHigherPointer)
      return GB18030Character(length: 4, scalar: scalar, isRemapped: false)
    }
    return GB18030Character(
      length: 4, scalar: UInt32(quads[pointer]), isRemapped: changedQuads.contains(pointer))
  }

  private func scalar(of entry: UInt32) -> UInt32 {
    if entry & Self.attention != 0 { return entry & 0xFFFF }
    let last = entry >> 8 & 0x3F
    if entry >> 24 == 2 { return (entry & 0x1F) << 6 | last }
    return (entry & 0x0F) << 12 | last << 6 | entry >> 16 & 0x3F
  }
}
