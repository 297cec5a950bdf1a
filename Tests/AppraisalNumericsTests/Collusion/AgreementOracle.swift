@testable import AppraisalNumerics

/// Probability that two sheets agree on an item, sheet by sheet instead of class by class.
func agreementOracle(_ model: SeverityModel, _ first: Int, _ second: Int, item: Int) -> Double {
  let width = model.items * model.categories
  return (0..<model.categories).reduce(0.0) { sum, value in
    let place = item * model.categories + value
    let left = model.probabilities[Int(model.classes[first]) * width + place]
    return sum + left * model.probabilities[Int(model.classes[second]) * width + place]
  }
}
