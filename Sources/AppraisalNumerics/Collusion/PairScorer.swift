/// Scores pairs of sheets: matches against what the severities of both let expect.
struct PairScorer {
  private let codes: MatchCodes
  private let model: SeverityModel
  /// Expected matches and the reciprocal of their standard deviation per pair of classes, when
  /// there are few classes; 0 for the reciprocal when nothing is uncertain.
  private let known: [SIMD2<Double>]
  private let groups: Int
  private var agreement: [Double]

  init(_ answers: AnswerMatrix, _ model: SeverityModel) {
    codes = MatchCodes(answers)
    self.model = model
    groups = model.classSizes.count
    agreement = [Double](repeating: 0, count: answers.items)
    known = groups <= 1_024 ? PairScorer.table(model, groups) : []
  }

  /// Matches, expected matches and score; the score is 0 when nothing is uncertain.
  @inline(__always)
  mutating func score(
    _ first: Int, _ second: Int
  ) -> (matches: Int, expected: Double, score: Double) {
    let (left, right) = (Int(model.classes[first]), Int(model.classes[second]))
    let moments = known.isEmpty ? computed(left, right) : known[right * groups + left]
    let matches = codes.matches(first, second)
    return (matches, moments.x, (Double(matches) - moments.x) * moments.y)
  }

  /// Exact probability of at least so many matches.
  mutating func probability(_ first: Int, _ second: Int, matches: Int) -> Double {
    let (left, right) = (Int(model.classes[first]), Int(model.classes[second]))
    model.agreement(left, right, into: &agreement)
    return probabilityOfAtLeast(matches, of: agreement)
  }

  private mutating func computed(_ left: Int, _ right: Int) -> SIMD2<Double> {
    model.agreement(left, right, into: &agreement)
    return PairScorer.moments(agreement)
  }

  private static func moments(_ agreement: [Double]) -> SIMD2<Double> {
    var (expected, variance) = (0.0, 0.0)
    for probability in agreement {
      expected += probability
      variance += probability * (1 - probability)
    }
    return SIMD2(expected, variance > 1e-12 ? 1 / variance.squareRoot() : 0)
  }

  private static func table(_ model: SeverityModel, _ groups: Int) -> [SIMD2<Double>] {
    var table = [SIMD2<Double>](repeating: .zero, count: groups * groups)
    var agreement = [Double](repeating: 0, count: model.items)
    for first in 0..<groups {
      for second in first..<groups {
        model.agreement(first, second, into: &agreement)
        let moments = moments(agreement)
        table[first * groups + second] = moments
        table[second * groups + first] = moments
      }
    }
    return table
  }
}
