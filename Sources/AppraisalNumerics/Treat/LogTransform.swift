import Glibc

/// Takes logarithms, shifted so that every value has one.
///
/// With the minimum, maximum and range of the values present:
/// ```
/// onePercent   ln(x − min + 0.01 · range)
/// mirrored     the same where G1 > 0;  −ln(max + 0.01 · range − x) otherwise
/// plusOne      ln(x − min + 1)
/// ```
/// All are increasing, so nobody's place in the column changes, but that values some last bits apart
/// may come to tie; distances do. `plusOne` depends on the unit: kilometres and metres give different
/// shapes. Missing stays missing; a constant column is refused, and so is one of which more than half
/// of the distinct values would become the same Double (``TreatmentVerdict/Refusal``).
///
/// Source: OECD and JRC (2008), `oecd2008handbook`; Becker et al. (2022), `becker2022coinr`.
public struct LogTransform: Sendable, Hashable {
  /// The shift before the logarithm.
  public enum Shift: String, Sendable, Hashable, CaseIterable {
    /// One hundredth of the range above the minimum.
    case onePercent
    /// One hundredth of the range, from the end with the longer tail.
    case mirrored
    /// One unit above the minimum.
    case plusOne
  }

  /// The shift before the logarithm.
  public let shift: Shift
  /// When a column is treated; `nil` treats every column.
  public let limits: ShapeLimits?

  /// A rule.
  ///
  /// - Parameters:
  ///   - shift: The shift before the logarithm.
  ///   - limits: When a column is treated; `nil` treats every column.
  public init(shift: Shift, limits: ShapeLimits?) {
    self.shift = shift
    self.limits = limits
  }

  func treat(_ column: TreatmentDraft) -> TreatmentDraft {
    var draft = column
    guard limits?.areReached(by: column.before) ?? true else { return draft.ended(.passes) }
    guard column.before.distinct > 1 else { return draft.ended(.refused(.fewDistinct)) }
    let (lowest, highest) = (column.sorted.first ?? 0, column.sorted.last ?? 0)
    let margin = 0.01 * (highest - lowest)
    guard margin.isFinite, lowest + margin > lowest, highest + margin > highest else {
      return draft.ended(.refused(.rangeBeyondDoubles))
    }
    let isMirrored = shift == .mirrored && !(column.before.skewness > 0)
    draft.values = column.values.map { value in
      if isMirrored { return -log(highest - value + margin) }
      return log(value - lowest + (shift == .plusOne ? 1 : margin))
    }
    return draft.keepsValuesApart
      ? draft.ended(.transformed) : column.ended(.refused(.rangeBeyondDoubles))
  }
}
