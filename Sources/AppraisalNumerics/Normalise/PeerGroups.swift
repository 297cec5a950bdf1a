/// The peer group (stratum) of each subject: communities, kinds of unit, size classes.
public struct PeerGroups: Sendable, Hashable {
  /// One group number per subject, from 0.
  public let labels: [Int32]
  /// Number of groups, one more than the largest number; a group may be empty.
  public let count: Int

  /// Groups by number.
  ///
  /// - Parameter labels: One number per subject, from 0 and below the number of subjects.
  /// - Throws: ``NormaliseError/groupOutOfRange(row:group:)`` for any other number.
  public init(labels: [Int32]) throws(NormaliseError) {
    var largest: Int32 = -1
    for (row, label) in labels.enumerated() {
      guard label >= 0, Int(label) < labels.count else {
        throw .groupOutOfRange(row: row, group: Int(label))
      }
      largest = max(largest, label)
    }
    self.labels = labels
    count = Int(largest) + 1
  }

  /// The rows of each group, ascending.
  var members: [[Int32]] {
    var members = [[Int32]](repeating: [], count: count)
    for (row, label) in labels.enumerated() { members[Int(label)].append(Int32(row)) }
    return members
  }
}
