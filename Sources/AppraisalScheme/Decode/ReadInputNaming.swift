extension InputNaming {
  /// The keys of an input that say how its records name people and units.
  static let shape = Shape(
    "naming", Bilingual("文件里怎样称呼人或单位", "how records name people and units"),
    keys: [
      .init(
        "by", .choice(of: Key.self),
        Bilingual("列里怎样称呼人或单位", "what the column of the person or unit holds"),
        ifLeftOut: Bilingual("id", "id"), example: "name"),
      .init(
        "unit", .text,
        Bilingual(
          "单位所在的列，区分同名的人；只与 by: name 同用",
          "the header of the unit that tells people of one name apart; with `by: name`"),
        ifLeftOut: Bilingual("只看名称，重名则待处理", "names alone; those of two people are set aside"),
        example: "所在单位"),
      .init(
        "names", .mapping(MappingInput.shape),
        Bilingual("对照表：文件中的写法与名册编号", "a file of spellings and the identifiers that they stand for"),
        ifLeftOut: Bilingual("没有对照表", "none"), example: "{ file: 对照表.csv }"),
    ])

  init(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let key = reader.choice("by", Key.self, &faults)
    let unit = reader.present("unit", &faults)
    if let unit, reader.value("by") == nil || key == .identifier {
      faults.error(
        "unit-without-name", at: unit.mark, "unit（单位所在的列）只在 by: name 时使用。",
        "`unit`, the column of the unit, belongs to `by: name`")
    }
    self.init(
      key: key ?? .identifier, unit: unit?.string("unit", &faults),
      mapping: reader.present("names", &faults).flatMap { MappingInput($0, &faults) })
  }
}

extension MappingInput {
  /// The keys of `names`.
  static let shape = Shape(
    "names", Bilingual("对照表文件", "a file of spellings"),
    keys: [
      .columns(
        columnsShape,
        ifLeftOut: Bilingual("“文件中的写法”和“名册编号”", "文件中的写法 and 名册编号, as in a draft"))
    ], including: InputFile.shapes)

  /// The headers of `names`.
  static let columnsShape = Shape(
    "names.columns", Bilingual("对照表的列", "the headers of a file of spellings"),
    keys: [
      .header("form", Bilingual("文件中的写法", "the spelling"), example: "写法"),
      .header("id", Bilingual("名册编号", "the identifier"), example: "编号"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, MappingInput.shape, &faults) else { return nil }
    let file = InputFile(reader, &faults)
    let isDeclared = reader.value("columns") != nil
    let columns = reader.columns(MappingInput.columnsShape, &faults)
    let form = columns?.text("form", &faults)
    let identifier = columns?.text("id", &faults)
    let headers = form.flatMap { form in identifier.map { (form: form, identifier: $0) } }
    guard let file, isDeclared == (headers != nil) else { return nil }
    self.init(file: file, columns: headers)
  }
}

extension InputNaming.Key: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .identifier: Bilingual("编号", "identifiers of the list")
    case .name: Bilingual("名称，名册中恰有一个时采用", "names, where the list has exactly one")
    }
  }
}
