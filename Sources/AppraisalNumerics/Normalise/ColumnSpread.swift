/// Number and extremes of the values present in a column; on demand their mean and deviation.
///
/// One pass without branches, eight values at a time. Extremes are exact, and sums run in the fixed
/// order of ``fixedOrderSum(count:term:)``, so nothing depends on threads.
struct ColumnSpread {
  /// Values present.
  let count: Int
  /// The smallest value present; +∞ when there is none.
  let minimum: Double
  /// The largest value present; −∞ when there is none.
  let maximum: Double
  private let values: UnsafeBufferPointer<Double>

  /// Whether all values present are equal; also true of one value and of none.
  var isConstant: Bool { !(minimum < maximum) }

  init(_ values: UnsafeBufferPointer<Double>) {
    var lowest = SIMD8<Double>(repeating: .infinity)
    var highest = SIMD8<Double>(repeating: -.infinity)
    var present = SIMD8<Int64>()
    let words = UnsafeRawPointer(values.baseAddress)
    let whole = values.count - values.count % 8
    if let words {
      for start in stride(from: 0, to: whole, by: 8) {
        let eight = words.loadUnaligned(fromByteOffset: start * 8, as: SIMD8<Double>.self)
        lowest.replace(with: eight, where: eight .< lowest)
        highest.replace(with: eight, where: eight .> highest)
        present.replace(with: present &+ 1, where: eight .== eight)
      }
    }
    var (least, most, number) = (lowest.min(), highest.max(), Int(present.wrappedSum()))
    for value in values[whole...] where value == value {
      least = min(least, value)
      most = max(most, value)
      number += 1
    }
    (minimum, maximum, count) = (least, most, number)
    self.values = values
  }

  /// Refuses infinite values, which only an extreme can be.
  func requireFinite() throws(NormaliseError) {
    guard count > 0, minimum == -.infinity || maximum == .infinity else { return }
    throw .infinite(row: values.firstIndex { $0.isInfinite } ?? 0)
  }

  /// The mean of the values present, corrected once by the mean of what is left; the value itself
  /// when all are equal.
  var mean: Double {
    guard minimum < maximum else { return minimum }
    let mean = correctedMean(scale: 1)
    return mean.isFinite ? mean : correctedMean(scale: 0x1p-64) * 0x1p64
  }

  private func correctedMean(scale: Double) -> Double {
    let number = Double(count)
    let first = fixedOrderSum(count: values.count) {
      values[$0] == values[$0] ? values[$0] * scale / number : 0
    }
    return first
      + fixedOrderSum(count: values.count) {
        values[$0] == values[$0] ? (values[$0] * scale - first) / number : 0
      }
  }

  /// The standard deviation; NaN where the divisor is not positive.
  func deviation(_ divisor: VarianceDivisor) -> Double {
    let degrees = divisor.divisor(count: count)
    guard degrees > 0 else { return .nan }
    return AppraisalNumerics.deviation(values, around: mean, degrees: Double(degrees))
  }
}
