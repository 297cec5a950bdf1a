import ArgumentParser

/// The exit codes.
enum Exit {
  /// Done, but records await a decision.
  static let notFinal = ExitCode(1)
  /// The command was used wrongly.
  static let usage = ExitCode(2)
  /// Inputs were refused.
  static let inputs = ExitCode(3)
  /// The scheme was refused.
  static let scheme = ExitCode(4)
  /// Output could not be written.
  static let output = ExitCode(5)
}

/// Why a command stops: what to say, and with which code.
struct CommandFailure: Error {
  let message: String
  let code: ExitCode

  init(_ message: String, _ code: ExitCode) {
    self.message = message
    self.code = code
  }
}
