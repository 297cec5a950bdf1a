/// A number with a fixed number of decimal places, rounded half away from zero.
///
/// Few places, so that the last bit of a logarithm, which may differ between machines, does not
/// show.
///
/// - Parameters:
///   - value: Finite and below 10¹² in size, or NaN, which is shown as a dash.
///   - places: 0…4.
/// - Returns: Digits with a point; no minus sign before a zero.
public func decimal(_ value: Double, _ places: Int) -> String {
  guard value.magnitude < 1e12 else { return "–" }
  let scale = (0..<places).reduce(1) { product, _ in product * 10 }
  let units = Int((value.magnitude * Double(scale)).rounded())
  let sign = value < 0 && units > 0 ? "-" : ""
  guard places > 0 else { return "\(sign)\(units)" }
  let rest = String(units % scale)
  return "\(sign)\(units / scale).\(String(repeating: "0", count: places - rest.count))\(rest)"
}
