import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Values handed in, taken as points.
func measureTable(
  _ measure: TableMeasure, _ key: ColumnKey, rounding: Rounding, _ records: Records
) -> MeasuredColumn {
  guard let values = records.values[measure.input]?.values[measure.value] else {
    preconditionFailure("the linter found the input, and the plan read the value")
  }
  let units = values.map { $0.map { Int32(clamping: rounding.rounded(Int64($0))) } ?? 0 }
  let missing = values.map { $0 == nil ? MissingReason.notHandedIn.rawValue : 0 }
  return MeasuredColumn(
    key: key, points: PointsColumn(units: units, missing: missing),
    details: [.records: values.map { $0 == nil ? 0 : 1 }])
}
