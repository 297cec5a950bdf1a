/// Reading a mapping whose shape depends on a word in it, as the kind of an input does.
extension MappingReader {
  /// A reader of the one among several shapes that the words of the mapping select.
  ///
  /// Shapes are told apart by keys of type `word`, the first that differs first. Where no shape can be
  /// selected, keys that no shape has and keys that all of those left ask for are reported besides.
  init?(
    _ value: YAMLValue, among shapes: [Shape], called name: String, _ faults: inout FaultCollector
  ) {
    var left = shapes
    while let key = MappingReader.firstDifference(of: left) {
      guard case .mapping(let entries) = value.content,
        let entry = entries.first(where: { $0.key == key.name }), !entry.value.isAbsent,
        let word = entry.value.word(key.name, among: left.compactMap { $0.word(of: key) }, &faults)
      else {
        MappingReader.reportUnselected(value, left, key, called: name, &faults)
        return nil
      }
      left = left.filter { $0.word(of: key) == word }
    }
    guard let shape = left.first else { return nil }
    self.init(
      value, keys: shape.keys.map(\.name), what: shape.name, shape: shape, siblings: shapes, &faults
    )
  }

  /// The first key behind which shapes have different fixed words.
  private static func firstDifference(of shapes: [Shape]) -> Shape.Key? {
    shapes.first?.keys.first { key in
      let words = shapes.compactMap { $0.word(of: key) }
      return words.count == shapes.count && Set(words).count > 1
    }
  }

  private static func reportUnselected(
    _ value: YAMLValue, _ shapes: [Shape], _ key: Shape.Key, called name: String,
    _ faults: inout FaultCollector
  ) {
    let names = shapes.flatMap { $0.keys.map(\.name) }
    let reader = MappingReader(value, keys: names.unique, what: name, &faults)
    guard let reader, let first = shapes.first else { return }
    if reader.value(key.name) == nil {
      let words = shapes.compactMap { shape in
        shape.word(of: key).map { ValueType.Word(word: $0, meaning: shape.meaning) }
      }
      let choice = Shape.Key(key.name, .choice(words), key.meaning, example: key.example)
      _ = reader.required(key.name, hint: choice.hint, &faults)
    }
    for other in first.keys where other.absence == nil && other.name != key.name {
      guard shapes.allSatisfy({ $0.key(other.name).map { $0.absence == nil } ?? false }) else {
        continue
      }
      _ = reader.required(other.name, hint: other.hint, &faults)
    }
  }
}

extension Shape {
  /// The fixed word behind a key; `nil` when there is none.
  fileprivate func word(of key: Key) -> String? {
    if case .word(let word) = self.key(key.name)?.type { word } else { nil }
  }
}

extension [String] {
  /// Each string once, in the order of the first.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
