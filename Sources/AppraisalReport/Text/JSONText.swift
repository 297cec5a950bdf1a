/// A JSON value whose keys keep their order and whose numbers keep their digits.
package indirect enum JSONValue: Sendable {
  /// An object; keys in the order given.
  case object([(String, JSONValue)])
  /// An array.
  case array([JSONValue])
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
    case .string(let text): JSONValue.write(quoted: text, to: &buffer)
    case .integer(let value): buffer.append(contentsOf: String(value).utf8)
    case .decimal(let text): buffer.append(contentsOf: text.utf8)
    case .boolean(let value): buffer.append(contentsOf: (value ? "true" : "false").utf8)
    case .null: buffer.append(contentsOf: "null".utf8)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .object, .array: false
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
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": buffer.append(contentsOf: "\\\"".utf8)
      case "\\": buffer.append(contentsOf: "\\\\".utf8)
      case "\n": buffer.append(contentsOf: "\\n".utf8)
      case "\r": buffer.append(contentsOf: "\\r".utf8)
      case "\t": buffer.append(contentsOf: "\\t".utf8)
      default:
        let isControl = scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029
        if isControl {
          let digits = String(scalar.value, radix: 16)
          let padding = String(repeating: "0", count: 4 - digits.utf8.count)
          buffer.append(contentsOf: "\\u\(padding)\(digits)".utf8)
        } else {
          buffer.append(contentsOf: String(scalar).utf8)
        }
      }
    }
    buffer.append(0x22)
  }
}
