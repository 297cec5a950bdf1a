/// The first rows of a table, among which its header stands.
struct HeaderGrid {
  private let rows: [[HeaderText]]
  /// Number of rows.
  var height: Int { rows.count }
  /// Number of columns up to the last one with text.
  let width: Int

  init(_ rows: [[String]]) {
    self.rows = rows.map { $0.map { HeaderText($0) } }
    width = self.rows.map { row in (row.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0
  }

  /// A cell; empty where there is none.
  subscript(row: Int, column: Int) -> HeaderText {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return .empty }
    return rows[row][column]
  }

  /// The cells of a row up to the width of the table.
  func row(_ row: Int) -> [HeaderText] { (0..<width).map { self[row, $0] } }

  /// The cells of a column below the header.
  func samples(column: Int, below headerRows: Int) -> [HeaderText] {
    headerRows < height ? (headerRows..<height).map { self[$0, column] } : []
  }

  /// Whether a row holds all of some headers.
  func holds(_ headers: [String], row: Int) -> Bool {
    let cells = Set(self.row(row))
    return headers.allSatisfy { cells.contains(HeaderText($0)) }
  }

  /// Whether a row holds one of some headers.
  func holdsOne(of headers: [String], row: Int) -> Bool {
    let cells = Set(self.row(row))
    return headers.contains { cells.contains(HeaderText($0)) }
  }
}
