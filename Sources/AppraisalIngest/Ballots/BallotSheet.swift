/// A ballot plan with its columns found and its words made ready to be looked up.
final class BallotSheet: Sendable {
  /// A column that holds answers, and what they rate where the column says so.
  struct AnswerColumn: Sendable {
    let column: Int
    /// The position of the rated on the plan's list; `nil` when a column of the record names it.
    let rated: Int?
    /// The position of the item; `nil` when a column of the record names it.
    let item: Int?
  }

  let plan: BallotPlan
  let raterColumn: Int?
  let groupColumn: Int?
  let ratedColumn: Int?
  let itemColumn: Int?
  let answers: [AnswerColumn]
  let ratedKeys: ByteKeyTable
  let itemKeys: ByteKeyTable
  let groupKeys: ByteKeyTable
  /// The position of the group that each group word stands for.
  let groupPositions: [Int]
  let rated: KeyLookup
  let items: KeyLookup
  let groups: KeyLookup
  /// The row of the subject that a rating of somebody counts for.
  let subjectRows: [Int32]
  let shape: Tally.Shape

  init(
    _ plan: BallotPlan, rater: Int?, group: Int?, rated: Int?, item: Int?, answers: [AnswerColumn]
  ) {
    self.plan = plan
    (raterColumn, groupColumn, ratedColumn, itemColumn) = (rater, group, rated, item)
    self.answers = answers
    ratedKeys = plan.reference.keys
    self.rated = KeyLookup(plan.reference.keys)
    var items = ByteKeyTable()
    for item in plan.items { _ = items.insert(item) }
    itemKeys = items
    self.items = KeyLookup(items)
    (groupKeys, groupPositions) = plan.groupWords
    groups = KeyLookup(groupKeys, numbers: groupPositions)
    subjectRows = (0..<plan.reference.count).map { Int32(plan.reference.subjectRow($0)) }
    shape = plan.shape
  }

  /// The group of all records; `nil` when a column names it.
  var fixedGroup: Int? {
    if case .fixed(let position) = plan.group { position } else { nil }
  }

  /// The cell that a rating counts for.
  @inline(__always)
  func cell(rated: Int, item: Int, group: Int) -> Int {
    shape.cell(subject: Int(subjectRows[rated]), item: item, group: group)
  }

  /// A number for whom, in which item and for which group somebody rates.
  ///
  /// Who is rated may be a member while the cell is the unit's, so that two ratings meet is decided
  /// by the rated, not by the cell.
  @inline(__always)
  func target(rated: Int, item: Int, group: Int) -> Int {
    (rated * shape.items + item) * shape.groups + group
  }
}

/// A rating of a record on its way to the tally.
struct Rating: BitwiseCopyable, Equatable {
  let cell: Int
  let code: Int
  /// For whom, in which item and group, see ``BallotSheet/target(rated:item:group:)``.
  let target: Int
}
