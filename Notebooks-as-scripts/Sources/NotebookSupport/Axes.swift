/// A rectangle of a figure in which values have places.
public struct Axes {
  private let xRange: ClosedRange<Double>
  private let yRange: ClosedRange<Double>
  private let frame: (left: Double, top: Double, right: Double, bottom: Double)

  /// Axes over ranges of values.
  ///
  /// - Parameters:
  ///   - x: Values from left to right.
  ///   - y: Values from bottom to top, or from top to bottom when `downwards`.
  ///   - frame: The rectangle in pixels.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>,
    frame: (left: Double, top: Double, right: Double, bottom: Double)
  ) {
    (xRange, yRange, self.frame) = (x, y, frame)
  }

  /// The pixel column of a value.
  public func x(_ value: Double) -> Double {
    let share = (value - xRange.lowerBound) / (xRange.upperBound - xRange.lowerBound)
    return frame.left + share * (frame.right - frame.left)
  }

  /// The pixel row of a value.
  public func y(_ value: Double) -> Double {
    let share = (value - yRange.lowerBound) / (yRange.upperBound - yRange.lowerBound)
    return frame.bottom - share * (frame.bottom - frame.top)
  }

  /// Draws both axes with ticks and titles.
  ///
  /// - Parameters:
  ///   - figure: Where.
  ///   - xTicks: Values that get a tick and a label.
  ///   - yTicks: Likewise.
  ///   - xTitle: With its unit.
  ///   - yTitle: With its unit; written above the axis.
  public func draw(
    in figure: inout Figure, xTicks: [Double], yTicks: [Double], xTitle: String, yTitle: String
  ) {
    figure.line(x1: frame.left, y1: frame.bottom, x2: frame.right, y2: frame.bottom)
    figure.line(x1: frame.left, y1: frame.top, x2: frame.left, y2: frame.bottom)
    for tick in xTicks {
      let place = x(tick)
      figure.line(x1: place, y1: frame.bottom, x2: place, y2: frame.bottom + 5)
      figure.text(label(tick), x: place, y: frame.bottom + 19, size: 11, anchor: .middle)
    }
    for tick in yTicks {
      let place = y(tick)
      figure.line(x1: frame.left - 5, y1: place, x2: frame.left, y2: place)
      figure.text(label(tick), x: frame.left - 8, y: place + 4, size: 11, anchor: .end)
    }
    figure.text(
      xTitle, x: (frame.left + frame.right) / 2, y: frame.bottom + 38, anchor: .middle)
    figure.text(yTitle, x: frame.left - 30, y: frame.top - 10)
  }

  private func label(_ tick: Double) -> String {
    decimal(tick, tick == tick.rounded() ? 0 : 1)
  }
}
