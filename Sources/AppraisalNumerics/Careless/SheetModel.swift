/// A model of honest sheets, from which sheets can be drawn.
///
/// Every sheet is a draw of a multivariate normal vector, one coordinate per item, cut into the
/// values of the scale: the cuts reproduce how often each value was given to each item, the
/// correlations reproduce those of the answers (a Gaussian copula; `[cario1997norta]`). What is
/// common to all items, such as the strictness of whoever filled in the sheet, is thereby kept.
/// Gaps are kept by giving each drawn sheet the gaps of a sheet drawn from the real ones.
public struct SheetModel: Sendable {
  /// Latent correlations were pulled towards zero by this share, 0 as a rule, because the pairs
  /// together were not those of any normal vector.
  public let shrinkage: Double
  private let scale: ClosedRange<Int8>
  private let items: Int
  private let cuts: LatentCuts
  private let factor: LowerFactor
  private let gaps: [[Int]]

  /// Fits the model to all sheets, careless ones among them.
  ///
  /// - Parameter answers: At least one sheet.
  /// - Throws: ``AnswerError/noSheets``.
  /// - Complexity: O(*n p*²).
  public init(fittedTo answers: AnswerMatrix) throws(AnswerError) {
    guard answers.sheets >= 1 else { throw .noSheets }
    items = answers.items
    scale = answers.scale
    cuts = LatentCuts(AnswerCounts(of: answers))
    let latent = SheetModel.latentCorrelations(answers, cuts)
    (factor, shrinkage) = SheetModel.nearestFactor(latent)
    gaps = (0..<answers.sheets).map { sheet in
      (0..<answers.items).filter { answers[sheet, $0] == AnswerMatrix.missing }
    }
  }

  /// Draws sheets.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - random: The source of randomness.
  /// - Returns: `count × p` answers on the scale of the real ones.
  /// - Complexity: O(*n p*²).
  public func draw(_ count: Int, using random: inout RandomStream) -> AnswerMatrix {
    var answers: [Int8] = []
    answers.reserveCapacity(count * items)
    var latent = [Double](repeating: 0, count: items)
    for _ in 0..<count {
      for item in 0..<items { latent[item] = random.normal() }
      factor.multiply(&latent)
      let start = answers.count
      for item in 0..<items {
        answers.append(scale.lowerBound + Int8(truncatingIfNeeded: cuts.value(latent[item], item)))
      }
      for item in gaps[random.below(gaps.count)] { answers[start + item] = AnswerMatrix.missing }
    }
    return AnswerMatrix(checked: answers, items: items, scale: scale)
  }

  private static func latentCorrelations(_ answers: AnswerMatrix, _ cuts: LatentCuts) -> Matrix {
    let moments = AnswerMoments(of: answers)
    var latent = Matrix.identity(answers.items)
    for later in 0..<answers.items {
      for earlier in 0..<later {
        let observed = moments.correlation(later, earlier)
        let value = observed.isNaN ? 0 : cuts.latentCorrelation(observed, later, earlier)
        latent[later, earlier] = value
        latent[earlier, later] = value
      }
    }
    return latent
  }

  /// Pulls towards the identity in small steps until the matrix has a factor; the identity has one.
  private static func nearestFactor(_ latent: Matrix) -> (factor: LowerFactor, shrinkage: Double) {
    for step in 0..<20 {
      let share = Double(step) / 20
      var pulled = latent
      for later in 0..<latent.rows {
        for earlier in 0..<latent.rows where earlier != later {
          pulled[later, earlier] = (1 - share) * latent[later, earlier]
        }
      }
      if let factor = LowerFactor(pulled, tolerance: 1e-6) { return (factor, share) }
    }
    guard let factor = LowerFactor(Matrix.identity(latent.rows)) else {
      preconditionFailure("the identity has a factor")
    }
    return (factor, 1)
  }
}
