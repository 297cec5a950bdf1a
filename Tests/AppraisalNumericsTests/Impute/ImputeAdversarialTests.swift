import Testing

@testable import AppraisalNumerics

@Suite("Imputing hostile columns")
struct ImputeAdversarialTests {
  @Test(
    "Observed values keep their bits, imputed ones lie between them",
    arguments: HostileColumn.finite)
  func keeps(_ column: HostileColumn) throws {
    let groups = try PeerGroups(labels: column.values.indices.map { Int32($0 % 3 == 2 ? 1 : 0) })
    let sibling = column.values.indices.map { $0 % 5 == 0 ? Double.nan : Double($0 * 7 % 11) }
    let rules: [Imputation] = [
      .mean(minimumObserved: 1), .median(minimumObserved: 2), .peerGroupMean(minimumObserved: 1),
      .peerGroupMedian(minimumObserved: 3), .siblingMean(minimumObserved: 1),
    ]
    for rule in rules {
      for direction in Direction.allCases {
        let found = try rule.imputed(
          column.values, direction: direction, groups: groups,
          siblings: [(sibling, .higherIsBetter), (column.values, .lowerIsBetter)])
        check(found, column)
      }
    }
  }

  private func check(_ found: ImputedColumn, _ column: HostileColumn) {
    let gaps = column.values.indices.filter { column.values[$0].isNaN }
    #expect((found.imputedRows + found.missingRows).sorted() == gaps.map { Int32($0) })
    let (least, most) = (column.present.min() ?? 0, column.present.max() ?? 0)
    let room = 0x1p-50 * max(least.magnitude, most.magnitude)
    for (row, value) in found.values.enumerated() {
      if column.values[row].isNaN {
        #expect(value.isNaN == found.missingRows.contains(Int32(row)))
        #expect(value.isNaN || (value >= least - room && value <= most + room))
      } else {
        #expect(value.bitPattern == column.values[row].bitPattern)
      }
    }
  }

  @Test(
    "Infinities, too small minima and foreign rows are refused", arguments: HostileColumn.infinite)
  func refusals(_ column: HostileColumn) throws {
    let row = column.values.firstIndex { $0.isInfinite } ?? -1
    #expect(throws: ImputeError.infinite(row: row)) {
      try Imputation.mean(minimumObserved: 1).imputed(column.values)
    }
    let clean = column.values.map { _ in 1.0 }
    #expect(throws: ImputeError.infinite(row: row)) {
      try Imputation.siblingMean(minimumObserved: 1).imputed(
        clean, siblings: [(column.values, .higherIsBetter)])
    }
    #expect(throws: ImputeError.siblingRows(found: 0, expected: clean.count)) {
      try Imputation.siblingMean(minimumObserved: 1).imputed(
        clean, siblings: [([], .higherIsBetter)])
    }
    #expect(throws: ImputeError.badMinimum(.min)) {
      try Imputation.median(minimumObserved: .min).imputed(clean)
    }
    #expect(throws: ImputeError.groupCount(labels: 0, rows: clean.count)) {
      try Imputation.peerGroupMean(minimumObserved: 1).imputed(clean)
    }
  }
}
