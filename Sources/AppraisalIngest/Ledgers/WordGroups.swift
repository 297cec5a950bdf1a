/// Words of several meanings that a column may hold; no word has two.
struct WordGroups: Sendable {
  let list: WordList
  private let groups: [Int]

  /// Words.
  ///
  /// It is `nil` when there is no word, an empty one, or one that stands there twice.
  ///
  /// - Parameter groups: The words of each meaning.
  init?(_ groups: [[String]]) {
    let words = groups.flatMap(\.self)
    var keys = ByteKeyTable(minimumCapacity: words.count)
    for word in words { _ = keys.insert(word) }
    guard !words.isEmpty, keys.count == words.count, !words.contains(where: \.isEmpty) else {
      return nil
    }
    list = WordList(words)
    self.groups = groups.enumerated().flatMap { index, words in words.map { _ in index } }
  }

  /// The meaning of a word by its position on the list.
  func group(ofWord position: Int) -> Int { groups[position] }
}
