public import AppraisalNumerics

/// The answers that a ballot may hold and the points that they stand for.
public struct GradeScale: Sendable {
  /// A grade word.
  public struct Grade: Sendable, Hashable {
    /// The word, for example 满意.
    public let word: String
    /// Other spellings that mean the same.
    public let aliases: [String]
    /// The points that it stands for; the most of them when there are several.
    public let points: Points
    /// The points among which an evaluator chooses, descending; empty when there is one.
    public internal(set) var choices: [Points] = []
  }

  /// The kinds of answers.
  public enum Answers: Sendable {
    /// Words, from the first to the last.
    case words([Grade])
    /// Numbers with a fixed number of decimals.
    case numbers(NumberRange)
  }

  /// A range of numbers that count as points.
  public struct NumberRange: Sendable {
    /// The lowest answer, in units of 10⁻ᵖˡᵃᶜᵉˢ.
    public let lowest: Int64
    /// The highest answer, in the same units.
    public let highest: Int64
    /// Decimals that an answer may have, 0…4.
    public let places: Int
    /// Points that an answer of one stands for.
    public let times: Int64

    /// Units of 0.0001 point in one unit of the answer.
    public var pointUnitsPerAnswerUnit: Int64 {
      times * (places..<Points.decimals).reduce(1) { units, _ in units * 10 }
    }
  }

  /// The identifier.
  public let identifier: String
  /// The answers that carry points.
  public let answers: Answers
  /// Words by which an evaluator abstains (弃权、不了解).
  public let abstain: [String]
  /// Words that make a rating void (废票).
  public let void: [String]
  /// Words, the empty one perhaps among them, that say that no rating was made.
  public let unanswered: [String]
  /// Whether the answers are places, which are the words `1`, `2`, ….
  public internal(set) var hasPlaces = false

  /// The lowest and highest points that an answer can carry.
  public var range: ClosedRange<Points> {
    switch answers {
    case .words(let grades):
      let points = grades.flatMap { [$0.points] + $0.choices }
      return (points.min() ?? .zero)...(points.max() ?? .zero)
    case .numbers(let range):
      let ends = [range.lowest, range.highest].map { end in
        (try? Points(units: end * range.pointUnitsPerAnswerUnit)) ?? .zero
      }
      return ends[0]...ends[1]
    }
  }
}
