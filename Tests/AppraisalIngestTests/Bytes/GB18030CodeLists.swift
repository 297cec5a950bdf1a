/// All 23,940 two-byte codes of GB18030, ascending.
let twoByteCodes: [[UInt8]] = (0x81...0xFE).flatMap { (lead: UInt8) in
  (0x40...0xFE).compactMap { (trail: UInt8) in trail == 0x7F ? nil : [lead, trail] }
}

/// A four-byte code by its number, counted from 81308130.
func fourByteCode(_ pointer: Int) -> [UInt8] {
  [
    UInt8(0x81 + pointer / 12_600), UInt8(0x30 + pointer / 1_260 % 10),
    UInt8(0x81 + pointer / 10 % 126), UInt8(0x30 + pointer % 10),
  ]
}

/// Bytes as four or eight hexadecimal digits.
func hexadecimal(_ code: [UInt8]) -> String {
  code.map { byte in
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}
