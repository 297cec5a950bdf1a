/// A figure that is drawn shape by shape and written as SVG.
///
/// Coordinates are in pixels from the upper left corner and are written with one decimal place.
public struct Figure {
  /// Colours that stay apart for colour-blind readers and in grey print (Okabe and Ito 2008).
  public static let palette = [
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#666666",
  ]
  /// Where a text stands relative to its point.
  public enum Anchor: String {
    case start, middle, end
  }

  private let width: Double
  private let height: Double
  private let title: String
  private var shapes: [String] = []

  /// An empty figure.
  ///
  /// - Parameters:
  ///   - width: In pixels.
  ///   - height: In pixels.
  ///   - title: Shown at the top, and read out by screen readers.
  public init(width: Double, height: Double, title: String) {
    (self.width, self.height, self.title) = (width, height, title)
    text(title, x: 16, y: 24, size: 15, weight: "bold")
  }

  /// Draws a straight line.
  public mutating func line(
    x1: Double, y1: Double, x2: Double, y2: Double, colour: String = "#888888",
    thickness: Double = 1, dashes: String? = nil
  ) {
    let pattern = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    shapes.append(
      "<line x1=\"\(pixel(x1))\" y1=\"\(pixel(y1))\" x2=\"\(pixel(x2))\" y2=\"\(pixel(y2))\" "
        + "stroke=\"\(colour)\" stroke-width=\"\(pixel(thickness))\"\(pattern)/>")
  }

  /// Draws a filled rectangle.
  public mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, colour: String
  ) {
    shapes.append(
      "<rect x=\"\(pixel(x))\" y=\"\(pixel(y))\" width=\"\(pixel(width))\" "
        + "height=\"\(pixel(height))\" fill=\"\(colour)\"/>")
  }

  /// Draws a disc, or a ring when it is not filled.
  public mutating func circle(
    x: Double, y: Double, radius: Double, colour: String, isFilled: Bool = true
  ) {
    let paint =
      isFilled ? "fill=\"\(colour)\"" : "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.5\""
    shapes.append("<circle cx=\"\(pixel(x))\" cy=\"\(pixel(y))\" r=\"\(pixel(radius))\" \(paint)/>")
  }

  /// Draws a closed curve through points.
  public mutating func outline(_ points: [(x: Double, y: Double)], colour: String) {
    let path = points.map { "\(pixel($0.x)),\(pixel($0.y))" }.joined(separator: " ")
    shapes.append(
      "<polygon points=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.5\"/>")
  }

  /// Writes a line of text; `<`, `>` and `&` are written as themselves.
  public mutating func text(
    _ string: String, x: Double, y: Double, size: Double = 12, anchor: Anchor = .start,
    colour: String = "#222222", weight: String = "normal"
  ) {
    shapes.append(
      "<text x=\"\(pixel(x))\" y=\"\(pixel(y))\" font-size=\"\(pixel(size))\" "
        + "font-weight=\"\(weight)\" text-anchor=\"\(anchor.rawValue)\" fill=\"\(colour)\">"
        + "\(Figure.escaped(string))</text>")
  }

  /// The whole file.
  public var svg: String {
    let size = "width=\"\(pixel(width))\" height=\"\(pixel(height))\""
    let box = "viewBox=\"0 0 \(pixel(width)) \(pixel(height))\""
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) \(box) font-family=\"sans-serif\">\n"
    let ground = "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
    let body = shapes.map { $0 + "\n" }.joined()
    return head + "<title>\(Figure.escaped(title))</title>\n" + ground + body + "</svg>\n"
  }

  private func pixel(_ value: Double) -> String { decimal(value, 1) }

  private static func escaped(_ string: String) -> String {
    string.map { character in
      switch character {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      default: String(character)
      }
    }.joined()
  }
}
