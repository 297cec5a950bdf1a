import AppraisalNumerics

extension YAMLValue {
  /// Points, or a share that stands for as many points as it has per cent, rounded half up to the
  /// decimals of points: 60% are 60, 1/3 is 33.3333.
  ///
  /// The points of a ratio are rounded in the same way, so whatever reaches the share reaches the
  /// bound.
  func bound(_ what: String, _ faults: inout FaultCollector) -> Points? {
    guard isShare else { return points(what, &faults) }
    guard let share = share(what, &faults) else { return nil }
    let whole = 100 * Int128(Points.unitsPerPoint)
    let units = halfUpQuotient(whole * Int128(share.numerator), Int128(share.denominator))
    return Int64(exactly: units).flatMap { try? Points(units: $0) }
  }

  /// Whether a text is written as a fraction or in per cent.
  fileprivate var isShare: Bool {
    text.map { $0.hasSuffix("%") || $0.contains("/") } ?? false
  }

  /// The indicators inside this value that have a share as a bound, and where.
  var shareBounds: [Marked<String>] {
    switch content {
    case .scalar: return []
    case .list(let items): return items.flatMap(\.shareBounds)
    case .mapping(let entries):
      let indicator = entries.first { $0.key == "indicator" }?.value.text
      let bounds = entries.filter { ["below", "atLeast"].contains($0.key) && $0.value.isShare }
      return bounds.compactMap { entry in indicator.map { Marked($0, entry.value.mark) } }
        + entries.flatMap(\.value.shareBounds)
    }
  }
}

extension SchemeDraft {
  /// A share is a bound only for what is a share of something.
  func lintShareBounds(_ faults: inout FaultCollector) {
    for bound in shareBounds {
      let draft = indicators.flatMap(\.subtree).first { $0.identifier?.value == bound.value }
      if let draft, draft.isPercentage || !draft.hasAllRules { continue }
      if draft == nil, bound.value != Indicator.rootIdentifier { continue }
      faults.error(
        "bound-not-a-share", at: bound.mark,
        "“\(shortened(bound.value))”的得分不是比率，界限请写分数，例如 60。",
        "`\(shortened(bound.value))` is no ratio; write its bound in points, for example 60")
    }
  }
}

extension IndicatorDraft {
  /// Whether its points are the per cent of a ratio.
  fileprivate var isPercentage: Bool {
    guard points == nil, multiplier == nil, case .measured(let measure) = content else {
      if case .faulty = content { return true }
      return false
    }
    switch measure.value {
    case .ballots(let ballots): if case .rate = ballots.result { return true } else { return false }
    case .coverage, .ledger(.ratio), .attendance, .attendanceTotals: return true
    default: return false
    }
  }
}
