/// A few words that a column may hold, found by their bytes.
struct WordList: Sendable {
  /// The words, in the order handed in.
  let words: [String]
  private let keys: ByteKeyTable

  init(_ words: [String]) {
    var keys = ByteKeyTable(minimumCapacity: words.count)
    for word in words { _ = keys.insert(word) }
    precondition(keys.count == words.count, "words are unique")
    self.words = words
    self.keys = keys
  }

  func position(of field: UnsafeBufferPointer<UInt8>) -> Int? { keys.index(of: field) }
}

extension FieldReading {
  /// The position of a word among those allowed.
  mutating func word(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, among list: WordList, log: inout IssueLog
  ) -> Int? {
    let bytes = bytes(field, column: column, log: &log)
    guard !bytes.isEmpty else {
      fault(.blankField, column: column, log: &log)
      return nil
    }
    guard let position = list.position(of: bytes) else {
      fault(
        .unknownWord(found: IssueKind.excerpt(bytes), allowed: list.words), column: column,
        log: &log)
      return nil
    }
    return position
  }
}
