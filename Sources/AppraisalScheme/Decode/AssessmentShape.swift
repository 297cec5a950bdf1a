extension Assessment {
  /// What stands behind `schema` in an assessment file.
  static let version = "pingyi-assessment/1"

  /// The keys of an assessment file.
  public static let shape = Shape(
    "assessment",
    Bilingual(
      "评议文件 assessment.yaml：用哪个方案，数据在哪些文件、哪些列",
      "assessment.yaml: which scheme applies, and which files and columns hold the records"),
    keys: [
      .init(
        "schema", .word(version), Bilingual("语言的版本", "the version of the language"),
        example: version),
      .init(
        "title", .text, Bilingual("标题", "the title shown to people"), example: "2025 年度评议"),
      .init(
        "scheme", .text, Bilingual("规则文件，在本文件夹内", "the scheme file, inside this folder"),
        example: "scheme.yaml"),
      .init(
        "language", .choice(of: ResultLanguage.self),
        Bilingual("结果文件的语言", "the language of the files in the result folder"),
        ifLeftOut: Bilingual("zh", "zh"), example: "zh"),
      .init(
        "roster", .mapping(RosterInput.shape), Bilingual("名册：评谁", "the list of those appraised"),
        example: RosterInput.shape.example),
      .init(
        "organisations", .mapping(OrganisationInput.shape),
        Bilingual("组织表：每个组织和它的上级", "the organisations, each with the one above it"),
        ifLeftOut: Bilingual("没有组织表", "there is no tree"),
        example: OrganisationInput.shape.example,
        clause: Bilingual("六级组织体系", "an organisation of six levels")),
      .init(
        "members", .mapping(MembersInput.shape),
        Bilingual(
          "党员名册：每人属于哪个对象；有数据按人登记时必须写",
          "the members of the subjects; needed when records name members"),
        ifLeftOut: Bilingual("没有数据按人登记", "no records name members"),
        example: MembersInput.shape.example,
        clause: Bilingual("在职党员到社区报到", "in-service members report to their communities")),
      .init(
        "inputs",
        .dictionary(
          key: Bilingual("数据名，与方案中的 input 相同", "the name of the input in the scheme"),
          isIdentifier: true, RecordInput.type),
        Bilingual("各项数据在哪里", "the records, by the names that the scheme uses"),
        ifLeftOut: Bilingual("没有数据；方案需要时会指出", "none; what the scheme needs is reported"),
        example: "{ services: \(ServiceColumns.shape.example) }"),
      .init(
        "decisions", .list(.mapping(RecordDecision.shape)),
        Bilingual("对待处理记录的决定", "what people decided about quarantined records"),
        ifLeftOut: Bilingual(
          "没有决定；有待处理记录时，结果不是最终结果", "none; with quarantined records the result is not final"),
        example: "[\(RecordDecision.shape.example)]",
        clause: Bilingual("对有异议的记录由考核组认定", "disputed records are settled by the appraisal group")),
      .init(
        "overrides", .list(.mapping(GradeOverride.shape)), GradeOverride.shape.meaning,
        ifLeftOut: Bilingual("等次都按规则计算", "all grades follow from the rules"),
        example: "[\(GradeOverride.shape.example)]"),
    ])
}

extension Assessment.ResultLanguage: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .chinese: Bilingual("中文", "Chinese")
    case .english: Bilingual("英文", "English")
    }
  }
}
