/// What an earlier year left for normalising: one value for all subjects, or one per group.
public enum Kept<Value: Sendable>: Sendable {
  /// The same for all.
  case all(Value)
  /// By the name of the group.
  case byGroup([(group: String, value: Value)])

  /// All values.
  public var values: [Value] {
    switch self {
    case .all(let value): [value]
    case .byGroup(let entries): entries.map(\.value)
    }
  }

  /// The value of a group; `nil` where an earlier year left none for it.
  /// - Parameter group: The name of the group.
  /// - Returns: The value.
  public func value(of group: String) -> Value? {
    switch self {
    case .all(let value): value
    case .byGroup(let entries): entries.first { $0.group.utf8.elementsEqual(group.utf8) }?.value
    }
  }
}

extension Kept {
  /// The keys for all and by group: `bounds` and `boundsOf`.
  static func keys(
    _ name: String, _ type: ValueType, _ meaning: Bilingual, absence: Bilingual, example: String,
    clause: Bilingual? = nil
  ) -> [Shape.Key] {
    [
      Shape.Key(name, type, meaning, ifLeftOut: absence, example: example, clause: clause),
      Shape.Key(
        "\(name)Of",
        .dictionary(key: Bilingual("组（within 那一列的词）", "the group, a word of `within`"), type),
        Bilingual("写了 within 时，各组各自沿用的", "the same of each group, beside `within`"),
        ifLeftOut: absence, example: "{ 老城: \(example) }"),
    ]
  }

  /// What stands behind `name` or `nameOf`; `nil` inside when neither is there.
  static func read(
    _ name: String, _ reader: MappingReader, _ faults: inout FaultCollector,
    _ value: (YAMLValue, inout FaultCollector) -> Value?
  ) -> Stated<Kept<Value>>? {
    if let stated = reader.present(name, &faults) {
      return value(stated, &faults).map { .rule(.all($0)) }
    }
    guard let stated = reader.present("\(name)Of", &faults) else { return .nothing }
    guard case .mapping(let entries) = stated.content, !entries.isEmpty else {
      faults.error(
        "not-a-mapping", at: stated.mark, "\(name)Of 应写成“组: 值”，每组一条。",
        "`\(name)Of` must be written as `group: value`, once per group")
      return nil
    }
    let values = entries.map { (group: $0.key, value: value($0.value, &faults)) }
    let known = values.compactMap { entry in entry.value.map { (group: entry.group, value: $0) } }
    return known.count == values.count ? .rule(.byGroup(known)) : nil
  }
}
