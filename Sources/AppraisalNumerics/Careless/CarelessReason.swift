/// On which side of the usual an index lies.
public enum CarelessSide: Sendable, Hashable {
  /// Unusually small.
  case low
  /// Unusually large.
  case high
  /// Has no value, which few honest sheets have.
  case undefined
}

/// One index that makes a sheet stand out.
public struct CarelessReason: Sendable, Hashable {
  /// The index.
  public let index: CarelessIndex
  /// Its side.
  public let side: CarelessSide
  /// Its value; NaN when it has none.
  public let value: Double
  /// Tail probability among drawn honest sheets, on the suspicious sides.
  public let probability: Double
}

/// One sheet that stands out, with its reasons; evidence, not proof.
public struct CarelessFlag: Sendable, Hashable {
  /// The row of the sheet.
  public let sheet: Int
  /// `Σ −ln p` over the combined indices.
  public let score: Double
  /// The share of drawn honest sheets with at least this score.
  public let probability: Double
  /// The combined indices with a tail probability of at most the level, the rarest first.
  public let reasons: [CarelessReason]
}
