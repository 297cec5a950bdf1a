/// Marks, column by column.
struct MarkTable: Sendable {
  private(set) var places: [BallotSignal.Place] = []
  private var subjects: [Int32] = []
  private var groups = MarkColumn<Int16>(absent: 0)
  private var answered: [Int32] = []
  private var flags = MarkColumn<UInt8>(absent: 0)
  private(set) var seconds = MarkColumn(absent: BallotMark.unknownSeconds)
  private(set) var moment = MarkColumn(absent: BallotMark.unknownMoment)
  private(set) var address = MarkColumn<UInt64>(absent: 0)
  private(set) var device = MarkColumn<UInt64>(absent: 0)
  private(set) var rater = MarkColumn<UInt64>(absent: 0)
  private(set) var answers = MarkColumn<UInt64>(absent: 0)

  var count: Int { places.count }
  var indices: Range<Int32> { 0..<Int32(truncatingIfNeeded: count) }

  @inline(__always)
  func cell(_ mark: Int32) -> BallotCell {
    BallotCell(subject: subjects[Int(mark)], group: groups[mark])
  }

  @inline(__always)
  func subject(_ mark: Int32) -> Int32 { subjects[Int(mark)] }

  @inline(__always)
  func answered(_ mark: Int32) -> Int { Int(answered[Int(mark)]) }

  @inline(__always)
  func flags(_ mark: Int32) -> BallotMark.Flags { BallotMark.Flags(rawValue: flags[mark]) }

  mutating func append(_ mark: BallotMark) {
    places.append(BallotSignal.Place(record: mark.record, line: mark.line))
    subjects.append(mark.subject)
    groups.append(mark.group)
    answered.append(mark.answered)
    flags.append(mark.flags.rawValue)
    seconds.append(mark.seconds)
    moment.append(mark.moment)
    address.append(mark.address)
    device.append(mark.device)
    rater.append(mark.rater)
    answers.append(mark.answers)
  }

  /// Appends marks whose records and lines were counted from a later beginning.
  mutating func append(_ other: MarkTable, recordsBefore: Int, linesBefore: Int) {
    places += other.places.map {
      BallotSignal.Place(
        record: Int32(clamping: Int($0.record) + recordsBefore),
        line: Int32(clamping: Int($0.line) + linesBefore))
    }
    subjects += other.subjects
    groups.append(other.groups)
    answered += other.answered
    flags.append(other.flags)
    seconds.append(other.seconds)
    moment.append(other.moment)
    address.append(other.address)
    device.append(other.device)
    rater.append(other.rater)
    answers.append(other.answers)
  }

  /// The marks by record, so that the order in which they came decides nothing.
  func inOrderOfRecords() -> MarkTable {
    let isOrdered = zip(places, places.dropFirst()).allSatisfy { $0.record < $1.record }
    guard !isOrdered else { return self }
    var order = stableOrder(of: places.map { UInt64(orderOf: Int64($0.record)) })
    settleTies(in: &order)
    return reordered(order)
  }

  /// Puts marks of one record into the order of their contents.
  private func settleTies(in order: inout [Int32]) {
    var start = 0
    while start < order.count {
      let record = places[Int(order[start])].record
      let end = order[start...].firstIndex { places[Int($0)].record != record } ?? order.count
      if end - start > 1 {
        order[start..<end].sort { contents($0).lexicographicallyPrecedes(contents($1)) }
      }
      start = end
    }
  }

  private func contents(_ mark: Int32) -> [UInt64] {
    let cell = cell(mark)
    let numbers = [
      Int64(places[Int(mark)].line), Int64(cell.subject), Int64(cell.group),
      Int64(answered[Int(mark)]), Int64(seconds[mark]), moment[mark],
    ]
    return numbers.map(UInt64.init(orderOf:))
      + [UInt64(flags[mark]), address[mark], device[mark], rater[mark], answers[mark]]
  }

  private func reordered(_ order: [Int32]) -> MarkTable {
    var table = MarkTable()
    table.places = order.map { places[Int($0)] }
    table.subjects = order.map { subjects[Int($0)] }
    table.groups = groups.reordered(order)
    table.answered = order.map { answered[Int($0)] }
    table.flags = flags.reordered(order)
    table.seconds = seconds.reordered(order)
    table.moment = moment.reordered(order)
    table.address = address.reordered(order)
    table.device = device.reordered(order)
    table.rater = rater.reordered(order)
    table.answers = answers.reordered(order)
    return table
  }

  /// Marks whose moments are known, from the earliest to the latest.
  func inOrderOfTime(_ marks: ArraySlice<Int32>) -> [Int32] {
    // Exports mostly are in this order already.
    if zip(marks, marks.dropFirst()).allSatisfy({ moment[$0] <= moment[$1] }) {
      return Array(marks)
    }
    return marks.sorted { (moment[$0], $0) < (moment[$1], $1) }
  }
}
