/// A draft of a mapping: every spelling that the list does not hold, with the one it may stand for.
///
/// Somebody completes and declares it; nothing is matched by the draft itself.
public struct MappingDraft: Sendable {
  /// The headers, in the order of ``Row/fields``.
  public static let headers = ["文件中的写法", "名册编号", "名册名称", "相似之处", "出现次数", "首次出现行"]

  /// A spelling of the files.
  public struct Row: Sendable, Hashable {
    /// The spelling.
    public let form: String
    /// The identifier that it may stand for; `nil` when there is not exactly one that is fit.
    public let identifier: String?
    /// The name that belongs to the identifier.
    public let name: String?
    /// All that may be meant, with the reasons.
    public let suggestions: [NameSuggestion]
    /// How often it was met.
    public let count: Int
    /// The line on which it was met first.
    public let firstLine: Int

    /// The fields of the row, as text.
    ///
    /// Whoever writes them as a table guards those that a
    /// spreadsheet would take for a formula.
    public var fields: [String] {
      [
        form, identifier ?? "", name ?? "", suggestions.map(\.summary).joined(separator: "; "),
        String(count), String(firstLine),
      ]
    }
  }

  /// The rows, the most frequent spelling first, then by first line.
  public let rows: [Row]
  /// Occurrences of spellings that are not in the draft because there were too many.
  public let unlisted: Int

  /// A draft.
  /// - Parameters:
  ///   - unknown: The spellings met.
  ///   - identifiers: The identifiers of the list.
  ///   - names: The names of the list, in the same order.
  ///   - suggest: Gives what a spelling may stand for.
  init(
    _ unknown: UnknownForms, identifiers: [String], names: [String],
    suggest: (String) -> [NameSuggestion]
  ) {
    precondition(identifiers.count == names.count, "one name per identifier")
    rows = unknown.forms.map { form in
      let suggestions = suggest(form.text)
      let fit = suggestions.count == 1 && suggestions[0].isFit ? suggestions[0].index : nil
      return Row(
        form: form.text, identifier: fit.map { identifiers[$0] }, name: fit.map { names[$0] },
        suggestions: suggestions, count: form.count, firstLine: form.firstLine)
    }.sorted(by: MappingDraft.precedes)
    unlisted = unknown.unlisted
  }

  private static func precedes(_ left: Row, _ right: Row) -> Bool {
    if left.count != right.count { return left.count > right.count }
    if left.firstLine != right.firstLine { return left.firstLine < right.firstLine }
    return left.form.utf8.lexicographicallyPrecedes(right.form.utf8)
  }
}

extension NameSuggestion {
  /// The known spelling and the reason in signs that need no language: `买买提·吐 [4: U+2022 → U+00B7]`,
  /// with `?` before a doubtful one, `+ （书记）` for a title and `≠` for another unit.
  public var summary: String {
    switch reason {
    case .looksAlike(let differences): "\(known) [\(Self.summary(differences))]"
    case .mayLookAlike(let differences): "? \(known) [\(Self.summary(differences))]"
    case .withoutTitle(let title): "\(known) + （\(title)）"
    case .isName(let identifier): "\(known) = \(identifier)"
    case .otherUnit: "≠ \(known)"
    }
  }

  private static func summary(_ differences: [Lookalike.Difference]) -> String {
    differences.map(\.summary).joined(separator: ", ")
  }
}

extension IssueLog {
  /// A draft for the spellings that the files read so far have and a list does not.
  ///
  /// Evaluators are on no list, so none of them is in it.
  ///
  /// - Parameter list: The list.
  /// - Returns: The draft; `nil` when every spelling is on the list.
  /// - Complexity: O(bytes of the list and of the spellings).
  public func mappingDraft(for list: RecordReference) -> MappingDraft? {
    guard let forms = unknownForms[list.list] else { return nil }
    let names = (0..<list.count).map { list.name($0) }
    return MappingDraft(forms, identifiers: list.identifiers, names: names) {
      list.keys.suggestions(for: $0)
    }
  }
}
