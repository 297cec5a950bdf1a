import Glibc

/// A table as an office saves it: with its own encoding, delimiter and line ends.
struct OfficeFile {
  enum Flavour {
    /// UTF-8, commas, LF.
    case plain
    /// UTF-8 with byte-order mark, commas, CRLF: “CSV UTF-8” of a spreadsheet program.
    case marked
    /// GB18030, commas, CRLF: “CSV” of a Chinese spreadsheet program.
    case gb18030
    /// UTF-8, semicolons, LF.
    case semicolons
  }

  let name: String
  let flavour: Flavour
  private(set) var rows: [[String]]

  init(_ name: String, _ flavour: Flavour, headings: [String]) {
    self.name = name
    self.flavour = flavour
    rows = [headings]
  }

  mutating func add(_ cells: String...) { rows.append(cells) }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Puts rows at positions spread over the file, as flaws are.
  mutating func scatter(_ flawed: [[String]]) {
    for (number, row) in flawed.enumerated() {
      rows.insert(row, at: 1 + (rows.count - 1) * (number + 1) / (flawed.count + 1))
    }
  }

  var bytes: [UInt8] {
    let delimiter = flavour == .semicolons ? ";" : ","
    let end = flavour == .marked || flavour == .gb18030 ? "\r\n" : "\n"
    let text = rows.map { row in
      row.map { quoted($0, delimiter) }.joined(separator: delimiter) + end
    }.joined()
    switch flavour {
    case .plain, .semicolons: return Array(text.utf8)
    case .marked: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .gb18030: return gb18030(text)
    }
  }

  private func quoted(_ cell: String, _ delimiter: String) -> String {
    guard cell.contains(delimiter) || cell.contains("\"") else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private func gb18030(_ text: String) -> [UInt8] {
    let converter = iconv_open("GB18030", "UTF-8")
    defer { iconv_close(converter) }
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: input.count * 2 + 16)
    let written = input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { target -> Int in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = source.count
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var free = target.count
        iconv(converter, &from, &left, &to, &free)
        precondition(left == 0, "GB18030 holds every character of Unicode")
        return target.count - free
      }
    }
    return Array(output.prefix(written))
  }
}

/// Writes a file whole.
func write(_ bytes: [UInt8], to path: String) {
  guard let file = fopen(path, "w") else { fatal("\(path): \(String(cString: strerror(errno)))") }
  defer { fclose(file) }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { fatal("\(path): short write") }
}

func fatal(_ message: String) -> Never {
  fputs("tianyuan-example: \(message)\n", stderrStream())
  exit(1)
}

private func stderrStream() -> UnsafeMutablePointer<FILE>? { fdopen(STDERR_FILENO, "w") }
