import AppraisalNumerics

/// What a turn has found; the figures that peers are compared by are made after the clock stops.
enum Outcome {
  /// Scores with their competition places.
  case ranked(scores: [Double], places: [Int32])
  /// Exact points with their competition places.
  case exact(PointsColumn, places: [Int32])
  /// Single numbers.
  case numbers([(name: String, value: Double)])

  /// The mean score, and places weighed so that an exchange of two shows.
  var figures: [(name: String, value: Double)] {
    switch self {
    case .numbers(let numbers): return numbers
    case .exact(let points, let places):
      let units = points.units.map { Double($0) / Double(Points.unitsPerPoint) }
      return Outcome.ranked(scores: units, places: places).figures
    case .ranked(let scores, let places):
      let count = Double(scores.count)
      let weighed = places.enumerated().reduce(0.0) {
        $0 + Double($1.element) * Double($1.offset % 97)
      }
      return [
        ("mean", scores.reduce(0, +) / count), ("places", weighed / (count * count)),
      ]
    }
  }
}
