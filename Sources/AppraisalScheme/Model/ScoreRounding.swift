public import AppraisalNumerics

/// How scores are rounded, and where.
public struct ScoreRounding: Sendable, Hashable {
  /// Where scores are rounded to the declared places.
  public enum Stage: String, Sendable, CaseIterable {
    /// The composite only; what leads to it is held to 0.0001 point.
    case final
    /// Every group mean, every indicator and the composite.
    case everyLevel
  }

  /// How a half is rounded.
  public enum Mode: String, Sendable, CaseIterable {
    /// Away from zero (四舍五入).
    case halfUp
  }

  /// The places of the composite.
  public let composite: Rounding
  /// Where else they apply.
  public let stage: Stage

  /// The rounding of everything below the composite.
  public var parts: Rounding { stage == .everyLevel ? composite : .unit }
}
