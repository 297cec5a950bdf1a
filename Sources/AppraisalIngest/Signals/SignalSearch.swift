/// The search for signals in the marks of a file.
struct SignalSearch {
  private let marks: MarkTable
  private let rules: SignalRules
  /// All marks, cell by cell and in a cell by record.
  private let cells: MarkRuns
  private var carried: [CodeSet]
  private var listed: [BallotSignal] = []
  private var unlisted: [BallotSignal.Code: Int] = [:]

  /// - Parameters:
  ///   - marks: The marks in the order of their records.
  ///   - rules: From where on something is reported.
  init(marks: MarkTable, rules: SignalRules) {
    self.marks = marks
    self.rules = rules
    // All keys have the same hash, so only the cells differ.
    cells = marksSharing(atLeast: 1, keys: marks.indices.map { SharedKey(1, marks.cell($0)) })
    carried = Array(repeating: CodeSet(), count: marks.count)
  }

  // MARK: - Single sheets

  /// Finds sheets that are remarkable by themselves.
  mutating func findSheets() {
    let (marks, rules) = (marks, rules)
    let isLong = { (mark: Int32) in marks.answered(mark) >= rules.fewestItems }
    if !marks.seconds.isEmpty {
      report(.filledInstantly, .seconds(rules.minimumSeconds)) {
        marks.seconds.has($0) && Int(marks.seconds[$0]) <= rules.minimumSeconds
      }
      if let floor = rules.secondsPerItem { findHasty(below: floor) }
    }
    report(.allSame, .items(rules.fewestItems)) {
      marks.flags($0).contains(.allSame) && isLong($0)
    }
    report(.allHighest, .items(rules.fewestItems)) {
      marks.flags($0).contains(.allHighest) && isLong($0)
    }
  }

  private mutating func findHasty(below floor: Int) {
    let marks = marks
    report(.filledHastily, .secondsPerItem(floor)) {
      guard marks.seconds.has($0) else { return false }
      let least = marks.answered($0).multipliedReportingOverflow(by: floor)
      return least.overflow || Int(marks.seconds[$0]) < least.partialValue
    }
  }

  /// Reports the sheets of which something holds, one signal per subject and group.
  private mutating func report(
    _ code: BallotSignal.Code, _ threshold: BallotSignal.Threshold,
    where holds: (Int32) -> Bool
  ) {
    var found = MarkRuns()
    for run in cells.runs {
      let start = found.marks.count
      for mark in cells.marks[run] where holds(mark) { found.marks.append(mark) }
      if found.marks.count > start { found.runs.append(start..<found.marks.count) }
    }
    report(found, code) { _ in threshold }
  }

  // MARK: - Several sheets

  /// Finds many ballots from one place, or with the same answers, in a short time.
  ///
  /// Ballots for different subjects are not taken together: somebody who fills in a sheet for each
  /// of thirty colleagues does so in one sitting.
  mutating func findBursts() {
    let (marks, rules) = (marks, rules)
    guard !marks.moment.isEmpty else { return }
    if !marks.address.isEmpty { reportBursts(.addressBurst) { marks.address[$0] } }
    if !marks.device.isEmpty { reportBursts(.deviceBurst) { marks.device[$0] } }
    if !marks.answers.isEmpty {
      reportBursts(.identicalAnswers) { mark in
        let isCompared =
          rules.uniformSheets == .compared || !marks.flags(mark).contains(.allSame)
        return isCompared && marks.answered(mark) >= rules.fewestItems ? marks.answers[mark] : 0
      }
    }
  }

  private mutating func reportBursts(_ code: BallotSignal.Code, word: (Int32) -> UInt64) {
    let (marks, ballots, seconds) = (marks, rules.burstBallots, rules.burstSeconds)
    let keys = marks.indices.map { mark in
      marks.moment.has(mark) ? SharedKey(word(mark), subject: marks.subject(mark)) : .none
    }
    let shared = marksSharing(atLeast: ballots, keys: keys)
    var found = MarkRuns()
    for run in shared.runs {
      let timed = marks.inOrderOfTime(shared.marks[run])
      let moments = timed.map { marks.moment[$0] }
      for burst in bursts(in: moments, ballots: ballots, seconds: seconds) {
        found.append(timed[burst].sorted())
      }
    }
    report(found, code) { _ in .burst(ballots: ballots, seconds: seconds) }
  }

  /// Finds several ballots of one evaluator for one subject in one group.
  mutating func findRepeatedRaters() {
    let marks = marks
    guard !marks.rater.isEmpty else { return }
    let keys = marks.indices.map { SharedKey(marks.rater[$0], marks.cell($0)) }
    let shared = marksSharing(atLeast: 2, keys: keys)
    report(shared, .raterRepeated) { _ in .onePerRater }
  }

  /// Finds subjects and groups with more ballots than people who may vote.
  ///
  /// Which of the ballots are too many cannot be told, so all of them carry the reason.
  mutating func findSurplus(eligible: [BallotCell: Int]) {
    guard !eligible.isEmpty else { return }
    let marks = marks
    var found = MarkRuns()
    for run in cells.runs {
      let cell = marks.cell(cells.marks[run.lowerBound])
      if let people = eligible[cell], run.count > people { found.append(cells.marks[run]) }
    }
    report(found, .aboveEligible) { .eligible(eligible[marks.cell($0)] ?? 0) }
  }

  // MARK: - Findings

  /// Marks the ballots of all runs, and lists the largest runs as signals.
  private mutating func report(
    _ found: MarkRuns, _ code: BallotSignal.Code,
    threshold: (_ first: Int32) -> BallotSignal.Threshold
  ) {
    let reason = CodeSet(code)
    for mark in found.marks { carried[Int(mark)].formUnion(reason) }
    func rank(_ run: Range<Int>) -> (Int, Int32, Int32) {
      let first = found.marks[run.lowerBound]
      return (-run.count, marks.cell(first).subject, first)
    }
    let runs = found.runs.sorted { rank($0) < rank($1) }
    for run in runs.prefix(SignalFindings.listedPerCode) {
      let threshold = threshold(found.marks[run.lowerBound])
      listed.append(signal(code, found.marks[run], threshold))
    }
    let further = runs.count - SignalFindings.listedPerCode
    if further > 0 { unlisted[code] = further }
  }

  /// A signal for marks of one subject, ascending.
  private func signal(
    _ code: BallotSignal.Code, _ run: ArraySlice<Int32>, _ threshold: BallotSignal.Threshold
  ) -> BallotSignal {
    let cell = marks.cell(run[run.startIndex])
    let inOneGroup = run.allSatisfy { marks.cell($0).group == cell.group }
    return BallotSignal(
      code: code, subject: cell.subject, group: inOneGroup ? cell.group : nil, count: run.count,
      places: run.prefix(BallotSignal.listedPlaces).map { marks.places[Int($0)] },
      span: span(of: run), threshold: threshold)
  }

  private func span(of run: ArraySlice<Int32>) -> BallotSignal.Span? {
    var span: (first: Int64, last: Int64)?
    for mark in run where marks.moment.has(mark) {
      let moment = marks.moment[mark]
      span = (min(span?.first ?? moment, moment), max(span?.last ?? moment, moment))
    }
    return span.map { BallotSignal.Span(first: $0.first, last: $0.last) }
  }

  /// All that was found.
  func findings() -> SignalFindings {
    let flagged = marks.indices.filter { !carried[Int($0)].isEmpty }
    return SignalFindings(
      listed: listed.enumerated().sorted {
        ($0.element.code.position, $0.offset) < ($1.element.code.position, $1.offset)
      }.map(\.element), unlisted: unlisted, subjects: subjects(),
      flagged: flagged.map {
        FlaggedBallot(record: marks.places[Int($0)].record, codes: carried[Int($0)])
      })
  }

  private func subjects() -> [SubjectSignals] {
    var subjects: [Int32: SubjectSignals] = [:]
    for run in cells.runs {
      let subject = marks.cell(cells.marks[run.lowerBound]).subject
      var signals = subjects[subject] ?? SubjectSignals(subject: subject)
      for mark in cells.marks[run] { signals.add(carried[Int(mark)]) }
      subjects[subject] = signals
    }
    return subjects.values.sorted { $0.subject < $1.subject }
  }
}
