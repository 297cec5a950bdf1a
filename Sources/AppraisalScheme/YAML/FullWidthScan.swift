/// Finds full-width punctuation where a key, a value or a bracket should begin or end.
///
/// It reads the text without a parser, since one that meets such a character goes on for lines before
/// it gives up. What is quoted, a comment or inside a text is left alone.
struct FullWidthScan {
  /// A character and its place.
  struct Finding {
    let form: FullWidthForm
    let mark: SourceMark
    /// Whether it ends a key of the language, which nothing but a key can look like.
    let endsKey: Bool
  }

  /// What was found, from the top of the file down.
  private(set) var findings: [Finding] = []
  private var depth = 0
  private var quote: Unicode.Scalar?
  /// What was read of the key, value or item so far, without blanks at its beginning.
  private var token: [Unicode.Scalar] = []
  private var hasKey = false
  private var isItem = false

  init(_ source: SchemeSource) {
    for number in 1...source.lineCount { read(source.line(number), number: number) }
  }

  private mutating func read(_ line: [Unicode.Scalar], number: Int) {
    if depth == 0 { (token, hasKey, isItem) = ([], false, false) }
    var isAfterBlank = true
    for (column, scalar) in line.enumerated() {
      defer { isAfterBlank = scalar == " " || scalar == "\t" }
      if let open = quote {
        if scalar == open { quote = nil }
        continue
      }
      if scalar == "#", isAfterBlank { return }
      let next = column + 1 < line.count ? line[column + 1] : " "
      take(scalar, before: next, at: SourceMark(line: number, column: column + 1))
    }
    // A quote in block text that ends with its line was none: an apostrophe, or one left open.
    if depth == 0 { quote = nil }
  }

  private mutating func take(
    _ scalar: Unicode.Scalar, before next: Unicode.Scalar, at mark: SourceMark
  ) {
    let isBlankNext = next == " " || FullWidthForm(next)?.isBlank == true
    switch scalar {
    case " ", "\t": break
    case "\u{3000}", "\u{A0}":
      if token.isEmpty { report(scalar, at: mark) }
    case "\"", "'":
      if token.isEmpty { quote = scalar }
      token.append(scalar)
    case "{", "[", "｛", "［":
      guard token.isEmpty else { return token.append(scalar) }
      if scalar == "｛" || scalar == "［" { report(scalar, at: mark) }
      begin(deeper: 1)
    case "}", "]", "｝", "］":
      guard depth > 0 else { return token.append(scalar) }
      if scalar == "｝" || scalar == "］" { report(scalar, at: mark) }
      begin(deeper: -1)
      token = [scalar]
    case ",", "，":
      guard depth > 0 else { return token.append(scalar) }
      if scalar == "，" { report(scalar, at: mark) }
      begin(deeper: 0)
    case ":" where isBlankNext: (hasKey, token) = (true, [])
    case "-" where token.isEmpty && !hasKey && depth == 0 && isBlankNext: isItem = true
    case "：": takeColon(at: mark)
    case "“":
      if token.isEmpty { report(scalar, at: mark) }
      token.append(scalar)
    default: token.append(scalar)
    }
  }

  private mutating func takeColon(at mark: SourceMark) {
    let isWord = token.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
    guard !hasKey, !token.isEmpty, depth > 0 || isWord || !isItem else {
      token.append("：")
      return
    }
    report("：", at: mark, endsKey: isWord)
    (hasKey, token) = (true, [])
  }

  private mutating func begin(deeper: Int) {
    depth += deeper
    (token, hasKey) = ([], false)
  }

  private mutating func report(
    _ scalar: Unicode.Scalar, at mark: SourceMark, endsKey: Bool = false
  ) {
    guard let form = FullWidthForm(scalar) else { return }
    if let last = findings.last, last.mark.line == mark.line, last.form.remedy == form.remedy {
      return
    }
    findings.append(Finding(form: form, mark: mark, endsKey: endsKey))
  }
}

extension YAMLDocument {
  /// Names the full-width punctuation that made the parser fail.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - lines: Where the parser began to be lost and where it gave up, with the line above.
  ///   - faults: Takes what is found.
  /// - Returns: Whether there was any in these lines; elsewhere, only what ends a key is named.
  static func reportFullWidth(
    _ source: SchemeSource, around lines: ClosedRange<Int>, into faults: inout FaultCollector
  ) -> Bool {
    let findings = FullWidthScan(source).findings
    guard findings.contains(where: { lines.contains($0.mark.line) }) else { return false }
    for finding in findings where lines.contains(finding.mark.line) || finding.endsKey {
      faults.reportFullWidth(finding.form, at: finding.mark)
    }
    return true
  }
}
