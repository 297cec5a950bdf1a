@testable import AppraisalScheme

/// Reads a value by its type alone, without the readers of the model, and notes the keys that it has.
struct ShapeWalk {
  /// The keys found, as `shape.key`, by where they stand.
  private(set) var places: [SourceMark: String] = [:]
  private(set) var faults = FaultCollector()

  /// Reads a text of a shape.
  init(_ text: String, _ shape: Shape) throws {
    let composed = try Composed(text)
    for fault in composed.faults { faults.report(fault) }
    if let root = composed.root { walk(root, .mapping(shape), shape.name) }
  }

  /// Reads one value behind a key.
  init(_ key: Shape.Key, example: String) throws {
    let composed = try Composed("\(key.name): \(example)\n")
    for fault in composed.faults { faults.report(fault) }
    if case .mapping(let entries)? = composed.root?.content, let entry = entries.first {
      walk(entry.value, key.type, key.name)
    }
  }

  private mutating func walk(_ value: YAMLValue, _ type: ValueType, _ what: String) {
    switch type {
    case .text: _ = value.string(what, &faults)
    case .identifier: _ = value.identifier(what, &faults)
    case .boolean: _ = value.boolean(what, &faults)
    case .integer(let range): _ = value.integer(what, in: range, &faults)
    case .decimal(let places, let range):
      _ = value.decimal(what, places: places, in: range, &faults)
    case .number(let bound): _ = value.number(what, bound, &faults)
    case .points: _ = value.points(what, &faults)
    case .weight: _ = value.weight(what, &faults)
    case .share: _ = value.share(what, &faults)
    case .date: _ = value.date(what, &faults)
    case .word(let word): _ = value.word(what, among: [word], &faults)
    case .choice(let words): _ = value.word(what, among: words.map(\.word), &faults)
    case .list(.text): _ = value.words(what, &faults)
    case .list(let item): for entry in value.list(what, &faults) { walk(entry, item, what) }
    case .mapping(let shape): walk(value, shape())
    case .dictionary(_, let isIdentifier, let type):
      walkOwn(value, isIdentifier: isIdentifier, type, what)
    case .either(let types): walk(value, anyOf: types, what)
    }
  }

  private mutating func walk(_ value: YAMLValue, _ shape: Shape) {
    guard let reader = MappingReader(value, shape, &faults) else { return }
    for key in shape.keys {
      guard let value = reader.present(key.name, &faults) else { continue }
      let owner = shape.included.first { $0.key(key.name) != nil } ?? shape
      if let entry = reader.all.first(where: { $0.key == key.name }) {
        places[entry.mark] = "\(owner.name).\(key.name)"
      }
      walk(value, key.type, key.name)
    }
    guard let own = shape.ownWords else { return }
    for entry in reader.ownWords { walk(entry.value, own.type, entry.key) }
  }

  private mutating func walkOwn(
    _ value: YAMLValue, isIdentifier: Bool, _ type: ValueType, _ what: String
  ) {
    guard case .mapping(let entries) = value.content else {
      faults.error("not-a-mapping", at: value.mark, what, what)
      return
    }
    if isIdentifier { _ = named(value, what, &faults) }
    for entry in entries { walk(entry.value, type, what) }
  }

  /// The first that fits; where none does, what is wrong with the first.
  private mutating func walk(_ value: YAMLValue, anyOf types: [ValueType], _ what: String) {
    let trials = types.map { type in
      var trial = self
      trial.faults = FaultCollector()
      trial.walk(value, type, what)
      return trial
    }
    guard let best = trials.first(where: { !$0.faults.hasErrors }) ?? trials.first else { return }
    places = best.places
    for fault in best.faults.faults { faults.report(fault) }
  }
}
