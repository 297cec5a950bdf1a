extension ProjectMeasure {
  /// The key `weights` of `projects`.
  static let weightsKey = Shape.Key(
    "weights",
    .dictionary(key: Bilingual("类别", "the category"), .integer(1...1000)),
    Bilingual("各类别的权重；需要列 category", "weights by category; needs the column `category`"),
    ifLeftOut: Bilingual("每项同样重要", "all weigh the same"), example: "{ 疑难: 3, 一般: 1 }",
    clause: Bilingual("化解矛盾 1000 余件，其中疑难积案 5 件", "hard cases weigh more than ordinary ones"))
}

/// Weights by a word of the user's, as written in a mapping.
func readWordWeights(
  _ value: YAMLValue, _ key: String, _ faults: inout FaultCollector
) -> [ImportanceWord] {
  guard case .mapping(let entries) = value.content, !entries.isEmpty else {
    faults.error(
      "not-a-mapping", at: value.mark, "\(key) 应写成“词: 权重”，例如 疑难: 3。",
      "`\(key)` must be written as `word: weight`")
    return []
  }
  return entries.compactMap { entry in
    entry.value.integer(entry.key, in: 1...1000, &faults)
      .map { ImportanceWord(word: entry.key, weight: $0) }
  }
}
