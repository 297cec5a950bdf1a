/// The ratings of a file while it is read, with the record and the evaluator of each.
struct RatingList {
  private var answers: [UInt64] = []
  private var keys: [UInt64] = []
  private var recordStarts: [Int] = [0]
  private var places: [TextTable.RecordPlace] = []

  /// A record that is set aside because of another one.
  struct Repetition {
    let record: Int
    let place: TextTable.RecordPlace
    let kind: IssueKind
  }

  /// Adds a rating of the record being read; `target` numbers rated, item and group together.
  mutating func add(answer: UInt64, rater: Int, target: Int) {
    precondition(rater < 1 << 28 && target < 1 << 36, "evaluators and ratings fit the key")
    answers.append(answer)
    keys.append(UInt64(rater) << 36 | UInt64(target))
  }

  /// Ends the record; the ratings of one that is not whole are dropped again.
  mutating func closeRecord(isWhole: Bool, place: TextTable.RecordPlace) {
    guard isWhole else {
      let start = recordStarts[recordStarts.count - 1]
      answers.removeSubrange(start...)
      keys.removeSubrange(start...)
      return
    }
    recordStarts.append(answers.count)
    places.append(place)
  }

  /// The answers of all records but some.
  func answers(excluding excluded: [Repetition]) -> [UInt64] {
    guard !excluded.isEmpty else { return answers }
    var isExcluded = [Bool](repeating: false, count: places.count)
    for repetition in excluded { isExcluded[repetition.record] = true }
    return places.indices.filter { !isExcluded[$0] }.flatMap { record in
      answers[recordStarts[record]..<recordStarts[record + 1]]
    }
  }

  /// Records that repeat or contradict another record of the same evaluator.
  ///
  /// Two records meet where they rate the same target. Records that meet and agree in all their
  /// ratings are copies: all but the first are set aside. Records that meet and do not agree are all
  /// set aside, so the order of rows decides nothing.
  func repetitions() -> [Repetition] {
    let meetings = repeatedKeys()
    guard !meetings.isEmpty else { return [] }
    var found: [Int: IssueKind] = [:]
    for records in meetings {
      let first = records[0]
      if records.dropFirst().allSatisfy({ agree($0, first) }) {
        for record in records.dropFirst() where record != first && found[record] == nil {
          found[record] = .repeatedRecord(firstLine: places[first].line)
        }
      } else {
        for record in records {
          let other = records.first { !agree($0, record) } ?? first
          found[record] = .conflictingRatings(otherLine: places[other].line)
        }
      }
    }
    return found.sorted { $0.key < $1.key }.map {
      Repetition(record: $0.key, place: places[$0.key], kind: $0.value)
    }
  }

  /// Whether two records of a file, whose ratings stand in the same order, hold the same ratings.
  private func agree(_ record: Int, _ other: Int) -> Bool {
    let range = recordStarts[record]..<recordStarts[record + 1]
    let otherRange = recordStarts[other]..<recordStarts[other + 1]
    return keys[range].elementsEqual(keys[otherRange])
      && answers[range].elementsEqual(answers[otherRange])
  }

  /// For each key that occurs more than once, the records in which it does, ascending.
  private func repeatedKeys() -> [[Int]] {
    let sorted = radixSorted(keys)
    var repeated = Set<UInt64>()
    for (key, next) in zip(sorted, sorted.dropFirst()) where key == next { repeated.insert(key) }
    guard !repeated.isEmpty else { return [] }
    var records: [UInt64: [Int]] = [:]
    for record in places.indices {
      for position in recordStarts[record]..<recordStarts[record + 1]
      where repeated.contains(keys[position]) {
        records[keys[position], default: []].append(record)
      }
    }
    return records.values.sorted { $0[0] < $1[0] }
  }
}
