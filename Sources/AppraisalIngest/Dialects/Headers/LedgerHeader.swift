/// Where the header of a list made by hand stands.
public struct LedgerHeader: Sendable, Hashable {
  /// The first row of the header, from 0.
  public let firstRow: Int
  /// How many rows it has, 1…3.
  public let rowCount: Int
  /// The names of the columns: `上/下` under a merged cell, empty where there is none.
  public let names: [String]
  /// The rows above it that hold something, such as a title; somebody should know of them.
  public let passedOver: [Int]
  /// Names wanted that several columns have.
  public let repeated: [String]

  /// The first row that can be a record.
  public var firstDataRow: Int { firstRow + rowCount }
}

/// What was found when the header of a list was looked for.
public enum LedgerHeaderReading: Sendable, Hashable {
  /// The header.
  case found(LedgerHeader)
  /// Several rows could be the header.
  case ambiguous(rows: [Int])
  /// No row is; the names that the best row lacks.
  case missing([String])
}

/// Number of rows among which a header is looked for.
private let searchedRows = 20

/// Finds the header of a list made by hand: the one, two or three rows that name all columns wanted.
///
/// In a header of several rows a merged cell has its text in the first cell and the others are
/// empty. An upper text holds for the empty cells to its right as long as there is text below both;
/// it is joined with the text below by `/`. A cell that is merged downwards has its text above and
/// nothing below.
///
/// One row is preferred to several, unless every row but the last has a text that is merged to the
/// right, and the first has another one: a single text is a title.
///
/// - Parameters:
///   - rows: The first rows of the table, of which 20 are looked at.
///   - wanted: The names wanted, exact to the byte; not empty.
/// - Returns: The header, or why there is none.
/// - Complexity: O(bytes of the rows).
public func findHeader(rows: [[String]], wanted: [String]) -> LedgerHeaderReading {
  precondition(!wanted.isEmpty, "names to look for")
  let grid = HeaderGrid(Array(rows.prefix(searchedRows)))
  let blocks = (0..<grid.height).flatMap { first in
    (1...3).compactMap { HeaderBlock(grid, rows: first..<first + $0) }
  }
  let names = wanted.map { HeaderText($0) }
  let matching = blocks.filter { $0.lacking(names).isEmpty }
  let tall = matching.filter(\.isMerged)
  let candidates = matching.filter { block in
    if !block.isMerged { return !matching.contains { $0.isPreferred(to: block) } }
    return !tall.contains { $0.rows.count > block.rows.count && $0.rows.overlaps(block.rows) }
  }
  guard let block = candidates.first else {
    let lacking = blocks.map { $0.lacking(names) }.min { $0.count < $1.count }
    return .missing((lacking ?? names).map(\.string))
  }
  guard candidates.count == 1 else { return .ambiguous(rows: candidates.map(\.rows.lowerBound)) }
  return .found(LedgerHeader(block, grid, wanted: names))
}

extension LedgerHeader {
  fileprivate init(_ block: HeaderBlock, _ grid: HeaderGrid, wanted: [HeaderText]) {
    firstRow = block.rows.lowerBound
    rowCount = block.rows.count
    names = block.names.map(\.string)
    passedOver = (0..<block.rows.lowerBound).filter { row in
      grid.row(row).contains { !$0.isEmpty }
    }
    repeated = wanted.filter { name in block.names.count { $0 == name } > 1 }.map(\.string)
  }
}
