import AppraisalIngest
import AppraisalScheme

/// A question about one of the rated.
struct SheetItem: Hashable {
  let rated: Int
  let item: Int
}

/// The items of a community, in the order in which they were asked.
struct SheetItems {
  /// The items: by the columns of a questionnaire, from left to right; in a file with one rating per
  /// row by the rated and then in the order of the scheme.
  let list: [SheetItem]
  /// Numbers of consecutive items that measure one thing, see ``SheetCommunity/factors``.
  let factors: [Int]

  /// - Parameters:
  ///   - items: All items that a sheet of the community answers.
  ///   - columns: The rating columns, from left to right.
  ///   - parents: For each item the node of the scheme above it.
  init(_ items: Set<SheetItem>, columns: [BallotBook.Column], parents: [Int]) {
    var order: [[Int?]: Int] = [:]
    for (position, column) in columns.enumerated() where order[[column.rated, column.item]] == nil {
      order[[column.rated, column.item]] = position
    }
    func position(_ item: SheetItem) -> Int {
      order[[item.rated, item.item]] ?? order[[nil, item.item]] ?? order[[item.rated, nil]] ?? .max
    }
    list = items.map { (position($0), $0) }.sorted {
      ($0.0, $0.1.rated, $0.1.item) < ($1.0, $1.1.rated, $1.1.item)
    }.map(\.1)
    let isOne = Set(items.map(\.rated)).count == 1
    factors = SheetItems.runs(of: list.map { isOne ? parents[$0.item] : $0.rated })
  }

  private static func runs(of keys: [Int]) -> [Int] {
    var runs: [(key: Int, count: Int)] = []
    for key in keys {
      if runs.last?.key == key { runs[runs.count - 1].count += 1 } else { runs.append((key, 1)) }
    }
    let isWhole = Set(runs.map(\.key)).count == runs.count
    guard isWhole, runs.count(where: { $0.count >= 2 }) >= 3 else { return [] }
    return runs.map(\.count)
  }
}
