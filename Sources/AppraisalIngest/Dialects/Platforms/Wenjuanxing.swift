/// 问卷星 (WJX).
///
/// | fact | mark |
/// | --- | --- |
/// | one header row; `序号, 提交答卷时间, 所用时间, 来源, 来源详情, 来自IP`, then questions `1、…` | verified |
/// | by number: several answers are exploded to `第6题(option)` with 0 and 1 | verified |
/// | by text: several answers joined by `┋`, notes in `〖…〗`, `(跳过)`, `(空)` | verified |
/// | matrix: first column `5、stem—row`, the others `5、row`; several blanks `3、(1)…` | verified |
/// | matrix of older exports: `第5题(row)` by text and by number | consumer |
/// | by number: −3 skipped, −2 unanswered | consumer |
/// | `总分` behind `来自IP` | consumer |
/// | `sojumpparm` carries what the link was given | verified for the interface, recalled for files |
/// | the header of exports by score | recalled to be that of exports by number |
///
/// Evidence is 序号 together with 提交答卷时间 and at least one numbered question. Whether a file was
/// exported by text, number or score no header tells; see ``WenjuanxingMode``.
enum WenjuanxingExport: SurveyExport {
  private static let known = KnownHeaders([
    ("序号", .recordIdentifier), ("提交答卷时间", .submitted), ("开始答卷时间", .started),
    ("所用时间", .duration), ("来源", .source), ("来源详情", .sourceDetail), ("来自IP", .address),
    ("总分", .total), ("sojumpparm", .evaluatorGroup), ("自定义字段", .evaluatorGroup),
  ])

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    let groups = NumberedGroup.all(grid)
    guard grid.holds(["序号", "提交答卷时间"], row: 0), !groups.isEmpty else { return nil }
    let mode = WenjuanxingMode(grid, groups)
    return Recognition(dialect: mode.dialect, alternatives: mode.alternatives)
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    var builder = LayoutBuilder()
    var column = 0
    for group in NumberedGroup.all(grid) {
      appendOthers(column..<group.first, to: &builder, grid)
      group.append(to: &builder, grid)
      column = group.first + group.headers.count
    }
    appendOthers(column..<grid.width, to: &builder, grid)
    let layout = builder.layout(dialect, headerRows: 1)
    return layout.hasQuestions ? layout : nil
  }

  private static func appendOthers(
    _ columns: Range<Int>, to builder: inout LayoutBuilder, _ grid: HeaderGrid
  ) {
    for column in columns {
      builder.append(grid[0, column], role: known[grid[0, column]] ?? .other)
    }
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    var rules = SurveyRules()
    if dialect == .wjxText {
      rules.skipped = [.init("(跳过)", .verified)]
      rules.unanswered = [.init("(空)", .verified)]
      rules.multipleSeparators = [.init("┋", .verified)]
    } else {
      let evidence: SurveyRules.Evidence = dialect == .wjxNumber ? .consumer : .recalled
      rules.skipped = [.init("-3", evidence)]
      rules.unanswered = [.init("-2", evidence)]
    }
    rules.noteBrackets = .init("〖", "〗", .verified)
    return rules
  }
}
