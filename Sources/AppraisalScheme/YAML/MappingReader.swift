/// Reads the keys of one mapping; every fault is reported and reading goes on.
struct MappingReader {
  /// Where the mapping begins.
  let mark: SourceMark
  /// The shape by which the values are read, if there is one.
  let shape: Shape?
  private let entries: [YAMLValue.Entry]

  /// A reader, when the value is a mapping.
  ///
  /// Unknown keys are reported with the nearest known one, or with the sibling that has them.
  init?(
    _ value: YAMLValue, keys: [String], what: String, shape: Shape? = nil, siblings: [Shape] = [],
    _ faults: inout FaultCollector
  ) {
    guard case .mapping(let entries) = value.content else {
      let hint = value.missingBlankHint
      faults.error(
        "not-a-mapping", at: value.mark,
        "“\(what)”应由“键: 值”组成，可用的键：\(keys.joined(separator: "、"))。\(hint.chinese)",
        "`\(what)` must consist of `key: value` lines; the keys are "
          + "\(keys.joined(separator: ", "))\(hint.english)")
      return nil
    }
    self.entries = entries
    self.shape = shape
    mark = value.mark
    guard shape?.ownWords == nil else { return }
    for entry in entries where !keys.contains(where: { isSame($0, entry.key) }) {
      let owner = siblings.first { $0.key(entry.key) != nil }
      reportUnknown(entry, keys: keys, what: what, owner: owner?.name, &faults)
    }
  }

  private func reportUnknown(
    _ entry: YAMLValue.Entry, keys: [String], what: String, owner: String?,
    _ faults: inout FaultCollector
  ) {
    if let owner {
      faults.error(
        "unknown-key", at: entry.mark, "“\(what)”没有键“\(entry.key)”，它用于“\(owner)”。",
        "`\(what)` has no key `\(entry.key)`, which belongs to `\(owner)`")
      return
    }
    let near = nearest(entry.key, among: keys)
    let list = keys.joined(separator: "、")
    let englishList = keys.joined(separator: ", ")
    faults.error(
      "unknown-key", at: entry.mark,
      "“\(what)”没有键“\(shortened(entry.key))”。" + (near.map { "是否想写“\($0)”？" } ?? "可用的键：\(list)。"),
      "`\(what)` has no key `\(shortened(entry.key))`; "
        + (near.map { "did you mean `\($0)`?" } ?? "its keys are \(englishList)"))
  }

  /// The value of a key that need not be there; with nothing behind it, it is reported, since it is
  /// seldom meant to be empty: a list commented out, a value indented too little.
  func optional(_ key: String, _ faults: inout FaultCollector) -> YAMLValue? {
    if let entry = entry(key), entry.value.isAbsent {
      faults.error(
        "empty-value", at: entry.mark, "“\(key)”后面没有写值。请补上，或删去这个键。",
        "nothing is written behind `\(key)`; add it, or delete the key")
    }
    return value(key)
  }

  /// The value of a key; `nil` when the key is not there or has nothing behind it.
  func value(_ key: String) -> YAMLValue? {
    entry(key).flatMap { $0.value.isAbsent ? nil : $0.value }
  }

  /// The value of a key that must be there; `hint` says what to write.
  func required(
    _ key: String, hint: (chinese: String, english: String)? = nil, code: String = "missing-key",
    _ faults: inout FaultCollector
  ) -> YAMLValue? {
    if let value = value(key) { return value }
    let empty = entry(key)
    let (chinese, english) =
      empty == nil
      ? ("缺少“\(key)”", "`\(key)` is missing")
      : ("“\(key)”后面没有写值", "nothing is written behind `\(key)`")
    faults.error(
      code, at: empty?.mark ?? mark,
      chinese + (hint.map { "：\($0.chinese)" } ?? "，请补上。"),
      english + (hint.map { ": \($0.english)" } ?? "; add it"))
    return nil
  }

  /// The keys present, with their places.
  var all: [YAMLValue.Entry] { entries }

  private func entry(_ key: String) -> YAMLValue.Entry? {
    entries.first { isSame($0.key, key) }
  }
}

/// Keys are the same byte by byte; strings also take characters for the same that only look alike.
private func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}
