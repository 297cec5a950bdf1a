/// Index columns of sheets drawn from a model of honest ones.
struct HonestDraws {
  let model: SheetModel
  let plan: CarelessPlan
  let seconds: [Double]?
  /// Number of real sheets, which a batch has too.
  let sheets: Int

  /// One column per index, `settings.draws` long.
  ///
  /// - Parameters:
  ///   - indices: Which, all of them given by the plan.
  ///   - settings: The number of draws and the seed.
  ///   - stream: The number of the random stream; different ones are independent.
  /// - Returns: The columns, in the order of the indices.
  /// - Throws: ``AnswerError`` when the plan does not fit.
  func columns(
    _ indices: [CarelessIndex], _ settings: CarelessSettings, stream: UInt64
  ) throws(AnswerError) -> [[Double]] {
    var random = RandomStream(seed: settings.seed, stream: stream)
    var columns = [[Double]](repeating: [], count: indices.count)
    let batch = max(1, min(sheets, 5_000))
    for start in stride(from: 0, to: settings.draws, by: batch) {
      let answers = model.draw(batch, using: &random)
      let times = seconds.map { all in (0..<batch).map { _ in all[random.below(all.count)] } }
      let table = try CarelessTable(of: answers, plan: plan, seconds: times)
      // A batch that is cut short would rest on fewer sheets; it is drawn in full and cut here.
      let used = min(batch, settings.draws - start)
      for (place, index) in indices.enumerated() {
        columns[place] += (table[index] ?? []).prefix(used)
      }
    }
    return columns
  }
}
