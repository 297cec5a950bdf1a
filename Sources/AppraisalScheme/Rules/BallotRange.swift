import AppraisalNumerics

extension Panel {
  /// The ranges of what may come about in the place of a group's mean.
  func ranges(_ result: BallotResult, on scale: GradeScale) -> [ClosedRange<Points>] {
    var ranges = [result.range(on: scale)]
    // Only a mean has room for what an abstention carries.
    if result == .mean, case .count(let points) = abstentions { ranges.append(points...points) }
    for group in allGroups {
      if case .points(let points) = rule(of: group) { ranges.append(points...points) }
    }
    return ranges
  }
}
