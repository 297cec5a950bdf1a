import AppraisalNumerics

/// What happens when a group falls short of its ballots; never zero points.
enum UnmetPolicy: String, LanguageChoice {
  case renormalise
  case noScore

  var policy: MissingPolicy { self == .renormalise ? .renormalise : .noScore }

  var meaning: Bilingual {
    switch self {
    case .renormalise: Bilingual("按其余主体的权重折算", "the other groups count as the whole")
    case .noScore: Bilingual("该项无分", "the panel has no points")
    }
  }
}

/// The policy for groups that fall short of their ballots.
func readUnmet(_ value: YAMLValue, _ faults: inout FaultCollector) -> MissingPolicy? {
  guard value.text != "zero" else {
    faults.error(
      "unmet-as-zero", at: value.mark, "票数不足不能按 0 分计：请用 renormalise 或 noScore。",
      "too few ballots never count as zero points; use renormalise or noScore")
    return nil
  }
  return value.choice("ifUnmet", UnmetPolicy.self, &faults)?.policy
}
