import Glibc

/// Bytes on their way to standard output, a page at a time, so that no line costs an allocation.
struct OutputPage {
  private var bytes: [UInt8] = []
  private static let size = 1 << 20

  init() { bytes.reserveCapacity(OutputPage.size + 4096) }

  /// Appends a text.
  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a number, with zeros in front where it has fewer digits.
  mutating func append(_ number: Int, digits: Int = 1) {
    var power = 1
    var width = 1
    while width < digits || number / power >= 10 {
      power *= 10
      width += 1
    }
    while power > 0 {
      bytes.append(UInt8(0x30 + number / power % 10))
      power /= 10
    }
  }

  /// Ends a line, and writes the page out when it is full.
  mutating func endLine() {
    bytes.append(0x0A)
    if bytes.count >= OutputPage.size { flush() }
  }

  /// Writes out what is left; a reader that has gone away ends the program.
  mutating func flush() {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { exit(1) }
      start += count
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
