import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

/// Tables made of numbers, as a stored run holds them.
enum OutlierDesk {
  /// Subjects `s000`, `s001`, …, with a stratum each or none.
  static func subjects(_ count: Int, strata: [String] = []) -> [Subject] {
    (0..<count).map { row in
      let digits = String(row)
      let identifier = "s" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      return Subject(
        identifier: identifier, name: "单位\(row)", strata: strata.isEmpty ? [] : [strata[row]])
    }
  }

  /// Points from numbers; NaN is missing.
  static func points(_ values: [Double]) -> PointsColumn {
    PointsColumn(
      units: values.map { $0.isNaN ? 0 : Int32(($0 * 10_000).rounded()) },
      missing: values.map { $0.isNaN ? MissingReason.notHandedIn.rawValue : 0 })
  }

  /// A scheme of equally weighted values, and a table of them.
  static func marks(
    _ columns: [[Double]], strata: [String] = []
  ) throws -> (table: IndicatorTable, scheme: Scheme) {
    let names = columns.indices.map { "m\($0)" }
    let share = 100 / columns.count
    let weights = columns.indices.map { $0 == 0 ? 100 - share * (columns.count - 1) : share }
    let text = schemeText(
      (strata.isEmpty ? "" : "strata: [区]\n")
        + indicators(zip(names, weights).map { mark($0, String($1), highest: 1000) }))
    let table = IndicatorTable(
      subjects: subjects(columns[0].count, strata: strata),
      columns: zip(names, columns).map { name, values in
        MeasuredColumn(key: ColumnKey(indicator: name), points: points(values), details: [:])
      })
    return (table, try scheme(text))
  }

  /// The findings about a table of values.
  static func findings(
    _ columns: [[Double]], strata: [String] = [], settings: OutlierSettings = OutlierSettings()
  ) throws -> OutlierFindings {
    let (table, scheme) = try marks(columns, strata: strata)
    return examineOutliers(table, scheme, score(table, scheme), settings: settings)
  }

  /// Columns of normal numbers about 70 that go together.
  static func clean(rows: Int, columns: Int, seed: UInt64) -> [[Double]] {
    var stream = RandomStream(seed: seed, stream: 0)
    let common = (0..<rows).map { _ in stream.normal() }
    return (0..<columns).map { _ in
      common.map { 70 + 5 * $0 + 5 * stream.normal() }
    }
  }
}

extension OutlierFindings {
  /// The rows flagged by a method.
  func rows(_ method: OutlierMethod) -> [Int] {
    Set(flags.filter { $0.method == method }.map(\.row)).sorted()
  }

  /// Why an indicator was not examined by a method.
  func reasons(_ method: OutlierMethod, _ indicator: String? = nil) -> [Unexamined.Reason] {
    unexamined.filter { $0.method == method && $0.target?.indicator == indicator }.map(\.reason)
  }
}
