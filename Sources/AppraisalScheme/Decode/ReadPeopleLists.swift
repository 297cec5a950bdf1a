extension RosterInput {
  /// The keys of `roster`.
  static let shape = Shape(
    "roster", Bilingual("名册：评谁", "the list of those appraised"),
    keys: [.columns(columnsShape)], including: InputFile.shapes)

  /// The headers of `roster`.
  static let columnsShape = Shape(
    "roster.columns", Bilingual("名册的列", "the headers of the roster"),
    keys: [
      .header("id", Bilingual("编号", "the identifier"), example: "单位编号"),
      .header("name", Bilingual("名称", "the name"), example: "单位名称"),
      .header(
        "organisation", Bilingual("所属组织的编号", "the identifier of the organisation it belongs to"),
        ifLeftOut: Bilingual("不属于任何组织", "none"), example: "组织编号"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, RosterInput.shape, &faults) else { return nil }
    let file = InputFile(reader, &faults)
    let columns = reader.columns(RosterInput.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let name = columns?.text("name", &faults)
    let organisation = columns?.text("organisation", &faults)
    guard let file, let identifier, let name else { return nil }
    self.init(file: file, identifier: identifier, name: name, organisation: organisation)
  }
}

extension OrganisationInput {
  /// The keys of `organisations`.
  static let shape = Shape(
    "organisations", Bilingual("组织表：每个组织和它的上级", "the organisations, each with the one above it"),
    keys: [
      .columns(columnsShape),
      .init(
        "levels", .list(.text),
        Bilingual(
          "自上而下的层级词；下级恰好低一层",
          "the level words from the top down; a child is exactly one below its parent"),
        example: "[街道, 社区, 党组织]"),
    ], including: InputFile.shapes)

  /// The headers of `organisations`.
  static let columnsShape = Shape(
    "organisations.columns", Bilingual("组织表的列", "the headers of the organisations"),
    keys: [
      .header("id", Bilingual("编号", "the identifier"), example: "组织编号"),
      .header("name", Bilingual("名称", "the name"), example: "组织名称"),
      .header(
        "parent", Bilingual("上级的编号，最上层留空", "the identifier of the one above, empty at the top"),
        example: "上级编号"),
      .header("level", Bilingual("层级", "the level"), example: "层级"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, OrganisationInput.shape, &faults) else { return nil }
    let file = InputFile(reader, &faults)
    let columns = reader.columns(OrganisationInput.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let name = columns?.text("name", &faults)
    let parent = columns?.text("parent", &faults)
    let level = columns?.text("level", &faults)
    let levels = reader.words("levels", &faults)
    guard let file, let identifier, let name, let parent, let level else { return nil }
    self.init(
      file: file, identifier: identifier, name: name, parent: parent, level: level, levels: levels)
  }
}

extension MembersInput {
  /// The keys of `members`.
  static let shape = Shape(
    "members", Bilingual("党员名册：每人属于哪个对象", "the members and the subject that each belongs to"),
    keys: [.columns(columnsShape)], including: InputFile.shapes)

  /// The headers of `members`.
  static let columnsShape = Shape(
    "members.columns", Bilingual("党员名册的列", "the headers of the members"),
    keys: [
      .header("id", Bilingual("编号", "the identifier"), example: "党员编号"),
      .header("name", Bilingual("姓名", "the name"), example: "姓名"),
      .header(
        "subject", Bilingual("所属对象的编号", "the identifier of the subject"), example: "单位编号"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, MembersInput.shape, &faults) else { return nil }
    let file = InputFile(reader, &faults)
    let columns = reader.columns(MembersInput.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let name = columns?.text("name", &faults)
    let subject = columns?.text("subject", &faults)
    guard let file, let identifier, let name, let subject else { return nil }
    self.init(file: file, identifier: identifier, name: name, subject: subject)
  }
}
