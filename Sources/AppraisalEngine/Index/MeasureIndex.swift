import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension ColumnKey {
  /// The numbers of a column of an index.
  ///
  /// The name holds a slash, so that the stored details are read wherever the run is scored again.
  public static func index(_ indicator: String, column: String) -> ColumnKey {
    ColumnKey(indicator: "index/\(indicator)", group: column)
  }
}

/// The numbers of an index, column by column, as bit patterns: nothing of them is rounded.
func measureIndex(
  _ measure: IndexMeasure, _ indicator: String, _ records: Records
) -> [MeasuredColumn] {
  measure.columns.map { name in
    guard let numbers = records.numbers[measure.input]?.columns[name] else {
      preconditionFailure("the linter found the input, and the plan read the column")
    }
    let missing = numbers.map { $0.isNaN ? MissingReason.notHandedIn.rawValue : 0 }
    return MeasuredColumn(
      key: .index(indicator, column: name),
      points: PointsColumn(
        units: Array(repeating: 0, count: numbers.count), missing: missing),
      details: [.bits: numbers.map { $0.isNaN ? 0 : Int64(bitPattern: $0.bitPattern) }])
  }
}

extension MeasuredColumn {
  /// The numbers, NaN where none was handed in; `nil` for a column that holds none.
  var numbers: [Double]? {
    details[.bits].map { bits in
      zip(bits, points.missing).map {
        $1 == 0 ? Double(bitPattern: UInt64(bitPattern: $0)) : .nan
      }
    }
  }
}
