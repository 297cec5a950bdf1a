/// Connected groups of sheets (union–find with path halving; `[tarjan1975union]`).
struct DisjointSheets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  /// The smaller root becomes the root of both, so that the result does not depend on the order.
  mutating func join(_ first: Int, _ second: Int) {
    let (left, right) = (root(Int32(first)), root(Int32(second)))
    if left < right { parents[Int(right)] = left } else { parents[Int(left)] = right }
  }

  /// Groups of two or more, the largest first, then by their first sheet; members ascending.
  mutating func groups() -> [[Int]] {
    var members: [Int32: [Int]] = [:]
    for sheet in parents.indices { members[root(Int32(sheet)), default: []].append(sheet) }
    return members.values.filter { $0.count > 1 }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0] }
  }

  private mutating func root(_ sheet: Int32) -> Int32 {
    var current = sheet
    while parents[Int(current)] != current {
      parents[Int(current)] = parents[Int(parents[Int(current)])]
      current = parents[Int(current)]
    }
    return current
  }
}
