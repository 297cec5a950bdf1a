public import AppraisalIngest
import AppraisalScheme

extension ReadingPlan {
  /// The words of kinds that a ledger may hold.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order in which records number them; empty when no measure tells
  ///   kinds apart.
  public func kinds(of input: String) -> [String] {
    let words = scheme.root.leaves.compactMap(\.measure).flatMap { measure -> [String] in
      guard measure.input == input else { return [] }
      if case .coverage(let rule) = measure { return rule.kinds + rule.leftOut }
      return measure.minimumCount.map { $0.kinds + $0.leftOut } ?? []
    }
    return sortedOnce(words)
  }

  /// Whether each kind of a ledger counts; one entry that does when kinds are not told apart.
  func countedKinds(_ counted: [String], of input: String) -> [Bool] {
    let words = kinds(of: input)
    guard !words.isEmpty else { return [true] }
    return words.map { word in
      counted.isEmpty || counted.contains { $0.utf8.elementsEqual(word.utf8) }
    }
  }

  /// The words of categories that a list may hold.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order in which records number them.
  public func categories(of input: String) -> [String] {
    sortedOnce(
      scheme.root.leaves.compactMap(\.measure).flatMap { measure -> [String] in
        guard case .categories(let rule) = measure, rule.input == input else { return [] }
        return rule.of + rule.leftOut
      })
  }

  /// The words of roles that a list of posts may hold.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order in which records number them.
  public func roles(of input: String) -> [String] {
    sortedOnce(
      scheme.root.leaves.compactMap(\.measure).flatMap { measure -> [String] in
        guard case .pairing(let rule) = measure, rule.input == input else { return [] }
        return rule.roles + rule.leftOut
      })
  }

  /// The words of an attendance ledger and the input with the meetings that it names.
  /// - Parameter input: The input.
  /// - Returns: Both; `nil` when no measure reads attendance from the input.
  public func attendance(
    of input: String
  ) -> (words: AttendanceWords, meetings: String?)? {
    for case .attendance(let rule) in scheme.root.leaves.compactMap(\.measure)
    where rule.input == input {
      guard let words = rule.words else { continue }
      let meanings: [Presence: [String]] = [
        .present: words.present, .absent: words.absent, .leave: words.leave, .late: words.late,
        .substitute: words.substitute,
      ]
      return AttendanceWords(meanings).map { ($0, rule.meetings) }
    }
    return nil
  }

  /// The inputs that must be read before another, since its records name theirs.
  /// - Parameter input: The input.
  /// - Returns: The inputs.
  public func inputs(before input: String) -> [String] {
    scheme.root.leaves.compactMap(\.measure).filter { $0.input == input }
      .flatMap { $0.needs.dropFirst().map(\.input) }
  }

  /// The households on the list that a ledger of visits refers to.
  /// - Parameters:
  ///   - input: The ledger.
  ///   - records: The records read so far.
  /// - Returns: The households; `nil` when every one may be visited.
  public func households(of input: String, _ records: Records) -> [String]? {
    let rules = scheme.root.leaves.compactMap { $0.measure?.minimumCount }
      .filter { $0.input == input }
    for rule in rules {
      if case .listed(let pairs) = rule.households {
        return records.pairs[pairs]?.map(\.household)
      }
    }
    return nil
  }

  /// Words of several measures of one input, each once, in the order of their bytes.
  private func sortedOnce(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !(result.last?.utf8.elementsEqual(word.utf8) ?? false) {
      result.append(word)
    }
    return result
  }
}
