import AppraisalNumerics

extension SheetCommunity {
  /// The most sheets of a community whose times are scanned: the draws take their number each.
  static let burstLimit = 20_000

  /// Looks for a window of a minute, ten minutes or an hour with more sheets than the times of all
  /// other communities explain, by ``BurstScan``.
  ///
  /// - Parameters:
  ///   - others: The times of all other communities of the input.
  ///   - settings: Level and seed.
  ///   - stream: The number of the random stream.
  /// - Returns: The strongest window, whether or not it is rare.
  /// - Throws: ``SheetProblem`` when nothing can be compared.
  func burst(
    others: [Double], _ settings: SheetSettings, stream: UInt64
  ) throws(SheetProblem) -> BurstScan {
    guard let moments else { throw .noTimes }
    guard sheets.count >= SheetSettings.fewestSheets else {
      throw .tooFewSheets(found: sheets.count, needed: SheetSettings.fewestSheets)
    }
    guard sheets.count <= Self.burstLimit else {
      throw .tooManySheets(found: sheets.count, limit: Self.burstLimit)
    }
    var random = RandomStream(seed: settings.seed, stream: stream)
    let scan = try? BurstScan(
      times: moments, others: others, lengths: [60, 600, 3600], draws: settings.burstDraws,
      using: &random)
    guard let found = scan ?? nil else { throw .nothingToCompare }
    return found
  }
}
