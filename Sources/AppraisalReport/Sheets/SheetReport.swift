public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// What an examination of the sheets found, for people to look into; nothing of it changes a result.
///
/// Sheets are named by file and line only. No rating, no evaluator, and no reason of a single sheet is
/// in it, since reasons such as a straight line tell what was answered; reasons are counted, and shown
/// where at least `minimumCell` flagged sheets have one and as many have not. Sets of alike sheets are listed from `minimumCell` sheets on, for
/// whoever filled in one of them knows the others; and no sheet of a community with fewer.
public struct SheetReport: Sendable {
  let scheme: Scheme
  let table: IndicatorTable
  let examination: SheetExamination
  let setAside: SetAsideSheets
  let files: [String: String]
  let wording: Wording

  /// A report.
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - table: The measured points.
  ///   - examination: What was found.
  ///   - setAside: The results without flagged sheets.
  ///   - files: The file of each input.
  ///   - wording: The words.
  public init(
    scheme: Scheme, table: IndicatorTable, examination: SheetExamination,
    setAside: SetAsideSheets, files: [String: String], wording: Wording
  ) {
    (self.scheme, self.table, self.examination) = (scheme, table, examination)
    (self.setAside, self.files, self.wording) = (setAside, files, wording)
  }

  // MARK: - Names

  /// The title of an evaluator group.
  func title(ofGroup group: String) -> String {
    scheme.panels.flatMap(\.allGroups).first { $0.identifier == group }?.title ?? group
  }

  /// Whom sheets rate, in words.
  func name(of scope: SheetCommunity.Scope?) -> String {
    switch scope {
    case nil: wording("全部", "all")
    case .subject(let row): "\(table.subjects[row].identifier) \(table.subjects[row].name)"
    case .stratum(let position, let value): "\(scheme.strata[position]) \(value)"
    case .subjects(let count):
      wording("\(count) 个\(scheme.subjectWord)", "\(count) subjects")
    }
  }

  func file(of input: String) -> String { files[input] ?? input }

  // MARK: - Protection

  /// Whether sheets of a community may be listed.
  func isListed(_ community: SheetCommunity) -> Bool {
    community.sheets.count >= scheme.minimumCell
  }

  /// A number of sheets; `nil` for fewer than may be told.
  func shown(_ sheets: Int) -> Int? { sheets >= scheme.minimumCell ? sheets : nil }

  /// A set of sheets that stand out together.
  struct SheetSet {
    let code: String
    /// The sheets, by their number in the community.
    let sheets: [Int]
    /// What was measured, as a stable word, and its value.
    let statistic: String
    let value: Double
    let cutOff: Double
    let probability: Double
    /// Other figures, by stable names.
    let figures: [(name: String, value: Double)]
  }

  /// Rings and copies of a community, rings first.
  func sets(of examined: SheetExamination.Examined) -> [SheetSet] {
    guard let agreement = examined.agreement else { return [] }
    let rings = agreement.clusters.map { cluster in
      SheetSet(
        code: "agreed-ring", sheets: cluster.members, statistic: "pairs",
        value: Double(cluster.pairs), cutOff: agreement.cut,
        probability: cluster.smallestProbability, figures: [("density", cluster.density)])
    }
    let copies = agreement.copies.map { group in
      SheetSet(
        code: "copies", sheets: group.sheets, statistic: "further-copies",
        value: Double(group.sheets.count - 1), cutOff: examination.settings.level,
        probability: group.probability,
        figures: [("expected", group.expectedCopies), ("adjusted", group.adjusted)])
    }
    return rings + copies
  }

  /// Whether the sheets of a set may be listed.
  func isListed(_ set: SheetSet, _ community: SheetCommunity) -> Bool {
    isListed(community) && set.sheets.count >= scheme.minimumCell
  }

  /// How many flagged sheets each index speaks against, where at least `minimumCell` have the reason
  /// and as many have not: what holds for nearly all of the sheets listed would tell of each.
  func reasonCounts(_ finding: CarelessFinding) -> [(index: CarelessIndex, count: Int)] {
    let told =
      scheme.minimumCell...max(scheme.minimumCell, finding.flags.count - scheme.minimumCell)
    var counts: [CarelessIndex: Int] = [:]
    for flag in finding.flags {
      for reason in flag.reasons { counts[reason.index, default: 0] += 1 }
    }
    guard finding.flags.count >= 2 * scheme.minimumCell else { return [] }
    return counts.filter { told.contains($0.value) }
      .sorted { (-$0.value, $0.key.rawValue) < (-$1.value, $1.key.rawValue) }
      .map { ($0.key, $0.value) }
  }

  /// Whether near copies are more than chance allows.
  func isRare(_ near: NearCopies) -> Bool { near.probability <= examination.settings.level }

  /// Communities whose strongest burst is rare, and holds enough sheets to be spoken of.
  var bursts: [(examined: SheetExamination.Examined, burst: BurstScan)] {
    examination.communities.compactMap { examined in
      guard let burst = examined.burst, burst.probability <= examination.settings.level,
        burst.sheets >= scheme.minimumCell
      else { return nil }
      return (examined, burst)
    }
  }

  /// Subjects with more sheets than people entitled; surplus is no rating, and `signals.csv` tells it.
  var surplus: [ReturnedSheets] { examination.returned.filter { $0.evidence.surplus > 0 } }

  // MARK: - Totals

  var flaggedCareless: Int {
    examination.communities.reduce(0) { $0 + ($1.careless?.flags.count ?? 0) }
  }
  var expectedFalseFlags: Double {
    examination.communities.reduce(0) { $0 + ($1.careless?.expectedFalseFlags ?? 0) }
  }
  var examinedSheets: Int {
    examination.communities.reduce(0) { $0 + ($1.careless == nil ? 0 : $1.community.sheets.count) }
  }
  var examinedForAgreement: Int { examination.communities.count { $0.agreement != nil } }

  /// A figure for a sentence: four significant digits, two of a small one, as probabilities are.
  func figure(_ value: Double) -> String {
    guard value.isFinite, value != 0, value.magnitude < 1e6 else { return shortNumberText(value) }
    var (digits, exponent) = (value, 0)
    while digits.magnitude < 1 {
      digits *= 10
      exponent -= 1
    }
    guard exponent >= -4 else { return "\(numberText((digits * 10).rounded() / 10))e\(exponent)" }
    var scale = 1.0
    while (value * scale).magnitude < 1000 { scale *= 10 }
    return numberText((value * scale).rounded() / scale)
  }

  /// A moment as a clock on a wall showed it.
  func clock(_ seconds: Double) -> String {
    let whole = Int(seconds)
    let days = whole >= 0 ? whole / 86_400 : -((86_399 - whole) / 86_400)
    let second = whole - days * 86_400
    let time = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let day = CalendarDate(daysSince1970: days)?.description ?? ""
    return "\(day) \(time.joined(separator: ":"))"
  }
}
