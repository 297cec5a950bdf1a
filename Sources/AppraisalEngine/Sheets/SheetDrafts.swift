import AppraisalIngest

/// The valid ratings of one sheet for one evaluator group.
struct SheetDraft {
  struct Answer {
    let item: SheetItem
    /// The row of the subject that the rating counts for.
    let subject: Int
    let value: Int8
  }

  let ballot: Int
  var answers: [Answer] = []
}

/// The sheets of one evaluator group.
struct SheetDrafts {
  /// Sheets with at least one valid rating.
  private(set) var sheets: [SheetDraft] = []
  /// All sheets.
  private(set) var count = 0
  private let ratedBound: Int

  init(_ book: BallotBook, groups: Set<Int>, _ values: AnswerValues) {
    ratedBound = book.ratedBound
    for ballot in 0..<book.count {
      let ratings = book.ratings(of: ballot).filter { groups.contains($0.group) }
      guard !ratings.isEmpty else { continue }
      count += 1
      let answers = ratings.compactMap { rating -> SheetDraft.Answer? in
        guard let value = values.value(of: rating.code) else { return nil }
        return .init(
          item: SheetItem(rated: rating.rated, item: rating.item), subject: rating.subject,
          value: value)
      }
      if !answers.isEmpty { sheets.append(SheetDraft(ballot: ballot, answers: answers)) }
    }
  }

  /// Sheets that a chain of sheets on somebody in common links, by their first sheet; members
  /// ascending.
  ///
  /// - Complexity: O(ratings), amortised.
  func communities() -> [[Int]] {
    var links = (0..<ratedBound).map { $0 }
    func root(_ rated: Int) -> Int {
      var current = rated
      while links[current] != current {
        links[current] = links[links[current]]
        current = links[current]
      }
      return current
    }
    for sheet in sheets {
      guard let first = sheet.answers.first else { continue }
      for answer in sheet.answers.dropFirst() {
        let (left, right) = (root(first.item.rated), root(answer.item.rated))
        links[max(left, right)] = min(left, right)
      }
    }
    var members: [Int: [Int]] = [:]
    for (number, sheet) in sheets.enumerated() {
      guard let first = sheet.answers.first else { continue }
      members[root(first.item.rated), default: []].append(number)
    }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// When the sheets of a file were handed in, by line.
struct SheetTimes {
  private var byLine: [Int: SheetTime] = [:]

  /// Lines that occur twice belong to several sheets of a workbook; then no time is used.
  init(_ times: [SheetTime]) {
    for time in times where byLine.updateValue(time, forKey: time.line) != nil {
      byLine = [:]
      return
    }
  }

  func seconds(of places: [SourcePlace]) -> [Double]? {
    column(places) { $0.seconds.map { Double($0) } }
  }

  func moments(of places: [SourcePlace]) -> [Double]? {
    column(places) { $0.moment.map { Double($0) } }
  }

  private func column(
    _ places: [SourcePlace], _ value: (SheetTime) -> Double?
  ) -> [Double]? {
    let values = places.map { place in
      place.line.flatMap { byLine[$0] }.flatMap(value) ?? .nan
    }
    return values.allSatisfy(\.isNaN) ? nil : values
  }
}
