/// A ballot plan with its columns found and its words made ready to be looked up.
final class BallotSheet: Sendable {
  /// A column that holds answers, and what they rate where the column says so.
  struct AnswerColumn: Sendable, BitwiseCopyable {
    let column: Int
    /// The rated; `nil` when a column of the record names it.
    let rated: Rated?
    /// The position of the item; `nil` when a column of the record names it.
    let item: Int?
    /// The position of the group; `nil` when it is that of the record.
    var group: Int?
  }

  let plan: BallotPlan
  let raterColumn: Int?
  let groupColumn: Int?
  let ratedColumn: Int?
  let itemColumn: Int?
  let answers: [AnswerColumn]
  /// The group of all records; `nil` when a column names it.
  let fixedGroup: Int?
  /// What a platform's export tells about each ballot.
  let survey: BallotSurvey
  /// The column of the time of submission, where a rule asks for it.
  let submittedColumn: Int?
  let ratedKeys: ListedKeys
  /// What finds evaluators who rate themselves; `nil` when none is looked for.
  let selfRatings: SelfRatings?
  let itemKeys: ByteKeyTable
  let groupKeys: ByteKeyTable
  /// The position of the group that each group word stands for.
  let groupPositions: [Int]
  /// The rated, as ``Rated/packed``.
  let rated: KeyLookup
  let items: KeyLookup
  let groups: KeyLookup
  let shape: Tally.Shape

  init(
    _ plan: BallotPlan, rater: Int?, group: Int?, rated: Int?, item: Int?, answers: [AnswerColumn],
    survey: BallotSurvey, submitted: Int? = nil
  ) {
    self.plan = plan
    submittedColumn = plan.rules.wantsSubmission ? submitted ?? survey.submitted : nil
    self.survey = survey
    fixedGroup = if case .fixed(let position) = plan.group { position } else { nil }
    (raterColumn, groupColumn, ratedColumn, itemColumn) = (rater, group, rated, item)
    self.answers = answers
    ratedKeys = plan.reference.keys
    let reference = plan.reference
    let forms = reference.keys.forms
    self.rated = KeyLookup(
      forms.keys,
      numbers: forms.positions.enumerated().map { number, position in
        Rated(
          number: position, row: reference.subjectRow(position),
          isMapped: forms.mapped.contains(number)
        ).packed
      })
    selfRatings = SelfRatings(
      plan, rater: rater, rated: rated, fixed: Set(answers.compactMap { $0.rated?.number }))
    var items = ByteKeyTable()
    for item in plan.items { _ = items.insert(item) }
    itemKeys = items
    self.items = KeyLookup(items)
    (groupKeys, groupPositions) = plan.groupWords
    groups = KeyLookup(groupKeys, numbers: groupPositions)
    shape = plan.shape
  }

  /// The rating columns from left to right, for whole ballots; none with one rating per row.
  var bookColumns: [BallotBook.Column] {
    guard case .wide = plan.layout else { return [] }
    return answers.sorted { $0.column < $1.column }.map {
      BallotBook.Column(rated: $0.rated?.number, item: $0.item)
    }
  }

  /// What an answer says, read by the scale and by what is known of the platform.
  ///
  /// - Parameter field: The cell without outer blanks.
  /// - Returns: The code or the fault, and whether something written next to the answer was left
  ///   aside.
  func read(_ field: UnsafeBufferPointer<UInt8>) -> (AnswerScale.Reading, leftNote: Bool) {
    let reading = plan.scale.read(field)
    guard case .fault = reading, survey.isKnown else { return (reading, false) }
    if field.isEmpty || survey.rules.absence(field) != nil {
      return (.code(AnswerScale.unanswered, coerced: []), false)
    }
    guard let answer = survey.withoutNote(field) else { return (reading, false) }
    return (plan.scale.read(answer), true)
  }

  /// The row of the subject that all ratings of a record count for; `nil` when there are several.
  func onlyRow(_ ratings: UnsafeBufferPointer<Rating>) -> Int? {
    guard let first = ratings.first else { return nil }
    let row = shape.subject(of: first.cell)
    return ratings.allSatisfy { shape.subject(of: $0.cell) == row } ? row : nil
  }

  /// Somebody by the position on the plan's list.
  func rated(_ number: Int) -> Rated {
    Rated(number: number, row: plan.reference.subjectRow(number))
  }

  /// The cell that a rating counts for.
  @inline(__always)
  func cell(rated: Rated, item: Int, group: Int) -> Int {
    shape.cell(subject: rated.row, item: item, group: group)
  }

  /// A number for whom, in which item and for which group somebody rates.
  ///
  /// Who is rated may be a member while the cell is the unit's, so that two ratings meet is decided
  /// by the rated, not by the cell.
  @inline(__always)
  func target(rated: Rated, item: Int, group: Int) -> Int {
    (rated.number * shape.items + item) * shape.groups + group
  }
}

/// Somebody who is rated.
struct Rated: BitwiseCopyable {
  /// The position on the plan's list.
  let number: Int
  /// The row of the subject that the ratings count for.
  let row: Int
  /// Whether a mapping told who it is.
  let isMapped: Bool

  /// All in one number, so that a lookup needs no second look at a list; at most 2³¹ are on a list.
  var packed: Int { number << 32 | row << 1 | (isMapped ? 1 : 0) }

  init(number: Int, row: Int, isMapped: Bool = false) {
    self.number = number
    self.row = row
    self.isMapped = isMapped
  }

  @inline(__always)
  init(packed: Int) {
    self.init(
      number: packed >> 32, row: (packed & 0xFFFF_FFFF) >> 1, isMapped: packed & 1 != 0)
  }
}

/// A rating of a record on its way to the tally.
struct Rating: BitwiseCopyable, Equatable {
  let cell: Int
  let code: Int
  /// For whom, in which item and group, see ``BallotSheet/target(rated:item:group:)``.
  let target: Int
}
