extension RecordDecision {
  /// The keys of an entry of `decisions`.
  static let shape = Shape(
    "decisions", Bilingual("对待处理记录的一个决定", "a decision about quarantined records"),
    keys: [
      .init(
        "file", .text, Bilingual("哪个文件，与上面写的相同", "the file, as named above"), example: "服务台账.csv"),
      .init(
        "sheet", .text, Bilingual("工作簿中的哪张工作表", "the sheet of a workbook"),
        ifLeftOut: Bilingual(
          "各张工作表；几张表都有待处理记录时，写了 line 就要写",
          "any; needed with `line` where several sheets have such records"),
        example: "2025年"),
      .init("code", .text, Bilingual("问题的代码", "the code of the issue"), example: "totals-row"),
      .init(
        "line", .integer(1...1_000_000_000), Bilingual("第几行", "the line"),
        ifLeftOut: Bilingual("该文件中这个代码的全部记录", "all records of the file with this code"),
        example: "88"),
      .init("decidedBy", .text, Bilingual("谁决定的", "who decided"), example: "街道考核办"),
      .init("reason", .text, Bilingual("为什么", "why"), example: "合计行不是服务记录"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, RecordDecision.shape, &faults) else { return nil }
    let file = reader.text("file", &faults)
    let sheet = reader.text("sheet", &faults)
    let code = reader.text("code", &faults)
    let line = reader.integer("line", &faults)
    let decidedBy = reader.text("decidedBy", &faults)
    let reason = reader.text("reason", &faults)
    guard let file, let code, let decidedBy, let reason else { return nil }
    self.init(
      file: file, sheet: sheet, code: code, line: line.map { Int($0) }, decidedBy: decidedBy,
      reason: reason, mark: value.mark)
  }
}
