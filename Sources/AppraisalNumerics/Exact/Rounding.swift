/// The step that points are rounded to, half up.
public struct Rounding: Sendable, Hashable {
  /// Decimal places kept, 0…4.
  public let places: Int
  /// The step in units of 0.0001 point: 10⁴⁻ᵖˡᵃᶜᵉˢ.
  public let step: Int64

  /// Rounding to the unit of ``Points``, 0.0001 point.
  public static let unit = Rounding(trusted: Points.decimals)

  /// Rounding to a number of decimal places.
  ///
  /// - Parameter places: Decimal places kept.
  /// - Throws: ``ExactError/Kind/placesOutOfRange(_:)`` outside 0…4.
  public init(places: Int) throws(ExactError) {
    guard (0...Points.decimals).contains(places) else {
      throw ExactError(.placesOutOfRange(places))
    }
    self.init(trusted: places)
  }

  private init(trusted places: Int) {
    self.places = places
    step = (places..<Points.decimals).reduce(1) { step, _ in step * 10 }
  }

  /// Rounds units of 0.0001 point half up to a multiple of the step.
  ///
  /// - Parameter units: The value, in units, within ±2⁶².
  /// - Returns: The rounded value, in units.
  public func rounded(_ units: Int64) -> Int64 {
    precondition(units.magnitude <= 1 << 62, "a value in units lies within ±2^62")
    return halfUpQuotient(units, step) * step
  }
}
