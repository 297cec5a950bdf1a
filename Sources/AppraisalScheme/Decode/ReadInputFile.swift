extension InputFile {
  /// The keys that say where a file is and how it is taken; other shapes include them.
  static let shapes = [shape, readingShape]

  /// The same for records, of which there may be none.
  static let recordShapes = [recordShape, readingShape]

  /// The keys that say where a file is.
  static let shape = Shape(
    "file", Bilingual("文件在哪里", "where a file is"),
    keys: [
      .init(
        "file", .text, Bilingual("文件，在本文件夹内", "the file, inside this folder"), example: "名册.csv")
    ])

  /// Where a file of records is, or that there are none.
  static let recordShape = Shape(
    "file or none", Bilingual("记录在哪里，或者本年没有", "where the records are, or that there are none"),
    keys: [
      .init(
        "file", .text, Bilingual("文件，在本文件夹内", "the file, inside this folder"),
        ifLeftOut: Bilingual("只有写了 none 才可不写", "it must be there, unless `none` says why not"),
        example: "台账.csv"),
      .init(
        "none", .mapping(NoRecords.shape),
        Bilingual(
          "本年没有记录：谁认定的、为什么；文件可以只有表头或不写 file，其中若有记录就拒收",
          "there are no records: who says so, and why; the file may have nothing but its header, or be "
            + "left out, and is refused when it has records"),
        ifLeftOut: Bilingual("必须有记录", "there must be records"), example: NoRecords.shape.example,
        clause: Bilingual("本年无一票否决事项", "no veto occurred this year")),
    ])

  /// The keys that say how a file is taken.
  static let readingShape = Shape(
    "reading", Bilingual("文件怎样读", "how a file is taken"),
    keys: [
      .init(
        "encoding", .choice(of: Encoding.self), Bilingual("文字编码", "the encoding of the text"),
        ifLeftOut: Bilingual(
          "自动识别：标记，严格 UTF-8，严格 GB18030；两种都像就拒收",
          "found: by mark, strict UTF-8, strict GB18030; refused when two fit"),
        example: "gb18030"),
      .init(
        "delimiter", .choice(of: Delimiter.self), Bilingual("分隔符", "the delimiter"),
        ifLeftOut: Bilingual("按表头识别", "found in the header"), example: "semicolon"),
      .init(
        "sheet", .text, Bilingual("工作簿中的工作表名", "the sheet of a workbook"),
        ifLeftOut: Bilingual("唯一有内容的一张", "the only one that holds something"), example: "Sheet1"),
      .init(
        "dialect", .choice(of: Dialect.self),
        Bilingual("导出的平台", "the platform that exported the file"),
        ifLeftOut: Bilingual("按表头识别", "recognised by the headers"), example: "wjx-text"),
      .init(
        "records", .integer(1...1_000_000_000_000),
        Bilingual(
          "导出方说的记录数；不符则整个文件待处理",
          "how many records the file must have; otherwise the whole file is set aside"),
        ifLeftOut: Bilingual("不核对", "not checked"), example: "240"),
    ])

  /// Reads where a file is; a file of records may be left out, and the input then has this name.
  init?(_ reader: MappingReader, input: String? = nil, _ faults: inout FaultCollector) {
    let file = reader.present("file", &faults)
    let encoding = reader.choice("encoding", Encoding.self, &faults)
    let delimiter = reader.choice("delimiter", Delimiter.self, &faults)
    let sheet = reader.text("sheet", &faults)
    let dialect = reader.choice("dialect", Dialect.self, &faults)
    let records = reader.integer("records", &faults).map { Int($0) }
    let stated = reader.value("none")
    let none = stated.flatMap { NoRecords($0, &faults) }
    if let stated, records != nil {
      faults.error(
        "none-with-records", at: stated.mark, "none（没有记录）和 records（记录数）不能同时写，请删去一个。",
        "`none` and `records` contradict each other; delete one")
    }
    guard (stated == nil) == (none == nil) else { return nil }
    if let file {
      guard let path = readPath(file, "file", &faults) else { return nil }
      self.init(
        path: path, encoding: encoding, delimiter: delimiter, records: records, sheet: sheet,
        dialect: dialect, mark: file.mark, none: none)
    } else {
      guard let input, let stated else { return nil }
      self.init(
        path: "inputs.\(input)", encoding: nil, delimiter: nil, records: nil, sheet: nil,
        dialect: nil, mark: stated.mark, none: none, isLeftOut: true)
    }
  }
}

extension NoRecords {
  /// The keys of `none`.
  static let shape = Shape(
    "none", Bilingual("没有记录，由人认定", "a statement that there are no records"),
    keys: [
      .init("decidedBy", .text, Bilingual("谁认定的", "who says so"), example: "街道考核办"),
      .init("reason", .text, Bilingual("为什么", "why"), example: "本年没有"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, NoRecords.shape, &faults) else { return nil }
    let decidedBy = reader.text("decidedBy", &faults)
    let reason = reader.text("reason", &faults)
    guard let decidedBy, let reason else { return nil }
    self.init(decidedBy: decidedBy, reason: reason)
  }
}

extension Shape.Key {
  /// A key behind which a header stands.
  static func header(
    _ name: String, _ meaning: Bilingual, ifLeftOut absence: Bilingual? = nil, example: String
  ) -> Shape.Key {
    Shape.Key(name, .text, meaning, ifLeftOut: absence, example: example)
  }

  /// The key `columns`, behind which headers stand.
  static func columns(_ shape: Shape, ifLeftOut absence: Bilingual? = nil) -> Shape.Key {
    Shape.Key(
      "columns", .mapping(shape),
      Bilingual("哪一列是什么：写文件中的列名", "which column is what, by its header"),
      ifLeftOut: absence, example: shape.example)
  }
}

extension MappingReader {
  /// The headers behind `columns`.
  func columns(_ shape: Shape, _ faults: inout FaultCollector) -> MappingReader? {
    present("columns", &faults).flatMap { MappingReader($0, shape, &faults) }
  }
}

extension InputFile.Encoding: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .utf8: Bilingual("UTF-8", "UTF-8")
    case .gb18030: Bilingual("GB18030，含 GBK、GB 2312", "GB18030, with GBK and GB 2312 inside it")
    case .utf16LittleEndian: Bilingual("UTF-16，低位在前", "UTF-16, lower byte first")
    case .utf16BigEndian: Bilingual("UTF-16，高位在前", "UTF-16, higher byte first")
    }
  }
}

extension InputFile.Delimiter: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .comma: Bilingual("逗号", "a comma")
    case .semicolon: Bilingual("分号", "a semicolon")
    case .tab: Bilingual("制表符", "a tab stop")
    }
  }
}

extension InputFile.Dialect: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .wjxText: Bilingual("问卷星，按文本", "问卷星 by text")
    case .wjxNumber: Bilingual("问卷星，按序号", "问卷星 by number")
    case .wjxScore: Bilingual("问卷星，按分数", "问卷星 by score")
    case .tencent: Bilingual("腾讯问卷", "腾讯问卷")
    case .jinshuju: Bilingual("金数据", "金数据")
    case .dingTalkForm: Bilingual("钉钉表单", "a form of 钉钉")
    case .feishuForm: Bilingual("飞书表单", "a form of 飞书")
    case .dingTalkAttendance: Bilingual("钉钉考勤", "the attendance report of 钉钉")
    case .limeSurvey: Bilingual("LimeSurvey", "LimeSurvey")
    case .limeSurveyVV: Bilingual("LimeSurvey 的 VV 导出", "LimeSurvey's VV export")
    case .kobo: Bilingual("KoboToolbox", "KoboToolbox")
    case .odk: Bilingual("ODK Central", "ODK Central")
    case .googleForms: Bilingual("Google 表单", "Google Forms")
    case .qualtrics: Bilingual("Qualtrics", "Qualtrics")
    case .surveyMonkey: Bilingual("SurveyMonkey", "SurveyMonkey")
    case .ledger: Bilingual("手工表，不按任何平台理解", "a list made by hand")
    }
  }
}
