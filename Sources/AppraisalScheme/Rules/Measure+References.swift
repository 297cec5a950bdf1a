extension Measure {
  /// The rule of a minimum number; `nil` for other measures.
  public var minimumCount: MinimumCount? {
    switch self {
    case .services(let rule), .visits(let rule), .meetings(let rule): rule
    default: nil
    }
  }
}

extension Scheme {
  /// Every input that a measure or a range reads, with its kind; each once, in the order of the text.
  public var references: [InputNeed] {
    let all = root.leaves.compactMap(\.measure).flatMap(\.needs) + ranges.flatMap(\.references)
    var seen: Set<String> = []
    return all.filter { seen.insert($0.input).inserted }
  }
}
