/// Reads the keys of one mapping; every fault is reported and reading goes on.
struct MappingReader {
  /// Where the mapping begins.
  let mark: SourceMark
  private let entries: [YAMLValue.Entry]

  /// A reader, when the value is a mapping; unknown keys are reported with the nearest known one.
  init?(_ value: YAMLValue, keys: [String], what: String, _ faults: inout FaultCollector) {
    guard case .mapping(let entries) = value.content else {
      faults.error(
        "not-a-mapping", at: value.mark, "“\(what)”应由“键: 值”组成，可用的键：\(keys.joined(separator: "、"))。",
        "`\(what)` must consist of `key: value` lines; the keys are \(keys.joined(separator: ", "))"
      )
      return nil
    }
    self.entries = entries
    mark = value.mark
    for entry in entries where !keys.contains(entry.key) {
      reportUnknown(entry, keys: keys, what: what, &faults)
    }
  }

  private func reportUnknown(
    _ entry: YAMLValue.Entry, keys: [String], what: String, _ faults: inout FaultCollector
  ) {
    let near = nearest(entry.key, among: keys)
    let list = keys.joined(separator: "、")
    let englishList = keys.joined(separator: ", ")
    faults.error(
      "unknown-key", at: entry.mark,
      "“\(what)”没有键“\(entry.key)”。" + (near.map { "是否想写“\($0)”？" } ?? "可用的键：\(list)。"),
      "`\(what)` has no key `\(entry.key)`; "
        + (near.map { "did you mean `\($0)`?" } ?? "its keys are \(englishList)"))
  }

  /// The value of a key; `nil` when the key is not there or has nothing behind it.
  func value(_ key: String) -> YAMLValue? {
    entries.first { $0.key == key }.flatMap { $0.value.isAbsent ? nil : $0.value }
  }

  /// The value of a key that must be there; `hint` says what to write.
  func required(
    _ key: String, hint: (chinese: String, english: String)? = nil,
    _ faults: inout FaultCollector
  ) -> YAMLValue? {
    if let value = value(key) { return value }
    let place = entries.first { $0.key == key }?.mark ?? mark
    faults.error(
      "missing-key", at: place,
      "缺少“\(key)”" + (hint.map { "：\($0.chinese)" } ?? "。"),
      "`\(key)` is missing" + (hint.map { ": \($0.english)" } ?? ""))
    return nil
  }

  /// The keys present, with their places.
  var all: [YAMLValue.Entry] { entries }
}
