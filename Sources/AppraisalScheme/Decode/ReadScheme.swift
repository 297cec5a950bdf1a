/// What a scheme file came to.
public struct SchemeReading: Sendable {
  /// The scheme; `nil` when a fault is an error.
  public let scheme: Scheme?
  /// The faults and warnings, from the top of the file down.
  public let faults: [Fault]
}

/// Reads a scheme and lints it.
///
/// All faults of the file are reported at once: syntax first, since nothing can be said about a
/// text that cannot be told apart, then keys, values, references, sums, bands and policies together.
///
/// - Parameter source: The text.
/// - Returns: The scheme, if it has no hole, and all that was found.
/// - Complexity: O(text).
public func readScheme(_ source: SchemeSource) -> SchemeReading {
  var faults = FaultCollector()
  let text = YAMLDocument.compose(source, into: &faults)
  let draft = text.flatMap { SchemeDraft($0, &faults) }
  var scheme = draft.flatMap { $0.linted(&faults) }
  if let text { scheme?.clauses = SchemeClauses(text) }
  return SchemeReading(scheme: faults.hasErrors ? nil : scheme, faults: faults.faults)
}

/// The parts of a scheme as the text has them, before they are held against each other.
struct SchemeDraft {
  let mark: SourceMark
  let identifier: String?
  let title: String?
  let source: String?
  let isIllustrative: Bool
  let period: Period?
  let subjectWord: String?
  let strata: [String]
  let scales: [Marked<GradeScale>]
  /// All scales that the text names, those that could not be read as well.
  let scaleNames: [String]
  let panels: [PanelDraft]
  /// All panels that the text names, those that could not be read as well.
  let panelNames: [String]
  let indicators: [IndicatorDraft]
  let indicatorsMark: SourceMark
  let missing: MissingPolicyDraft
  let rounding: ScoreRounding?
  let bands: [BandDraft]?
  let tieBreak: [Marked<String>]
  let minimumCell: Int
  let consequences: Consequences
  let rollUp: OrganisationRollUp?
  let starsMark: SourceMark
  /// Indicators that a condition holds against a share, and where.
  let shareBounds: [Marked<String>]
  let ranges: [Marked<RangeRule>]
  let combine: Combination
  let adjustments: [Marked<Adjustment>]
  let total: Marked<TotalBounds>?
  let statesTotal: Bool
  /// Whether all of `adjustments` and `total` could be read; otherwise nothing can be said about the
  /// composites.
  let hasAllAdjustments: Bool
  let stages: [Stage]

  init?(_ root: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(root, Scheme.shape, called: "方案 scheme", &faults) else {
      return nil
    }
    mark = reader.mark
    checkVersion(reader, expected: Scheme.version, &faults)
    identifier = reader.identifier("id", &faults)
    title = reader.text("title", &faults)
    source = reader.text("source", &faults)
    isIllustrative = reader.boolean("illustrative", &faults) ?? false
    period = reader.present("period", &faults).flatMap { readPeriod($0, &faults) }
    subjectWord = reader.text("subjects", &faults)
    strata = reader.present("strata", &faults).map { readStrata($0, &faults) } ?? []
    scales = reader.present("scales", &faults).map { readScales($0, &faults) } ?? []
    scaleNames = reader.value("scales")?.names ?? []
    panels = reader.present("panels", &faults).map { readPanels($0, &faults) } ?? []
    panelNames = reader.value("panels")?.names ?? []
    let tree = reader.present("indicators", &faults)
    indicatorsMark = tree?.mark ?? reader.mark
    combine = readCombination(reader, &faults)
    let combination = combine
    indicators = tree.map { readIndicators($0, combine: combination, &faults) } ?? []
    let stated = reader.list("adjustments", &faults)
    adjustments = stated.compactMap { item in
      Adjustment(item, &faults).map { Marked($0, item.mark) }
    }
    statesTotal = reader.value("total") != nil
    total = reader.present("total", &faults).flatMap { value in
      TotalBounds(value, &faults).map { Marked($0, value.mark) }
    }
    hasAllAdjustments = adjustments.count == stated.count && (total != nil) == statesTotal
    stages = reader.list("stages", &faults).compactMap { Stage($0, &faults) }
    missing = MissingPolicyDraft(reader, &faults)
    rounding = reader.present("rounding", &faults).flatMap { ScoreRounding($0, &faults) }
    bands = reader.present("grades", &faults).flatMap { readBands($0, &faults) }
    tieBreak = reader.list("tieBreak", &faults).compactMap { item in
      item.string("tieBreak", &faults).map { Marked($0, item.mark) }
    }
    minimumCell = Int(reader.integer("minimumCell", &faults) ?? 5)
    consequences = Consequences(reader, &faults)
    starsMark = reader.value("stars")?.mark ?? reader.mark
    shareBounds = ["exemptions", "vetoes", "followUps"].flatMap {
      reader.value($0)?.shareBounds ?? []
    }
    ranges = reader.list("ranges", &faults).compactMap { item in
      RangeRule(item, &faults).map { Marked($0, item.mark) }
    }
    rollUp = reader.present("rollUp", &faults).flatMap { OrganisationRollUp($0, &faults) }
  }
}

/// The roster columns that divide subjects, each once: its ranks would else be given twice.
private func readStrata(_ value: YAMLValue, _ faults: inout FaultCollector) -> [String] {
  let strata = value.words("strata", &faults)
  var seen: Set<[UInt8]> = []
  for stratum in strata where !seen.insert(Array(stratum.utf8)).inserted {
    faults.error(
      "stratum-repeated", at: value.mark, "strata 中“\(stratum)”重复。",
      "`\(stratum)` stands twice in strata")
  }
  return strata
}

extension YAMLValue {
  /// The keys of a mapping.
  fileprivate var names: [String] {
    if case .mapping(let entries) = content { entries.map(\.key) } else { [] }
  }
}

/// A value and where it stands.
struct Marked<Value: Sendable>: Sendable {
  let value: Value
  let mark: SourceMark

  init(_ value: Value, _ mark: SourceMark) {
    self.value = value
    self.mark = mark
  }
}

/// Refuses a file of another kind or version.
func checkVersion(_ reader: MappingReader, expected: String, _ faults: inout FaultCollector) {
  let hint = (chinese: "请写 schema: \(expected)。", english: "write `schema: \(expected)`")
  guard let value = reader.required("schema", hint: hint, &faults) else { return }
  if value.text != expected {
    let found = value.text.map(shortened) ?? "…"
    faults.error(
      "unknown-version", at: value.mark, "无法识别的版本“\(found)”，\(hint.chinese)",
      "unknown version `\(found)`; \(hint.english)")
  }
}
