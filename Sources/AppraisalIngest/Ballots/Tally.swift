/// How often each answer was given, per subject, item and evaluator group.
///
/// A tally is what remains of ballots: whole numbers, no evaluators. Merging is associative and
/// commutative, so files, blocks and threads agree to the bit whatever their order.
public struct Tally: Sendable {
  /// The numbers of subjects, items and groups.
  public struct Shape: Sendable, Hashable {
    /// Number of subjects.
    public let subjects: Int
    /// Number of items, at least 1.
    public let items: Int
    /// Number of evaluator groups, at least 1.
    public let groups: Int

    /// A shape.
    /// - Parameters:
    ///   - subjects: Number of subjects.
    ///   - items: Number of items, at least 1.
    ///   - groups: Number of evaluator groups, at least 1.
    public init(subjects: Int, items: Int, groups: Int) {
      precondition(subjects >= 0 && items > 0 && groups > 0)
      let cells = subjects.multipliedReportingOverflow(by: items * groups)
      precondition(!cells.overflow && cells.partialValue < 1 << 40, "at most 2^40 cells")
      self.subjects = subjects
      self.items = items
      self.groups = groups
    }

    /// The number of a cell; the items of one subject and group are neighbours, as they are on a
    /// ballot.
    func cell(subject: Int, item: Int, group: Int) -> Int {
      (group * subjects + subject) * items + item
    }

    /// The subject of a cell.
    func subject(of cell: Int) -> Int { cell / items % subjects }

    var cells: Int { subjects * items * groups }
  }

  /// What is kept of the answers.
  public enum Detail: Sendable, Hashable {
    /// How often each answer was given; codes are smaller than the number.
    case answers(codes: Int)
    /// How often each answer was given, on a scale with very many of them.
    case manyAnswers
    /// Number, sum, sum of squares, lowest and highest of the ratings.
    case sums
  }

  /// The shape.
  public let shape: Shape
  /// What is kept.
  public let detail: Detail
  let cells: TallyCells

  /// A tally without ballots.
  /// - Parameters:
  ///   - shape: The shape.
  ///   - detail: What is kept.
  public init(shape: Shape, detail: Detail) {
    self.init(TallyCells(shape: shape, detail: detail))
  }

  /// The counts that somebody gathered, and does not change any more.
  init(_ cells: TallyCells) {
    shape = cells.shape
    detail = cells.detail
    self.cells = cells
  }

  /// The counts of both.
  ///
  /// - Parameter other: A tally of the same shape and detail.
  /// - Returns: The sum, cell by cell.
  /// - Complexity: O(cells · codes).
  public func merged(with other: Tally) -> Tally {
    let sum = TallyCells(shape: shape, detail: detail)
    sum.add(cells)
    sum.add(other.cells)
    return Tally(sum)
  }

  /// The answers of one item and group, subject by subject.
  ///
  /// - Parameters:
  ///   - item: The item, from 0.
  ///   - group: The evaluator group, from 0.
  ///   - body: Receives the subject and its answers; once per subject with any.
  /// - Complexity: O(subjects · codes).
  public func forEachSubject(
    item: Int, group: Int, _ body: (_ subject: Int, _ answers: CellAnswers) -> Void
  ) {
    var answers = CellAnswers()
    for subject in 0..<shape.subjects {
      cells.read(shape.cell(subject: subject, item: item, group: group), into: &answers)
      if answers.total > 0 { body(subject, answers) }
    }
  }

  /// All answers counted.
  public var total: Int64 {
    var total: Int64 = 0
    for item in 0..<shape.items {
      for group in 0..<shape.groups {
        forEachSubject(item: item, group: group) { total += $1.total }
      }
    }
    return total
  }
}

extension Tally: Equatable {
  /// Whether all cells agree.
  public static func == (left: Tally, right: Tally) -> Bool {
    guard left.shape == right.shape, left.detail == right.detail else { return false }
    var (ofLeft, ofRight) = (CellAnswers(), CellAnswers())
    return (0..<left.shape.cells).allSatisfy { cell in
      left.cells.read(cell, into: &ofLeft)
      right.cells.read(cell, into: &ofRight)
      return ofLeft == ofRight
    }
  }
}

/// The answers of one cell of a tally.
public struct CellAnswers: Sendable, Hashable {
  /// Abstentions.
  public internal(set) var abstained: Int64 = 0
  /// Void ratings.
  public internal(set) var void: Int64 = 0
  /// Ratings that were not made.
  public internal(set) var unanswered: Int64 = 0
  /// Ratings that carry points.
  public internal(set) var rated: Int64 = 0
  /// The sum of the ratings' positions on the scale, from 0.
  public internal(set) var sum: Int64 = 0
  /// The sum of the squares of the positions.
  public internal(set) var squares: Int128 = 0
  /// The lowest position; `nil` without ratings, and where only sums were kept and a rating that was
  /// the lowest or highest was set aside later.
  public internal(set) var lowest: Int?
  /// The highest position; `nil` like the lowest.
  public internal(set) var highest: Int?
  /// How often each rating was given, ascending by code; empty when only sums were kept.
  public internal(set) var ratings: [AnswerCount] = []

  /// All answers.
  public var total: Int64 { abstained + void + unanswered + rated }

  /// How often each answer was given, those without points included, ascending by code; without the
  /// ratings when only sums were kept.
  public var counts: [AnswerCount] {
    let withoutPoints = [abstained, void, unanswered].enumerated().map {
      AnswerCount(code: $0.offset, count: $0.element)
    }
    return withoutPoints.filter { $0.count > 0 } + ratings
  }
}

/// How often one answer was given.
public struct AnswerCount: Sendable, Hashable {
  /// The code of the answer, see ``AnswerScale``.
  public let code: Int
  /// How often it was given.
  public let count: Int64

  /// A count.
  /// - Parameters:
  ///   - code: The code of the answer.
  ///   - count: How often it was given.
  public init(code: Int, count: Int64) {
    self.code = code
    self.count = count
  }

  /// The position on the scale, from 0.
  var position: Int { code - AnswerScale.firstRating }
}
