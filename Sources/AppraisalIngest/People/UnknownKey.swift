extension IssueKind {
  /// What is reported for a key that no list holds.
  ///
  /// With suggestions the first is shown and the others are counted. Without one, an invisible
  /// character in the key is the likely reason and is named.
  ///
  /// - Parameters:
  ///   - field: The key without outer blanks.
  ///   - list: The list that it was looked up in.
  ///   - suggestions: Those that may be meant.
  /// - Returns: The issue.
  static func unknown(
    _ field: UnsafeBufferPointer<UInt8>, list: KeyList, suggestions: [NameSuggestion]
  ) -> IssueKind {
    if let first = suggestions.first {
      return .unknownLookalike(
        found: excerpt(field), list: list, suggestion: first, others: suggestions.count - 1)
    }
    if let invisible = AppraisalIngest.invisibleCharacter(in: field) {
      return invisible.issue(in: field)
    }
    return .unknownKey(found: excerpt(field), list: list)
  }
}

extension InvisibleCharacter {
  /// What is reported for it; its position counts the characters of the field from 1.
  func issue(in field: UnsafeBufferPointer<UInt8>) -> IssueKind {
    let before = field[..<offset].count { $0 & 0xC0 != 0x80 }
    return .invisibleCharacter(codePoint: scalar.value, position: before + 1)
  }
}
