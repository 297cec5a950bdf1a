extension LinearScale {
  /// Turns lent values into scores; the operations, and so the bits, are those of
  /// ``callAsFunction(_:)``, in loops without branches.
  func apply(
    _ values: UnsafePointer<Double>, count: Int, into result: UnsafeMutablePointer<Double>
  ) {
    let (origin, span, base, gain) = (origin, span, base, gain)
    for row in 0..<count { result[row] = (values[row] - origin) / span }
    if caps.capsWorst { for row in 0..<count { result[row] = result[row] < 0 ? 0 : result[row] } }
    if caps.capsBest { for row in 0..<count { result[row] = result[row] > 1 ? 1 : result[row] } }
    if base != 0 || gain != 1 {
      for row in 0..<count { result[row] = base + gain * result[row] }
    }
  }
}
