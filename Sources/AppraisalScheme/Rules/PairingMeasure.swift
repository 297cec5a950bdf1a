/// Places of a subject in which every role is filled.
public struct PairingMeasure: Sendable {
  /// The input that holds the posts.
  public let input: String
  /// The roles that every place must have.
  public let roles: [String]
  /// How many must hold each role.
  public let each: Int
  /// Words that may stand in the column of roles and do not count.
  public let leftOut: [String]
}

extension PairingMeasure {
  /// The keys of `pairing`.
  static let shape = Shape(
    "pairing", Bilingual("人员配齐的网格占多少", "the share of places with every role filled"),
    keys: [
      .init(
        "input", .identifier, Bilingual("岗位名单的数据名", "the input with the posts"),
        example: "grid-posts"),
      .init(
        "roles", .list(.text), Bilingual("每个网格都要有的角色，至少一个", "the roles of every place"),
        example: "[网格长, 网格员]", clause: Bilingual("每个网格“1+1”配备", "one of each in every grid")),
      .init(
        "each", .integer(1...1000), Bilingual("每个角色至少几人", "how many hold each role at least"),
        example: "1"),
      .init(
        "leftOut", .list(.text),
        Bilingual("不计数的角色；其他的词待处理", "roles that do not count; others are set aside"),
        ifLeftOut: Bilingual("没有", "none"), example: "[志愿者]"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, PairingMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let roles = reader.words("roles", &faults)
    let each = reader.integer("each", &faults)
    let leftOut = reader.words("leftOut", &faults)
    refuseRepeated(roles + leftOut, at: value.mark, &faults)
    guard !roles.isEmpty else {
      faults.error(
        "roles-missing", at: value.mark, "roles 至少要列出一个角色。", "`roles` must list a role")
      return nil
    }
    guard let input, let each else { return nil }
    self.init(input: input, roles: roles, each: Int(each), leftOut: leftOut)
  }
}
