extension MarkupScanner {
  /// Reads the text of a string item (`si` or `is`), of which the start tag was met: its own text
  /// and that of its runs; phonetic text is a reading aid and is left out.
  mutating func readStringItem(
    into text: inout EscapedText, limit: Int
  ) throws(WorkbookProblem) {
    let outer = depth - 1
    while true {
      switch try next() {
      case .start where isElement("t"): try readText(into: &text, limit: limit)
      case .start where isElement("r") && depth == outer + 2: break
      case .start: try skipElement()
      case .end where depth == outer: return
      case .end, .text: break
      case .finished: return
      }
    }
  }

  /// Reads the text of an element that has no others.
  mutating func readText(into text: inout EscapedText, limit: Int) throws(WorkbookProblem) {
    while true {
      switch try next() {
      case .text:
        text.append(self.text)
        guard text.bytes.count <= limit else {
          throw WorkbookProblem(
            .overLimit(what: .cellBytes, found: text.bytes.count, limit: limit), part: part)
        }
      case .end: return
      case .start: throw malformed("an element within text")
      case .finished: return
      }
    }
  }
}
