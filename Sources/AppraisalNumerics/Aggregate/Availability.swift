/// The share of a node's children that must be present for it to have a score.
///
/// A node is missing when (children present) / (children) lies *below* the share; children are
/// counted, not their weights. All missing is missing at any share.
public struct Availability: Sendable, Hashable {
  /// The least share, 0…1.
  public let minimumShare: Double

  /// One child is enough.
  public static let any = Availability(trusted: 0)
  /// Every child is needed.
  public static let all = Availability(trusted: 1)

  /// A threshold.
  ///
  /// - Parameter minimumShare: The least share, 0…1.
  /// - Throws: ``AggregateError/badShare(name:value:)``.
  public init(minimumShare: Double) throws(AggregateError) {
    guard minimumShare >= 0, minimumShare <= 1 else {
      throw .badShare(name: "the share available", value: minimumShare)
    }
    self.init(trusted: minimumShare)
  }

  private init(trusted minimumShare: Double) { self.minimumShare = minimumShare }

  /// The fewest children present, at least 1.
  func fewest(of children: Int) -> Int {
    var fewest = 1
    while fewest < children, Double(fewest) / Double(children) < minimumShare { fewest += 1 }
    return fewest
  }
}
