/// Columns of an input of numbers.
public struct NumberColumns: Sendable {
  /// The header of the subject.
  public let subject: String
  /// Headers by the name that the scheme uses; a name without an entry is its own header.
  public let headers: [String: String]
  /// Words that stand for a number that was not handed in, besides the empty cell.
  public let missing: [String]
}

extension NumberColumns {
  /// The keys of an input of numbers.
  static let shape = RecordInput.shape(
    "kind: numbers", kind: .numbers,
    Bilingual(
      "综合指数用的数值，一行一个对象；空格为未报送",
      "numbers of a composite index, one subject per row; an empty cell is not handed in"),
    keys: [
      .init(
        "missing", .list(.text),
        Bilingual("哪些词也表示未报送", "words that stand for a number not handed in"),
        ifLeftOut: Bilingual("只有空格表示未报送", "only the empty cell does"), example: "[NA]"),
      .columns(columnsShape),
    ])

  /// The headers of numbers.
  static let columnsShape = Shape(
    "numbers.columns", Bilingual("数值表的列", "the headers of numbers"),
    keys: [.header("subject", Bilingual("对象的编号", "the subject"), example: "单位编号")],
    ownWords: .init(
      Bilingual(
        "方案中 column 的名字；列名与它相同时不写", "the name of a column in the scheme, where its header differs"),
      .text, example: "PM2.5: PM2.5年均浓度"))

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let missing = reader.words("missing", &faults)
    let columns = reader.columns(NumberColumns.columnsShape, &faults)
    var headers: [String: String] = [:]
    for entry in columns?.ownWords ?? [] {
      headers[entry.key] = entry.value.string(entry.key, &faults)
    }
    guard let subject = columns?.text("subject", &faults) else { return nil }
    self.init(subject: subject, headers: headers, missing: missing.filter { !$0.isEmpty })
  }
}
