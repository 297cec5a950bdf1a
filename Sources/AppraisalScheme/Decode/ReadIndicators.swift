import AppraisalNumerics

/// An indicator as the text has it.
struct IndicatorDraft {
  let mark: SourceMark
  let identifier: Marked<String>?
  let title: String
  let weight: Weight?
  let content: Content

  enum Content {
    case group([IndicatorDraft], mark: SourceMark, missing: MissingPolicyDraft)
    case measured(Marked<Measure>)
    case faulty
  }

  /// This indicator and all below it.
  var subtree: [IndicatorDraft] {
    if case .group(let children, _, _) = content {
      [self] + children.flatMap(\.subtree)
    } else {
      [self]
    }
  }

  /// The measurements in this indicator and below it.
  var measures: [Marked<Measure>] {
    subtree.compactMap { if case .measured(let measure) = $0.content { measure } else { nil } }
  }
}

/// A stated or inherited policy for missing parts.
struct MissingPolicyDraft {
  let stated: MissingPolicy?

  init(_ reader: MappingReader, isRequired: Bool, _ faults: inout FaultCollector) {
    let value = isRequired ? reader.value("missing") : reader.optional("missing", &faults)
    guard let value else {
      stated = nil
      guard isRequired else { return }
      faults.error(
        "denominator-policy-missing", at: reader.mark,
        "没有写明 missing，即下级指标缺失时怎么办：renormalise（按其余权重折算）、zero（计 0 分）或 noScore（无分）。",
        "`missing` is not stated, that is, what happens when a part has no points: renormalise (the "
          + "others count as the whole), zero or noScore")
      return
    }
    stated = value.choice("missing", MissingPolicy.self, &faults)
  }
}

/// A list of sibling indicators.
func readIndicators(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> [IndicatorDraft] {
  if case .list(let items) = value.content, items.isEmpty {
    faults.error(
      "no-indicators", at: value.mark, "这里至少要有一个指标。", "at least one indicator is needed here")
  }
  return value.list("indicators", &faults).map { readIndicator($0, &faults) }
}

private func readIndicator(_ value: YAMLValue, _ faults: inout FaultCollector) -> IndicatorDraft {
  let keys = ["id", "title", "weight", "missing", "indicators", "measure"]
  guard let reader = MappingReader(value, keys: keys, what: "indicators", &faults) else {
    // It stays among its siblings, whose weights would else seem not to add up.
    return IndicatorDraft(
      mark: value.mark, identifier: nil, title: "", weight: nil, content: .faulty)
  }
  let identifier = reader.required("id", &faults).flatMap { item in
    item.identifier("id", &faults).map { Marked($0, item.mark) }
  }
  return IndicatorDraft(
    mark: value.mark, identifier: identifier,
    title: reader.optional("title", &faults)?.string("title", &faults) ?? identifier?.value ?? "",
    weight: reader.required("weight", &faults)?.weight("weight", &faults),
    content: readContent(reader, &faults))
}

private func readContent(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> IndicatorDraft.Content {
  switch (reader.value("indicators"), reader.value("measure")) {
  case (let children?, nil):
    return .group(
      readIndicators(children, &faults), mark: children.mark,
      missing: MissingPolicyDraft(reader, isRequired: false, &faults))
  case (nil, let measure?):
    if reader.value("missing") != nil {
      faults.error(
        "missing-on-leaf", at: reader.mark,
        "missing 只用于有下级指标的指标；本指标直接由记录计算，请删除 missing。",
        "`missing` belongs to indicators with others below them; this one is measured, delete it")
    }
    return readMeasure(measure, &faults).map { .measured(Marked($0, measure.mark)) } ?? .faulty
  case (let children?, _?):
    faults.error(
      "indicator-kind", at: reader.mark, "一个指标要么有下级指标 indicators，要么有计算方法 measure，不能都写。",
      "an indicator has either others below it (indicators) or a measure, not both")
    // Read all the same: what refers to the indicators below would else seem to refer to nothing.
    return .group(
      readIndicators(children, &faults), mark: children.mark,
      missing: MissingPolicyDraft(reader, isRequired: false, &faults))
  case (nil, nil):
    faults.error(
      "indicator-kind", at: reader.mark, "缺少 indicators（下级指标）或 measure（计算方法）。",
      "either `indicators` or `measure` is missing")
  }
  return .faulty
}
