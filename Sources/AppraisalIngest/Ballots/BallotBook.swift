/// Whole ballots of a file, for rules that look at all that one evaluator answered.
///
/// Nobody learns from it who an evaluator is: ballots are numbered by where they begin in the file,
/// and the bytes by which rows are put together never leave this module.
public struct BallotBook: Sendable {
  /// A rating of a ballot.
  public struct Rating: Sendable, Hashable {
    /// The row of the subject that it counts for.
    public let subject: Int
    /// The item, from 0.
    public let item: Int
    /// The evaluator group of the plan, from 0.
    public let group: Int
    /// Who is rated, a number on the plan's list: a member where members are rated.
    public let rated: Int
    /// The code of the answer, see ``AnswerScale``.
    public let code: Int
  }

  /// What a rating comes to under a rule.
  public enum Treatment: Sendable {
    /// It counts as it is.
    case count
    /// It counts as void.
    case void
    /// It does not count at all.
    case leaveOut
  }

  /// What a rating column of a questionnaire rates, as far as the column itself says so.
  public struct Column: Sendable, Hashable {
    /// Who is rated, a number on the plan's list; `nil` when the record names them.
    public let rated: Int?
    /// The item, from 0; `nil` when the record names it.
    public let item: Int?
  }

  /// At most so many ratings are held, 24 bytes each.
  public static let limit = 1 << 26

  /// Number of ballots.
  public var count: Int { starts.count - 1 }
  /// Where each ballot begins, and the number of all ratings.
  private var starts = [0]
  private var ratings: [AppraisalIngest.Rating] = []
  /// The rating columns from left to right, which is the order in which questions were put; none for
  /// a file with one rating per row.
  public private(set) var columns: [Column]
  private var places: [SourcePlace] = []
  /// Who filled in each ballot, where rows of a file are put together.
  private var keys: [BallotKey] = []
  private let shape: Tally.Shape
  private let detail: Tally.Detail

  /// The numbers of those who are rated are smaller than this.
  public var ratedBound: Int {
    (ratings.lazy.map { $0.target / (shape.items * shape.groups) }.max() ?? -1) + 1
  }

  /// Where a ballot begins in its file.
  /// - Parameter ballot: The number of the ballot.
  /// - Returns: The place.
  public func place(of ballot: Int) -> SourcePlace { places[ballot] }

  /// The ratings of a ballot, by rated, item and group.
  ///
  /// - Parameter ballot: The number of the ballot.
  /// - Returns: The ratings.
  /// - Complexity: O(ratings of the ballot).
  public func ratings(of ballot: Int) -> [Rating] {
    ratings[starts[ballot]..<starts[ballot + 1]].map { rating in
      let (row, item) = rating.cell.quotientAndRemainder(dividingBy: shape.items)
      return Rating(
        subject: row % shape.subjects, item: item, group: row / shape.subjects,
        rated: rating.target / (shape.items * shape.groups), code: rating.code)
    }
  }

  /// The ratings, counted as rules want.
  ///
  /// - Parameter treatment: What a rating of a ballot comes to.
  /// - Returns: The tally.
  /// - Complexity: O(ratings).
  public func tally(_ treatment: (_ ballot: Int, _ rating: Rating) -> Treatment) -> Tally {
    let cells = TallyCells(shape: shape, detail: detail)
    for ballot in 0..<count {
      for (rating, raw) in zip(ratings(of: ballot), ratings[starts[ballot]..<starts[ballot + 1]]) {
        switch treatment(ballot, rating) {
        case .count: cells.count(code: rating.code, cell: raw.cell)
        case .void: cells.count(code: AnswerScale.void, cell: raw.cell)
        case .leaveOut: continue
        }
      }
    }
    cells.finish()
    return Tally(cells)
  }

  // MARK: - Making

  /// Puts records together.
  ///
  /// - Parameters:
  ///   - records: The whole records, in the order of the file, with their places.
  ///   - kind: What is one ballot.
  ///   - shape: The shape of the tally.
  ///   - detail: What the tally keeps of the answers.
  ///   - columns: The rating columns, from left to right.
  init(
    _ records: [(record: BallotRecord, place: SourcePlace)], _ kind: BallotReadingRules.Ballot,
    shape: Tally.Shape, detail: Tally.Detail, columns: [Column] = []
  ) {
    (self.shape, self.detail, self.columns) = (shape, detail, columns)
    var ballots: [DraftBallot] = []
    var positions: [BallotKey: Int] = [:]
    for (record, place) in records {
      guard kind == .evaluator else {
        ballots.append(DraftBallot(place: place, key: nil, ratings: record.ratings))
        continue
      }
      let key = BallotKey(
        rater: record.rater,
        group: record.ratings.first.map { $0.cell / (shape.items * shape.subjects) } ?? 0)
      if let position = positions[key] {
        ballots[position].ratings += record.ratings
      } else {
        positions[key] = ballots.count
        ballots.append(DraftBallot(place: place, key: key, ratings: record.ratings))
      }
    }
    fill(ballots)
  }

  private mutating func fill(_ ballots: [DraftBallot]) {
    for ballot in ballots {
      ratings += ballot.ratings.sorted { $0.target < $1.target }
      starts.append(ratings.count)
      places.append(ballot.place)
      if let key = ballot.key { keys.append(key) }
    }
  }

  /// The ballots of two sheets; rows of one evaluator are put together across both.
  func joined(with next: BallotBook) -> BallotBook {
    var drafts = drafts
    var positions: [BallotKey: Int] = [:]
    for (position, draft) in drafts.enumerated() {
      if let key = draft.key { positions[key] = position }
    }
    for draft in next.drafts {
      if let key = draft.key, let position = positions[key] {
        drafts[position].ratings += draft.ratings
      } else {
        drafts.append(draft)
      }
    }
    var book = BallotBook(
      [], .row, shape: shape, detail: detail, columns: columns + next.columns)
    book.fill(drafts)
    return book
  }

  /// The same ballots without some of their ratings; one that loses all of them stays, empty.
  ///
  /// - Parameter isLeftOut: Whether a ballot's ratings for an evaluator group are left out.
  /// - Returns: The ballots, with the same numbers.
  /// - Complexity: O(ratings).
  public func without(_ isLeftOut: (_ ballot: Int, _ group: Int) -> Bool) -> BallotBook {
    let kept = drafts.enumerated().map { ballot, draft in
      DraftBallot(
        place: draft.place, key: draft.key,
        ratings: draft.ratings.filter { rating in
          !isLeftOut(ballot, rating.cell / (shape.items * shape.subjects))
        })
    }
    var book = BallotBook([], .row, shape: shape, detail: detail, columns: columns)
    book.fill(kept)
    return book
  }

  private var drafts: [DraftBallot] {
    (0..<count).map { ballot in
      DraftBallot(
        place: places[ballot], key: keys.isEmpty ? nil : keys[ballot],
        ratings: Array(ratings[starts[ballot]..<starts[ballot + 1]]))
    }
  }
}

extension BallotBook: CustomStringConvertible, CustomReflectable {
  /// The number of ballots and nothing of their contents.
  public var description: String { "\(count) ballots" }
  /// No fields, so that no dump prints an evaluator.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// One evaluator in one group.
private struct BallotKey: Hashable {
  let rater: [UInt8]
  let group: Int
}

/// A ballot while its rows are put together.
private struct DraftBallot {
  let place: SourcePlace
  let key: BallotKey?
  var ratings: [Rating]
}
