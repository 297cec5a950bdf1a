/// Walks over the tokens of a formula and stops at those that lead out of the sheet.
struct LegacyFormulaWalker {
  /// Where a token leads.
  enum Reference {
    /// An entry of the list of references to sheets, from 0.
    case sheets(Int)
    /// A defined name, from 0.
    case name(Int)
  }

  private let formula: LegacyBytes
  private var position = 0

  /// Begins at the first token.
  init(_ formula: LegacyBytes) { self.formula = formula }

  /// The next reference; `nil` at the end of the formula.
  mutating func next() throws(WorkbookProblem) -> Reference? {
    while position < formula.count {
      let byte = try formula.integer8(at: position)
      // From 20 on, two bits tell whether a value, a reference or an array is wanted.
      let token = byte < 0x20 ? byte : byte & 0x1F | 0x20
      let start = position + 1
      position = start + (try count(of: token, at: start))
      guard position <= formula.count else { break }
      switch token {
      case 0x23: return .name(try formula.integer16(at: start) - 1)
      case 0x39...0x3D: return .sheets(try formula.integer16(at: start))
      default: continue
      }
    }
    guard position == formula.count else { throw unknown }
    return nil
  }

  /// Bytes behind a token.
  private func count(of token: Int, at start: Int) throws(WorkbookProblem) -> Int {
    switch token {
    case 0x03...0x16: 0
    case 0x1C, 0x1D: 1
    case 0x1E, 0x21, 0x29, 0x2E, 0x2F: 2
    case 0x19: try countOfAttribute(at: start)
    case 0x22: 3
    case 0x01, 0x02, 0x23, 0x24, 0x2A, 0x2C: 4
    case 0x18: 5
    case 0x26, 0x27, 0x28, 0x39, 0x3A, 0x3C: 6
    case 0x20: 7
    case 0x1F, 0x25, 0x2B, 0x2D: 8
    case 0x3B, 0x3D: 10
    case 0x17:
      2 + (try formula.integer8(at: start)) * (try formula.integer8(at: start + 1) & 1 == 0 ? 1 : 2)
    default: throw unknown
    }
  }

  /// A choice among several values carries a table of jumps.
  private func countOfAttribute(at start: Int) throws(WorkbookProblem) -> Int {
    let isChoice = try formula.integer8(at: start) & 4 != 0
    return isChoice ? 3 + 2 * (try formula.integer16(at: start + 1) + 1) : 3
  }

  private var unknown: WorkbookProblem {
    WorkbookProblem(.malformed(what: "a formula that cannot be followed"), part: formula.part)
  }
}
