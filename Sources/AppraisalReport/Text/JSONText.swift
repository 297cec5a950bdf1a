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
  package var bytes: [UInt8] {
    var buffer: [UInt8] = []
    write(to: &buffer, indentation: 0)
    buffer.append(0x0A)
    return buffer
  }

  private func write(to buffer: inout [UInt8], indentation: Int) {
    switch self {
    case .object(let entries):
      JSONValue.write(entries, brackets: ("{", "}"), to: &buffer, indentation) {
        JSONValue.write(quoted: $0.0, to: &$1)
        $1.append(contentsOf: ": ".utf8)
        $0.1.write(to: &$1, indentation: indentation + 1)
      }
    case .array(let values) where values.allSatisfy(\.isScalar):
      buffer.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { buffer.append(contentsOf: ", ".utf8) }
        value.write(to: &buffer, indentation: indentation)
      }
      buffer.append(UInt8(ascii: "]"))
    case .array(let values):
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
      for (position, byte) in bytes.enumerated() {
        switch byte {
        case 0x22: buffer.append(contentsOf: "\\\"".utf8)
        case 0x5C: buffer.append(contentsOf: "\\\\".utf8)
        case 0x0A: buffer.append(contentsOf: "\\n".utf8)
        case 0x0D: buffer.append(contentsOf: "\\r".utf8)
        case 0x09: buffer.append(contentsOf: "\\t".utf8)
        case 0x00..<0x20: buffer.append(contentsOf: escape(byte).utf8)
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9; JavaScript takes them for line breaks.
        case 0xE2 where isSeparator(bytes, position): buffer.append(contentsOf: "\\u202".utf8)
        case 0x80 where position > 0 && isSeparator(bytes, position - 1): break
        case 0xA8 where position > 1 && isSeparator(bytes, position - 2):
          buffer.append(UInt8(ascii: "8"))
        case 0xA9 where position > 1 && isSeparator(bytes, position - 2):
          buffer.append(UInt8(ascii: "9"))
        default: buffer.append(byte)
        }
      }
    }
    buffer.append(0x22)
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "\\u00" + (digits.utf8.count == 1 ? "0" : "") + digits
  }

  private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    position + 2 < bytes.count && bytes[position] == 0xE2 && bytes[position + 1] == 0x80
      && (bytes[position + 2] == 0xA8 || bytes[position + 2] == 0xA9)
  }
}
