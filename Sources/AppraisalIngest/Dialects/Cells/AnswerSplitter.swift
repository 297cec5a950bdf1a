/// An answer parted from what the respondent wrote next to it.
public struct AnswerParts {
  /// The option, as bytes of the field.
  public let option: UnsafeBufferPointer<UInt8>
  /// The note without its brackets; `nil` when there is none.
  public let note: UnsafeBufferPointer<UInt8>?
}

/// Parts the answers of one cell from each other, and each from its note.
public struct AnswerSplitter: Sendable, Hashable {
  private let separator: [UInt8]
  private let opening: [UInt8]
  private let closing: [UInt8]

  /// A splitter for the cells of one column.
  ///
  /// - Parameters:
  ///   - separator: What stands between answers; `nil` when a cell holds one only.
  ///   - brackets: The brackets of the platform around notes; `nil` when there are none.
  public init(separator: String?, brackets: SurveyRules.NoteBrackets?) {
    self.separator = Array((separator ?? "").utf8)
    opening = Array((brackets?.opening ?? "").utf8)
    closing = Array((brackets?.closing ?? "").utf8)
  }

  /// Parts `其他〖书面意见〗` into the option and the note.
  ///
  /// Only a note that ends the answer counts. An answer with an opening bracket that is never
  /// closed, or with text behind the closing one, is returned whole: it is then found on no scale,
  /// and reported.
  ///
  /// - Parameter answer: Valid UTF-8.
  /// - Returns: The parts, which live as long as the answer.
  /// - Complexity: O(bytes).
  public func parts(of answer: UnsafeBufferPointer<UInt8>) -> AnswerParts {
    let text = trimmed(answer).field
    let end = text.count - closing.count
    guard !opening.isEmpty, let start = text.indices.first(where: { stands(opening, text, $0) }),
      end >= start + opening.count, stands(closing, text, end)
    else { return AnswerParts(option: text, note: nil) }
    let option = UnsafeBufferPointer(rebasing: text[..<start])
    let note = UnsafeBufferPointer(rebasing: text[(start + opening.count)..<end])
    return AnswerParts(option: trimmed(option).field, note: note)
  }

  /// Parts a cell with several answers.
  ///
  /// A separator inside the brackets of a note parts nothing, as long as the brackets of the cell
  /// are balanced; otherwise every separator parts. Empty answers are handed on: the caller reports
  /// them.
  ///
  /// - Parameters:
  ///   - field: Valid UTF-8.
  ///   - body: Receives each answer without outer blanks; nothing for an empty field.
  /// - Complexity: O(bytes).
  public func forEachAnswer(
    in field: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let text = trimmed(field).field
    guard !text.isEmpty else { return }
    let hasNotes = hasBalancedNotes(text)
    var isInNote = false
    var start = 0
    var position = 0
    while position < text.count {
      if hasNotes, stands(isInNote ? closing : opening, text, position) { isInNote.toggle() }
      if !isInNote, stands(separator, text, position) {
        body(trimmed(UnsafeBufferPointer(rebasing: text[start..<position])).field)
        position += separator.count
        start = position
      } else {
        position += 1
      }
    }
    body(trimmed(UnsafeBufferPointer(rebasing: text[start...])).field)
  }

  /// Whether there are notes, each closed before the next is opened.
  private func hasBalancedNotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var isInNote = false
    var count = 0
    for position in text.indices {
      if stands(opening, text, position) {
        if isInNote { return false }
        isInNote = true
        count += 1
      } else if stands(closing, text, position) {
        if !isInNote { return false }
        isInNote = false
      }
    }
    return count > 0 && !isInNote
  }

  private func stands(
    _ wanted: [UInt8], _ text: UnsafeBufferPointer<UInt8>, _ position: Int
  ) -> Bool {
    guard let first = wanted.first, text[position] == first,
      text.count - position >= wanted.count
    else { return false }
    return wanted.indices.allSatisfy { text[position + $0] == wanted[$0] }
  }
}
