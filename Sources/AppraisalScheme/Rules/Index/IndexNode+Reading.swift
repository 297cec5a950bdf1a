import AppraisalNumerics

extension IndexNode {
  /// An example of a tree.
  static let example =
    "{ id: all, aggregate: arithmetic, of: "
    + "[{ id: PM2.5, weight: 1, direction: lower, normalise: \(NormaliseRule.example) }] }"

  /// The keys of a node; an aggregate has `of`, an indicator has `direction`.
  static let shape: Shape = Shape(
    "tree",
    Bilingual(
      "指数的树：节点合成子项，末端取一列", "the tree of an index: nodes aggregate others, leaves are columns"),
    keys: [
      .init(
        "id", .text, Bilingual("标识，全树不重复；中文亦可", "the identifier, unique in the tree"),
        example: "PM2.5"),
      .init(
        "title", .text, Bilingual("标题", "the title shown to people"),
        ifLeftOut: Bilingual("用标识", "the identifier"), example: "细颗粒物"),
      .init(
        "weight", .number(.notNegative),
        Bilingual("在同级中的权重，任意单位", "the weight among its siblings, in any unit"),
        ifLeftOut: Bilingual(
          "根节点，或上级另有定权办法、或合成不用权重时不写",
          "at the root, and where the node above has another way to weigh, or none"), example: "2"),
      .init(
        "direction", .choice(of: DirectionWord.self),
        Bilingual("哪一端好；只用于取列的末端", "which end is the better one, of a leaf"),
        ifLeftOut: Shape.Key.another, example: "lower"),
      .init(
        "column", .text, Bilingual("取哪一列", "which column"),
        ifLeftOut: Bilingual("与标识同名的列", "the one with the name of the identifier"), example: "PM2.5"
      ),
      .init(
        "per", .text,
        Bilingual("除以哪一列（如人口），先于其他一切", "the column that it is divided by, before all else"),
        ifLeftOut: Bilingual("不除", "it is not divided"), example: "人口",
        clause: Bilingual("按人均、每平方公里计", "per head, or per square kilometre")),
      .init(
        "normalise", NormaliseRule.type, Bilingual("怎样标准化", "how it is normalised"),
        ifLeftOut: Bilingual("按 index 中写的", "as `index` says"), example: NormaliseRule.example),
      .init(
        "treat", TreatRule.type,
        Bilingual("极端值怎样处理，none 为不处理", "how it is treated; `none` leaves it alone"),
        ifLeftOut: Bilingual("按 index 中写的", "as `index` says"), example: "none"),
      .init(
        "impute", ImputeRule.type,
        Bilingual("缺失怎样填补，none 为不填补", "how missing values are replaced; `none` leaves them"),
        ifLeftOut: Bilingual("按 index 中写的", "as `index` says"), example: "none"),
      .init(
        "of", .list(.mapping(IndexNode.shape)),
        Bilingual("子项；只用于合成的节点", "the children of an aggregate"),
        ifLeftOut: Shape.Key.another,
        example: "[{ id: PM2.5, weight: 1, direction: lower }]"),
      .init(
        "aggregate", AggregateRule.type, Bilingual("子项怎样合成", "how the children are aggregated"),
        ifLeftOut: Bilingual("取列的末端不写", "at a leaf"), example: "arithmetic"),
      .init(
        "weights", WeightRule.type,
        Bilingual("子项的权重从哪里来", "where the weights of the children come from"),
        ifLeftOut: Bilingual("每个子项写 weight", "every child states its `weight`"),
        example: "{ method: equal }"),
      availability(
        absence: Bilingual("按 index 中写的", "as `index` says"),
        Bilingual("至少要有几成子项", "the share of the children that is needed")),
    ],
    alternatives: [.init(["of", "direction"], code: "node-kind")])

  /// The key `availability`.
  static func availability(absence: Bilingual?, _ meaning: Bilingual) -> Shape.Key {
    Shape.Key(
      "availability", .either([.choice(of: AvailabilityWord.self), .share]), meaning,
      ifLeftOut: absence, example: "2/3",
      clause: Bilingual("数据缺失超过三分之一的不排名", "not ranked when more than a third is missing"))
  }

  /// The share of children needed.
  static func availability(
    _ value: YAMLValue, _ faults: inout FaultCollector
  ) -> Availability? {
    switch value.text.flatMap({ AvailabilityWord(rawValue: $0) }) {
    case .all: return .all
    case .any: return .any
    case nil:
      return value.share("availability", &faults).flatMap { share in
        try? Availability(
          minimumShare: Double(share.numerator) / Double(share.denominator))
      }
    }
  }

  init?(_ value: YAMLValue, _ defaults: IndexDefaults, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, IndexNode.shape, &faults) else { return nil }
    let identifier = reader.text("id", &faults)
    let title = reader.text("title", &faults)
    let weight = reader.number("weight", &faults)
    let isLeaf = reader.value("direction") != nil
    refuseForeignKeys(reader, isLeaf: isLeaf, &faults)
    let content =
      isLeaf
      ? readIndicator(reader, identifier ?? "", defaults, &faults).map { Content.indicator($0) }
      : readAggregate(reader, defaults, &faults).map { Content.aggregate($0) }
    guard let identifier, let content else { return nil }
    self.init(
      identifier: identifier, title: title ?? identifier, weight: weight, content: content,
      mark: value.mark)
  }
}

/// Keys of leaves at aggregates, and the other way round.
private func refuseForeignKeys(
  _ reader: MappingReader, isLeaf: Bool, _ faults: inout FaultCollector
) {
  let foreign =
    isLeaf
    ? ["aggregate", "weights", "availability"] : ["column", "per", "normalise", "treat", "impute"]
  for entry in reader.all where foreign.contains(entry.key) {
    faults.error(
      "key-out-of-place", at: entry.mark,
      isLeaf
        ? "“\(entry.key)”用于有子项（of）的节点，这里是取列的末端，请删除。"
        : "“\(entry.key)”用于取列的末端，这里是有子项（of）的节点，请移到末端或 index 中。",
      isLeaf
        ? "`\(entry.key)` belongs to nodes with children (`of`), and this is a leaf; delete it"
        : "`\(entry.key)` belongs to leaves, and this is a node with children; move it there, or to "
          + "`index`")
  }
}

private func readIndicator(
  _ reader: MappingReader, _ identifier: String, _ defaults: IndexDefaults,
  _ faults: inout FaultCollector
) -> IndexIndicator? {
  let column = reader.text("column", &faults)
  let per = reader.text("per", &faults)
  let direction = reader.choice("direction", DirectionWord.self, &faults)
  let normalise = reader.present("normalise", &faults)
  let rule = normalise.map { NormaliseRule($0, &faults) } ?? defaults.normalise
  let treat = reader.present("treat", &faults).map { TreatRule.read($0, &faults) }
  let impute = reader.present("impute", &faults).map { ImputeRule.read($0, &faults) }
  if normalise == nil, defaults.normalise == nil {
    faults.error(
      "normalise-missing", at: reader.mark,
      "没有写明怎样标准化（normalise），index 中也没有写。例如 normalise: \(NormaliseRule.example)。",
      "neither the leaf nor `index` states `normalise`, for example `normalise: "
        + "\(NormaliseRule.example)`")
  }
  guard let direction, let rule else { return nil }
  if let treat, treat == nil { return nil }
  if let impute, impute == nil { return nil }
  return IndexIndicator(
    column: column ?? identifier, per: per, direction: direction.direction,
    impute: impute.map { $0?.rule } ?? defaults.impute,
    treat: treat.map { $0?.rule } ?? defaults.treat, normalise: rule)
}

private func readAggregate(
  _ reader: MappingReader, _ defaults: IndexDefaults, _ faults: inout FaultCollector
) -> IndexAggregate? {
  guard let list = reader.present("of", &faults) else { return nil }
  let items = list.list("of", &faults)
  if items.isEmpty {
    faults.error("no-indicators", at: list.mark, "这里至少要有一个子项。", "at least one child is needed here")
  }
  let children = items.compactMap { IndexNode($0, defaults, &faults) }
  let hint = Shape.Key(
    "aggregate", .choice(of: PlainAggregate.self),
    Bilingual("子项怎样合成", "how the children are aggregated"),
    example: "arithmetic"
  ).hint
  let method = reader.required("aggregate", hint: hint, &faults)
    .flatMap { AggregateRule($0, &faults) }
  let stated = reader.present("weights", &faults)
  let isWhole = children.count == items.count && !items.isEmpty
  let weights =
    isWhole
    ? stated.map { WeightRule($0, children: children.map(\.identifier), &faults) } ?? .stated : nil
  let availability = reader.present("availability", &faults)
  let share = availability.map { IndexNode.availability($0, &faults) } ?? defaults.availability
  guard let method, let weights, let share, isWhole else { return nil }
  let aggregate = IndexAggregate(
    method: method, weights: weights,
    availability: method.needsAll ? .all : share, children: children)
  aggregate.lintWeights(statesWeights: stated?.mark, at: reader.mark, &faults)
  if let availability, method.needsAll, share != .all {
    faults.error(
      "availability-unused", at: availability.mark, "这种合成要求子项齐全，availability 只能写 all 或不写。",
      "this aggregate needs all children; write `availability: all` or leave it out")
  }
  return aggregate
}

/// Shares that have a name.
enum AvailabilityWord: String, LanguageChoice {
  case all
  case any

  var meaning: Bilingual {
    switch self {
    case .all: Bilingual("缺一个就没有", "every one of them")
    case .any: Bilingual("有一个就行，其余按权重折算", "one is enough; the others count as the whole")
    }
  }
}
