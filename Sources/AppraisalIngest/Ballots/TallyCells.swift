/// The counts of a tally while ballots are read.
///
/// Each reader has its own, and they are added up at the end. The memory is asked of the system
/// zeroed and is taken only where something is counted, so a shape with many cells that nobody rates
/// costs nothing.
///
/// Unchecked, since one reader fills it before anybody else sees it.
final class TallyCells: @unchecked Sendable {
  let shape: Tally.Shape
  let detail: Tally.Detail
  /// Ratings counted; a count of 32 bits cannot overflow below 2³² of them.
  // One reader has it, so there is nothing to watch over at every answer.
  @exclusivity(unchecked) private(set) var total = 0
  /// How many answers a tally can hold.
  static let limit = (1 << 32) - 1

  /// Number, sums and extremes of the ratings of a cell.
  struct Sums: BitwiseCopyable {
    var count: UInt32
    /// The complement of the lowest position, so that zero stands for no rating.
    var lowestComplement: UInt32
    var highest: UInt32
    /// What the sum of squares has above 64 bits.
    var squaresOverflow: UInt32
    /// Below 2⁵⁶, since positions are below 2²⁴ and there are fewer than 2³² of them.
    var sum: UInt64
    var squares: UInt64

    /// Takes back a position that was added.
    mutating func take(back position: Int) {
      let square = UInt64(position * position)
      count -= 1
      sum -= UInt64(position)
      if square > squares { squaresOverflow -= 1 }
      squares &-= square
      let isExtreme = position >= Int(highest) || position <= Int(~lowestComplement)
      // The lowest above the highest: no rating has made them so.
      if isExtreme { (lowestComplement, highest) = (0, 0) }
    }

    /// Whether the extremes are known.
    var hasExtremes: Bool { lowestComplement != 0 }

    @inline(__always)
    mutating func add(squares more: UInt64) {
      let (sum, overflow) = squares.addingReportingOverflow(more)
      squares = sum
      if overflow { squaresOverflow += 1 }
    }
  }

  /// Counts by cell and code; with sums, by cell and the three codes without points.
  let counts: ZeroedMemory<UInt32>
  /// Sums by cell.
  let sums: ZeroedMemory<Sums>
  private var runs = AnswerRuns()
  private let codes: Int

  init(shape: Tally.Shape, detail: Tally.Detail) {
    self.shape = shape
    self.detail = detail
    switch detail {
    case .answers(let codes):
      precondition(codes >= AnswerScale.firstRating && codes <= AnswerScale.codeLimit)
      self.codes = codes
      sums = ZeroedMemory(count: 0)
    case .sums, .manyAnswers:
      codes = AnswerScale.firstRating
      sums = ZeroedMemory(count: detail == .sums ? shape.cells : 0)
    }
    counts = ZeroedMemory(count: shape.cells * codes)
  }

  deinit {
    counts.release()
    sums.release()
  }

  /// Says that an answer will be counted soon.
  @inline(__always)
  func prefetch(code: Int, cell: Int) {
    if code < codes {
      counts.prefetch(cell * codes + code)
    } else if detail == .sums {
      sums.prefetch(cell)
    }
  }

  /// Counts an answer.
  @inline(__always)
  func count(code: Int, cell: Int) {
    total += 1
    if code < codes {
      counts[cell * codes + code] &+= 1
    } else if detail == .sums {
      add(position: code - AnswerScale.firstRating, to: cell)
    } else {
      runs.add(cell: cell, code: code)
    }
  }

  @inline(__always)
  private func add(position: Int, to cell: Int) {
    let position = UInt64(position)
    var all = sums[cell]
    all.count &+= 1
    all.sum += position
    all.add(squares: position * position)
    all.highest = max(all.highest, UInt32(truncatingIfNeeded: position))
    all.lowestComplement = max(all.lowestComplement, ~UInt32(truncatingIfNeeded: position))
    sums[cell] = all
  }

  /// Takes an answer back that was counted.
  ///
  /// What was the lowest or highest rating of a cell may then be so no longer, which sums cannot
  /// tell; the extremes of such a cell are unknown from then on.
  func discount(code: Int, cell: Int) {
    total -= 1
    if code < codes {
      counts[cell * codes + code] -= 1
    } else if detail == .sums {
      sums[cell].take(back: code - AnswerScale.firstRating)
    } else {
      runs.remove(cell: cell, code: code)
    }
  }

  /// Readers are done; nothing is counted any more.
  func finish() { runs.settle() }

  /// Adds the counts of another reader.
  func add(_ other: TallyCells) {
    precondition(shape == other.shape && detail == other.detail, "tallies of one shape")
    total += other.total
    precondition(total <= TallyCells.limit, "more answers than a tally can hold")
    for index in 0..<counts.count where other.counts[index] > 0 {
      counts[index] += other.counts[index]
    }
    for cell in 0..<sums.count where other.sums[cell].count > 0 {
      let more = other.sums[cell]
      var all = sums[cell]
      all.count += more.count
      all.sum += more.sum
      all.add(squares: more.squares)
      all.squaresOverflow += more.squaresOverflow
      all.highest = max(all.highest, more.highest)
      all.lowestComplement = max(all.lowestComplement, more.lowestComplement)
      sums[cell] = all
    }
    runs.merge(other.runs)
  }

  /// Reads a cell; the list of ratings is used again.
  func read(_ cell: Int, into answers: inout CellAnswers) {
    var ratings = answers.ratings
    ratings.removeAll(keepingCapacity: true)
    answers = CellAnswers()
    let first = cell * codes
    answers.abstained = Int64(counts[first + AnswerScale.abstention])
    answers.void = Int64(counts[first + AnswerScale.void])
    answers.unanswered = Int64(counts[first + AnswerScale.unanswered])
    switch detail {
    case .sums: readSums(of: cell, into: &answers)
    case .answers:
      for code in AnswerScale.firstRating..<codes where counts[first + code] > 0 {
        ratings.append(AnswerCount(code: code, count: Int64(counts[first + code])))
      }
    case .manyAnswers:
      runs.forEachCode(of: cell) { ratings.append(AnswerCount(code: $0, count: Int64($1))) }
    }
    if detail != .sums { answers.add(ratings) }
    answers.ratings = ratings
  }

  private func readSums(of cell: Int, into answers: inout CellAnswers) {
    let sums = sums[cell]
    guard sums.count > 0 else { return }
    answers.rated = Int64(sums.count)
    answers.sum = Int64(clamping: sums.sum)
    answers.squares = Int128(sums.squaresOverflow) << 64 + Int128(sums.squares)
    guard sums.hasExtremes else { return }
    answers.lowest = Int(~sums.lowestComplement)
    answers.highest = Int(sums.highest)
  }
}

extension CellAnswers {
  /// Number, sums and extremes of ratings.
  fileprivate mutating func add(_ ratings: [AnswerCount]) {
    for answer in ratings {
      let position = Int64(answer.position)
      rated += answer.count
      sum += position * answer.count
      squares += Int128(position * position) * Int128(answer.count)
    }
    lowest = ratings.first?.position
    highest = ratings.last?.position
  }
}
