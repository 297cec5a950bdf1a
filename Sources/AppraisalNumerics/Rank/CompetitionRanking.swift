/// A ranking in which equals share the better place and the places behind them stay empty:
/// 1-2-2-4 (standard competition ranking).
public struct CompetitionRanking: Sendable, Hashable {
  /// The rows in ranked order: by stratum, then best first, equals in ascending row order.
  public let order: [Int32]
  /// The place of each row inside its stratum, from 1; 0 for rows that were not ranked.
  public let places: [Int32]

  /// Ranks rows by integer keys, larger first, on exact equality.
  ///
  /// - Parameters:
  ///   - rows: The rows to rank, ascending; others get place 0.
  ///   - keys: From the first to the last key; one entry per row of the table. Rows that agree in
  ///     all of them share a place.
  ///   - strata: A stratum number per row of the table, not negative; places start again in
  ///     each. `nil` ranks all rows together.
  ///   - count: Rows of the table.
  /// - Complexity: O(*n k*) for *n* rows and *k* keys.
  public init(rows: [Int32], keys: [[Int32]], strata: [Int32]? = nil, count: Int) {
    let largerFirst = keys.map { key in key.map { ~UInt32(bitPattern: $0 ^ Int32.min) } }
    let byStratum = strata.map { [$0.map { UInt32(bitPattern: $0) }] } ?? []
    order = radixOrder(rows, by: byStratum + largerFirst)
    places = CompetitionRanking.places(of: order, keys: keys, strata: strata, count: count)
  }

  private static func places(
    of order: [Int32], keys: [[Int32]], strata: [Int32]?, count: Int
  ) -> [Int32] {
    var places = [Int32](repeating: 0, count: count)
    var position: Int32 = 0
    var place: Int32 = 0
    var previous: Int?
    for row in order.lazy.map(Int.init) {
      let startsStratum = previous.map { strata?[$0] != strata?[row] } ?? true
      if startsStratum { position = 0 }
      position += 1
      let ties = previous.map { last in keys.allSatisfy { $0[last] == $0[row] } } ?? false
      if startsStratum || !ties { place = position }
      places[row] = place
      previous = row
    }
    return places
  }
}
