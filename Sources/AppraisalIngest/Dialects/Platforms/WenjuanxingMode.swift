/// Whether 问卷星 exported answers by text, by number or by score, as far as records tell.
///
/// By text is certain when a cell holds `(跳过)`, `(空)`, `┋` or a note in `〖…〗`, or when every
/// column with answers holds words. By number is certain when columns of options hold 0 and 1.
/// −2 and −3 rule out text. Blanks to be filled in hold words in every export, and points on a scale
/// are digits by text, too: columns with words beside columns with numbers, and nothing but numbers,
/// leave it open.
struct WenjuanxingMode {
  let dialect: SurveyDialect
  let alternatives: [SurveyDialect]

  init(_ grid: HeaderGrid, _ groups: [NumberedGroup]) {
    let signs = Signs(grid, groups)
    if signs.hasText != (signs.hasCodes || signs.hasOptions) {
      dialect = signs.hasText ? .wjxText : signs.hasDecimals ? .wjxScore : .wjxNumber
      alternatives =
        signs.hasText || (signs.hasOptions && !signs.hasDecimals)
        ? [] : [signs.hasDecimals ? .wjxNumber : .wjxScore]
    } else if signs.wordColumns > 0, signs.numberColumns == 0 {
      dialect = .wjxText
      alternatives = []
    } else if signs.hasDecimals {
      dialect = .wjxScore
      alternatives = [.wjxText, .wjxNumber]
    } else if signs.numberColumns > signs.wordColumns {
      dialect = .wjxNumber
      alternatives = [.wjxText, .wjxScore]
    } else {
      dialect = .wjxText
      alternatives = [.wjxNumber, .wjxScore]
    }
  }

  private struct Signs {
    var hasText = false
    var hasCodes = false
    var hasOptions = false
    var hasDecimals = false
    var wordColumns = 0
    var numberColumns = 0

    init(_ grid: HeaderGrid, _ groups: [NumberedGroup]) {
      for group in groups {
        hasOptions = hasOptions || group.holdsOptions(grid)
        for offset in group.headers.indices {
          take(grid.samples(column: group.first + offset, below: 1).filter { !$0.isEmpty })
        }
      }
    }

    private mutating func take(_ cells: [HeaderText]) {
      hasText = hasText || cells.contains(where: Signs.isText)
      hasCodes = hasCodes || cells.contains { $0.isOne(of: ["-2", "-3"]) }
      hasDecimals = hasDecimals || cells.contains { $0.isNumber && !$0.isInteger }
      if cells.contains(where: { !$0.isNumber }) {
        wordColumns += 1
      } else if !cells.isEmpty {
        numberColumns += 1
      }
    }

    private static func isText(_ cell: HeaderText) -> Bool {
      cell.isOne(of: ["(跳过)", "(空)"]) || cell.contains("┋")
        || (cell.hasSuffix("〗") && cell.contains("〖"))
    }
  }
}
