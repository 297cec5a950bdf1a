import AppraisalNumerics

/// Reading by the shape of a mapping: the range, the words and the hint of each key stand there.
///
/// Every reader reports what is wrong and gives `nil`; a key that may be left out and is gives `nil`
/// without a report. Asking for a key that the shape does not have is a mistake of ours.
extension MappingReader {
  /// A reader of a mapping of a shape; unknown keys are reported with the nearest known one.
  init?(_ value: YAMLValue, _ shape: Shape, _ faults: inout FaultCollector) {
    self.init(
      value, keys: shape.keys.map(\.name), what: shape.name, shape: shape, &faults)
    for names in shape.alternatives { requireOne(of: names, &faults) }
  }

  /// A text that is not empty.
  func text(_ name: String, _ faults: inout FaultCollector) -> String? {
    present(name, &faults)?.string(name, &faults)
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

  /// What stands behind a key; a key that must be there and is not is reported.
  func present(_ name: String, _ faults: inout FaultCollector) -> YAMLValue? {
    let key = key(name)
    guard key.absence == nil else { return optional(name, &faults) }
    let choices = key.type.choices
    let hint = (
      chinese: key.meaning.chinese
        + (choices.isEmpty
          ? "，例如 \(name): \(key.example)。"
          : "。可写："
            + choices.map { "\($0.word)（\($0.meaning.chinese)）" }.joined(separator: "、") + "。"),
      english: key.meaning.english
        + (choices.isEmpty
          ? ", for example `\(name): \(key.example)`"
          : "; one of "
            + choices.map { "\($0.word) (\($0.meaning.english))" }.joined(separator: ", "))
    )
    return required(name, hint: hint, &faults)
  }

  private func key(_ name: String) -> Shape.Key {
    guard let key = shape?.key(name) else {
      preconditionFailure("the shape has the key \(name)")
    }
    return key
  }

  private func requireOne(of names: [String], _ faults: inout FaultCollector) {
    let found = all.filter { names.contains($0.key) }
    guard found.count != 1 else { return }
    let list = names.joined(separator: "、")
    let englishList = names.joined(separator: ", ")
    if let second = found.dropFirst().first {
      faults.error(
        "keys-exclude-each-other", at: second.mark, "\(list) 只能写其中一个，请删去其余的。",
        "only one of \(englishList) may be there; delete the others")
    } else {
      faults.error(
        "missing-key", at: mark, "\(list) 必须写其中一个。", "one of \(englishList) must be there")
    }
  }
}
