/// A word of a column, cut to a few characters, and in how many cells it stands.
public struct WordCount: Sendable, Hashable {
  /// The word.
  public let word: String
  /// How many cells hold it and nothing else.
  public let count: Int

  /// A word.
  /// - Parameters:
  ///   - word: The word.
  ///   - count: How many cells hold it.
  public init(word: String, count: Int) {
    self.word = word
    self.count = count
  }
}
