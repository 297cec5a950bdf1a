/// A JSON value whose keys keep their order and whose numbers keep their digits.
package indirect enum JSONValue: Sendable {
  /// An object; keys in the order given.
  case object([(String, JSONValue)])
  /// An array.
  case array([JSONValue])
  /// A long array, whose elements are made one by one while it is written.
  case sequence(count: Int, @Sendable (Int) -> JSONValue)
  /// A text.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// A number, as exact decimal text.
  case decimal(String)
  /// True or false.
  case boolean(Bool)
  /// Nothing.
  case null

  /// The text with two blanks of indentation per level and a final line break; the same bytes for
  /// the same value, always.
  ///
  /// A list of scalars stands on one line when that takes no more than 100 columns. Control
  /// characters, U+2028 and U+2029 are escaped, all else is written as it is. At most 500 levels
  /// deep: common readers refuse more than 512.
  package var bytes: [UInt8] {
    var buffer: [UInt8] = []
    write(to: &buffer, indentation: 0)
    buffer.append(0x0A)
    return buffer
  }

  private static let deepest = 500
  private static let lineWidth = 100

  private func write(to buffer: inout [UInt8], indentation: Int) {
    precondition(indentation <= JSONValue.deepest, "JSON nested too deeply")
    switch self {
    case .object(let entries):
      JSONValue.write(entries, brackets: ("{", "}"), to: &buffer, indentation) {
        JSONValue.write(quoted: $0.0, to: &$1)
        $1.append(contentsOf: ": ".utf8)
        $0.1.write(to: &$1, indentation: indentation + 1)
      }
    case .array(let values):
      let start = buffer.count
      if values.allSatisfy(\.isScalar) {
        JSONValue.writeLine(values, to: &buffer)
        if JSONValue.lastLineFits(buffer) { return }
        buffer.removeSubrange(start...)
      }
      JSONValue.write(values, brackets: ("[", "]"), to: &buffer, indentation) {
        $0.write(to: &$1, indentation: indentation + 1)
      }
    case .sequence(let count, let element):
      JSONValue.write(Array(0..<count), brackets: ("[", "]"), to: &buffer, indentation) {
        element($0).write(to: &$1, indentation: indentation + 1)
      }
    case .string(let text): JSONValue.write(quoted: text, to: &buffer)
    case .integer(let value): buffer.append(contentsOf: String(value).utf8)
    case .decimal(let text): buffer.append(contentsOf: text.utf8)
    case .boolean(let value): buffer.append(contentsOf: (value ? "true" : "false").utf8)
    case .null: buffer.append(contentsOf: "null".utf8)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .object, .array, .sequence: false
    default: true
    }
  }

  private static func writeLine(_ scalars: [JSONValue], to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "["))
    for (position, scalar) in scalars.enumerated() {
      if position > 0 { buffer.append(contentsOf: ", ".utf8) }
      scalar.write(to: &buffer, indentation: 0)
    }
    buffer.append(UInt8(ascii: "]"))
  }

  private static func lastLineFits(_ buffer: [UInt8]) -> Bool {
    let start = buffer.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return displayWidth(of: String(decoding: buffer[start...], as: UTF8.self)) <= lineWidth
  }

  private static func write<Item>(
    _ items: [Item], brackets: (String, String), to buffer: inout [UInt8], _ indentation: Int,
    _ body: (Item, inout [UInt8]) -> Void
  ) {
    buffer.append(contentsOf: brackets.0.utf8)
    for (position, item) in items.enumerated() {
      buffer.append(contentsOf: (position > 0 ? ",\n" : "\n").utf8)
      buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (indentation + 1) * 2))
      body(item, &buffer)
    }
    if !items.isEmpty {
      buffer.append(0x0A)
      buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * 2))
    }
    buffer.append(contentsOf: brackets.1.utf8)
  }

  private static func write(quoted text: String, to buffer: inout [UInt8]) {
    buffer.append(0x22)
    var text = text
    text.withUTF8 { bytes in
      var copied = 0
      var position = 0
      while position < bytes.count {
        guard let (escape, length) = escape(bytes, position) else {
          position += 1
          continue
        }
        buffer.append(contentsOf: bytes[copied..<position])
        buffer.append(contentsOf: escape.utf8)
        position += length
        copied = position
      }
      buffer.append(contentsOf: bytes[copied...])
    }
    buffer.append(0x22)
  }

  /// What stands for the character that begins at a byte, and the bytes that it replaces.
  private static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int
  ) -> (escape: String, length: Int)? {
    switch bytes[position] {
    case 0x22: ("\\\"", 1)
    case 0x5C: ("\\\\", 1)
    case 0x0A: ("\\n", 1)
    case 0x0D: ("\\r", 1)
    case 0x09: ("\\t", 1)
    case 0x00..<0x20, 0x7F: (escape(bytes[position]), 1)
    // U+0080 to U+009F are C2 80 to C2 9F; some terminals obey them.
    case 0xC2 where bytes[position + 1] < 0xA0: (escape(bytes[position + 1]), 2)
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9; JavaScript takes them for line breaks.
    case 0xE2 where bytes[position + 1] == 0x80 && bytes[position + 2] == 0xA8: ("\\u2028", 3)
    case 0xE2 where bytes[position + 1] == 0x80 && bytes[position + 2] == 0xA9: ("\\u2029", 3)
    default: nil
    }
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "\\u00" + (digits.utf8.count == 1 ? "0" : "") + digits
  }
}
