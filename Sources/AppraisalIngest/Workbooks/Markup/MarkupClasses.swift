/// What each byte may be in XML, in a table.
struct MarkupClasses: ~Copyable {
  private let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)

  init() {
    for byte in UInt8.min...UInt8.max {
      var bits: UInt8 = 0
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A, 0x80...0xFF: bits = 1 | 2
      case 0x30...0x39, 0x2D, 0x2E: bits = 2
      case 0x20, 0x09, 0x0A, 0x0D: bits = 4
      default: break
      }
      // What ends a plain piece of text: < & ] carriage return, and the zero byte behind it.
      if [0x3C, 0x26, 0x5D, 0x0D, 0].contains(byte) { bits |= 8 }
      // What a value between quotes is looked at for, the quotes themselves included.
      if [0x3C, 0x26, 0x22, 0x27, 0x09, 0x0A, 0x0D, 0].contains(byte) { bits |= 16 }
      table[Int(byte)] = bits
    }
  }

  deinit { table.deallocate() }

  func startsName(_ byte: UInt8) -> Bool { table[Int(byte)] & 1 != 0 }
  func isInName(_ byte: UInt8) -> Bool { table[Int(byte)] & 2 != 0 }
  func isSpace(_ byte: UInt8) -> Bool { table[Int(byte)] & 4 != 0 }
  func endsText(_ byte: UInt8) -> Bool { table[Int(byte)] & 8 != 0 }
  func mattersInValue(_ byte: UInt8) -> Bool { table[Int(byte)] & 16 != 0 }
}
