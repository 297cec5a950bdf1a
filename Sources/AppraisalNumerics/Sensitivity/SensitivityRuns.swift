extension SensitivityDesign {
  /// Runs a model on all inputs of the design.
  ///
  /// A run fails when the model throws or its output is not finite. Then there is no result: the
  /// estimators pair runs of a row, and a design with holes estimates something else.
  ///
  /// - Parameters:
  ///   - threads: Threads to use; the model may run on several at once.
  ///   - model: Turns the ``inputCount`` numbers of a run into its output.
  /// - Returns: One output per run, in the order of the design.
  /// - Throws: ``SensitivityError/runsFailed(_:of:)`` with every failed run.
  /// - Complexity: ``runCount`` evaluations of the model.
  public func outputs(
    threads: Int = 1, _ model: @Sendable (_ inputs: [Double]) throws -> Double
  ) throws(SensitivityError) -> [Double] {
    try outputs(threads: threads) { _, inputs in try model(inputs) }
  }

  /// The same for a model that also wants the number of its run.
  func outputs(
    threads: Int, _ model: @Sendable (_ run: Int, _ inputs: [Double]) throws -> Double
  ) throws(SensitivityError) -> [Double] {
    var outputs = [Double](repeating: .nan, count: runCount)
    let pieces = max(1, min(threads, runCount))
    var failures = [[FailedRun]](repeating: [], count: pieces)
    outputs.withUnsafeMutableBufferPointer { outputs in
      failures.withUnsafeMutableBufferPointer { failures in
        // Each piece writes its own runs and its own list.
        nonisolated(unsafe) let (outputs, failures) = (outputs, failures)
        forEachPiece(pieces, threads: threads) { _, piece in
          for run in stride(from: piece, to: runCount, by: pieces) {
            let inputs = inputs(ofRun: run)
            do {
              outputs[run] = try model(run, inputs)
              guard !outputs[run].isFinite else { continue }
              let reason = "its output is \(outputs[run])"
              failures[piece].append(FailedRun(run: run, inputs: inputs, reason: reason))
            } catch {
              failures[piece].append(FailedRun(run: run, inputs: inputs, reason: "\(error)"))
            }
          }
        }
      }
    }
    let failed = failures.flatMap(\.self).sorted { $0.run < $1.run }
    guard failed.isEmpty else { throw .runsFailed(failed, of: runCount) }
    return outputs
  }
}
