/// What became of a column that was to be treated.
public enum TreatmentVerdict: Sendable, Hashable {
  /// Why a column is not treated although its shape asks for it.
  public enum Refusal: String, Sendable, Hashable {
    /// Too few distinct values: binary, ordinal or constant.
    case fewDistinct
    /// One value makes up more than half of the column.
    case sparse
    /// The transformed values are no finite Doubles, or more than half of the distinct ones differ by
    /// less than their last bit.
    case rangeBeyondDoubles
  }

  /// The shape needs no treatment; nothing was changed.
  case passes
  /// Extreme values were pulled in and the shape passes now.
  case winsorised
  /// Every value was transformed.
  case transformed
  /// The limits of winsorising were met before the shape passed; nothing was changed.
  case notCured
  /// The column does not suit the treatment; nothing was changed.
  case refused(Refusal)
}

/// A column before and after treatment.
public struct TreatedColumn: Sendable {
  /// The values as they came in.
  public let original: [Double]
  /// The values after treatment.
  public let values: [Double]
  /// What became of the column.
  public let verdict: TreatmentVerdict
  /// The shape of the original values.
  public let before: DistributionShape
  /// Which end is the better one.
  public let direction: Direction

  /// The shape after treatment.
  public var after: DistributionShape {
    DistributionShape(sorted: values.filter { !$0.isNaN }.sorted())
  }

  /// Every value that differs after treatment, in row order, with the subject's competition place
  /// in the column (1 is the best) before and after.
  ///
  /// - Complexity: O(*n*), with two rankings.
  public var changes: [ValueChange] {
    let rows = original.indices.filter { !original[$0].isNaN && original[$0] != values[$0] }
    guard !rows.isEmpty else { return [] }
    let places = [original, values].map {
      ScoreRanking(finite: $0, best: direction, tieBreaks: [], groups: nil).competitionPlaces
    }
    return rows.map {
      ValueChange(
        row: $0, before: original[$0], after: values[$0], placeBefore: Int(places[0][$0]),
        placeAfter: Int(places[1][$0]))
    }
  }
}

/// One value that treatment changed.
public struct ValueChange: Sendable, Hashable {
  /// The subject's row, from 0.
  public let row: Int
  /// The value before, in the indicator's unit.
  public let before: Double
  /// The value after.
  public let after: Double
  /// The subject's competition place in the column before.
  public let placeBefore: Int
  /// The subject's competition place in the column after.
  public let placeAfter: Int
}
