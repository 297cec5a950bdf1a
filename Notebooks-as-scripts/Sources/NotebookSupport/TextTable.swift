/// A table as text: the first column to the left, the others to the right, two blanks between.
///
/// - Parameters:
///   - header: One title per column.
///   - rows: As many cells as titles each.
/// - Returns: Lines, each ending with a line break.
public func textTable(_ header: [String], _ rows: [[String]]) -> String {
  let all = [header] + rows
  let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
  return all.map { row in
    var line = ""
    for (column, cell) in row.enumerated() {
      let blanks = String(repeating: " ", count: widths[column] - cell.count)
      line += column == 0 ? cell + blanks : "  " + blanks + cell
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }.joined()
}
