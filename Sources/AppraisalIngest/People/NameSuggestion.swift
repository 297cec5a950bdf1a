/// Somebody or some unit on a list that may be meant by a spelling which is not on it.
public struct NameSuggestion: Sendable, Hashable {
  /// Why it may be meant.
  public enum Reason: Sendable, Hashable {
    /// The spellings look alike and differ in these characters.
    case looksAlike([Lookalike.Difference])
    /// As ``looksAlike(_:)``, but a digit stands for a letter or one ideograph for another.
    case mayLookAlike([Lookalike.Difference])
    /// The spelling is followed by a title in brackets.
    case withoutTitle(String)
    /// It is a name, where the list has this identifier.
    case isName(of: String)
    /// The name is on the list, but in another unit.
    case otherUnit
  }

  /// The position on the list.
  public let index: Int
  /// The spelling on the list.
  public let known: String
  /// Why it may be meant.
  public let reason: Reason

  /// Whether it may be filled in for a person to confirm; otherwise it is only named.
  public var isFit: Bool {
    switch reason {
    case .looksAlike, .withoutTitle, .isName: true
    case .mayLookAlike, .otherUnit: false
    }
  }

  /// A suggestion from a lookalike.
  init(_ lookalike: Lookalike) {
    index = lookalike.index
    known = lookalike.known
    reason =
      lookalike.isDoubtful
      ? .mayLookAlike(lookalike.differences) : .looksAlike(lookalike.differences)
  }

  /// A suggestion.
  init(index: Int, known: String, reason: Reason) {
    self.index = index
    self.known = known
    self.reason = reason
  }
}

/// A name without the title in brackets that ends it: `张三（书记）` is 张三 and 书记.
///
/// - Parameter text: The name.
/// - Returns: Name and title; `nil` when it does not end so or one of the two is empty.
func splitTitle(_ text: String) -> (name: String, title: String)? {
  let scalars = text.unicodeScalars
  guard text.utf8.count <= Skeleton.longest, let last = scalars.last, last == ")" || last == "）",
    let opening = scalars.lastIndex(where: { $0 == "(" || $0 == "（" })
  else { return nil }
  let name = scalars[..<opening].reversed().drop { $0 == " " || $0 == "\u{3000}" }.reversed()
  let title = scalars[scalars.index(after: opening)...].dropLast()
  guard !name.isEmpty, !title.isEmpty else { return nil }
  var bare = String.UnicodeScalarView()
  bare.append(contentsOf: name)
  return (String(bare), String(title))
}
