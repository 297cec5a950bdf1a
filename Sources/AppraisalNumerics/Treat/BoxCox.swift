import Glibc

/// The power transformation of Box and Cox with a stated exponent, after a shift to 1.
///
/// ```
/// y = x − min + 1,    (y^λ − 1) / λ   for λ ≠ 0,    ln y   for λ = 0
/// ```
/// It is increasing for every λ. The exponent is fixed by the rules; it is not fitted to the data,
/// since a fitted one would move with every correction of a single value. Missing stays missing; a
/// constant column is refused, and so is one whose transformed values are no Doubles or mostly the
/// same Double, as with λ = −5 and values beyond 10³ (``TreatmentVerdict/Refusal``). The result
/// depends on the unit, since 1 is added in it.
///
/// Source: Box and Cox (1964), `box1964analysis`.
public struct BoxCox: Sendable, Hashable {
  /// The exponent λ, −5…5.
  public let exponent: Double
  /// When a column is treated; `nil` treats every column.
  public let limits: ShapeLimits?

  /// A rule.
  ///
  /// - Parameters:
  ///   - exponent: The exponent λ, −5…5.
  ///   - limits: When a column is treated; `nil` treats every column.
  /// - Throws: ``TreatError/badLimit(name:value:)``.
  public init(exponent: Double, limits: ShapeLimits?) throws(TreatError) {
    guard exponent.magnitude <= 5 else {
      throw .badLimit(name: "the exponent of Box and Cox", value: exponent)
    }
    self.exponent = exponent
    self.limits = limits
  }

  func treat(_ column: TreatmentDraft) -> TreatmentDraft {
    var draft = column
    guard limits?.areReached(by: column.before) ?? true else { return draft.ended(.passes) }
    guard column.before.distinct > 1 else { return draft.ended(.refused(.fewDistinct)) }
    let lowest = column.sorted.first ?? 0
    let range = (column.sorted.last ?? 0) - lowest
    guard transformed(range + 1).isFinite else {
      return draft.ended(.refused(.rangeBeyondDoubles))
    }
    draft.values = column.values.map { transformed($0 - lowest + 1) }
    return draft.keepsValuesApart
      ? draft.ended(.transformed) : column.ended(.refused(.rangeBeyondDoubles))
  }

  private func transformed(_ value: Double) -> Double {
    // Near 0 the power is 1 but for its last digits, which the difference would be made of.
    if exponent.magnitude < 1e-3 {
      let logarithm = log(value)
      return exponent == 0 ? logarithm : expm1(exponent * logarithm) / exponent
    }
    return (pow(value, exponent) - 1) / exponent
  }
}
