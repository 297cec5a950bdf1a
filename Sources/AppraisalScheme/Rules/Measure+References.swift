extension Measure {
  /// The rule of a minimum number; `nil` for other measures.
  public var minimumCount: MinimumCount? {
    switch self {
    case .services(let rule), .visits(let rule), .meetings(let rule): rule
    default: nil
    }
  }

  /// The inputs that it reads, with their kinds; its own first.
  public var references: [(input: String, kind: InputKind)] {
    var references = [(input, kind)]
    if case .listed(let pairs) = minimumCount?.households { references.append((pairs, .pairs)) }
    if case .attendance(let attendance) = self, let meetings = attendance.meetings {
      references.append((meetings, .meetings))
    }
    return references
  }
}

extension Scheme {
  /// Every input that a measure or a range reads, with its kind; each once, in the order of the text.
  public var references: [(input: String, kind: InputKind)] {
    let all = root.leaves.compactMap(\.measure).flatMap(\.references) + ranges.flatMap(\.references)
    var seen: Set<String> = []
    return all.filter { seen.insert($0.input).inserted }
  }
}
