import AppraisalIngest
import AppraisalScheme

/// Places with every role filled, over all places of a subject.
func measurePairing(
  _ rule: PairingMeasure, _ scheme: Scheme, _ records: Records
) -> RatioColumn {
  guard let posts = records.posts[rule.input] else {
    preconditionFailure("the linter found the input")
  }
  let words = ReadingPlan(scheme).roles(of: rule.input)
  let roles = words.map { word in rule.roles.firstIndex { $0.utf8.elementsEqual(word.utf8) } }
  var places = ByteKeyTable()
  var rows: [Int] = []
  var filled: [Int64] = []
  var column = RatioColumn(
    rows: records.roster.count,
    details: [.records, .leftOut, .places, .vacant] + rule.roles.indices.map { .window($0) })
  for post in posts {
    // Two subjects may call their places alike.
    let place = places.insert("\(post.subject)\u{0}\(post.place)")
    if place == rows.count {
      rows.append(Int(post.subject))
      filled += Array(repeating: 0, count: rule.roles.count)
    }
    column.add(1, to: .records, row: Int(post.subject))
    guard let role = roles[Int(post.role)] else {
      column.add(1, to: .leftOut, row: Int(post.subject))
      continue
    }
    filled[place * rule.roles.count + role] += post.isFilled ? 1 : 0
  }
  for (place, row) in rows.enumerated() {
    let own = filled[(place * rule.roles.count)..<((place + 1) * rule.roles.count)]
    let short = own.map { max(0, Int64(rule.each) - $0) }
    column.denominators[row] += 1
    if short.allSatisfy({ $0 == 0 }) { column.numerators[row] += 1 }
    column.add(1, to: .places, row: row)
    column.add(short.reduce(0, +), to: .vacant, row: row)
    for (role, count) in short.enumerated() { column.add(count, to: .window(role), row: row) }
  }
  return column
}
