public import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// What a scheme wants read from each input.
public struct ReadingPlan: Sendable {
  let scheme: Scheme

  /// The plan of a scheme.
  /// - Parameter scheme: The rules.
  public init(_ scheme: Scheme) { self.scheme = scheme }

  /// Headers of whole numbers that the roster must have: the numbers of those entitled.
  public var rosterNumbers: [String] {
    let numbers = scheme.panels.flatMap(\.ballotGroups).flatMap { group in
      [group.quorum?.eligible, group.issued?.number]
    }
    let headers = numbers.compactMap { number -> String? in
      guard case .rosterColumn(let header) = number else { return nil }
      return header
    }
    let counted = scheme.root.leaves.compactMap(\.measure).compactMap { measure -> String? in
      guard case .coverage(let rule) = measure, case .rosterColumn(let header) = rule.of else {
        return nil
      }
      return header
    }
    let ranged = scheme.ranges.compactMap { rule -> String? in
      if case .rosterColumn(let header) = rule.number { header } else { nil }
    }
    return (headers + counted + ranged).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The items that an input's ballots rate; one empty word when they are not told apart.
  /// - Parameter input: The input.
  /// - Returns: The items, in the order of the scheme.
  public func items(of input: String) -> [String] {
    unique(ballotMeasures(of: input).map { $0.item ?? "" })
  }

  /// The evaluator groups of an input, with all words by which a file may name each.
  /// - Parameter input: The input.
  /// - Returns: Identifiers and words, in the order of the scheme.
  public func groups(of input: String) -> [(identifier: String, words: [String])] {
    let panels = panels(of: input)
    var result: [(identifier: String, words: [String])] = []
    for (identifier, words) in panels.flatMap(\.ballotGroups).flatMap(groupsOfWords) {
      if let position = result.firstIndex(where: { $0.identifier == identifier }) {
        result[position].words = unique(result[position].words + words)
      } else {
        result.append((identifier, words))
      }
    }
    return result
  }

  /// The scale of an input's answers.
  /// - Parameter input: The input.
  /// - Returns: The scale; `nil` when no indicator reads ballots from the input.
  public func scale(of input: String) -> AnswerScale? {
    guard let measure = ballotMeasures(of: input).first, let panel = scheme.panel(measure.panel),
      let scale = scheme.scale(panel.scale)
    else { return nil }
    let ratings: AnswerScale.Ratings =
      switch scale.answers {
      case .words: .words(scale.wordRatings.map(\.spellings))
      case .numbers(let range):
        .numbers(lowest: range.lowest, highest: range.highest, places: range.places)
      }
    return AnswerScale(
      name: scale.identifier, ratings: ratings, abstain: scale.abstain, void: scale.void,
      unanswered: scale.unanswered, incomplete: scale.incompleteWords)
  }

  /// Whether some group of an input leaves out its highest and lowest ratings, for which each of
  /// them must be kept.
  /// - Parameter input: The input.
  /// - Returns: Whether one does.
  public func trims(_ input: String) -> Bool {
    ballotMeasures(of: input).contains { measure in
      scheme.panel(measure.panel)?.ballotGroups.contains { $0.trim != nil } ?? false
    }
  }

  /// The code of the answer with the most points.
  /// - Parameter input: The input.
  /// - Returns: The code; `nil` when no indicator reads ballots from the input.
  public func bestAnswer(of input: String) -> Int? {
    guard let measure = ballotMeasures(of: input).first, let panel = scheme.panel(measure.panel),
      let scale = scheme.scale(panel.scale)
    else { return nil }
    switch scale.answers {
    case .words:
      let answers = scale.wordRatings
      let best = answers.indices.max { answers[$0].points.units < answers[$1].points.units }
      return best.map { AnswerScale.firstRating + $0 }
    case .numbers(let range):
      // Places count from the best down, so their points fall as the number rises.
      let isRising = range.pointUnitsPerAnswerUnit > 0
      let span = Int(range.highest - range.lowest)
      return AnswerScale.firstRating + (isRising ? span : 0)
    }
  }

  /// The state words of an input's projects.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order in which records number them.
  public func states(of input: String) -> [String] {
    for measure in measures(of: input) {
      if case .projects(let projects) = measure { return stateWords(of: projects) }
    }
    return []
  }

  /// The words of importance of an input's commitments.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order in which records number them.
  public func importance(of input: String) -> [String] {
    for measure in measures(of: input) {
      if case .commitments(let commitments) = measure { return commitments.importance.map(\.word) }
    }
    return []
  }

  /// The values that an input holds per subject.
  /// - Parameters:
  ///   - input: The input.
  ///   - headers: Headers by the scheme's names; a name without one is its own header.
  /// - Returns: The columns, with ranges that hold for every indicator that uses the value.
  public func values(of input: String, headers: [String: String]) -> [ValueColumn] {
    var columns: [(name: String, range: ClosedRange<Int64>)] = []
    for case .table(let table) in measures(of: input) {
      let range = Int64(table.lowest.units)...Int64(table.highest.units)
      if let position = columns.firstIndex(where: { $0.name == table.value }) {
        columns[position].range = columns[position].range.clamped(to: range)
      } else {
        columns.append((table.value, range))
      }
    }
    for rule in scheme.ranges {
      guard case .table(input, let value) = rule.number,
        !columns.contains(where: { $0.name == value })
      else { continue }
      columns.append((value, 0...Int64(Int32.max)))
    }
    for value in ledgerValues(of: input)
    where !columns.contains(where: { $0.name == value.name }) {
      columns.append(value)
    }
    return columns.map {
      ValueColumn(name: $0.name, header: headers[$0.name] ?? $0.name, range: $0.range)
    }
  }

  /// The panels that read an input.
  func panels(of input: String) -> [Panel] {
    unique(ballotMeasures(of: input).map(\.panel)).compactMap { scheme.panel($0) }
  }

  func measures(of input: String) -> [Measure] {
    scheme.root.leaves.compactMap(\.measure).filter { measure in
      measure.needs.contains { $0.input == input }
    }
  }

  private func ballotMeasures(of input: String) -> [BallotMeasure] {
    measures(of: input).compactMap { if case .ballots(let measure) = $0 { measure } else { nil } }
  }
}

/// The state words of a measure, in the order in which records number them.
func stateWords(of measure: ProjectMeasure) -> [String] {
  // Measures of one input may sort the words differently, so the order is that of the bytes.
  (measure.completed + measure.open + measure.leftOut)
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The words without repetitions, in their order.
func unique(_ words: [String]) -> [String] {
  var seen: Set<[UInt8]> = []
  return words.filter { seen.insert(Array($0.utf8)).inserted }
}
