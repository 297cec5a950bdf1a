/// A straight line from an indicator's unit to a score, fixed for this year and the next.
///
/// ```
/// u = (x − origin) / span,    y = base + gain · cap(u)
/// ```
/// `span` is negative where less is better, so that `u` is 0 at the worse end and 1 at the better
/// one for bounds, and standard deviations above the mean for scores. `u` is computed by a
/// division, which gives the bits of the formula as printed; a stored reciprocal would not.
public struct LinearScale: Sendable, Hashable, Codable {
  private enum CodingKeys: CodingKey { case origin, span, base, gain, caps }

  /// The value of the indicator at which `u` is 0.
  public let origin: Double
  /// The distance from the origin at which `u` is 1; negative where less is better, never 0.
  public let span: Double
  /// The score at `u = 0`.
  public let base: Double
  /// The score gained from `u = 0` to `u = 1`.
  public let gain: Double
  /// Where `u` is cut off: below 0 (`worst`), above 1 (`best`).
  public let caps: Caps

  /// A scale.
  ///
  /// - Parameters:
  ///   - origin: The value at which `u` is 0.
  ///   - span: The distance at which `u` is 1.
  ///   - base: The score at `u = 0`.
  ///   - gain: The score from `u = 0` to `u = 1`.
  ///   - caps: Where `u` is cut off.
  /// - Throws: ``NormaliseError/badBounds(lower:upper:)`` when a number, or `base + gain`, is not
  ///   finite or `span` is 0.
  public init(
    origin: Double, span: Double, base: Double = 0, gain: Double = 1, caps: Caps = .none
  ) throws(NormaliseError) {
    guard origin.isFinite, span.isFinite, span != 0, base.isFinite, gain.isFinite,
      (base + gain).isFinite
    else {
      throw .badBounds(lower: origin, upper: origin + span)
    }
    self.origin = origin
    self.span = span
    self.base = base
    self.gain = gain
    self.caps = caps
  }

  /// The scale between a worst and a best value.
  ///
  /// - Parameters:
  ///   - worst: The value that gets `base`.
  ///   - best: The value that gets `base + gain`.
  ///   - base: The score of the worst value.
  ///   - gain: What the best value has more.
  ///   - caps: Where scores are cut off.
  /// - Throws: ``NormaliseError/badBounds(lower:upper:)`` when the two are equal, not finite, or
  ///   further apart than a Double can say.
  public init(
    worst: Double, best: Double, base: Double = 0, gain: Double = 1, caps: Caps = .none
  ) throws(NormaliseError) {
    try self.init(origin: worst, span: best - worst, base: base, gain: gain, caps: caps)
  }

  /// The score of a value; missing stays missing.
  ///
  /// - Parameter value: A value of the indicator, or NaN.
  /// - Returns: The score, NaN where the value is; ±∞ where it lies beyond the range of Double, which
  ///   ``FrozenNormalisation`` refuses.
  public func callAsFunction(_ value: Double) -> Double {
    var share = (value - origin) / span
    if caps.capsWorst, share < 0 { share = 0 }
    if caps.capsBest, share > 1 { share = 1 }
    return base + gain * share
  }

  /// Reads a stored scale and refuses what ``init(origin:span:base:gain:caps:)`` refuses.
  ///
  /// - Parameter decoder: Where it is stored.
  /// - Throws: `DecodingError`, also for numbers that are no scale.
  public init(from decoder: any Decoder) throws {
    let stored = try decoder.container(keyedBy: CodingKeys.self)
    do {
      try self.init(
        origin: stored.decode(Double.self, forKey: .origin),
        span: stored.decode(Double.self, forKey: .span),
        base: stored.decode(Double.self, forKey: .base),
        gain: stored.decode(Double.self, forKey: .gain),
        caps: stored.decode(Caps.self, forKey: .caps))
    } catch let error as NormaliseError {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.description))
    }
  }
}
