extension GradeBands {
  /// The position of a grade by its word, compared by its bytes.
  /// - Parameter word: The word.
  /// - Returns: The position from the best grade; `nil` for an unknown word.
  public func position(ofGrade word: String) -> Int? {
    bands.firstIndex { $0.grade.utf8.elementsEqual(word.utf8) }
  }
}
