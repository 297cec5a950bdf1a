extension CellAnswers {
  /// Adds the answers of another cell of the same scale.
  ///
  /// - Parameter other: The answers.
  /// - Complexity: O(codes of both).
  public mutating func merge(_ other: CellAnswers) {
    let hasExtremes = (rated == 0 || lowest != nil) && (other.rated == 0 || other.lowest != nil)
    abstained += other.abstained
    void += other.void
    unanswered += other.unanswered
    rated += other.rated
    sum += other.sum
    squares += other.squares
    lowest = hasExtremes ? [lowest, other.lowest].compactMap { $0 }.min() : nil
    highest = hasExtremes ? [highest, other.highest].compactMap { $0 }.max() : nil
    var counts: [Int: Int64] = [:]
    for answer in ratings + other.ratings { counts[answer.code, default: 0] += answer.count }
    ratings = counts.sorted { $0.key < $1.key }.map { AnswerCount(code: $0.key, count: $0.value) }
  }
}
