/// What the bytes of valid UTF-8 say about its being everyday Chinese in GB18030 as well.
///
/// Such a text holds nothing but two-byte codes with a lead byte B0–DF, A1 or A3 and a trail byte
/// A1–FE, see ``UTF8Validator/isEverydayGB18030``. In valid UTF-8 its first byte beyond ASCII is a
/// lead byte, hence C2–DF, hence a whole letter of two bytes whose second one, 80–BF, must be A1 or
/// above; and what follows begins a character again. So it is the same to say: no byte from E0, no
/// byte 80–A0. The sign of an everyday character, a lead byte up to D7, is then a byte C2–D7.
struct EverydaySigns {
  private var other = SIMDMask<SIMD16<Int8>>(repeating: false)
  private var sign = SIMDMask<SIMD16<Int8>>(repeating: false)

  var areEveryday: Bool { !any(other) && any(sign) }

  mutating func note(_ byte: UInt8) { note(SIMD16(repeating: byte)) }

  @inline(__always)
  mutating func note(_ bytes: SIMD16<UInt8>) {
    other = other .| (bytes .>= all(0xE0)) .| (bytes &- all(0x80) .<= all(0x20))
    sign = sign .| (bytes &- all(0xC2) .<= all(0x15))
  }
}

/// The offset of the first sequence at fault in whole characters of UTF-8, or in what should be.
///
/// Sixteen bytes at a time, without looking where characters begin: each byte is judged by the three
/// before it. It must continue a sequence exactly when one of them is a lead byte that reaches so
/// far; and Table 3-7 of the Unicode Standard narrows what may follow E0, ED, F0 and F4. Only when a
/// byte fails does ``firstInvalidUTF8(_:)`` find out which sequence it belongs to.
///
/// - Parameters:
///   - bytes: Text that begins with a character and does not end within one.
///   - signs: Learns of all bytes up to the fault at least.
/// - Returns: The offset of the sequence at fault; `nil` for valid text.
/// - Complexity: O(bytes).
func firstInvalidUTF8(
  _ bytes: UnsafeBufferPointer<UInt8>, noting signs: inout EverydaySigns
) -> Int? {
  let head = headCount(bytes)
  if let fault = firstInvalidUTF8(UnsafeBufferPointer(rebasing: bytes[..<head])) { return fault }
  for byte in bytes[..<head] { signs.note(byte) }
  var offset = head
  let raw = UnsafeRawBufferPointer(bytes)
  while offset + 64 <= bytes.count {
    if bytes[offset - 1] >= 0x80 || !isASCII(raw, from: offset),
      isFaulty(raw, from: offset, &signs)
    {
      return exactFault(bytes, before: offset)
    }
    offset += 64
  }
  for byte in bytes[offset...] { signs.note(byte) }
  return exactFault(bytes, before: offset)
}

/// The first fault, when there is none in the characters that end before an offset.
private func exactFault(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int? {
  // The last of them may be cut short there.
  var start = max(0, offset - 1)
  while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
  return firstInvalidUTF8(UnsafeBufferPointer(rebasing: bytes[start...])).map { start + $0 }
}

/// Three bytes, for those behind to look back at, and what is left of the third one's character.
private func headCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var count = min(3, bytes.count)
  while count < min(6, bytes.count), bytes[count] & 0xC0 == 0x80 { count += 1 }
  return count
}

private func isASCII(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Bool {
  var all: UInt64 = 0
  for position in stride(from: offset, to: offset + 64, by: 8) {
    all |= bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
  }
  return all & 0x8080_8080_8080_8080 == 0
}

/// Whether one of 64 bytes breaks a rule.
private func isFaulty(
  _ bytes: UnsafeRawBufferPointer, from offset: Int, _ signs: inout EverydaySigns
) -> Bool {
  var faults = SIMDMask<SIMD16<Int8>>(repeating: false)
  for position in stride(from: offset, to: offset + 64, by: 16) {
    let current = bytes.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
    signs.note(current)
    faults =
      faults
      .| isFaulty(
        current, bytes.loadUnaligned(fromByteOffset: position - 1, as: SIMD16<UInt8>.self),
        bytes.loadUnaligned(fromByteOffset: position - 2, as: SIMD16<UInt8>.self),
        bytes.loadUnaligned(fromByteOffset: position - 3, as: SIMD16<UInt8>.self))
  }
  return any(faults)
}

@inline(__always)
private func isFaulty(
  _ byte: SIMD16<UInt8>, _ first: SIMD16<UInt8>, _ second: SIMD16<UInt8>, _ third: SIMD16<UInt8>
) -> SIMDMask<SIMD16<Int8>> {
  let continues = byte & all(0xC0) .== all(0x80)
  let mustContinue = (first .>= all(0xC0)) .| (second .>= all(0xE0)) .| (third .>= all(0xF0))
  let neverLeads = (byte .>= all(0xF5)) .| (byte & all(0xFE) .== all(0xC0))
  let overlong =
    ((first .== all(0xE0)) .& (byte .< all(0xA0))) .| ((first .== all(0xF0)) .& (byte .< all(0x90)))
  let beyond =
    ((first .== all(0xED)) .& (byte .>= all(0xA0)))
    .| ((first .== all(0xF4)) .& (byte .>= all(0x90)))
  return (continues .^ mustContinue) .| neverLeads .| overlong .| beyond
}

/// The same byte in all lanes; the operators that take a single byte are many times slower.
@inline(__always)
private func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
