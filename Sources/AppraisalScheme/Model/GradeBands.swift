public import AppraisalNumerics

/// The grades, each beginning at a score and ending where the next better one begins.
public struct GradeBands: Sendable {
  /// A grade and the lowest score that reaches it.
  public struct Band: Sendable, Hashable {
    /// The grade word, for example 优秀.
    public let grade: String
    /// The lowest score of the band.
    public let lowest: Points

    /// A band.
    ///
    /// - Parameters:
    ///   - grade: The grade word.
    ///   - lowest: The lowest score of the band.
    public init(grade: String, lowest: Points) {
      self.grade = grade
      self.lowest = lowest
    }
  }

  /// From the best to the lowest grade.
  public let bands: [Band]

  /// Bands from the best to the lowest; `nil` when the order is broken.
  ///
  /// - Parameter bands: At least one; lowest scores strictly descending.
  public init?(bestFirst bands: [Band]) {
    guard !bands.isEmpty, zip(bands, bands.dropFirst()).allSatisfy({ $0.lowest > $1.lowest })
    else { return nil }
    self.bands = bands
  }

  /// The position of a score's grade.
  ///
  /// - Parameter score: The rounded composite.
  /// - Returns: 0 for the best grade; the last grade also takes scores below its begin, which
  ///   the linter has shown not to occur.
  public func position(of score: Points) -> Int {
    bands.firstIndex { score >= $0.lowest } ?? bands.count - 1
  }
}
