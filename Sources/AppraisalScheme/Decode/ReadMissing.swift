public import AppraisalNumerics

/// A stated or inherited policy for missing parts.
struct MissingPolicyDraft {
  let stated: MissingPolicy?

  init(_ reader: MappingReader, _ faults: inout FaultCollector) {
    stated = reader.policy("missing", &faults)?.choice("missing", MissingPolicy.self, &faults)
  }
}

extension MissingPolicy: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .renormalise: Bilingual("按其余权重折算", "the others count as the whole")
    case .zero: Bilingual("按 0 分计", "it counts as zero points")
    case .noScore: Bilingual("上级也没有得分", "what it belongs to has no points either")
    }
  }
}
