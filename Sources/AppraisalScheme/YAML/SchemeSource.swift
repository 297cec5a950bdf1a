/// The text of a scheme or an assessment file.
public struct SchemeSource: Sendable {
  /// The name shown to people.
  public let name: String
  /// The text, without byte-order mark.
  public let text: String
  private let lines: [[Unicode.Scalar]]

  /// The largest file that is read, 1 MiB: a scheme is written by people.
  public static let sizeLimit = 1 << 20

  /// A text from bytes.
  /// - Parameters:
  ///   - name: The name shown to people.
  ///   - bytes: Strict UTF-8.
  /// - Throws: ``FaultList`` for other encodings, control characters and files beyond the limit.
  public init(name: String, bytes: [UInt8]) throws(FaultList) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard content.count <= SchemeSource.sizeLimit else {
      throw FaultList([
        Fault(
          "file-too-large", at: .start,
          chinese: "文件有 \(content.count) 字节，超过 1 MiB。方案由人编写，请检查是否放错了文件。",
          english: "the file has \(content.count) bytes, more than 1 MiB; a scheme is written by "
            + "people, so check that this is the right file")
      ])
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw FaultList([
        Fault(
          "not-utf-8", at: SchemeSource.firstFault(content),
          chinese: "从这里起不是 UTF-8 文本（中文系统的记事本常存成 GBK，即 ANSI）。请在编辑器中另存为 UTF-8 编码。",
          english: "from here on this is not UTF-8 (it may be GBK); save the file as UTF-8 in the "
            + "editor")
      ])
    }
    self.name = name
    self.text = text
    lines = SchemeSource.split(text)
    let controls = SchemeSource.controls(lines)
    guard controls.isEmpty else { throw FaultList(controls) }
  }

  /// The scalars of a line, without its line break.
  /// - Parameter number: The line, from 1.
  /// - Returns: The scalars; none beyond the last line.
  func line(_ number: Int) -> [Unicode.Scalar] {
    lines.indices.contains(number - 1) ? lines[number - 1] : []
  }

  /// Number of lines.
  var lineCount: Int { lines.count }

  /// The scalar at a place; `nil` behind the end of its line.
  func scalar(at mark: SourceMark) -> Unicode.Scalar? {
    let line = line(mark.line)
    return line.indices.contains(mark.column - 1) ? line[mark.column - 1] : nil
  }

  private static func split(_ text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\n", previous == "\r" {
        // The pair ended its line at the carriage return.
      } else if scalar == "\n" || scalar == "\r" {
        lines.append([])
      } else {
        lines[lines.count - 1].append(scalar)
      }
      previous = scalar
    }
    return lines
  }

  /// The first forbidden character of each line; of a file that is no text at all, 20 are enough.
  private static func controls(_ lines: [[Unicode.Scalar]]) -> [Fault] {
    var faults: [Fault] = []
    for (number, line) in lines.enumerated() where faults.count < 20 {
      guard let column = line.firstIndex(where: isForbidden) else { continue }
      faults.append(
        Fault(
          "control-character", at: SourceMark(line: number + 1, column: column + 1),
          chinese: "这里有一个看不见的控制字符 \(line[column].spelling)，请删除。",
          english: "there is an invisible control character \(line[column].spelling) here; "
            + "delete it"))
    }
    return faults
  }

  /// Controls, and what YAML takes for the end of a line where editors show none: the lines of the
  /// parser and those that people see must be the same.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t": false
    case "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}": true
    default: scalar.properties.generalCategory == .control
    }
  }

  /// The place up to which bytes are valid.
  private static func firstFault(_ bytes: ArraySlice<UInt8>) -> SourceMark {
    var (line, column) = (1, 1)
    var previous: Unicode.Scalar?
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n", previous == "\r" {
        // The pair ended its line at the carriage return.
      } else if scalar == "\n" || scalar == "\r" {
        (line, column) = (line + 1, 1)
      } else {
        column += 1
      }
      previous = scalar
    }
    return SourceMark(line: line, column: column)
  }
}
