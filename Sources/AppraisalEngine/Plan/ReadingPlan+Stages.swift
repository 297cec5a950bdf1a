public import AppraisalNumerics
import AppraisalScheme

extension ReadingPlan {
  /// The stages of an input's items.
  /// - Parameter input: The input.
  /// - Returns: The words, from the first to the last.
  public func stages(of input: String) -> [String] { claims(of: input).first?.stages ?? [] }

  /// The categories of an input's items.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order in which records number them.
  public func claimCategories(of input: String) -> [String] {
    claims(of: input).first?.categories ?? []
  }

  /// The items that a checklist may hold; any when empty.
  /// - Parameter input: The input.
  /// - Returns: The items of all indicators that use it.
  public func checklistItems(of input: String) -> [String] {
    let lists = checklists(of: input).map(\.items)
    return lists.contains { $0.isEmpty } ? [] : uniqueWords(lists.flatMap(\.self))
  }

  /// The day for rows of a checklist that tell none.
  /// - Parameter input: The input.
  /// - Returns: The day; `nil` when the ledger must tell it.
  public func checklistDue(of input: String) -> CalendarDate? {
    checklists(of: input).compactMap(\.due).first
  }

  /// The categories of an input's projects.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order in which records number them; empty when all weigh the same.
  public func projectCategories(of input: String) -> [String] {
    for case .projects(let projects) in measures(of: input) where !projects.weights.isEmpty {
      return projects.weights.map(\.word)
    }
    return []
  }

  /// The state words of an input's projects that mean completion.
  /// - Parameter input: The input.
  /// - Returns: The words.
  public func completedStates(of input: String) -> [String] {
    for case .projects(let projects) in measures(of: input) { return projects.completed }
    return []
  }

  /// Values that ratios and comparisons take from a table.
  func ledgerValues(of input: String) -> [(name: String, range: ClosedRange<Int64>)] {
    measures(of: input).flatMap { measure -> [(name: String, range: ClosedRange<Int64>)] in
      switch measure {
      case .ledger(.ratio(let ratio)):
        return [ratio.numerator, ratio.denominator].map { ($0, 0...2_000_000_000) }
      case .ledger(.reconcile(let pair)):
        return [(pair.value, -Points.limit...Points.limit)]
      default: return []
      }
    }
  }

  private func claims(of input: String) -> [ClaimMeasure] {
    measures(of: input).compactMap {
      if case .ledger(.claims(let measure)) = $0 { measure } else { nil }
    }
  }

  private func checklists(of input: String) -> [ChecklistMeasure] {
    measures(of: input).compactMap {
      if case .ledger(.checklist(let measure)) = $0 { measure } else { nil }
    }
  }
}

/// The words without repetitions, in their order.
private func uniqueWords(_ words: [String]) -> [String] {
  var seen: Set<[UInt8]> = []
  return words.filter { seen.insert(Array($0.utf8)).inserted }
}
