import AppraisalNumerics
import AppraisalScheme

/// The stages that are passed in turn, and what becomes of the later ones.
struct StageGate {
  let stages: [Stage]

  init(_ scheme: Scheme) { stages = scheme.stages }

  /// The position of the first stage that a subject does not pass; the number of stages when all are.
  func firstFailure(_ points: (String) -> Points?) -> Int {
    stages.firstIndex { !$0.isPassed(by: points($0.indicator)) } ?? stages.count
  }

  /// Takes away the points of the stages after the first that was not passed; what they were is kept
  /// under a name of its own.
  ///
  /// - Returns: The rows that have no composite for it.
  func close(_ columns: inout [ColumnKey: PointsColumn], rows: Int) -> Set<Int> {
    let before = stages.map { columns[ColumnKey(indicator: $0.indicator)] }
    let failures = (0..<rows).map { row in
      zip(stages, before).enumerated().first { !$1.0.isPassed(by: $1.1?[row]) }?.offset
        ?? stages.count
    }
    for (position, stage) in stages.enumerated() {
      guard let column = before[position] else { continue }
      columns[.stage(stage.indicator)] = column
      let missing = (0..<rows).map { row in
        failures[row] < position ? MissingReason.stageNotReached.rawValue : column.missing[row]
      }
      columns[ColumnKey(indicator: stage.indicator)] = PointsColumn(
        units: column.units, missing: missing)
    }
    return Set(
      (0..<rows).filter { failures[$0] < stages.count && stages[failures[$0]].ifNot == .noScore })
  }
}
