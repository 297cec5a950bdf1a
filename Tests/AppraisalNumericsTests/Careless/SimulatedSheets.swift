import AppraisalNumerics

/// Honest sheets of the test simulations: a graded response of a normal variable,
/// `severity of the sheet + location of the item + noise`, cut at −1.5, −0.5, 0.5 and 1.5.
///
/// Neither of the models in the library: what is tested is not simulated from itself.
struct SimulatedSheets {
  var count = 300
  var items = 30
  /// Standard deviation of the severities.
  var spread = 0.7
  /// Standard deviation of the item locations.
  var contrast = 0.8
  /// Added to every location; 2 makes four answers in five top marks.
  var generosity = 0.5

  func draw(using random: inout RandomStream) -> [[Int8]] {
    let locations = (0..<items).map { _ in generosity + contrast * random.normal() }
    return (0..<count).map { _ in
      let severity = spread * random.normal()
      return locations.map { grade($0 + severity + random.normal()) }
    }
  }

  func matrix(_ rows: [[Int8]]) throws -> AnswerMatrix {
    try AnswerMatrix(rowMajor: rows.flatMap { $0 }, items: items, scale: 1...5)
  }

  private func grade(_ latent: Double) -> Int8 {
    var grade: Int8 = 1
    for cut in [-1.5, -0.5, 0.5, 1.5] where latent > cut { grade += 1 }
    return grade
  }
}
