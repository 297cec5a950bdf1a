import AppraisalNumerics

/// Reading by the shape of a mapping: the range, the words and the hint of each key stand there.
///
/// Every reader reports what is wrong and gives `nil`; a key that may be left out and is gives `nil`
/// without a report. Asking for a key that the shape does not have is a mistake of ours.
extension MappingReader {
  /// A reader of a mapping of a shape; unknown keys are reported with the nearest known one.
  ///
  /// Messages call the mapping by the name of its shape, unless another one is given.
  init?(
    _ value: YAMLValue, _ shape: Shape, called name: String? = nil,
    _ faults: inout FaultCollector
  ) {
    self.init(
      value, keys: shape.keys.map(\.name), what: name ?? shape.name, shape: shape, &faults)
    for alternatives in shape.alternatives { requireOne(of: alternatives, &faults) }
  }

  /// A text that is not empty.
  func text(_ name: String, _ faults: inout FaultCollector) -> String? {
    present(name, &faults)?.string(name, &faults)
  }

  /// A text that is not empty, with its place.
  func markedText(_ name: String, _ faults: inout FaultCollector) -> Marked<String>? {
    present(name, &faults).flatMap { value in
      value.string(name, &faults).map { Marked($0, value.mark) }
    }
  }

  /// An identifier.
  func identifier(_ name: String, _ faults: inout FaultCollector) -> String? {
    present(name, &faults)?.identifier(name, &faults)
  }

  /// `true` or `false`.
  func boolean(_ name: String, _ faults: inout FaultCollector) -> Bool? {
    present(name, &faults)?.boolean(name, &faults)
  }

  /// A whole number in the range of the key.
  func integer(_ name: String, _ faults: inout FaultCollector) -> Int64? {
    guard case .integer(let range) = key(name).type else {
      preconditionFailure("a key of integers")
    }
    return present(name, &faults)?.integer(name, in: range, &faults)
  }

  /// A number in units of the last decimal of the key.
  func decimal(_ name: String, _ faults: inout FaultCollector) -> Int64? {
    guard case .decimal(let places, let range) = key(name).type else {
      preconditionFailure("a key of decimals")
    }
    return present(name, &faults)?.decimal(name, places: places, in: range, &faults)
  }

  /// Points.
  func points(_ name: String, _ faults: inout FaultCollector) -> Points? {
    present(name, &faults)?.points(name, &faults)
  }

  /// A weight in per cent.
  func weight(_ name: String, _ faults: inout FaultCollector) -> Weight? {
    present(name, &faults)?.weight(name, &faults)
  }

  /// A share of the whole.
  func share(_ name: String, _ faults: inout FaultCollector) -> Share? {
    present(name, &faults)?.share(name, &faults)
  }

  /// A day.
  func date(_ name: String, _ faults: inout FaultCollector) -> CalendarDate? {
    present(name, &faults)?.date(name, &faults)
  }

  /// One of the words of a type.
  func choice<Choice: LanguageChoice>(
    _ name: String, _ type: Choice.Type, _ faults: inout FaultCollector
  ) -> Choice? {
    present(name, &faults)?.choice(name, type, &faults)
  }

  /// A list of words; empty when the key is not there.
  func words(_ name: String, _ faults: inout FaultCollector) -> [String] {
    present(name, &faults)?.words(name, &faults) ?? []
  }

  /// The items of a list; empty when the key is not there.
  func list(_ name: String, _ faults: inout FaultCollector) -> [YAMLValue] {
    present(name, &faults)?.list(name, &faults) ?? []
  }

  /// The user's own words that are keys, with their places and what stands behind them.
  var ownWords: [YAMLValue.Entry] { all.filter { shape?.key($0.key) == nil } }

  /// What stands behind a key; a key that must be there and is not is reported.
  func present(_ name: String, _ faults: inout FaultCollector) -> YAMLValue? {
    let key = key(name)
    guard key.absence == nil else { return optional(name, &faults) }
    return required(name, hint: key.hint, &faults)
  }

  /// What stands behind a key that changes a denominator, and is therefore never left to a default.
  func policy(_ name: String, _ faults: inout FaultCollector) -> YAMLValue? {
    let key = key(name)
    guard key.absence == nil else { return optional(name, &faults) }
    return required(name, hint: key.hint, code: "denominator-policy-missing", &faults)
  }

  private func key(_ name: String) -> Shape.Key {
    guard let key = shape?.key(name) else {
      preconditionFailure("the shape has the key \(name)")
    }
    return key
  }

  private func requireOne(of alternatives: Shape.Alternatives, _ faults: inout FaultCollector) {
    let names = alternatives.names
    let found = all.filter { names.contains($0.key) }
    guard found.count != 1, found.isEmpty || !alternatives.mayCombine else { return }
    let meanings = names.compactMap { name in shape?.key(name).map { (name, $0.meaning) } }
    let list = meanings.map { "\($0)（\($1.chinese)）" }.joined(separator: "、")
    let englishList = meanings.map { "`\($0)` (\($1.english))" }.joined(separator: ", ")
    if let second = found.dropFirst().first {
      faults.error(
        alternatives.code ?? "keys-exclude-each-other", at: second.mark,
        "这几个键只能写一个，请删去其余的：\(list)。",
        "only one of these may be there, delete the others: \(englishList)")
    } else {
      faults.error(
        alternatives.code ?? "missing-key", at: mark, "这几个键必须写一个：\(list)。",
        "one of these must be there: \(englishList)")
    }
  }
}

extension Shape.Key {
  /// What a message says that asks for the key: what it means, and how it is written.
  var hint: (chinese: String, english: String) {
    let words = type.choices
    guard !words.isEmpty else {
      return (
        chinese: "\(meaning.chinese)，例如 \(name): \(example)。",
        english: "\(meaning.english), for example `\(name): \(example)`"
      )
    }
    let list = words.map { "\($0.word)（\($0.meaning.chinese)）" }.joined(separator: "、")
    let englishList = words.map { "\($0.word) (\($0.meaning.english))" }.joined(separator: ", ")
    return (
      chinese: "\(meaning.chinese)。可写：\(list)。",
      english: "\(meaning.english); one of \(englishList)"
    )
  }
}
