extension Consequences {
  /// An input that a rule reads, beside those of the indicators.
  public struct Input: Sendable, Hashable {
    /// The identifier.
    public let identifier: String
    /// The kind of input, as the assessment writes it.
    public let kind: String
  }

  /// The inputs that the rules read, each once.
  public var inputs: [Input] {
    var inputs: [Input] = []
    func add(_ identifier: String, _ kind: String) {
      let input = Input(identifier: identifier, kind: kind)
      if !inputs.contains(input) { inputs.append(input) }
    }
    for leaf in conditions.flatMap(\.condition.leaves) {
      switch leaf {
      case .event(let input, _): add(input, InputKind.events.rawValue)
      case .unitGrade(let unit): add(unit.input, InputKind.grades.rawValue)
      case .history(let history):
        for input in history.inputs { add(input, InputKind.history.rawValue) }
      default: break
      }
    }
    for quota in quotas {
      if case .byUnit(let units, _) = quota.limit { add(units.input, InputKind.grades.rawValue) }
    }
    for input in bottom?.inputs ?? [] { add(input, InputKind.history.rawValue) }
    return inputs
  }

  /// The words that count among an input's events, each once.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order of the text.
  public func eventWords(of input: String) -> [String] {
    let words = conditions.flatMap(\.condition.leaves).flatMap { leaf -> [String] in
      if case .event(input, let words) = leaf { words } else { [] }
    }
    return unique(words)
  }

  /// All grades that the units of an input may have; rules that differ are refused by the linter.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order of the first rule that names them.
  public func unitGrades(of input: String) -> [String] {
    for quota in quotas {
      if case .byUnit(let units, _) = quota.limit, units.input == input {
        return units.shares.map(\.grade)
      }
    }
    for leaf in conditions.flatMap(\.condition.leaves) {
      if case .unitGrade(let unit) = leaf, unit.input == input { return unit.bestFirst }
    }
    return []
  }

  /// The roster's columns of text that the rules read, each once.
  public var rosterColumns: [String] {
    unique(
      conditions.flatMap(\.condition.leaves).compactMap { leaf in
        if case .column(let column, _, _) = leaf { column } else { nil }
      })
  }

  /// The roster's columns with days of evidence, with the words that call for one.
  public var rosterEvidence: [(column: String, words: [String], day: String)] {
    conditions.flatMap(\.condition.leaves).compactMap { leaf in
      if case .column(let column, let words, let day?) = leaf { (column, words, day) } else { nil }
    }
  }

  /// Whether a rule needs the unit that a subject belongs to.
  public var needsUnits: Bool {
    inputs.contains { $0.kind == InputKind.grades.rawValue }
  }
}

/// The words without repetitions, in their order.
private func unique(_ words: [String]) -> [String] {
  var seen: Set<[UInt8]> = []
  return words.filter { seen.insert(Array($0.utf8)).inserted }
}
