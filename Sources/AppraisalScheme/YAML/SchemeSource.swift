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
          chinese: "不是 UTF-8 文本。请在编辑器中另存为 UTF-8 编码。",
          english: "this is not UTF-8; save the file as UTF-8 in the editor")
      ])
    }
    self.name = name
    self.text = text
    lines = SchemeSource.split(text)
    if let mark = SchemeSource.firstControl(lines) {
      throw FaultList([
        Fault(
          "control-character", at: mark,
          chinese: "这里有一个看不见的控制字符，请删除。",
          english: "there is an invisible control character here; delete it")
      ])
    }
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

  private static func firstControl(_ lines: [[Unicode.Scalar]]) -> SourceMark? {
    for (number, line) in lines.enumerated() {
      if let column = line.firstIndex(where: isForbidden) {
        return SourceMark(line: number + 1, column: column + 1)
      }
    }
    return nil
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\t" && scalar.properties.generalCategory == .control
  }

  /// The line and column up to which bytes are valid.
  private static func firstFault(_ bytes: ArraySlice<UInt8>) -> SourceMark {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where String(validating: line, as: UTF8.self) == nil {
      let decoded = String(decoding: line, as: UTF8.self).unicodeScalars
      let column = decoded.enumerated().first { $0.element == "\u{FFFD}" }?.offset ?? 0
      return SourceMark(line: number + 1, column: column + 1)
    }
    return .start
  }
}
